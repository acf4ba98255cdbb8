"""Every path that a case can take, told from the tables, and the witness that `journeys.yaml` has for each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product, starmap
from typing import Any, get_args

from gcmsgen.facts.application import Channel
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.guidance import guidance
from gcmsgen.reference.outcomes import outcomes
from tests.checks.fixtures import BASE, tree_of
from tests.conftest import ROOT, facts_of

TABLE = ROOT / "tests" / "journeys.yaml"
NO_GROUND, IN_COUNTRY = "-", "reciprocity_in_country"
# How far a procedural fairness letter went: no table of the program lists these four, for they are told from its days.
FAIRNESS = ("none", "sent", "replied", "no_reply")


@dataclass(frozen=True, order=True)
class Path:
    """Hold one path: an outcome, with its ground where it is on one, and what else decides which words are said."""

    outcome: str
    ground: str
    made: str
    instructions: str
    fairness: str

    def __str__(self) -> str:
        return "/".join((self.outcome, self.ground, self.made, self.instructions, self.fairness))

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Say whether a row is about the path: each axis that it names has the value of the path among its own."""
        return all(getattr(self, axis) in row[axis] for axis in self.__dataclass_fields__ if axis in row)


@cache
def table() -> dict[str, Any]:
    """Return the table of journeys, all scalars text."""
    return facts_of(TABLE)


def paths() -> Iterator[Path]:
    """Yield every path that the tables allow for, those that cannot be among them."""
    seen = dict.fromkeys(str(entry.value) for entry in guidance("country_looked_at").entries)
    yield from starmap(Path, product(outcomes(), (NO_GROUND, *grounds()), get_args(Channel), seen, FAIRNESS))


def rows(kind: str, path: Path) -> list[Mapping[str, Any]]:
    """Return the rows of a part of the table, `cannot`, `refused`, `asks` or `besides`, that are about a path."""
    return [row for row in table()[kind] if path.fits(row)]


def codes(kind: str, path: Path) -> set[str]:
    """Return the codes that the rows of a part name for a path."""
    return {str(row["code"]) for row in rows(kind, path)}


def unaccounted(walked: Iterable[Path]) -> Iterator[Path]:
    """Yield the paths that have no witness, are refused by no row, and are not said to be none."""
    for path in walked:
        if not rows("cannot", path) and not rows("refused", path):
            try:
                witness(path)
                said(path)
            except KeyError:
                yield path


@cache
def base() -> dict[str, Tree]:
    """Return the facts that every witness lies over."""
    return tree_of(BASE)


@cache
def witness(path: Path, language: str = "en") -> Case:
    """Return the case that walks a path. Raises KeyError where an axis has a value without a row."""
    tree: Mapping[str, Tree] = overlaid(base(), {"application.language": language})
    for changes in laid(path):
        tree = overlaid(tree, changes)
    return case_from(str(path), Parsed(dict(moved(tree, int(table()["instructions"][path.instructions]))), {}))


def laid(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield what is laid over the base, one after the other."""
    yield table()["outcomes"][path.outcome]["lays"]
    yield table()["made"][path.made]["lays"]
    if path.ground != NO_GROUND:
        yield table()["grounds"][path.ground]["lays"]
        yield carried(path.ground)
    yield table()["fairness"][path.fairness]["lays"]
    if path.fairness != FAIRNESS[0]:
        yield {"fairness_letter.concerns": [raised(path)]}
    yield from (row["lays"] for row in rows("besides", path) if "lays" in row)


def raised(path: Path) -> dict[str, str]:
    """Return the concern that the fairness letter of a path raised: on what carries its ground, else on the country."""
    criterion = IN_COUNTRY if path.ground == NO_GROUND else grounds()[path.ground].criteria[0]
    return {"criterion": criterion, "concern": "insufficiency"}


def assessed() -> list[dict[str, Tree]]:
    """Return the conclusions of the base."""
    found = base()["assessment"]
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, dict)]


def carried(ground: str) -> dict[str, Any]:
    """Return the conclusion that carries a ground, with the officer's words on it."""
    criterion = grounds()[ground].criteria[0]
    entry = {
        "criterion": criterion,
        "conclusion": "not_satisfied",
        "concern": "insufficiency",
        "documents": ["E1", "E3"],
        "facts": ["applicant.residence", "offer.number"],
        "reason": table()["grounds"][ground]["reason"],
        "considered": table()["considered"],
    }
    others: list[Tree] = [item for item in assessed() if item["criterion"] != criterion]
    return {"decision.grounds": [ground], "assessment": [*others, entry]}


def moved(tree: Any, days: int) -> Any:
    """Return facts with every day moved.

    >>> moved({"sent": "2026-05-10", "due": ["none"]}, -10)
    {'sent': '2026-04-30', 'due': ['none']}
    """
    if isinstance(tree, Mapping):
        return {name: moved(part, days) for name, part in tree.items()}
    if isinstance(tree, list):
        return [moved(part, days) for part in tree]
    if isinstance(tree, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", tree):
        return (date.fromisoformat(tree) + timedelta(days)).isoformat()
    return tree


def said(path: Path) -> set[str]:
    """Return the sentences that note and letter of a path say. Raises KeyError where an axis has a value without a row."""
    named = [table()[axis][value]["says"] for axis, value in _axes(path)]
    named += [row["says"] for row in rows("besides", path) if "says" in row]
    return {sentence for says in named for sentence in says}


def silent(path: Path) -> set[str]:
    """Return the sentences that neither note nor letter of a path says."""
    return {sentence for row in rows("besides", path) for sentence in row.get("silent", ())}


def _axes(path: Path) -> Iterator[tuple[str, str]]:
    yield "outcomes", path.outcome
    if path.ground != NO_GROUND:
        yield "grounds", path.ground
    yield "made", path.made
    yield "fairness", path.fairness
