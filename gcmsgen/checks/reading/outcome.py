"""What a case decides, and which of the officer's conclusions a refusal rests on.

A rule that lists what an approval or a refusal has to say asks here; before a decision it has nothing to ask.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gcmsgen.checks.case_rule import Examined, Hit
from gcmsgen.checks.reading.conclusion import concluded
from gcmsgen.facts.assessment import Assessment
from gcmsgen.facts.decision import FairnessLetter
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.grounds import grounds


@dataclass(frozen=True, slots=True)
class Carrying:
    """Hold a conclusion that a ground of refusal rests on: its number in the assessment, and that ground."""

    number: int
    item: Assessment
    ground: str

    @property
    def where(self) -> str:
        """Return the dotted path of the entry."""
        return f"assessment.{self.number}"

    @property
    def words(self) -> dict[str, str | Text]:
        """Return what a message says of the entry."""
        criterion = self.item.criterion or "?"
        return {"criterion": criterion, "where": self.where, "ground": self.ground}


def approves(examined: Examined) -> bool:
    """Say whether the outcome is an approval."""
    return _outcome(examined) == "approve"


def refuses(examined: Examined) -> bool:
    """Say whether the outcome is a refusal."""
    return _outcome(examined) == "refuse"


def decided_on(examined: Examined) -> date:
    """Return the day of the decision; the day whose rules apply where it is unknown."""
    return (examined.case.decision and examined.case.decision.date) or examined.on


def named_grounds(examined: Examined) -> tuple[tuple[int, str], ...]:
    """Return the grounds that a refusal names, each with its number in the list."""
    decision = examined.case.decision
    return tuple(enumerate(decision.grounds, 1)) if decision and decision.outcome == "refuse" else ()


def carrying(examined: Examined) -> tuple[Carrying, ...]:
    """Return the conclusions of `not_satisfied` that the grounds of a refusal rest on, each once."""
    decision = examined.case.decision
    if decision is None or decision.outcome != "refuse":
        return ()
    ground_of = {name: ground for ground in reversed(decision.grounds) for name in grounds()[ground].criteria}
    return tuple(
        Carrying(number, item, ground_of[item.criterion])
        for number, item in enumerate(examined.case.assessment, 1)
        if item.conclusion == "not_satisfied" and item.criterion in ground_of
    )


def rests_on(examined: Examined, criterion: str) -> bool:
    """Say whether a ground of the refusal is one that this criterion can carry."""
    decision = examined.case.decision
    named = decision.grounds if decision and decision.outcome == "refuse" else ()
    return any(criterion in grounds()[ground].criteria for ground in named)


def of_the_decision(examined: Examined, criterion: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits where the decision needs the criterion; a refusal on other grounds is only warned."""
    if approves(examined) or rests_on(examined, criterion):
        yield from hits
    elif refuses(examined):
        yield from (replace(hit, severity=Severity.WARNING) for hit in hits)


def silent_approval(examined: Examined, criterion: str, fix: Text) -> Iterator[Hit]:
    """Yield a hit where an approval rests on no conclusion of the officer on a criterion that the law requires."""
    if approves(examined) and not concluded(examined, criterion):
        row = criteria()[criterion]
        words: dict[str, str | Text] = {"criterion": criterion, "name": row.name, "provision": row.provision.short}
        yield Hit("assessment", _SILENT.filled(**words), fix.filled(**words))


def fairness_letter(examined: Examined) -> FairnessLetter | None:
    """Return the fairness letter, None where there is none or it is unknown."""
    letter = examined.case.fairness_letter
    return letter if isinstance(letter, FairnessLetter) else None


def reply_received(examined: Examined) -> bool:
    """Say whether a reply to the fairness letter was received."""
    letter = fairness_letter(examined)
    return bool(letter and letter.reply_received and letter.reply_received != "none")


def _outcome(examined: Examined) -> str | None:
    return examined.case.decision and examined.case.decision.outcome


_SILENT = Text(
    en="The application is approved without a conclusion of yours on {criterion} ({name}; {provision}).",
    fr="La demande est approuvée sans conclusion de votre part sur {criterion} ({name}; {provision}).",
)
