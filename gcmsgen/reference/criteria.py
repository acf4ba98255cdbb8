"""The criteria on which an officer concludes, and the grounds of refusal that rest on them."""

from dataclasses import dataclass
from functools import cache

from gcmsgen.language import Text
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.provisions import Provision, provision


@dataclass(frozen=True, slots=True)
class Criterion:
    """Hold a criterion: its id, its name in a sentence, and the provision that it tests."""

    id: str
    name: Text
    provision: Provision


@cache
def criteria() -> dict[str, Criterion]:
    """Return the criteria by id."""
    return {
        name: Criterion(id=name, name=Text(en=row["en"], fr=row["fr"]), provision=provision(row["provision"]))
        for name, row in table("criteria.yaml").items()
    }


RECIPROCITY = ("creates_or_maintains", "reciprocity_in_country")


@cache
def grounds() -> dict[str, tuple[str, ...]]:
    """Return, for each ground of refusal that rests on an assessment, the criteria that can carry it."""
    return {ground: tuple(row["criteria"]) for ground, row in table("grounds.yaml").items()}


@cache
def lmia_would_not_help() -> dict[str, Provision]:
    """Return the grounds after which a labour market impact assessment would not help, each with what stands in the way."""
    rows = table("grounds.yaml").items()
    return {
        ground: provision(row["lmia_would_not_help"]["provision"])
        for ground, row in rows
        if "lmia_would_not_help" in row
    }
