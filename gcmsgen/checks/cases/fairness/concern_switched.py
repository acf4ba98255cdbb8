"""GCM541: the refusal rests on another concern than the fairness letter raised."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import FAIRNESS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import Carrying, carrying, fairness_letter
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.concerns import concerns


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each conclusion whose concern is none of those that the letter raised on its criterion."""
    letter = fairness_letter(examined)
    if letter is None:
        return
    for entry in carrying(examined):
        raised = [one.concern for one in letter.concerns if one.criterion == entry.item.criterion and one.concern]
        if raised and entry.item.concern and entry.item.concern not in raised:
            yield _hit(entry, entry.item.concern, ", ".join(raised))


def _hit(entry: Carrying, decided: str, raised: str) -> Hit:
    words: dict[str, str | Text] = {**entry.words, "decided": decided, "raised": raised}
    severity = None if concerns()[decided].fairness_letter else Severity.WARNING
    return Hit(f"{entry.where}.concern", _MESSAGE.filled(**words), _FIX.filled(**words), severity=severity)


_MESSAGE = Text(
    en="The procedural fairness letter raised {raised} about {criterion}, and the refusal rests on {decided}.",
    fr="La lettre d’équité procédurale a soulevé {raised} au sujet de {criterion}, et le refus repose sur {decided}.",
)
_FIX = Text(
    en="Decide on the concern that was raised, put the other one to the client first, or correct {where}.concern or "
    "fairness_letter.concerns where one is mistyped.",
    fr="Rendez la décision sur la préoccupation soulevée, faites d’abord part de l’autre au client, ou corrigez {where}.concern ou "
    "fairness_letter.concerns si l’un est mal saisi.",
)

RULE = Rule(
    code="GCM541",
    severity=Severity.ERROR,
    title=Text(
        en="The refusal rests on a concern that was not raised", fr="Le refus repose sur une préoccupation non soulevée"
    ),
    finds=Text(
        en="A fairness letter that raised one kind of concern on a criterion, such as insufficiency, and a refusal that rests on "
        "another, such as credibility. Where the refusal rests on insufficiency, of which no letter has to warn, it is a warning.",
        fr="Une lettre d’équité qui a soulevé un genre de préoccupation au sujet d’un critère, comme l’insuffisance, et un refus qui "
        "repose sur un autre, comme la crédibilité. Si le refus repose sur l’insuffisance, pour laquelle aucune lettre n’est due, "
        "c’est un avertissement.",
    ),
    matters=Text(
        en="A person who is told that something is missing sends more of it; they do not answer a doubt of which nothing was said.",
        fr="La personne à qui l’on dit qu’il manque quelque chose en envoie davantage; elle ne répond pas à un doute dont on ne lui "
        "a rien dit.",
    ),
    fix=Text(
        en="Raise the concern that decides, or decide on the one that was raised.",
        fr="Soulevez la préoccupation qui détermine le refus, ou tranchez celle qui a été soulevée.",
    ),
    authority=FAIRNESS,
)

CASE_RULE = CaseRule(RULE, check)
