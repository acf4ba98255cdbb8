"""Where a row stands before it is made: never made, made and untouched, or made of other facts or words, or since changed."""

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from gcmsgen.bulk.folder import Folder
from gcmsgen.bulk.ledger import LedgerEntry, OutputState
from gcmsgen.bulk.order import CaseRow, Order
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.cases.file.application_number_unusable import USABLE
from gcmsgen.facts.tree import Tree
from gcmsgen.language import Language
from gcmsgen.making import ingredients_of, versions_of
from gcmsgen.manifest.canonical import digest
from gcmsgen.manifest.record import SUFFIX


class Why(StrEnum):
    """Say why a row is made, or that it is not because it stands as it was made."""

    NEW = "new"
    FACTS = "facts"
    WORDS = "words"
    CHANGED = "changed"
    GONE = "gone"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class RowStanding:
    """Hold where a row stands, the hash of its facts and of the day and language asked for, and the files at fault."""

    why: Why
    input: str
    files: tuple[str, ...] = ()


def standing(row: CaseRow, order: Order, folder: Folder | None, *, rehash: bool) -> RowStanding:
    """Return where a row stands by the ledger and by the files themselves; `rehash` trusts no time of modification."""
    now = input_hash(row, order)
    known = folder.ledger.of(ledger_name(row), order.language or "") if folder else []
    found = {(entry.document, entry.form): entry for entry in known}
    entries = [found.get((document, form.value)) for document in order.documents for form in order.formats]
    sure = [entry for entry in entries if entry and entry.state in (OutputState.MADE, OutputState.SKIPPED)]
    if folder is None or len(sure) < len(entries):
        return RowStanding(Why.NEW, now)
    if any(entry.input != now for entry in sure):
        return RowStanding(Why.FACTS, now)
    made = [entry for entry in sure if entry.state is OutputState.MADE]
    if any(entry.words != words_hash(row, entry.document, entry.language, entry.form, order) for entry in made):
        return RowStanding(Why.WORDS, now)
    touched = dict(fault for entry in made for fault in _faults(entry, folder, rehash=rehash))
    return RowStanding(next(iter(touched.values()), Why.STANDS), now, tuple(touched))


def input_hash(row: CaseRow, order: Order) -> str:
    """Return the hash of what a row says, which of it other rows say too, and of what was asked.

    A decision without a day is made anew each day.
    """
    day = order.on or (None if _at(row.tree, "decision", "date") else order.today)
    alike = {"alike": [[found.code, found.where, found.severity, found.message.en] for found in row.alike]}
    return digest(
        {"row": row.tree, "on": day and day.isoformat(), "language": order.language, **(alike if row.alike else {})}
    )


def ledger_name(row: CaseRow) -> str:
    """Return what the ledger calls a row: its application number, or its place where that could be anything else."""
    number = row.application or ""
    return number if USABLE.fullmatch(number) else f"row {row.number}"


def words_hash(row: CaseRow, document: str, language: str, form: str, order: Order) -> str:
    """Return the hash of all that an output of a row is made of beside its facts: words, layout, tables, versions."""
    outcome = _at(row.tree, "decision", "outcome")
    return _words(order.tree, document, outcome, Language(language), Format(form))


@lru_cache(maxsize=512)
def _words(tree: TemplateTree, document: str, outcome: str, language: Language, form: Format) -> str:
    if outcome not in CATALOGUE[document].parts:
        return ""
    parts = ingredients_of(tree, document, outcome, language, form)
    return digest([parts.as_json(), dict(versions_of(form))])


def _at(tree: Mapping[str, Tree], *path: str) -> str:
    part: object = tree
    for name in path:
        part = part.get(name) if isinstance(part, Mapping) else None
    return part if isinstance(part, str) else ""


def _faults(entry: LedgerEntry, folder: Folder, *, rehash: bool) -> Iterator[tuple[str, Why]]:
    """Yield the files of an output that are gone or are not as they were made; one that was only touched is noted anew."""
    files = {
        entry.name: (entry.sha256, entry.size, entry.modified),
        f"{entry.name}{SUFFIX}": (entry.manifest_sha256, entry.manifest_size, entry.manifest_modified),
    }
    times: list[int] = []
    for name, (sha256, size, modified) in files.items():
        try:
            found = (folder.path / name).lstat()
            same = (
                stat.S_ISREG(found.st_mode)
                and found.st_size == size
                and ((found.st_mtime_ns == modified and not rehash) or _hash(folder, name) == sha256)
            )
        except FileNotFoundError:
            yield name, Why.GONE
            return
        if not same:
            yield name, Why.CHANGED
            return
        times.append(found.st_mtime_ns)
    if times != [entry.modified, entry.manifest_modified]:
        folder.ledger.put([replace(entry, modified=times[0], manifest_modified=times[1])])


def _hash(folder: Folder, name: str) -> str:
    return digest((folder.path / name).read_bytes())
