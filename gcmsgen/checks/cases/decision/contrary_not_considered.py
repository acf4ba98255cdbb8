"""GCM509: a conclusion that carries a refusal considers nothing that points the other way."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.decision.will_not_leave_bare import WILL_NOT_LEAVE
from gcmsgen.checks.reading.outcome import carrying, reply_received
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each such conclusion: a warning, an error where a reply to a fairness letter was received."""
    replied = reply_received(examined)
    message, severity = (_AFTER_REPLY, Severity.ERROR) if replied else (_MESSAGE, Severity.WARNING)
    for entry in carrying(examined):
        considered = entry.item.considered
        if entry.ground == WILL_NOT_LEAVE:
            continue  # GCM508 says it of this ground, as an error
        if not (considered and (considered.en or considered.fr)):
            where = f"{entry.where}.considered"
            yield Hit(where, message.filled(**entry.words), _FIX.filled(where=where), severity=severity)


_MESSAGE = Text(
    en="The conclusion on {criterion}, which carries the ground {ground}, considers nothing that points the other way.",
    fr="La conclusion sur {criterion}, qui appuie le motif {ground}, ne prend en compte aucun élément contraire.",
)
_AFTER_REPLY = Text(
    en="The applicant replied to the procedural fairness letter, and the conclusion on {criterion}, which carries the ground "
    "{ground}, considers nothing that points the other way.",
    fr="Une réponse à la lettre d’équité procédurale a été reçue, et la conclusion sur {criterion}, qui appuie le motif {ground}, ne "
    "prend en compte aucun élément contraire.",
)
_FIX = Text(
    en="Say in {where} which evidence points the other way and why it is outweighed; where there is none, say that.",
    fr="Dites dans {where} quels éléments vont dans l’autre sens et pourquoi ils ne l’emportent pas; s’il n’y en a pas, dites-le.",
)

RULE = Rule(
    code="GCM509",
    severity=Severity.WARNING,
    title=Text(
        en="Contrary evidence is not considered", fr="Les éléments de preuve contraires ne sont pas pris en compte"
    ),
    finds=Text(
        en="A conclusion that carries a ground of refusal, without a word on the evidence to the contrary. An error where a "
        "reply to a procedural fairness letter was received. Of the ground will_not_leave GCM508 says it.",
        fr="Une conclusion qui appuie un motif de refus, sans un mot sur les éléments de preuve contraires. Une erreur si une "
        "réponse à une lettre d’équité procédurale a été reçue. Pour le motif will_not_leave, GCM508 le dit.",
    ),
    matters=Text(
        en="Reasons that pass over evidence against them do not show that it was read. A reply that was asked for must be dealt "
        "with.",
        fr="Des motifs qui passent sous silence la preuve contraire ne montrent pas qu’elle a été lue. Les motifs "
        "doivent traiter de la réponse qui a été demandée.",
    ),
    fix=Text(
        en="Name that evidence and say why it is outweighed, or review the conclusion.",
        fr="Nommez ces éléments et dites pourquoi ils ne l’emportent pas, ou revoyez la conclusion.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
