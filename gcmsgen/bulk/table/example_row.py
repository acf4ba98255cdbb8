"""The invented case that a new workbook shows in its first row, and the rows of a table that still are about its person."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.flat import row_of
from gcmsgen.catalogue.tree import packaged
from gcmsgen.checks.tables import row_kept
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from, parse_text
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.starter import example
from gcmsgen.facts.tree import Parsed, Tree, decoded
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes

_OF_EVERY_OUTCOME = "02-refuse-wrong-country.yaml"
_WHO = ("application.number", "applicant.family_name", "applicant.given_names")


def example_case(outcome: str | None, language: Language) -> Case:
    """Return the case that a new workbook shows: that of an outcome, or one with a fact in most columns, about the same person."""
    if outcome:
        return case_from("", Parsed(example(outcome, language), {}))
    path = packaged("examples") / _OF_EVERY_OUTCOME
    tree = parse_text(path.name, decoded(path.name, path.read_bytes())).tree
    person = row_of(example_case(next(iter(outcomes())), language))
    return case_from("", Parsed(overlaid(tree, {name: person[name] for name in _WHO}), {}))


class ExampleRows:
    """Find the rows of an example while rows go by: those with its number and its person, whatever else was changed in them."""

    def __init__(self) -> None:
        self._rows: list[int] = []

    def noting(self, rows: Iterable[CaseRow]) -> Iterator[CaseRow]:
        """Yield rows as they are, and note those of an example."""
        for row in rows:
            if row.application and _examples().get(row.application.casefold()) == _who(row.tree):
                self._rows.append(row.number)
            yield row

    def kept(self) -> tuple[Finding, ...]:
        """Return a finding that names the rows, where there are any."""
        return (row_kept.kept(self._rows),) if self._rows else ()


@cache
def _examples() -> Mapping[str, tuple[str, ...]]:
    """Return who stands in each example, by its application number."""
    shown = [row_of(example_case(outcome, Language.EN)) for outcome in outcomes()]
    return {cells[_WHO[0]].casefold(): tuple(cells[name].casefold() for name in _WHO) for cells in shown}


def _who(tree: Mapping[str, Tree]) -> tuple[str, ...]:
    return tuple(_at(tree, name) for name in _WHO)


def _at(tree: Tree | Mapping[str, Tree], name: str) -> str:
    for part in name.split("."):
        tree = tree.get(part, "") if isinstance(tree, Mapping) else ""
    return tree.casefold() if isinstance(tree, str) else ""
