"""GCM572: the officer's words stand in the other language than their field says."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.officer_text import TextPart
from gcmsgen.checks.claims.sentences import KEPT, sentences
from gcmsgen.checks.reading.small_words import SMALL_WORDS
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text

_WORD = re.compile(r"[^\W\d_]+")
# A part of a sentence may change its language too: `Le registre ne montre rien, and the offer does not say what it would open.`
_CLAUSES = re.compile(r"[,;:–—()]\s")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
# A short text says nothing of its language: `Restaurant Le Bistro, Paris` may stand in either.
_FEW_WORDS, _FEW_SMALL = 6, 3
_SENTENCE_WORDS, _SENTENCE_SMALL = 8, 4
# An item of a list is shorter still (`Proof of funds`), and may be the title of a form: a warning.
_ITEM_WORDS, _ITEM_SMALL = 3, 1
_ITEMS = frozenset({TextPart.REQUEST, TextPart.MISSING})


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each text, or for the first sentence of one, whose small words are those of the other language."""
    for text in examined.reading.texts:
        message = _message(text.words, text.language)
        if message:
            yield Hit(text.where, message, _FIX.filled(where=text.where))
        elif text.part in _ITEMS and _foreign(_QUOTED.sub("", text.words), text.language, _ITEM_WORDS, _ITEM_SMALL):
            yield Hit(text.where, _WHOLE[text.language], _ITEM.filled(where=text.where), severity=Severity.WARNING)


@lru_cache(maxsize=KEPT)
def _message(written: str, language: Language) -> Text | None:
    """Return what is wrong with the language of a text, None where nothing is."""
    foreign = SMALL_WORDS[_OTHER[language]]
    if sum(map(foreign.__contains__, _WORD.findall(written.casefold()))) < _FEW_SMALL:
        return None
    words = _QUOTED.sub("", written)
    if _foreign(words, language, _FEW_WORDS, _FEW_SMALL):
        return _WHOLE[language]
    parts = (clause for sentence in sentences(words) for clause in (sentence.text, *_CLAUSES.split(sentence.text)))
    return (
        _PART[language] if any(_foreign(part, language, _SENTENCE_WORDS, _SENTENCE_SMALL) for part in parts) else None
    )


def _small_words(text: str, language: Language) -> tuple[int, int]:
    """Return how many small words of a text are of a language, and how many of the other one."""
    words = _WORD.findall(text.casefold())
    own, foreign = SMALL_WORDS[language], SMALL_WORDS[_OTHER[language]]
    return sum(map(own.__contains__, words)), sum(map(foreign.__contains__, words))


def _foreign(text: str, language: Language, least: int, small: int) -> bool:
    own, foreign = _small_words(text, language)
    return len(_WORD.findall(text)) >= least and foreign >= small and foreign > 2 * own


_OTHER = {Language.EN: Language.FR, Language.FR: Language.EN}
_WHOLE = {
    Language.EN: Text(en="The English text is written in French.", fr="Le texte anglais est écrit en français."),
    Language.FR: Text(en="The French text is written in English.", fr="Le texte français est écrit en anglais."),
}
_PART = {
    Language.EN: Text(
        en="A sentence of the English text is written in French.",
        fr="Une phrase du texte anglais est écrite en français.",
    ),
    Language.FR: Text(
        en="A sentence of the French text is written in English.",
        fr="Une phrase du texte français est écrite en anglais.",
    ),
}
_ITEM = Text(
    en="Write {where} in its language. decision.request.items holds each item in both, and is printed in the client’s.",
    fr="Écrivez {where} dans sa langue. decision.request.items contient chaque élément dans les deux, et la lettre reproduit "
    "celle du client.",
)
_FIX = Text(
    en="Write {where} in its language, or move the words to the field of the other one; what is quoted stays as it is.",
    fr="Écrivez {where} dans sa langue, ou déplacez les mots dans le champ de l’autre; ce qui est cité reste tel quel.",
)

RULE = Rule(
    code="GCM572",
    severity=Severity.ERROR,
    title=Text(en="The words are in the other language", fr="Les mots sont dans l’autre langue"),
    finds=Text(
        en="A text of the officer, a sentence of one, or a part of a sentence between commas, whose small words (the, of, was; le, "
        "des, est) are those of the other language. What is quoted does not count, and a text of fewer than six words says nothing. "
        "Of what is asked for or lacks, an item of three words is a warning.",
        fr="Un texte de l’agent, une de ses phrases, ou une partie de phrase entre virgules, dont les petits mots (the, of, was; le, "
        "des, est) sont ceux de l’autre langue. Ce qui est cité ne compte pas, et un texte de moins de six mots ne dit rien. Parmi "
        "ce qui est demandé ou manque, un élément de trois mots donne lieu à un avertissement.",
    ),
    matters=Text(
        en="The client is written to in the language of their choice, reasons included.",
        fr="On écrit au client dans la langue de son choix, motifs compris.",
    ),
    fix=Text(en="Write the text in the language of its field.", fr="Écrivez le texte dans la langue de son champ."),
    authority=LANGUAGES,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
