"""The criteria that the instructions ask for and the law does not name: guidance, weighed under a provision and never its test."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, ListedRow, RowSource, listed_rows
from gcmsgen.reference.criteria import CRITERIA, criteria
from gcmsgen.reference.dated_tables import table

GUIDANCE_CRITERIA = "guidance_criteria.yaml"
ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class GuidanceCriterion:
    """Hold a criterion of the instructions: its label and its name where they look to no single country, None where no other."""

    id: str
    label_abroad: Text | None
    name_abroad: Text | None
    source: RowSource


@cache
def guidance_criteria() -> dict[str, GuidanceCriterion]:
    """Return the criteria of the instructions by id. Raises TableError.

    >>> "neutral_labour_market" in guidance_criteria(), "genuine_offer" in guidance_criteria()
    (True, False)
    """
    return guidance_criteria_in(table(GUIDANCE_CRITERIA))


def guidance_criteria_in(content: Mapping[str, Any]) -> dict[str, GuidanceCriterion]:
    """Return the criteria that the content of the table gives. Raises TableError where it is not whole."""
    rows = listed_rows(GUIDANCE_CRITERIA, content, ("looking_abroad", *SOURCE))
    return {row.known(row.id, criteria(), CRITERIA).id: _criterion(row) for row in rows}


def _criterion(row: ListedRow) -> GuidanceCriterion:
    names = row.group("looking_abroad", ("label", "in_sentence")) if row.cells["looking_abroad"] else None
    return GuidanceCriterion(
        id=row.id,
        label_abroad=names.in_both("label") if names else None,
        name_abroad=names.in_both("in_sentence") if names else None,
        source=row.source(),
    )


def label_of_day(criterion_id: str, country_looked_at: str) -> Text:
    """Return the label of a criterion by where the instructions of the day look (`abroad` or `coming_from`).

    >>> label_of_day("reciprocity_in_country", "abroad").en, label_of_day("medical", "abroad").en
    ('Reciprocal employment abroad', 'Medical examination')
    """
    guided = _looking(criterion_id, country_looked_at)
    return (guided and guided.label_abroad) or criteria()[criterion_id].names.shown


def name_of_day(criterion_id: str, country_looked_at: str) -> Text:
    """Return the name of a criterion in a sentence by where the instructions of the day look (`abroad` or `coming_from`).

    >>> name_of_day("reciprocity_in_country", "abroad").en, name_of_day("medical", "abroad").en
    ('reciprocal employment abroad (instructions on code C20)', 'the medical examination')
    """
    guided, row = _looking(criterion_id, country_looked_at), criteria()[criterion_id]
    return (guided and guided.name_abroad) or row.of_today or row.name


def _looking(criterion_id: str, country_looked_at: str) -> GuidanceCriterion | None:
    """Return the criterion of instructions that look to no single country."""
    return guidance_criteria().get(criterion_id) if country_looked_at == ABROAD else None
