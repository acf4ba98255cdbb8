"""GCM542: a reply to the fairness letter came, and what is said to have been considered does not name it."""

import re
from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import FAIRNESS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import Carrying, carrying, fairness_letter, reply_received
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import OwnWords
from gcmsgen.facts.decision import FairnessLetter
from gcmsgen.facts.kind import NONE
from gcmsgen.finding import Severity
from gcmsgen.language import Text

# Words that name a reply, in either language, whole; "no reply was received" names none.
_REPLY = re.compile(
    r"(?<!\bno )(?<!\baucune )\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|responses?|responded|submissions?|réponses?|répliques?"
    r"|(?:a|ont|avez) répondu)\b",
    re.IGNORECASE,
)


RECEIVED = "fairness_letter.reply_received"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each conclusion behind a refusal that the letter raised and whose account does not name the reply."""
    letter = fairness_letter(examined)
    if letter is not None and letter.reply_document and not reply_received(examined):
        severity = None if letter.reply_received == NONE else Severity.WARNING
        yield Hit(RECEIVED, _NO_REPLY.filled(id=letter.reply_document), _WHICH, severity=severity)
    if letter is None or not reply_received(examined):
        return
    raised = {one.criterion for one in letter.concerns}
    for entry in carrying(examined):
        own = entry.item.considered
        if entry.item.criterion in raised and own and (own.en or own.fr) and not _names(entry, letter):
            yield Hit(f"{entry.where}.considered", _MESSAGE.filled(**entry.words), _FIX.filled(**entry.words))


def _names(entry: Carrying, letter: FairnessLetter) -> bool:
    """Say whether a conclusion names the reply: its document, its day, or that there was a reply, in some language."""
    considered = entry.item.considered
    papers = {*entry.item.documents, *(considered.documents if considered else ())}
    return letter.reply_document in papers or any(
        _REPLY.search(text) or _dated(text, letter.reply_received)
        for text in (*_texts(considered), *_texts(entry.item.reason))
    )


def _texts(words: OwnWords | None) -> tuple[str, ...]:
    return tuple(text for text in (words.en, words.fr) if text) if words else ()


def _dated(text: str, day: object) -> bool:
    return isinstance(day, date) and day.isoformat() in text


_NO_REPLY = Text(
    en="The document of a reply to the procedural fairness letter is named ({id}), and no reply is recorded as received.",
    fr="Le document d’une réponse à la lettre d’équité procédurale est nommé ({id}), et aucune réponse n’est consignée comme reçue.",
)
_WHICH = Text(
    en="Enter the day of the reply in fairness_letter.reply_received and say how it was considered, or take out "
    "fairness_letter.reply_document.",
    fr="Inscrivez le jour de la réponse dans fairness_letter.reply_received et dites comment elle a été prise en compte, ou retirez "
    "fairness_letter.reply_document.",
)
_MESSAGE = Text(
    en="A reply to the procedural fairness letter was received, and what you considered on {criterion} does not name it.",
    fr="Une réponse à la lettre d’équité procédurale a été reçue, et ce que vous avez pris en compte au sujet de {criterion} ne la "
    "mentionne pas.",
)
_FIX = Text(
    en="Say in {where}.considered what the reply says and why it does not change the conclusion, and list its document there and in "
    "fairness_letter.reply_document.",
    fr="Dites dans {where}.considered ce que dit la réponse et pourquoi elle ne change pas la conclusion, et inscrivez-y son "
    "document, de même que dans fairness_letter.reply_document.",
)

RULE = Rule(
    code="GCM542",
    severity=Severity.ERROR,
    title=Text(en="The reply is not named", fr="La réponse n’est pas mentionnée"),
    finds=Text(
        en="A refusal after a reply to the fairness letter, in which neither the reason nor what was considered on the criterion "
        "that was raised names the reply: no word of it, not its day, not its document. That nothing at all was considered is "
        "GCM507 or GCM509.",
        fr="Un refus après une réponse à la lettre d’équité, dans lequel ni le motif ni ce qui a été pris en compte au sujet du "
        "critère soulevé ne mentionne la réponse\N{NO-BREAK SPACE}: ni un mot à son sujet, ni sa date, ni son document. "
        "Qu’absolument rien n’ait été pris en compte relève de GCM507 ou de GCM509.",
    ),
    matters=Text(
        en="A letter that asks for an answer and a decision that does not mention it give the client no hearing.",
        fr="Une lettre qui demande une réponse, suivie d’une décision qui n’en parle pas, prive le client du droit d’être entendu.",
    ),
    fix=Text(
        en="Say what the reply says and how it was weighed.",
        fr="Dites ce que dit la réponse et comment elle a été appréciée.",
    ),
    authority=FAIRNESS,
)

CASE_RULE = CaseRule(RULE, check)
