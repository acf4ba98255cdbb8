"""GCM570: words of doubt stand under a concern that calls for no fairness letter."""

from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.authorities import FAIRNESS, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.officer_text import TextPart
from gcmsgen.checks.claims.phrases import doubt_phrase
from gcmsgen.checks.claims.sentences import KEPT, sentences
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted

_OF_DOUBT = frozenset({"credibility", "misrepresentation"})


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each text behind a refusal that doubts a person or a document while its concern is another."""
    carried = {entry.number for entry in carrying(examined)}
    for text in examined.reading.texts:
        concern = text.item and text.item.concern
        if text.part not in (TextPart.REASON, TextPart.CONSIDERED) or text.number not in carried or not concern:
            continue
        words = _doubts(text.words, text.language) if concern not in _OF_DOUBT else None
        if words:
            said: dict[str, str | Text] = {"words": quoted(words), "concern": concern, "number": str(text.number)}
            yield Hit(text.where, _MESSAGE.filled(**said), _FIX.filled(**said))


def _doubts(text: str, language: Language) -> str | None:
    found = (_doubts_in(sentence.text, language) for sentence in sentences(text))
    return next((words for words in found if words), None)


@lru_cache(maxsize=KEPT)
def _doubts_in(sentence: str, language: Language) -> str | None:
    return doubt_phrase(language).found_in(sentence)


_MESSAGE = Text(
    en="The words doubt a person or a document ({words}), and the concern recorded is {concern}.",
    fr="Les mots mettent en doute une personne ou un document ({words}), et la préoccupation consignée est {concern}.",
)
_FIX = Text(
    en="Where the doubt carries the conclusion, record credibility in assessment.{number}.concern and put it to the applicant first; "
    "where it does not, say what the document fails to show instead.",
    fr="Si le doute appuie la conclusion, consignez credibility dans assessment.{number}.concern et soumettez-le d’abord au "
    "demandeur; "
    "sinon, dites plutôt ce que le document ne montre pas.",
)

RULE = Rule(
    code="GCM570",
    severity=Severity.WARNING,
    title=Text(en="A doubt is veiled as insufficiency", fr="Un doute se cache sous l’insuffisance"),
    finds=Text(
        en="Behind a refusal, words that doubt a person or a document (not credible, altered, forged, not genuine, I do not "
        "believe) under "
        "a concern other than credibility or misrepresentation. Words that put the doubt aside (nothing appears altered) are "
        "not found.",
        fr="Derrière un refus, des mots qui mettent en doute une personne ou un document (pas crédible, modifié, falsifié, pas "
        "authentique, "
        "je ne crois pas) sous une préoccupation autre que la crédibilité ou les fausses déclarations. Les mots qui écartent le "
        "doute "
        "(rien ne semble modifié) ne sont pas relevés.",
    ),
    matters=Text(
        en="A doubt about honesty must be put to the person before it decides. One that is called insufficiency escapes that step.",
        fr="Un doute sur l’honnêteté doit être soumis à la personne avant de trancher. Appelé insuffisance, il échappe à cette "
        "étape.",
    ),
    fix=Text(
        en="Record the concern for what it is and take the fairness step, or write what the evidence does not show.",
        fr="Consignez la préoccupation telle qu’elle est et accomplissez l’étape d’équité, ou écrivez ce que la preuve ne "
        "montre pas.",
    ),
    authority=together(
        FAIRNESS,
        Text(
            en="Ibitayo v. Canada (Citizenship and Immigration), 2025 FC 426, on veiled findings of credibility (confidence L; "
            "verify).",
            fr="Ibitayo c. Canada (Citoyenneté et Immigration), 2025 CF 426, sur les conclusions voilées quant à la crédibilité "
            "(niveau de "
            "confiance L; à vérifier).",
        ),
    ),
)

CASE_RULE = CaseRule(RULE, check)
