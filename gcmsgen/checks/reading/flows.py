"""The two directions of an exchange by year: how many worked abroad, how many came to Canada, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass

from gcmsgen.checks.case_rule import Examined
from gcmsgen.facts.reciprocity import Inbound, Outbound, Reciprocity
from gcmsgen.language import Text

_HUNDRED = 100  # a per cent is a hundredth part


@dataclass(frozen=True, slots=True)
class Year:
    """Hold one year: Canadian citizens and permanent residents abroad, workers here, and the months of their stays."""

    year: int
    abroad: int
    here: int
    months_abroad: tuple[int, ...]
    months_here: tuple[int, ...]

    @property
    def percent(self) -> int | None:
        """Return those abroad in per cent of those here, to the nearest; None where nobody came."""
        return (2 * self.abroad * _HUNDRED + self.here) // (2 * self.here) if self.here else None

    @property
    def text(self) -> Text:
        """Return the year as a message shows it: numbers, durations, and the per cent where there is one."""
        words: dict[str, str | Text] = {
            "year": str(self.year),
            "abroad": str(self.abroad),
            "here": str(self.here),
            "abroad_months": _months(self.months_abroad),
            "here_months": _months(self.months_here),
            "percent": Text(en="", fr="") if self.percent is None else _PERCENT.filled(percent=str(self.percent)),
        }
        return _YEAR.filled(**words)


def positions(row: Outbound) -> int:
    """Return how many Canadian citizens and permanent residents a row shows abroad; an unknown number shows none."""
    return (row.citizens or 0) + (row.permanent_residents or 0)


def years(examined: Examined) -> tuple[Year, ...]:
    """Return every year for which the case gives figures, oldest first; a row without its year counts in none."""
    facts = examined.case.reciprocity
    if facts is None:
        return ()
    numbers = sorted({year for year in _stated(facts) if year is not None})
    return tuple(_year(number, facts.outbound, facts.inbound) for number in numbers)


def shown(some: Iterable[Year]) -> Text:
    """Return several years as a message shows them."""
    texts = [year.text for year in some]
    return Text(en="; ".join(text.en for text in texts), fr="; ".join(text.fr for text in texts))


def _stated(facts: Reciprocity) -> tuple[int | None, ...]:
    return (*(row.year for row in facts.outbound), *(row.year for row in facts.inbound))


def _year(number: int, outbound: tuple[Outbound, ...], inbound: tuple[Inbound, ...]) -> Year:
    away = [row for row in outbound if row.year == number]
    here = [row for row in inbound if row.year == number]
    return Year(
        number,
        sum(positions(row) for row in away),
        sum(row.workers or 0 for row in here),
        tuple(sorted({row.months for row in away if row.months is not None})),
        tuple(sorted({row.months for row in here if row.months is not None})),
    )


def _months(lengths: tuple[int, ...]) -> Text:
    if not lengths:
        return Text(en="", fr="")
    written = [str(length) for length in lengths]
    plural = "" if lengths == (1,) else "s"
    return Text(
        en=f" ({_listed(written, 'and')}\N{NO-BREAK SPACE}month{plural})",
        fr=f" ({_listed(written, 'et')}\N{NO-BREAK SPACE}mois)",
    )


_YEAR = Text(
    en="in {year}, {abroad} abroad{abroad_months} and {here} in Canada{here_months}{percent}",
    fr="en {year}, {abroad} à l’étranger{abroad_months} et {here} au Canada{here_months}{percent}",
)
_PERCENT = Text(en=", that is {percent}%", fr=", soit {percent}\N{NO-BREAK SPACE}%")


def _listed(items: list[str], last: str) -> str:
    """Return a short list in a message; the filters of the words would load what only rendering needs."""
    *first, final = items
    return f"{', '.join(first)} {last} {final}" if first else final
