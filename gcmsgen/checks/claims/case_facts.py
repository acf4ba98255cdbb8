"""What the facts of one case state, read once and only as far as it is asked for."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from itertools import combinations

from gcmsgen.checks.claims.row_figures import RowFigures
from gcmsgen.checks.claims.sentences import KEPT
from gcmsgen.checks.claims.stated_facts import ProseClaims, StatedFacts, prose_claims, stated_facts
from gcmsgen.facts.case import Case
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.provinces import folded_name, province_code, provinces


class CaseFacts:
    """Hold a case with what its facts state: by kind, in free texts, and as far as rows and days count."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._spans: dict[str, frozenset[int]] = {}

    @cached_property
    def stated(self) -> StatedFacts:
        """Return the facts by their kinds."""
        return stated_facts(self.case)

    @cached_property
    def days(self) -> dict[str, str]:
        """Return the path of each day, by the day as `2026-05-04`."""
        return {day.isoformat(): path for day, path in self.stated.days.items()}

    @cached_property
    def prose(self) -> ProseClaims:
        """Return what titles and other free texts of the facts name."""
        return prose_claims(self.stated)

    @cached_property
    def figures(self) -> RowFigures:
        """Return the figures that follow from the rows of the exchange."""
        return RowFigures(self.case.reciprocity)

    @cached_property
    def provinces(self) -> dict[str, str]:
        """Return the path of each province that a text of the facts is or names, by its code."""
        found: dict[str, str] = {}
        for text, path in self.stated.texts.items():
            for code in _provinces_in(text):
                found.setdefault(code, path)
        return found

    @cached_property
    def _folded(self) -> tuple[tuple[str, str], ...]:
        return tuple((f" {fold_place(text)} ", path) for text, path in self.stated.texts.items())

    def text_with(self, name: str) -> str | None:
        """Return the path of a text of the facts that holds the name of a place, however it is spelt; None where none does."""
        sought = f" {fold_place(name)} "
        return next((path for text, path in self._folded if sought in text), None)

    def spans(self, unit: str) -> frozenset[int]:
        """Return the spans between all days of the case, in days, weeks, months or years, rounded either way."""
        if unit not in self._spans:
            self._spans[unit] = self._years_between() if unit == "years" else _spans(tuple(self.stated.days), unit)
        return self._spans[unit]

    def _years_between(self) -> frozenset[int]:
        return frozenset(months // _MONTHS_OF_A_YEAR for months in self.spans("months"))


_MONTHS_OF_A_YEAR = 12


@lru_cache(maxsize=KEPT)
def _provinces_in(text: str) -> tuple[str, ...]:
    """Return the provinces that a text is, or whose names it holds."""
    code = province_code(text)
    if code:
        return (code,)
    words = f" {folded_name(text)} "
    return tuple(
        code
        for code, one in provinces().items()
        if any(f" {folded_name(name)} " in words for name in {one.name.en, one.name.fr})
    )


def _spans(days: tuple[date, ...], unit: str) -> frozenset[int]:
    """Return the spans between all days, both ends counted or one, rounded either way."""
    found, between = set[int](), _BETWEEN[unit]
    for first, last in combinations(sorted(days), 2):
        found.update(between(first, last))
    return frozenset(found)


def _months(first: date, last: date) -> tuple[int, ...]:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months, months + 1, months - (last.day < first.day)


_BETWEEN: dict[str, Callable[[date, date], tuple[int, ...]]] = {
    "days": lambda first, last: (days := (last - first).days, days + 1),
    "weeks": lambda first, last: ((days := (last - first).days) // 7, -(-days // 7)),
    "months": _months,
}
