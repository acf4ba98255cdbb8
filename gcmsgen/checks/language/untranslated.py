"""GCM883: words stand in the other language."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.reading.small_words import SMALL_WORDS
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted

_PART = re.compile(r"[^.;:!?]+")
_WORD = re.compile(r"[^\W\d_]+")
_FEW, _MANY = 3, 4


def _faults(pair: PassagePair, _terms: object) -> Iterator[PairFault]:
    """Yield the whole French where it is the English, else each part that is not in its language."""
    english, french = _words(pair.english.text), _words(pair.french.text)
    if len(english) >= _MANY and english == french:
        yield PairFault(0, _SAME)
        return
    for language, passage in ((Language.FR, pair.french), (Language.EN, pair.english)):
        for part in _PART.finditer(passage.text):
            if _foreign(_words(part[0]), language):
                words = part[0].strip()
                at = passage.text.index(words, part.start()) if language is Language.FR else 0
                yield PairFault(at, quoted(words))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _foreign(words: list[str], language: Language) -> bool:
    """Say whether most small words are of the other language; a few words alone say nothing."""
    other = Language.EN if language is Language.FR else Language.FR
    own, foreign = (sum(word in SMALL_WORDS[one] for word in words) for one in (language, other))
    return len(words) >= _MANY and foreign >= _FEW and foreign > own


_SAME = Text(en="the French is the English", fr="le français est l’anglais")


RULE = Rule(
    code="GCM883",
    severity=Severity.ERROR,
    title=Text(
        en="Words stand in the other language",
        fr="Du texte est dans l’autre langue",
    ),
    finds=Text(
        en="French that is the English, or a part of a sentence most of whose small words are of the other language.",
        fr="Du français qui est l’anglais, ou une partie de phrase dont la plupart des petits mots sont de l’autre "
        "langue.",
    ),
    matters=Text(
        en="Never does English stand in a French letter, nor French in an English one.",
        fr="Jamais l’anglais ne figure dans une lettre en français, ni le français dans une lettre en anglais.",
    ),
    fix=Text(
        en="Translate the words.",
        fr="Traduisez le texte.",
    ),
    authority=LANGUAGES,
    right=("I have refused the application. ↔ J’ai refusé la demande.",),
    wrong=(
        "I have refused the application. ↔ I have refused the application.",
        "I refused it; you may apply again for a permit. ↔ Je l’ai refusée; you may apply again for a permit.",
    ),
)

PAIR_RULE = PairRule(RULE, _faults)
