"""Invented cases that show a translator what the words must bear: persons, numbers, places, dates, amounts, outcomes, grounds.

What they are stands in `invented_cases.yaml`; each is a packaged example with a few of its facts changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gcmsgen.catalogue.tree import packaged
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed
from gcmsgen.facts.yaml_file import parse_yaml, yaml_table
from gcmsgen.language import Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.reference.provinces import provinces

Changes = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Variant:
    """Hold one case to look at, and what it shows."""

    name: str
    shows: Text
    case: Case


def variant(name: str) -> Variant | None:
    """Return the invented case of that name, or None where there is none.

    >>> variant("country-CU").shows.fr
    'Pays\\xa0: à Cuba'
    """
    made = _cases().get(name)
    if made is None:
        return None
    shows, changes = made
    return Variant(name, shows, case_from(name, Parsed(overlaid(_base(), changes), {})))


def variant_names() -> tuple[str, ...]:
    """Return the names of all invented cases."""
    return tuple(_cases())


@cache
def _cases() -> dict[str, tuple[Text, Changes]]:
    """Return what each case shows and the facts that it changes, by its name."""
    return {name: (shows, changes) for name, shows, changes in _every_case()}


def _every_case() -> Iterator[tuple[str, Text, Changes]]:
    table = _table()
    for name, row in table["cases"].items():
        yield name, Text(**row["shows"]), row["changes"]
    for code, place in table["province"]["each"].items():
        yield _of("province", code, provinces()[code].name, place)
    for code in table["country"]["each"]:
        yield _of("country", code, COUNTRIES[code].in_text, {})
    for code, outcome in outcomes().items():
        name, shows, changes = _of("outcome", code, outcome.noun, {})
        yield name, shows, changes | _filled(table["outcome"]["each"][code], table["officer"])
    for code, ground in grounds().items():
        name, shows, changes = _of("ground", code, criteria()[ground.criteria[0]].name, {})
        yield name, shows, changes | {"assessment": _concluded(ground.criteria[0])}


def _of(kind: str, code: str, which: Text, values: dict[str, str]) -> tuple[str, Text, Changes]:
    """Return the name of a case of a kind, what it shows, and the facts that every case of the kind changes."""
    row = _table()[kind]
    return f"{kind}-{code}", Text(**row["shows"]).filled(which=which), _filled(row["changes"], {"code": code, **values})


def _concluded(criterion: str) -> list[Any]:
    """Return the conclusions of the base, and last the one that carries the ground, in place of its own on that criterion."""
    others = [item for item in _base()["assessment"] if item["criterion"] != criterion]
    table = _table()
    return [*others, _filled(table["ground"]["concluded"], {"criterion": criterion, **table["officer"]})]


def _filled(part: Any, values: dict[str, str]) -> Any:
    """Return a part with the names in braces filled, in every text of it."""
    if isinstance(part, dict):
        return {name: _filled(value, values) for name, value in part.items()}
    return [_filled(item, values) for item in part] if isinstance(part, list) else part.format_map(values)


@cache
def _base() -> dict[str, Any]:
    name = _table()["base"]
    return parse_yaml(name, (packaged("examples") / name).read_text(encoding="utf-8")).tree


@cache
def _table() -> dict[str, Any]:
    return yaml_table(Path(__file__).with_name("invented_cases.yaml"))
