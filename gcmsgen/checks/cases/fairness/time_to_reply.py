"""GCM543: the time to reply to a fairness letter is none, is short, or was not over when the decision was made."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import FAIRNESS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import carrying, fairness_letter, refuses, reply_received
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.decision import FairnessLetter
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.dated_tables import on_day, table

SENT, DUE = "fairness_letter.sent", "fairness_letter.due"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the letter and the reply bear one day, where few days lie between them, and for a decision too early."""
    letter = fairness_letter(examined)
    if letter is None or letter.due is None:
        return
    yield from _between(letter, letter.due, examined.on)
    yield from _decided(examined, letter.due)


def _between(letter: FairnessLetter, due: date, on: date) -> Iterator[Hit]:
    least = int(on_day(table("fairness.yaml"), on)["reply_days"]["least"])
    if letter.sent is None or due < letter.sent:  # the wrong order of two days is GCM207
        return
    days = (due - letter.sent).days
    words = {"sent": letter.sent.isoformat(), "due": due.isoformat(), "days": str(days), "least": str(least)}
    if days == 0:
        yield Hit(DUE, _NONE.filled(**words), _EXTEND)
    elif days < least:
        yield Hit(DUE, _SHORT.filled(**words), _EXTEND, severity=Severity.WARNING)


def _decided(examined: Examined, due: date) -> Iterator[Hit]:
    """Yield a hit for a refusal before the day; where a concern needs a letter, GCM507 says it."""
    day = examined.case.decision and examined.case.decision.date
    if day is None or not refuses(examined) or any(_needs_letter(one.item.concern) for one in carrying(examined)):
        return
    if day < due or (day == due and not reply_received(examined)):
        yield Hit("decision.date", _EARLY.filled(due=due.isoformat(), day=day.isoformat()), _WAIT)


def _needs_letter(concern: str | None) -> bool:
    return concern is not None and concerns()[concern].fairness_letter


_NONE = Text(
    en="The procedural fairness letter was sent on {sent}, and the reply was due on the same day.",
    fr="La lettre d’équité procédurale a été envoyée le {sent}, et la réponse était attendue le même jour.",
)
_SHORT = Text(
    en="The procedural fairness letter of {sent} gave {days} day(s) to reply, to {due}; {least} are the fewest that this program "
    "takes for enough.",
    fr="La lettre d’équité procédurale du {sent} accordait {days} jour(s) pour répondre, jusqu’au {due}; {least} sont le minimum que "
    "ce programme tient pour suffisant.",
)
_EXTEND = Text(
    en="Give a real time to reply, or correct fairness_letter.sent or fairness_letter.due where one is mistyped.",
    fr="Accordez un vrai délai de réponse, ou corrigez fairness_letter.sent ou fairness_letter.due si l’un est mal saisi.",
)
_EARLY = Text(
    en="The refusal is dated {day}, and the time to reply to the procedural fairness letter ran to {due}.",
    fr="Le refus est daté du {day}, et le délai de réponse à la lettre d’équité procédurale courait jusqu’au {due}.",
)
_WAIT = Text(
    en="Decide after that day, or correct decision.date or fairness_letter.due where one is mistyped.",
    fr="Rendez la décision après cette date, ou corrigez decision.date ou fairness_letter.due si l’une est mal saisie.",
)

RULE = Rule(
    code="GCM543",
    severity=Severity.ERROR,
    title=Text(en="There was no real time to reply", fr="Il n’y avait pas de vrai délai de réponse"),
    finds=Text(
        en="A fairness letter whose reply was due on the day of the letter, and a refusal before that time was over, whatever the "
        "concern. Fewer days than fairness.yaml holds (reply_days) are a warning: no text fixes a number.",
        fr="Une lettre d’équité dont la réponse était attendue le jour même, et un refus avant la fin du délai, quelle que soit la "
        "préoccupation. Un nombre de jours inférieur à celui de fairness.yaml (reply_days) donne lieu à un "
        "avertissement\N{NO-BREAK SPACE}: aucun texte n’en fixe un.",
    ),
    matters=Text(
        en="A time to reply within which nobody can reply is none. A decision inside it was made before the client was heard.",
        fr="Un délai pendant lequel personne ne peut répondre n’en est pas un. Une décision rendue avant son terme précède "
        "l’audition du client.",
    ),
    fix=Text(
        en="Give time, wait for it to pass, and decide then.",
        fr="Accordez un délai, attendez qu’il s’écoule, puis rendez la décision.",
    ),
    authority=FAIRNESS,
)

CASE_RULE = CaseRule(RULE, check)
