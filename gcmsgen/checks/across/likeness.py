"""Find reasons that are alike among any number of files: MinHash over words and runs of words, and buckets of like ones on disk.

Of a reason its signature is kept, 400 bytes, in a database without a name, which SQLite makes in a temporary file that only
its owner may read and removes as soon as it is closed; its words are kept only where they are to be shown. Reasons that come again
as they were share one signature. Memory holds four bytes for a signature. Two reasons are alike where more than half of their runs
are the same, as their signatures estimate; reasons that are alike by way of a third stand in one cluster. Nothing depends on the
order of the files but the numbers of clusters.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from itertools import groupby
from operator import itemgetter
from typing import Any

from gcmsgen.checks.across.own_reasons import FileOfReasons
from gcmsgen.checks.across.shingles import shingles
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text

_VALUES = 100  # of a signature: the share of equal ones estimates likeness within a twentieth
_BAND = (
    4  # values that have to be equal for two reasons to be compared: of 25 bands one is, at 0.65, in 99 pairs of 100
)
_WIDTH = 4 * _BAND
_SEED = 20  # any number: the same for all time, so that two runs never differ
_ALIKE = 52  # of the hundred values: copies with light changes share 0.65 and more, careful reasons of two files 0.32 and less
_LEADERS = 8  # signatures of a bucket with which each of its others is compared
_REMEMBERED = 1024  # signatures, 400 bytes each: one that comes again later is joined with itself as with any like one


@dataclass(frozen=True, slots=True)
class Cluster:
    """Hold what tells a cluster: its number, in how many cases it stands, and whether their countries or employers differ."""

    number: int
    cases: int
    language: Language
    differs: bool


@dataclass(frozen=True, slots=True)
class ClusterPlace:
    """Hold one place of a cluster: in which file or row, its field, and the words, None where they were not kept."""

    source: str
    application: str
    where: str
    words: str | None
    country: str
    employer: str
    officer: str
    month: str


class LikeReasons:
    """Keep the reasons of files by their signatures, and give back the clusters of those that are alike."""

    def __init__(self, *, with_words: bool) -> None:
        self._sketch = _sketcher()
        self._with_words = with_words
        self._kept = sqlite3.connect("")
        self._kept.execute("PRAGMA cache_size = -4096")  # kB
        self._kept.executescript(_TABLES)
        self._taken = lru_cache(_REMEMBERED)(self._take)

    def close(self) -> None:
        """Forget all of it."""
        self._kept.close()

    def add(self, source: str, file: FileOfReasons) -> None:
        """Take up the reasons of a file; `source` is what it is called, and what tells its case where it has no number."""
        case = (source, file.application or source, file.country, file.employer, file.person, file.officer, file.month)
        for reason in file.reasons:
            runs = shingles(reason, file.names)
            if not runs:
                continue
            words = reason.words if self._with_words else None
            signature = self._taken(self._sketch(runs))
            self._kept.execute(_ADD, (*case, reason.where, reason.language.value, reason.weighs, words, signature))

    def _take(self, signature: bytes) -> int:
        """Keep a signature with its bands; return its number."""
        number = self._kept.execute("INSERT INTO signatures (bytes) VALUES (?)", (signature,)).lastrowid or 0
        self._kept.executemany("INSERT INTO bands VALUES (?, ?)", ((key, number) for key in _bands(signature)))
        return number

    def clusters(self) -> tuple[Cluster, ...]:
        """Return the clusters, those that differ in country or employer first, then by the first place of each.

        Reasons of one case or one person make none, nor does what an employer's own cases share where nothing is weighed.
        """
        self._kept.executescript(_INDEXES)
        self._kept.execute("DELETE FROM clusters")
        self._kept.executemany("INSERT INTO clusters VALUES (?, ?)", self._joined())
        found = [
            Cluster(number, cases, Language(language), bool(differs))
            for number, cases, language, differs in self._kept.execute(_CLUSTERS)
        ]
        self._kept.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", _rows(found))
        return tuple(found)

    def places(self, cluster: Cluster) -> Iterator[ClusterPlace]:
        """Yield the places of a cluster in the order in which they were taken up."""
        for row in self._kept.execute(_PLACES, (cluster.number,)):
            yield ClusterPlace(*row)

    def of_source(self, source: str) -> Iterator[tuple[str, int, bool]]:
        """Yield each field of a file that stands in a cluster, with the number of cases and whether the cluster differs."""
        for where, cases, differs in self._kept.execute(_OF_SOURCE, (source,)):
            yield where, cases, bool(differs)

    def _joined(self) -> Iterator[tuple[int, int]]:
        """Yield each signature of several reasons, or that is like another, with the first of its cluster."""
        count = self._kept.execute("SELECT coalesce(max(id), 0) FROM signatures").fetchone()[0]
        first = array("I", range(count + 1))
        pairs = self._kept.execute("SELECT key, signature FROM bands ORDER BY key, signature")
        for _key, bucket in groupby(pairs, key=itemgetter(0)):
            found = [signature for _, signature in bucket]
            if len(found) > 1:
                self._join([], found, first)
        alike = {_root(first, number) for (number,) in self._kept.execute(_OF_SEVERAL)}
        alike |= {root for number in range(count + 1) if (root := _root(first, number)) != number}
        for number in range(1, count + 1):
            root = _root(first, number)
            if root in alike:
                yield number, root

    def _join(self, leaders: list[tuple[int, bytes | None]], bucket: Iterable[int], first: "array[int]") -> None:
        """Join each signature of a bucket with the leader that it is like; one that is like none leads too, up to a few."""
        for number in bucket:
            root = _root(first, number)
            if any(_root(first, leader) == root for leader, _ in leaders):
                continue
            signature = self._signature(number) if leaders else None
            for at, (leader, kept) in enumerate(leaders):
                known = kept or self._signature(leader)
                leaders[at] = leader, known
                if signature and _like(signature, known):
                    other = _root(first, leader)
                    first[max(root, other)] = min(root, other)
                    break
            else:
                if len(leaders) < _LEADERS:
                    leaders.append((number, signature))

    def _signature(self, number: int) -> bytes:
        found: bytes = self._kept.execute("SELECT bytes FROM signatures WHERE id = ?", (number,)).fetchone()[0]
        return found


def _rows(found: Iterable[Cluster]) -> Iterator[tuple[int, int, bool]]:
    return ((cluster.number, cluster.cases, cluster.differs) for cluster in found)


def _root(first: "array[int]", number: int) -> int:
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number


def _like(one: bytes, other: bytes) -> bool:
    values = memoryview(one).cast("I"), memoryview(other).cast("I")
    return one == other or sum(map(int.__eq__, *values)) >= _ALIKE


def _bands(signature: bytes) -> Iterator[int]:
    """Yield the key of each band of a signature; the keys of two bands never meet but by chance, and then they are compared."""
    for start in range(0, len(signature), _WIDTH):
        mark = start.to_bytes(2, "big")
        yield int.from_bytes(blake2b(mark + signature[start : start + _WIDTH], digest_size=7).digest(), "big")


def _sketcher() -> Any:
    """Return what gives the signature of runs of words. Raises UsageError where the library is not installed."""
    try:
        minhash = import_module("rensa").RMinHash
    except ImportError:
        raise UsageError(_NOT_INSTALLED) from None

    def sketch(runs: list[str]) -> bytes:
        one = minhash(num_perm=_VALUES, seed=_SEED)
        one.update(runs)
        return array("I", one.digest()).tobytes()

    return sketch


_TABLES = """
CREATE TABLE reasons (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, application TEXT NOT NULL, country TEXT NOT NULL, employer TEXT NOT NULL,
    person TEXT NOT NULL, officer TEXT NOT NULL, month TEXT NOT NULL, field TEXT NOT NULL, language TEXT NOT NULL,
    weighs INTEGER NOT NULL, words TEXT, signature INTEGER NOT NULL
);
CREATE TABLE signatures (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE bands (key INTEGER NOT NULL, signature INTEGER NOT NULL);
CREATE TABLE clusters (signature INTEGER PRIMARY KEY, cluster INTEGER NOT NULL);
CREATE INDEX by_cluster ON clusters (cluster);
CREATE TABLE found (cluster INTEGER PRIMARY KEY, cases INTEGER NOT NULL, differs INTEGER NOT NULL);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS by_source ON reasons (source);
CREATE INDEX IF NOT EXISTS by_signature ON reasons (signature);
"""
_OF_SEVERAL = "SELECT signature FROM reasons GROUP BY signature HAVING count(*) > 1"
_ADD = (
    "INSERT INTO reasons (source, application, country, employer, person, officer, month, field, language, weighs, words, "
    "signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
# What is not known differs from nothing (ruling 25 of the contract); what is said of one person in two applications is one person's.
_CLUSTERS = """
SELECT cluster, count(DISTINCT application) AS cases, min(language),
    max(nullif(country, '')) <> min(nullif(country, '')) OR max(nullif(employer, '')) <> min(nullif(employer, '')) AS differs
FROM clusters JOIN reasons USING (signature)
GROUP BY cluster HAVING count(DISTINCT application) > 1 AND (coalesce(differs, 0) OR max(weighs))
    AND (min(person) <> max(person) OR max(person) = '')
ORDER BY coalesce(differs, 0) DESC, cluster
"""
_PLACES = """
SELECT source, application, field, words, country, employer, officer, month
FROM clusters JOIN reasons USING (signature) WHERE cluster = ? ORDER BY reasons.id
"""
_OF_SOURCE = """
SELECT field, max(cases), max(differs) FROM reasons JOIN clusters USING (signature) JOIN found USING (cluster)
WHERE source = ? GROUP BY field ORDER BY min(reasons.id)
"""
_NOT_INSTALLED = Text(
    en="Reasons are compared across cases with rensa, which is not installed. Run: pip install rensa",
    fr="Les motifs sont comparés d’un cas à l’autre avec rensa, qui n’est pas installé. "
    "Exécutez\N{NO-BREAK SPACE}: pip install rensa",
)
