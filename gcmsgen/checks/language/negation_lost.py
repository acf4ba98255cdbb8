"""GCM884: one language denies what the other says."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted

_ENGLISH = re.compile(r"\b(?:not|no|never|cannot|without|nor|neither|none|nothing)\b", re.IGNORECASE)
# With pouvoir, savoir, oser and cesser `ne` denies alone, but where `que` behind it leaves one case.
_FRENCH = re.compile(
    r"\b(?:pas|jamais|aucune?|sans|ni|rien|non|nulle?|à défaut)\b"
    r"|\bn(?:e |’)(?:(?!que )[\w’-]+ ){0,3}plus\b(?! (?:tard|tôt|que)\b)"
    r"|\bn(?:e |’)(?:peu[tvx]\w*|pou\w+|saurai\w*|os\w+|cess\w+)\b"
    r"(?!.*\bqu(?:e (?:s’|(?:si|dans|sous|pour|par|sur|lorsque)\b)|’(?:à|au|aux|en|avec|après)\b))",
    re.IGNORECASE,
)


def _faults(pair: PassagePair, _terms: object) -> Iterator[PairFault]:
    """Yield the negation that one language has alone."""
    english, french = _ENGLISH.search(pair.english.text), _FRENCH.search(pair.french.text)
    if english and not french:
        yield PairFault(0, _ENGLISH_SAYS.filled(word=quoted(english[0])))
    if french and not english:
        yield PairFault(french.start(), _FRENCH_SAYS.filled(word=quoted(french[0])))


_ENGLISH_SAYS = Text(en="the English says {word}", fr="l’anglais dit {word}")
_FRENCH_SAYS = Text(en="the French says {word}", fr="le français dit {word}")


RULE = Rule(
    code="GCM884",
    severity=Severity.ERROR,
    title=Text(
        en="One language denies what the other says",
        fr="Une langue nie ce que l’autre affirme",
    ),
    finds=Text(
        en="A branch with a negation in one language alone: not, no, never, without, nor, nothing against pas, jamais, aucun, "
        "sans, ni, rien, non, à défaut, ne … plus. With pouvoir, savoir, oser and cesser, “ne” alone denies; “ne … que” is only, "
        "and no negation.",
        fr="Une branche qui n’est négative que dans une langue\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}not, no, never, without, nor, "
        "nothing\N{NO-BREAK SPACE}» face à «\N{NO-BREAK SPACE}pas, jamais, aucun, sans, ni, rien, non, à défaut, "
        "ne … plus\N{NO-BREAK SPACE}». "
        "Avec pouvoir, savoir, oser et cesser, «\N{NO-BREAK SPACE}ne\N{NO-BREAK SPACE}» seul nie; «\N{NO-BREAK SPACE}ne … "
        "que\N{NO-BREAK SPACE}» équivaut à «\N{NO-BREAK SPACE}only\N{NO-BREAK SPACE}» et n’est pas une négation.",
    ),
    matters=Text(
        en="Without its negation a refusal reads as an approval.",
        fr="Sans sa négation, un refus se lit comme une approbation.",
    ),
    fix=Text(
        en="Say the same in both; where French says it without a negation rightly, write a waiver with the reason.",
        fr="Dites la même chose dans les deux langues; si le français le dit à bon droit sans négation, écrivez une "
        "permission motivée.",
    ),
    authority=LANGUAGES,
    right=(
        "It is not met. ↔ Elle n’est pas remplie.",
        "It no longer applies. ↔ Elle ne s’applique plus.",
        "You are asked to work there no longer. ↔ Il vous est demandé de ne plus y travailler.",
        "It is only more serious. ↔ Elle n’est que plus grave.",
        "only if it is met ↔ ne peut l’être que si elle est remplie",
    ),
    wrong=(
        "It is not met. ↔ Elle est remplie.",
        "It is met. ↔ Elle n’est pas remplie.",
        "It applies. ↔ Elle ne s’applique plus.",
    ),
)

PAIR_RULE = PairRule(RULE, _faults)
