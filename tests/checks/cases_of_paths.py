"""One path of each outcome and ground that has a witness, for tests that need a case of every kind."""

from datetime import date

from gcmsgen.facts.case import Case
from tests.journeys import Path, paths, rows


def day_of(case: Case) -> date:
    """Return the day of a decision."""
    assert case.decision
    assert case.decision.date
    return case.decision.date


def _walked() -> list[Path]:
    found: dict[tuple[str, str, str], Path] = {}
    for path in paths():
        if (
            path.made == "inside_canada"
            and path.instructions == "coming_from"
            and not rows("cannot", path)
            and not rows("refused", path)
        ):
            found.setdefault((path.outcome, path.ground, path.fairness), path)
    return list(found.values())


WALKED = _walked()
