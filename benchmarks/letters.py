"""The cases that are measured: one refusal of two pages, with text of its own in each."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import yaml

from benchmarks.table import ROOT
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.case import Case
from gcmsgen.language import Language
from gcmsgen.wording.compose import Composed, compose
from gcmsgen.wording.environment import Source

CASE = ROOT / "fixtures" / "cases" / "02-refuse-wrong-country.yaml"
DAY = date(2026, 5, 20)
TREE = read_templates()
_ADDED = {
    "en": "Page {page} of the staffing record, which is the latest that was produced, says the same of the year 2026.",
    "fr": "La page {page} du registre du personnel, le plus récent qui ait été produit, dit la même chose de l’année 2026.",
}


def cases(count: int) -> list[Case]:
    """Return as many cases: each has a number, an applicant and an officer's reason of its own."""
    tree = yaml.load(CASE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes text only
    return [Case.model_validate(_of_its_own(deepcopy(tree), number)) for number in range(1, count + 1)]


def _of_its_own(tree: dict[str, Any], number: int) -> dict[str, Any]:
    tree["application"]["number"] = f"W{number:09}"
    tree["applicant"]["given_names"] = f"Nulla {_name(number)}"
    tree["applicant"]["family_name"] = f"Sample{_name(number).lower()}"
    reason = tree["assessment"][0]["reason"]
    for language, sentence in _ADDED.items():
        reason[language] += " " + sentence.format(page=number)
    return tree


def _name(number: int) -> str:
    """Return a number as letters that look like a name.

    >>> _name(1), _name(702)
    ('Be', 'Fami')
    """
    syllables: list[str] = []
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        syllables.insert(0, _SYLLABLES[digit])
    return "".join(syllables).capitalize()


_SYLLABLES = [consonant + vowel for consonant in "bcdfgklmnprstv" for vowel in "aeio"]


def composed(case: Case, document: str) -> Composed:
    """Return a document of a case in English, with no check of the case."""
    assert case.decision
    assert case.decision.outcome
    office = office_profile(TREE, case.decision.office or "", Language.EN)
    source = Source(document, CATALOGUE[document].parts[case.decision.outcome], TREE)
    return compose(case, source, language=Language.EN, on=DAY, office=office)


def letters(count: int) -> Iterator[Composed]:
    """Yield as many letters, each with text of its own."""
    return (composed(case, "letter") for case in cases(count))
