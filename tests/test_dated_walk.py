"""Each document, the day before and the day on which a dated value changes, says the value of its day, in both languages."""

import json
import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest

from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import dated_values
from gcmsgen.reference.provisions import provision
from tests.conftest import ROOT
from tests.dated_probes import PROBES, SAYS
from tests.second_versions import CHANGE, SECOND

VALUES = dated_values()
# What no document prints: rules read it, and their own tests try it before and after.
READ_BY_RULES = (
    "title_", "beneficiaries", "destination_as_in_offer", "large_exchange_", "short_history_years", "several_years",
    "established_record_years", "fee work_permit", "fee lmia_position", "case_types portal_exempt_employer", "cultural_agreements ",
    "travel_documents heads ", "travel_documents biometrics ", "fairness ", "code ",
)  # fmt: skip


def days(topic: str) -> list[tuple[str, date]]:
    """Return each day on which a topic changes and the day before it, where the topic has a value on both."""
    known = VALUES[topic].entries
    changes = [entry.since for entry in known[1:] if entry.since]
    firsts = [known[0].since] if known[0].since else []
    return [(topic, day) for change in changes for day in (change - timedelta(days=1), change)] + [
        (topic, day) for day in firsts
    ]


# What the second versions leave as it is: C21 has two already, and the words of the last have versions of their own.
NOT_CHANGED = {"code C21", "country_looked_at"}
WALK = [pair for topic in SAYS for pair in days(topic)]


def says_its_value(topic: str, day: date) -> None:
    expected = SAYS[topic](VALUES[topic].on(day))
    for words, due, language in zip(PROBES[topic](day), expected, Language, strict=True):
        assert (due in words) if due else words == "", (topic, day, language, words)


@pytest.mark.parametrize(("topic", "day"), WALK[::3], ids=str)
def test_a_document_says_the_value_of_its_day(topic: str, day: date) -> None:
    says_its_value(topic, day)


@pytest.mark.long
@pytest.mark.parametrize(("topic", "day"), WALK, ids=str)
def test_every_document_says_the_value_of_its_day_on_every_day_of_change(topic: str, day: date) -> None:
    says_its_value(topic, day)


def test_every_dated_value_is_said_by_a_document_or_read_by_rules() -> None:
    assert [name for name in VALUES if name not in SAYS and not name.startswith(READ_BY_RULES)] == []


@pytest.fixture(scope="module")
def second_version() -> dict[str, list[list[str]]]:
    """Return what each probe says the day before and the day on which made-up second versions begin."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.second_versions"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


def changed(table: str, *path: str) -> Any:
    return SECOND[f"{table}.yaml"][path]


@pytest.mark.parametrize("topic", sorted(SAYS.keys() - NOT_CHANGED))
def test_a_second_version_of_a_value_is_said_from_its_day(
    second_version: dict[str, list[list[str]]], topic: str
) -> None:
    first = VALUES[topic].on(CHANGE)
    values = {name: value for table, rows in SECOND.items() for name, value in named(table, rows)}
    before, after = second_version[topic]
    for words, due in zip(before, SAYS[topic](first), strict=True):
        assert (due in words) if due else words == ""
    for words, due in zip(after, SAYS[topic](values[topic]), strict=True):
        assert (due in words) if due else words == ""
    assert before != after


def named(table: str, rows: dict[tuple[str, ...], Any]) -> list[tuple[str, Any]]:
    """Return the topics of a table as `dated_values` names them."""
    name = table.removesuffix(".yaml")
    prefix = {"guidance": "", "fees": "fee ", "exemption_codes": "code "}.get(name, f"{name} ")
    return [(prefix + " ".join(part for part in path if part != "provision"), value) for path, value in rows.items()]


@pytest.mark.parametrize(
    ("topic", "before", "after"),
    [("cultural_agreements FR", "info", "warning"), ("cultural_agreements AU", "warning", "info")],
)
def test_an_agreement_begins_and_ends_on_its_day(
    second_version: dict[str, list[list[str]]], topic: str, before: str, after: str
) -> None:
    assert second_version[topic] == [[before], [after]]


def test_the_years_of_biometrics_change_on_their_day(second_version: dict[str, list[list[str]]]) -> None:
    before, after = second_version["travel_documents biometrics years"]
    assert ("biometrics" in before[0], "biometrics" in after[0]) == (False, True)


def test_a_provision_is_cited_by_the_number_of_its_day(second_version: dict[str, list[list[str]]]) -> None:
    before, after = second_version["provision R182(1)"]
    old, new = provision("R182(1)").number, provision("R183(2)(c)").number
    for language, earlier, later in zip(Language, before, after, strict=True):
        assert (old.of(language) in earlier, new.of(language) in earlier) == (True, False)
        assert (old.of(language) in later, new.of(language) in later) == (False, True)
