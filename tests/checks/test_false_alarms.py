"""What the pages of the checks say of false alarms is what the tables of sound cases give."""

import re
from collections import Counter
from functools import cache

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.finding import Severity
from gcmsgen.reference.grounds import grounds
from tests.checks.reasons.cases import case_of, found_in
from tests.checks.reasons.test_reasons import SOUND
from tests.checks.test_sound_refusals import TABLE, sound
from tests.conftest import DAY, ROOT

LEAST = 30


@cache
def heard() -> Counter[tuple[Severity, str]]:
    """Return what all rules find in the sound refusals, notes left out."""
    cases = [sound(ground, language, {**changes, "schema": form}) for ground, language, form, changes in TABLE]
    found = [finding for case in cases for finding in check_case(case, DAY)]
    return Counter((one.severity, one.code) for one in found if one.severity is not Severity.INFO)


def figures() -> list[str]:
    """Return the figures in the order in which both pages give them."""
    errors = sum(count for (severity, _), count in heard().items() if severity is Severity.ERROR)
    reasons = sum(len(found_in(case_of(row))) for row in SOUND.values())
    return [str(n) for n in (len(grounds()), len(TABLE), errors, heard().total() - errors, len(SOUND), reasons)]


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [("checks.md", "False alarms are", "counts them"), ("verifications.md", "Les fausses alertes", "les compte")],
)
def test_the_page_gives_the_figures(page: str, first: str, last: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    said = text[text.index(first) : text.index(last)]
    assert re.findall(r"(?<!\w)\d+(?!\w)", said) == figures()
    assert set(re.findall(r"GCM\d{3}", said)) == {code for _, code in heard()}


def test_half_of_the_sound_refusals_are_in_french() -> None:
    assert 2 * sum(language == "fr" for _, language, _, _ in TABLE) == len(TABLE)
    assert len(TABLE) >= LEAST
