"""GCM569: what is said of contrary evidence considers nothing, or one document stands on both sides without a word."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.formula import own_words
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.claims.phrases import plain
from gcmsgen.checks.claims.sentences import sentences
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text

_FEW, _SHORT = 1, 2
# The officer may say that there is nothing to the contrary (GCM509 asks for that).
_THERE_IS_NONE = {
    Language.EN: re.compile(
        r"\b(?:no|nothing|none)\b[^.;]*\b(?:other way|contrary|against|opposite)|\bthere is none\b|\bnone points\b",
        re.IGNORECASE,
    ),
    Language.FR: re.compile(
        r"\b(?:aucune?|rien|ni)\b[^.;]*\b(?:autre sens|contraire|sens inverse|encontre)|\bil n'y en a (?:pas|aucun)",
        re.IGNORECASE,
    ),
}

# What the evidence does not tell is why it is outweighed ("gives no document for it"); that it is no evidence is a formula.
_TELLS_NO = {
    Language.EN: re.compile(
        r"\b(?:gives?|gave|says?|said|names?|named|"
        r"states?|stated|mentions?|mentioned|describes?|cites?|cited|explains?|encloses?|attach\w*)"
        r" (?:no|neither|nothing|none)\b(?! (?:\w+ )?(?:evidence|proof|weight|reason|reasons|information|change)\b)",
        re.IGNORECASE,
    ),
    Language.FR: re.compile(
        r"\b(?:ne |n'(?:y |en )?|n')(?:y |en )?(?:donne|dit|disent|nomme|précise|indique|"
        r"mentionne|décrit|cite|explique|joint|joignent)(?:nt)? (?:aucune?|ni|rien|pas (?:de |d'))\b"
        r"(?! ?(?:\w+ )?(?:éléments?|preuves?|motifs?|renseignements?|poids|changements?)\b)",
        re.IGNORECASE,
    ),
}


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each such text of a conclusion that carries a ground, and each document on both sides without a word."""
    carried = {entry.number for entry in carrying(examined)}
    empty: set[int] = set()
    for text in examined.reading.texts:
        if text.part is TextPart.CONSIDERED and text.number in carried and _considers_nothing(examined, text):
            empty.add(text.number)
            yield Hit(text.where, _MESSAGE.filled(criterion=text.criterion), _FIX.filled(where=text.where))
    spoken = {text.number for text in examined.reading.texts if text.part is TextPart.CONSIDERED} - empty
    for number, item in enumerate(examined.case.assessment, 1):
        both = set(item.documents) & set(item.considered.documents if item.considered else ())
        if both and number not in spoken and number not in empty:
            where = f"assessment.{number}.considered"
            yield Hit(where, _BOTH.filled(ids=", ".join(sorted(both))), _FIX.filled(where=where))


def _considers_nothing(examined: Examined, text: OfficerText) -> bool:
    """Say whether a text holds too few words of its own, beside titles and dates, to say what the evidence shows."""
    words = plain(text.words)
    if _THERE_IS_NONE[text.language].search(words) or _TELLS_NO[text.language].search(words):
        return False
    figures = sum(bool(claim.unit) for claim in examined.reading.claims_of(text))
    return len(own_words(examined.reading, text)) + figures <= _FEW and len(sentences(text.words)) <= _SHORT


_MESSAGE = Text(
    en="What is said of the evidence to the contrary on {criterion} names that there is some and not what it says or why it is "
    "outweighed.",
    fr="Ce qui est dit des éléments contraires sur {criterion} mentionne leur existence, et non ce qu’ils disent ni pourquoi ils ne "
    "l’emportent pas.",
)
_BOTH = Text(
    en="The document {ids} stands for the conclusion and against it, without a word on why.",
    fr="Le document {ids} figure à l’appui de la conclusion et à son encontre, sans un mot d’explication.",
)
_FIX = Text(
    en="Say in {where} what the evidence says and why it does not change the conclusion; where there is none to the contrary, "
    "say that.",
    fr="Dites dans {where} ce que disent ces éléments et pourquoi ils ne changent pas la conclusion; s’il n’y en a aucun, dites-le.",
)

RULE = Rule(
    code="GCM569",
    severity=Severity.WARNING,
    title=Text(en="What is considered considers nothing", fr="Les éléments contraires ne sont pas examinés"),
    finds=Text(
        en="Behind a refusal, an account of the contrary evidence that holds a formula only (“The letter is noted.”, “All "
        "evidence was "
        "considered.”); in any case, one document both for and against a conclusion without a word in considered.",
        fr="Derrière un refus, un exposé des éléments contraires qui ne contient qu’une formule («\N{NO-BREAK SPACE}La lettre est "
        "notée.\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}Toute la preuve a été prise en compte.\N{NO-BREAK SPACE}»); dans tout "
        "cas, un même "
        "document pour et contre une conclusion sans un mot dans considered.",
    ),
    matters=Text(
        en="To say that evidence was noted does not show that it was weighed.",
        fr="Dire qu’un élément a été noté ne montre pas qu’il a été soupesé.",
    ),
    fix=Text(
        en="Say what it shows and why it is outweighed.", fr="Dites ce qu’il montre et pourquoi il ne l’emporte pas."
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
