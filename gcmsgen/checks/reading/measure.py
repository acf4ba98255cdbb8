"""Offer corrections that converge: towards the offer of employment, which changes only where it cannot be right itself.

While the measure can be right, the one thing offered for another source is to say what the measure says. While it cannot, the
measure alone is offered something: what another source says that can be right, or what its own text reads as. So each step makes
the measure right for good, or another source equal to it for good; no order of steps brings a finding back, and all of them end.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gcmsgen.finding import OfferedCorrection

Value = TypeVar("Value")

APPLICATION, RECORD, OFFER = range(3)
"""The three sources, in the order in which `stated.py` gives them."""


@dataclass(frozen=True, slots=True)
class ThreeStatements(Generic[Value]):
    """Hold what the three sources state (None: unknown), and how to judge and to change it.

    `right` says of a source and a value whether it can be right there; `readings` gives what the text of a source may be read as;
    `changes` gives the changes that make a source say a value, none where it says it already.
    """

    stated: Sequence[Value | None]
    right: Callable[[int, Value], bool]
    readings: Callable[[int], Iterable[Value]]
    changes: Callable[[int, Value], Iterable[OfferedCorrection]]

    @property
    def measure(self) -> int:
        """Return which source the others are held against: the offer, or the application where the offer says nothing."""
        return APPLICATION if self.stated[OFFER] is None else OFFER

    def offered(self, source: int) -> tuple[OfferedCorrection, ...]:
        """Return the corrections that are offered for one source: 0 the application, 1 the record, 2 the offer."""
        measure = self.measure
        value = self.stated[measure]
        if value is None:
            return ()
        if self.right(measure, value):
            return () if source == measure else OfferedCorrection.grouped(self.changes(source, value))
        return self._of_the_measure(measure) if source == measure else ()

    def _of_the_measure(self, measure: int) -> tuple[OfferedCorrection, ...]:
        others = [value for at, value in enumerate(self.stated) if at != measure and value is not None]
        meant = dict.fromkeys(value for value in [*self.readings(measure), *others] if self.right(measure, value))
        return tuple(group for value in meant for group in OfferedCorrection.grouped(self.changes(measure, value)))
