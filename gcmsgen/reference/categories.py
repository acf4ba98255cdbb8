"""The categories of work permit that this program decides: the test of each, and what is its alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.reference.closed_list import SOURCE, RowSource, listed_rows
from gcmsgen.reference.criteria import CRITERIA, criteria
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.exemption_codes import CODES, ExemptionCode, exemption_codes
from gcmsgen.reference.grounds import GROUNDS, grounds
from gcmsgen.reference.provisions import PROVISIONS, Provision, provisions

CATEGORIES = "categories.yaml"
_COLUMNS = ("provision", "chain", "criteria", "grounds", "guidance", *SOURCE)


@dataclass(frozen=True, slots=True)
class Category:
    """Hold a category: its code, the provision that is its test, and the chain by which a permit may be issued for it.

    `criteria` and `grounds` are those of this category alone; `guidance` is the table of what its instructions said.
    """

    code: ExemptionCode
    provision: Provision
    chain: Provision
    criteria: tuple[str, ...]
    grounds: tuple[str, ...]
    guidance: str
    source: RowSource


@cache
def categories() -> dict[str, Category]:
    """Return the categories by their exemption code. Raises TableError."""
    return categories_in(table(CATEGORIES))


def category(code: str = "C20") -> Category:
    """Return a category: that of reciprocal employment, the one that cases are decided in so far.

    >>> category().provision.key, category().code.name.fr
    ('R205(b)', 'emploi réciproque')
    """
    return categories()[code]


def categories_in(content: Mapping[str, Any]) -> dict[str, Category]:
    """Return the categories that the content of a table gives. Raises TableError where it is not whole."""
    return {
        row.id: Category(
            code=row.known(row.id, exemption_codes(), CODES),
            provision=row.one_of("provision", provisions(), PROVISIONS),
            chain=row.one_of("chain", provisions(), PROVISIONS),
            criteria=tuple(one.id for one in row.each_of("criteria", criteria(), CRITERIA)),
            grounds=tuple(one.id for one in row.each_of("grounds", grounds(), GROUNDS)),
            guidance=row.text("guidance"),
            source=row.source(),
        )
        for row in listed_rows(CATEGORIES, content, _COLUMNS)
    }
