"""GCM553: what a letter asks for is due on the day of the letter, or before it."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import FAIRNESS, of_law, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

DUE = {"request_documents": "decision.request.due", "fairness": "fairness_letter.due"}


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the day that the letter gives does not lie after its own."""
    where = DUE.get(outcome(examined) or "")
    due, day = where and fact_at(examined.case, where), fact_at(examined.case, "decision.date")
    if where and isinstance(due, date) and isinstance(day, date) and due <= day:
        words = {"due": due.isoformat(), "day": day.isoformat(), "where": where}
        yield Hit(where, _MESSAGE.filled(**words), _FIX.filled(**words))


_MESSAGE = Text(
    en="The letter of {day} asks for an answer by {due}, which is not after its own day.",
    fr="La lettre du {day} demande une réponse au plus tard le {due}, qui n’est pas postérieur à sa propre date.",
)
_FIX = Text(
    en="Enter a later day in {where}, or correct decision.date.",
    fr="Inscrivez un jour postérieur dans {where}, ou corrigez decision.date.",
)

RULE = Rule(
    code="GCM553",
    severity=Severity.ERROR,
    title=Text(en="The answer is due before it is asked for", fr="La réponse est attendue avant d’être demandée"),
    finds=Text(
        en="A request for documents or a fairness letter whose due day is its own day or an earlier one.",
        fr="Une demande de documents ou une lettre d’équité dont la date limite est celle de la lettre, ou une date antérieure.",
    ),
    matters=Text(
        en="Nobody can answer in time a letter whose time is over when it is written.",
        fr="Personne ne peut répondre à temps à une lettre dont le délai est écoulé lorsqu’elle est écrite.",
    ),
    fix=Text(
        en="Give a day that lies after the letter’s own.",
        fr="Accordez un délai qui se termine après la date de la lettre.",
    ),
    authority=lambda: together(of_law("A16(1)"), FAIRNESS),
)

CASE_RULE = CaseRule(RULE, check)
