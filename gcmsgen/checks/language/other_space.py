"""GCM831 (T31): The only no-break space is U+00A0."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.passage import Passage
from gcmsgen.checks.language.word_rule import BOTH, NBSP, WordFault, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM831",
    alias="T31",
    severity=Severity.WARNING,
    title=Text(
        en="The only no-break space is U+00A0",
        fr="La seule espace insécable est U+00A0",
    ),
    finds=Text(
        en="A narrow, thin or figure space, or a word joiner.",
        fr="Une espace fine, insécable ou de chiffre, ou un gluon de mots.",
    ),
    matters=Text(
        en="Fonts and word processors draw them in different widths, or not at all.",
        fr="Les polices et les traitements de texte les affichent de largeurs différentes, ou pas du tout.",
    ),
    fix=Text(
        en="Write U+00A0 instead of a space, and leave a word joiner out.",
        fr="Écrivez U+00A0 au lieu d’une telle espace, et retirez un gluon de mots.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"20{NBSP}635",),
    wrong=("20\u202f635", "20\u2009635", "mot\u2060clé"),
)

_spaces = matching(r"[\u2007\u2009\u202f]", NBSP)
_joiners = matching(r"\u2060")


def _faults(passage: Passage) -> Iterator[WordFault]:
    """Yield each space with what to write; a word joiner has no width, so that a space in its place would part a word."""
    yield from _spaces(passage)
    yield from _joiners(passage)


WORD_RULE = WordRule(RULE, _faults, languages=BOTH, safe=True)
