"""How often the gate is right: destinations and codes as they occur in files, each with the verdict due."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.cases.agreement.place_to_confirm import check as to_confirm
from gcmsgen.checks.cases.registry import CASE_RULES
from gcmsgen.facts.case import Case
from gcmsgen.finding import Severity
from gcmsgen.reference.places import (
    NONE_OF_OUR_OWN,
    Place,
    PlaceNameKind,
    place_table,
    places,
    provinces_with,
    read_place,
)
from tests.conftest import CASES, DAY, facts_of

AGREEMENT = [rule for rule in CASE_RULES if rule.rule.code.startswith("GCM1")]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tree(row: dict[str, str]) -> dict[str, Any]:
    """Return the first example with a row laid over it."""
    changed = facts_of(CASES[0])
    for part, who in (("application", "app"), ("record", "rec")):
        changed[part]["destination"] = {"city": row[f"{who}_city"], "province": row[f"{who}_province"]}
        changed[part]["noc"] = row[f"{who}_noc"]
    offer = {name: row[name] for name in ("job_title", "teer") if row[name]}
    changed["offer"].pop("noc_version", None)
    changed["offer"].pop("teer", None)
    changed["offer"].update(offer, noc=row["offer_noc"], submitted=row["offer_submitted"])
    address = {"city": row["offer_city"], "province": row["offer_province"], "postal_code": row["offer_postal_code"]}
    changed["offer"]["address"].update(address)
    return changed


def verdict(row: dict[str, str]) -> tuple[str, set[str]]:
    """Return what the gate says of a row, and with which codes."""
    examined = Examined(Case.model_validate(tree(row)), DAY, NONE_OF_OUR_OWN)
    found = [one for rule in AGREEMENT for one in rule.findings(examined, decided=True)]
    told = {Severity.ERROR: "block", Severity.WARNING: "confirm"}
    said = [told[one.severity] for one in found if one.severity in told]
    return min(said, default="pass"), {one.code for one in found}


def test_the_gate_misses_nothing_and_refuses_nothing_that_is_true(shared: Path) -> None:
    judged = [(row, *verdict(row)) for row in rows(shared / "reference" / "gate_cases.csv")]
    due = [row["id"] for row, _, _ in judged if row["expect"] == "block"]
    blocked = [row["id"] for row, said, _ in judged if said == "block"]
    hit = len(set(due) & set(blocked))
    sys.stdout.write(f"precision {hit / len(blocked):.1%}, recall {hit / len(due):.1%}, {len(judged)} rows\n")
    assert sorted(set(due) - set(blocked)) == []
    assert sorted(set(blocked) - set(due)) == []
    assert [(row["id"], said) for row, said, _ in judged if row["contested"] != "yes" and said != row["expect"]] == []
    assert [
        (row["id"], codes) for row, _, codes in judged if row["expect_codes"] and row["expect_codes"] not in codes
    ] == []


def test_corporate_forms_are_known_but_where_the_list_says_otherwise(shared: Path) -> None:
    forms = rows(shared / "reference" / "corporate_forms.csv")
    assert [row["name"] for row in forms if not row["note"] and not places(row["name"], row["province"])] == []


def municipalities() -> Iterator[Place]:
    table = (read_place(cells) for cells in place_table().lines())
    return (place for place in table if place.kind is PlaceNameKind.MUNICIPALITY)


def test_the_name_of_one_province_is_refused_in_another() -> None:
    # Taken as from a shuffled pack: every name of a stride with the province of a far-off one.
    towns = list(municipalities())
    asked = ((towns[at * 7919 % len(towns)].spelling, towns[at * 104729 % len(towns)].province) for at in range(2000))
    pairs = [(name, province) for name, province in asked if province not in provinces_with(name)][:1000]
    assert len(pairs) == 1000
    assert [pair for pair in pairs if places(*pair)] == []


def test_no_place_is_named_as_its_own_successor() -> None:
    asked = [read_place(cells) for cells in place_table().lines()]
    kinds = (PlaceNameKind.FORMER, PlaceNameKind.PART, PlaceNameKind.USUAL)
    own = [
        place.spelling
        for place in asked
        if place.kind in kinds and place.current and place.current.en == place.spelling
    ]
    assert own == []
    parrsboro = {"app_city": "Parrsboro", "app_province": "NS", "rec_city": "Parrsboro", "rec_province": "NS"}
    row = {**parrsboro, "offer_city": "Parrsboro", "offer_province": "NS", "offer_postal_code": "B0M 1S0"}
    codes = dict.fromkeys(("app_noc", "rec_noc", "offer_noc"), "53201")
    more = {"job_title": "Head coach", "teer": "", "offer_submitted": "2026-08-03"}
    examined = Examined(Case.model_validate(tree({**row, **codes, **more})), DAY, NONE_OF_OUR_OWN)
    said = [hit.message.en for hit in to_confirm(examined)]
    assert len(said) == 3
    assert [message for message in said if message.count("Parrsboro") != 1] == []
