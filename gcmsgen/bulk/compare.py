"""Compare the outputs of two runs: which were added, dropped or changed, and in which sentences.

A sentence counts as changed where only one of the two has it, where a fact that it read is another one, or where its words
are others in the bundles of the two runs. All of this stands in the manifests; no output is opened but to show its words.
"""

import difflib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from gcmsgen.bulk.run_manifest import read_run_manifest
from gcmsgen.errors import UsageError
from gcmsgen.verify.compare import changed_sentences
from gcmsgen.verify.kept_bundle import NoBundle, read_bundle
from gcmsgen.verify.kept_manifest import read_manifest
from gcmsgen.verify.plain_file import NoPlainFile, plain_file


class OutputChange(StrEnum):
    """Say how an output of two runs differs."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold one output that two runs do not share, with the ids of the sentences that changed."""

    name: str
    change: OutputChange
    sentences: tuple[str, ...] = ()


def compared(one: Path, other: Path) -> Iterator[Compared]:
    """Yield the outputs that two finished runs do not share, in the order of names. Raises UsageError where one has no list."""
    left, right = read_run_manifest(one), read_run_manifest(other)
    a, b = next(left, None), next(right, None)
    while a or b:
        if a and (b is None or a.name < b.name):
            yield Compared(a.name, OutputChange.DROPPED)
            a = next(left, None)
        elif b and (a is None or b.name < a.name):
            yield Compared(b.name, OutputChange.ADDED)
            b = next(right, None)
        elif a and b:
            if a.sha256 != b.sha256:
                yield Compared(a.name, OutputChange.CHANGED, _sentences(one, other, a.name))
            a, b = next(left, None), next(right, None)


def word_difference(one: Path, other: Path, name: str) -> Iterator[str]:
    """Yield the lines of two text outputs that differ, as `diff` marks them."""
    with suppress(NoPlainFile, UnicodeDecodeError):
        before, now = ((plain_file(folder / name, _MOST_BYTES) or b"").decode().splitlines() for folder in (one, other))
        lines = difflib.unified_diff(before, now, n=0, lineterm="")
        yield from (line for line in lines if not line.startswith(("---", "+++", "@@")))


_MOST_BYTES = 64_000_000


def _sentences(one: Path, other: Path, name: str) -> tuple[str, ...]:
    try:
        before, now = (read_manifest(folder / name) for folder in (one, other))
    except UsageError:
        return ()
    a, b = (_rests_on(kept.made) for kept in (before, now))
    worded = _reworded(before.bundle, now.bundle, tuple(sorted(before.made["words"])))
    return tuple(s for s in {**a, **b} if a.get(s) != b.get(s) or s.rpartition(".")[2] in worded)


def _rests_on(made: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return what each sentence rests on: the hashes of its facts and its provisions."""
    each = made["facts"]["each"]
    facts = {
        s["id"]: [(fact, [each[path] for path in each if _in(path, fact)]) for fact in s["facts"]]
        for s in made["sentences"]
    }
    return {s["id"]: [facts[s["id"]], s["provisions"]] for s in made["sentences"]}


def _in(path: str, fact: str) -> bool:
    return path == fact or path.startswith(f"{fact}.")


@lru_cache(maxsize=64)
def _reworded(one: Path, other: Path, names: tuple[str, ...]) -> frozenset[str]:
    """Return the sentences whose words are not the same in two bundles."""
    if one.name == other.name:
        return frozenset()
    with suppress(NoBundle):
        before, now = read_bundle(one), read_bundle(other)
        if before and now:
            shared = [name for name in names if name in before.templates and name in now.templates]
            pairs = [(before.templates[name], now.templates[name]) for name in shared]
            return frozenset(sentence for pair in pairs for sentence in changed_sentences(*pair))
    return frozenset()
