"""GCM572: the officer's words stand in the other language than their field says."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.sentences import KEPT, sentences
from gcmsgen.checks.reading.small_words import SMALL_WORDS
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
# A short text says nothing of its language: `Restaurant Le Bistro, Paris` may stand in either.
_FEW_WORDS, _FEW_SMALL = 6, 3
_SENTENCE_WORDS, _SENTENCE_SMALL = 8, 4


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each text, or for the first sentence of one, whose small words are those of the other language."""
    for text in examined.reading.texts:
        message = _message(text.words, text.language)
        if message:
            yield Hit(text.where, message, _FIX.filled(where=text.where))


@lru_cache(maxsize=KEPT)
def _message(written: str, language: Language) -> Text | None:
    """Return what is wrong with the language of a text, None where nothing is."""
    foreign = SMALL_WORDS[_OTHER[language]]
    if sum(map(foreign.__contains__, _WORD.findall(written.casefold()))) < _FEW_SMALL:
        return None
    words = _QUOTED.sub("", written)
    if _foreign(words, language, _FEW_WORDS, _FEW_SMALL):
        return _WHOLE[language]
    parts = (sentence.text for sentence in sentences(words))
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
_FIX = Text(
    en="Write {where} in its language, or move the words to the field of the other one; what is quoted stays as it is.",
    fr="Écrivez {where} dans sa langue, ou déplacez les mots dans le champ de l’autre; ce qui est cité reste tel quel.",
)

RULE = Rule(
    code="GCM572",
    severity=Severity.ERROR,
    title=Text(en="The words are in the other language", fr="Les mots sont dans l’autre langue"),
    finds=Text(
        en="A text of the officer, or a whole sentence of one, whose small words (the, of, was; le, des, est) are those of the other "
        "language. What is quoted does not count, and a text of fewer than six words says nothing.",
        fr="Un texte de l’agent, ou une phrase entière d’un texte, dont les petits mots (the, of, was; le, des, est) sont ceux "
        "de l’autre "
        "langue. Ce qui est cité ne compte pas, et un texte de moins de six mots ne dit rien.",
    ),
    matters=Text(
        en="The client is written to in the language of their choice, reasons included.",
        fr="On écrit au client dans la langue de son choix, motifs compris.",
    ),
    fix=Text(en="Write the text in the language of its field.", fr="Écrivez le texte dans la langue de son champ."),
    authority=LANGUAGES,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
