"""Taking offered corrections ends, in any order, and brings no finding back."""

import csv
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.cases.registry import CASE_RULES
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, OfferedCorrection
from gcmsgen.reference.places import NONE_OF_OUR_OWN, PlaceNameKind, place_table, read_place
from tests.checks.test_advice import applied
from tests.conftest import CASES, DAY, facts, facts_of

AGREEMENT = [rule for rule in CASE_RULES if rule.rule.code.startswith("GCM1")]
MOST_STEPS = 8
PARTS = ("schema", "application", "record", "offer", "decision")

Place = tuple[str, str]
Kept = frozenset[tuple[str, str]]


def found(tree: dict[str, Any]) -> list[Finding]:
    examined = Examined(Case.model_validate(tree), DAY, NONE_OF_OUR_OWN)
    return [finding for rule in AGREEMENT for finding in rule.findings(examined, decided=True)]


def returning(tree: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong on any path of corrections: a finding that comes back, or a path without end."""
    parts = {part: tree[part] for part in PARTS}
    yield from _returning(parts, found(parts), frozenset(), ())


def _returning(
    tree: dict[str, Any], findings: list[Finding], gone: Kept, steps: tuple[OfferedCorrection, ...]
) -> Iterator[str]:
    here = kept(findings)
    path = " | ".join(step.line() for step in steps)
    if here & gone:
        yield f"{path}: {sorted(here & gone)} came back"
        return
    if len(steps) == MOST_STEPS:
        yield f"{path}: no end"
        return
    for correction in dict.fromkeys(one for finding in findings for one in finding.corrections):
        after = applied(tree, correction)
        left = found(after)
        yield from _returning(after, left, gone | (here - kept(left)), (*steps, correction))


def kept(findings: list[Finding]) -> Kept:
    return frozenset((finding.code, finding.where) for finding in findings)


def of(
    application: Place, record: Place, offer: Place, postal_code: str | None = None, **more: object
) -> dict[str, Any]:
    return facts(
        application__destination=dict(zip(("city", "province"), application, strict=True)),
        record__destination=dict(zip(("city", "province"), record, strict=True)),
        offer__address={"street": "1 Way", "city": offer[0], "province": offer[1], "postal_code": postal_code},
        **more,
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name[:2])
def test_corrections_of_each_example_end(path: Path) -> None:
    assert list(returning(facts_of(path))) == []


HARD: list[tuple[Place, Place, Place, str | None]] = [
    (("Saint John", "NB"), ("St. John's", "NL"), ("Saint John", "NB"), "E2L 4L1"),
    (("Toronto", "ON"), ("Vancouver", "ON"), ("Vncouver", "BC"), None),
    (("Vancouver", "ON"), ("Windsor", "BC"), ("Calgary", "ON"), None),
    (("Toronto", "ON"), ("Toronto", "Ontatio"), ("Toronto, ON", "ON"), "M5V 2T6"),
    (("Iqaluit", "NU"), ("Iqaluit", "Nt"), ("Iqaluit", "Nt"), "X0A 0H0"),
    (("Richmond", "BC"), ("Richmond", "QC"), ("Richmond", "QC"), "V6X 1A1"),
    (("Scarborough", "ON"), ("Toronto", "ON"), ("Scarborough", "ON"), "M1P 4N7"),
    (("Toronto", "ON"), ("Scarborough", "QC"), ("Toronto", "QC"), "M5V 2TO"),
    (("Calgary", "AB"), ("Calgary", "BC"), ("Calgary", "BC"), "T2P OA1"),
    (("Ottawa-Gatineau", "ON"), ("Gatineau", "ON"), ("Gatineau", "ON"), "K1A 0B1"),
]


@pytest.mark.parametrize(("application", "record", "offer", "postal_code"), HARD, ids=str)
def test_corrections_of_destinations_that_are_wrong_in_several_ways_end(
    application: Place, record: Place, offer: Place, postal_code: str | None
) -> None:
    assert list(returning(of(application, record, offer, postal_code))) == []


@pytest.mark.parametrize(
    ("application", "record", "offer"),
    [
        ("5252", "53201", "53201"),
        ("2173", "2174", "2173"),
        ("10", "11", "00010"),
        ("10", "2174", "88888"),
        ("21231", "21231", "21232"),
    ],
)
@pytest.mark.parametrize("title", ["x", "Software engineers and designers", "Software developers and programmers"])
def test_corrections_of_codes_end(application: str, record: str, offer: str, title: str) -> None:
    codes = {"application__noc": application, "record__noc": record, "offer__noc": offer, "offer__job_title": title}
    assert list(returning(facts(**codes, offer__teer="4"))) == []


def test_the_round_of_two_corrections_would_be_seen() -> None:
    tree = of(("Toronto", "ON"), ("Toronto", "ON"), ("Toronto", "ON"), "M5V 2T6")
    gone = frozenset({("GCM102", "record.destination.city")})
    tree["record"]["destination"]["city"] = "Kingston"
    parts = {part: tree[part] for part in PARTS}
    assert list(_returning(parts, found(parts), gone, ())) != []
    assert list(returning(tree)) == []


@cache
def towns() -> list[Place]:
    """Return the municipalities of today, by name and province."""
    places = [read_place(cells) for cells in place_table().lines()]
    return [(place.spelling, place.province) for place in places if place.kind is PlaceNameKind.MUNICIPALITY]


def rows(shared: Path) -> list[dict[str, str]]:
    path = shared / "reference" / "gate_cases.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pairs(shared: Path, every: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row of the gate with municipalities, each in one of the three places in turn."""
    for number, row in enumerate(rows(shared)):
        stated = [(row[f"{who}_city"], row[f"{who}_province"]) for who in ("app", "rec", "offer")]
        for at in range(number % every, len(towns()), every):
            three = list(stated)
            three[(at + number) % 3] = towns()[at]
            tree = of(three[0], three[1], three[2], row["offer_postal_code"])
            yield f"{row['id']} {three}", tree


def test_corrections_end_for_rows_of_the_gate_with_some_municipalities(shared: Path) -> None:
    assert [(name, wrong) for name, tree in pairs(shared, 5003) for wrong in returning(tree)] == []


@pytest.mark.long
@pytest.mark.parametrize("part", range(8))
def test_corrections_end_for_every_row_of_the_gate_with_every_municipality(shared: Path, part: int) -> None:
    assert [(name, wrong) for name, tree in islice(pairs(shared, 1), part, None, 8) for wrong in returning(tree)] == []
