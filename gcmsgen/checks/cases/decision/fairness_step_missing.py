"""GCM507: a refusal rests on a concern that was not put to the applicant first."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import FAIRNESS, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import Carrying, carrying, decided_on, fairness_letter, reply_received
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.concerns import concerns


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each step of fairness that a conclusion behind a refusal needs and that was not taken."""
    for entry in carrying(examined):
        if entry.item.concern and concerns()[entry.item.concern].fairness_letter:
            yield from _steps(examined, entry)


def _steps(examined: Examined, entry: Carrying) -> Iterator[Hit]:
    letter, day = fairness_letter(examined), decided_on(examined)
    words = {**entry.words, "concern": entry.item.concern or "?"}
    if letter is None or letter.sent is None or letter.sent > day:
        yield Hit("fairness_letter.sent", _NOT_SENT.filled(**words), _SEND)
        return
    if letter.due is None:
        yield Hit("fairness_letter.due", _NO_TERM.filled(**words), _ENTER_TERM)
    elif day < letter.due or (day == letter.due and not reply_received(examined)):
        yield Hit("decision.date", _TOO_EARLY.filled(due=letter.due.isoformat(), **words), _WAIT)
    if entry.item.criterion not in {raised.criterion for raised in letter.concerns}:
        yield Hit("fairness_letter.concerns", _NOT_RAISED.filled(**words), _RAISE.filled(**words))
    considered = entry.item.considered
    if reply_received(examined) and not (considered and (considered.en or considered.fr)):
        yield Hit(f"{entry.where}.considered", _NOT_WEIGHED.filled(**words), _WEIGH.filled(**words))


_NOT_SENT = Text(
    en="The ground {ground} rests on a concern of {concern} about {criterion}, and no procedural fairness letter was sent before "
    "the decision.",
    fr="Le motif {ground} repose sur une préoccupation ({concern}) au sujet de {criterion}, et aucune lettre d’équité procédurale "
    "n’a été envoyée avant la décision.",
)
_SEND = Text(
    en="Send the fairness letter and wait for the reply, or enter the letter that was sent in fairness_letter.",
    fr="Envoyez la lettre d’équité procédurale et attendez la réponse, ou inscrivez dans fairness_letter la lettre envoyée.",
)
_NO_TERM = Text(
    en="The procedural fairness letter about {criterion} has no due date, so that nothing shows that the time to reply is over.",
    fr="La lettre d’équité procédurale au sujet de {criterion} n’a pas de date limite; rien ne montre donc que le délai de réponse "
    "est écoulé.",
)
_ENTER_TERM = Text(
    en="Enter in fairness_letter.due the day that the letter gives.",
    fr="Inscrivez dans fairness_letter.due la date que donne la lettre.",
)
_TOO_EARLY = Text(
    en="The refusal on {ground} is made before the time to reply to the procedural fairness letter is over ({due}).",
    fr="Le refus fondé sur {ground} est prononcé avant la fin du délai de réponse à la lettre d’équité procédurale ({due}).",
)
_WAIT = Text(
    en="Decide after that day, or correct decision.date or fairness_letter.due where one is mistyped.",
    fr="Rendez la décision après cette date, ou corrigez decision.date ou fairness_letter.due si l’une est mal saisie.",
)
_NOT_RAISED = Text(
    en="The ground {ground} rests on {criterion}, which the procedural fairness letter did not raise.",
    fr="Le motif {ground} repose sur {criterion}, que la lettre d’équité procédurale n’a pas soulevé.",
)
_RAISE = Text(
    en="Put the concern about {criterion} to the applicant, or enter it in fairness_letter.concerns where the letter raised it.",
    fr="Faites part au demandeur de la préoccupation au sujet de {criterion}, ou inscrivez-la dans fairness_letter.concerns si la "
    "lettre l’a soulevée.",
)
_NOT_WEIGHED = Text(
    en="A reply to the procedural fairness letter was received, and the conclusion on {criterion} does not say how it was "
    "considered.",
    fr="Une réponse à la lettre d’équité procédurale a été reçue, et la conclusion sur {criterion} n’indique pas comment elle a été "
    "prise en compte.",
)
_WEIGH = Text(
    en="Say in {where}.considered what the reply says and why it does not change the conclusion, or review the conclusion.",
    fr="Dites dans {where}.considered ce que dit la réponse et pourquoi cela ne change pas la conclusion, ou revoyez la "
    "conclusion.",
)

RULE = Rule(
    code="GCM507",
    severity=Severity.ERROR,
    title=Text(en="A fairness step is missing", fr="Une étape d’équité procédurale manque"),
    finds=Text(
        en="A refusal that rests on credibility, on extrinsic evidence or on misrepresentation: no fairness letter sent before the "
        "decision, no due date, a decision before the time is over, a criterion that the letter did not raise, or a reply that "
        "the reasons do not consider.",
        fr="Un refus qui repose sur la crédibilité, sur une preuve extrinsèque ou sur de fausses déclarations\N{NO-BREAK SPACE}: "
        "aucune lettre d’équité procédurale envoyée avant la décision, aucune date limite, une décision avant la fin du délai, "
        "un critère que la lettre n’a pas soulevé, ou une réponse que les motifs ne prennent pas en compte.",
    ),
    matters=Text(
        en="A person must be able to answer a concern that goes beyond what the application itself shows. A refusal may not rest on "
        "a ground that the letter did not raise, and a finding of misrepresentation bars the person for five years.",
        fr="Toute personne doit pouvoir répondre à une préoccupation qui va au-delà de ce que montre la demande elle-même. Un "
        "refus ne peut reposer sur un motif que la lettre n’a pas soulevé, et un constat de fausses déclarations entraîne une "
        "interdiction de territoire de cinq ans.",
    ),
    fix=Text(
        en="Take the step that is missing, then decide. Where the concern is plain insufficiency, say so in concern.",
        fr="Accomplissez l’étape qui manque, puis rendez la décision. S’il s’agit d’une simple insuffisance, indiquez-le dans "
        "concern.",
    ),
    authority=together(
        FAIRNESS,
        Text(
            en="Immigration and Refugee Protection Act, paragraph 40(2)(a): five years (confidence H).",
            fr="Loi sur l’immigration et la protection des réfugiés, alinéa 40(2)a)\N{NO-BREAK SPACE}: cinq ans (niveau de "
            "confiance H).",
        ),
    ),
)

CASE_RULE = CaseRule(RULE, check)
