"""Bind the letters of a run for the printer: one PDF a language, in postal order, after a sheet that lists them.

Letters within Canada stand by postal code, those abroad after them by country and code. The order is sorted on disk. A
bound PDF is held in memory until it is saved, so many letters become volumes of `VOLUME` letters, each with its own sheet.
"""

import html
import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gcmsgen.bulk.folder import Folder
from gcmsgen.bulk.ledger import LedgerEntry
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import Existing, written_aside
from gcmsgen.language import Language, Text
from gcmsgen.manifest.record import SUFFIX
from gcmsgen.render.pdf import fetcher, load_weasyprint, style

VOLUME = 2_000  # letters; some 150 MB of memory while it is bound
_DOCUMENT, _CANADA = "letter", "CA"

Letters = Sequence[tuple[str, str]]


def new_letters(folder: Folder, *, again: bool) -> Iterator[LedgerEntry]:
    """Yield the PDF letters of this run that were never bound as they stand; `again`: all that it made or found standing."""
    return folder.ledger.to_bind(_DOCUMENT, Format.PDF, again=again)


def bind_letters(
    folder: Folder, tree: TemplateTree, letters: Iterable[LedgerEntry], volume: int = VOLUME
) -> Iterator[str]:
    """Write `letters-en.pdf` and `letters-fr.pdf` from these letters, and note what is bound; yield the names of both."""
    with closing(sqlite3.connect("")) as order:
        order.execute("CREATE TABLE letters (language, abroad, country, code, application, name)")
        order.executemany("INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?)", _keyed(folder, letters))
        for language in Language:
            count = order.execute("SELECT COUNT(*) FROM letters WHERE language = ?", (language.value,)).fetchone()[0]
            found = order.execute(_IN_ORDER, (language.value,))
            for number in range(1, -(-count // volume) + 1):
                name = f"letters-{language.value}{f'-{number}' if count > volume else ''}.pdf"
                with written_aside(folder.path / name, Existing.REPLACE) as path:
                    chosen = found.fetchmany(volume)
                    _bind(folder.path, chosen, language, tree, path)
                folder.ledger.bind(name, [letter for _, letter in chosen])
                yield name


@dataclass(frozen=True, slots=True)
class EarlierBinding:
    """Hold a file of letters that an earlier run bound: how many letters, and whether all of them still stand."""

    name: str
    letters: int
    stands: bool


def bound_before(folder: Folder, bound: Collection[str]) -> list[EarlierBinding]:
    """Return the files of bound letters that stand in the folder beside those just bound."""
    names = sorted(path.name for path in folder.path.iterdir() if _BOUND.fullmatch(path.name))
    return [_earlier(folder, name) for name in names if name not in bound]


def _earlier(folder: Folder, name: str) -> EarlierBinding:
    count = folder.ledger.bound_of(name)
    return EarlierBinding(name, count, count > 0 and not folder.ledger.bound_stale(name))


_BOUND = re.compile(r"letters-(?:en|fr)(?:-[0-9]+)?\.pdf")
_IN_ORDER = "SELECT application, name FROM letters WHERE language = ? ORDER BY abroad, country, code, application"


def _keyed(folder: Folder, letters: Iterable[LedgerEntry]) -> Iterator[tuple[str, int, str, str, str, str]]:
    for entry in letters:
        key = _postal_key((folder.path / f"{entry.name}{SUFFIX}").read_bytes())
        yield entry.language, *key, entry.application, entry.name


def _postal_key(manifest: bytes) -> tuple[int, str, str]:
    """Return by what a letter is sorted: within Canada or abroad, the country, the signs of the postal code."""
    address = json.loads(manifest)["made"]["facts"]["case"].get("applicant", {}).get("address", {})
    country = address.get("country") or _CANADA
    code = "".join(sign for sign in address.get("postal_code", "").upper() if sign.isalnum())
    return (0, "", code) if country == _CANADA else (1, country, code)


def _bind(folder: Path, letters: Letters, language: Language, tree: TemplateTree, target: Path) -> None:
    import pypdfium2

    with closing(pypdfium2.PdfDocument.new()) as whole:
        cover = _cover([application for application, _ in letters], language, tree)
        for source in (cover, *(folder / name for _, name in letters)):
            with closing(pypdfium2.PdfDocument(source)) as pages:
                whole.import_pages(pages)
        whole.save(target)


def _cover(applications: Sequence[str], language: Language, tree: TemplateTree) -> bytes:
    """Return the sheet that goes before the letters: how many, in which language, and the number of each, in order."""
    sheet, fonts = style(tree, ())
    items = "".join(f"<li>{html.escape(number)}</li>" for number in applications)
    title = _TITLE.filled(count=str(len(applications))).of(language)
    page = (
        f'<html lang="{language.tag}"><head><title>{title}</title></head>'
        f'<body><main style="columns: 3"><h1 style="column-span: all">{title}</h1><ol>{items}</ol></main></body></html>'
    )
    source = load_weasyprint().HTML(string=page, base_url="gcmsgen:layout/", url_fetcher=fetcher(tree))
    return bytes(source.write_pdf(stylesheets=[sheet], font_config=fonts))


_TITLE = Text(
    en="{count} letter(s) in English, in postal order",
    fr="{count} lettre(s) en français, dans l’ordre postal",
)
