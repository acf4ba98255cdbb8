"""GCM538: a document bears a later day than the decision that it was before."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import decides
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each document of an approval or a refusal that is dated after it."""
    decided = examined.case.decision and examined.case.decision.date
    if not decided or not decides(examined):
        return
    for number, paper in enumerate(examined.case.documents, 1):
        if paper.date and paper.date > decided:
            words = {"id": paper.id or str(number), "date": paper.date.isoformat(), "decided": decided.isoformat()}
            yield Hit(f"documents.{number}.date", _MESSAGE.filled(**words), _FIX.filled(**words))


_MESSAGE = Text(
    en="The document {id} is dated {date}, after the decision of {decided}: it cannot have been before the officer.",
    fr="Le document {id} porte la date du {date}, après la décision du {decided}\N{NO-BREAK SPACE}: il ne pouvait être devant l’agent.",
)
_FIX = Text(
    en="Correct the date of {id} or decision.date, or leave out a document that came later.",
    fr="Corrigez la date de {id} ou decision.date, ou retirez le document s’il est arrivé plus tard.",
)

RULE = Rule(
    code="GCM538",
    severity=Severity.ERROR,
    title=Text(en="A document is later than the decision", fr="Un document est postérieur à la décision"),
    finds=Text(
        en="In an approval or a refusal, a document whose date lies after the date of the decision.",
        fr="Dans une approbation ou un refus, un document dont la date est postérieure à celle de la décision.",
    ),
    matters=Text(
        en="A decision rests on what was before the officer on its day. What came later is no part of the record.",
        fr="Une décision repose sur ce dont l’agent disposait ce jour-là. Ce qui est arrivé plus tard n’en fait pas partie.",
    ),
    fix=Text(en="Correct whichever date is wrong.", fr="Corrigez la date qui est erronée."),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
