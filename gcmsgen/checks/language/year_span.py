"""GCM832 (T32): A span of years has a hyphen without spaces."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM832",
    alias="T32",
    severity=Severity.WARNING,
    title=Text(
        en="A span of years has a hyphen without spaces",
        fr="Un intervalle d’années prend un trait d’union sans espaces",
    ),
    finds=Text(
        en="A dash, or spaces, between two years.",
        fr="Un tiret, ou des espaces, entre deux années.",
    ),
    matters=Text(
        en="The dash is English; between spaces it parts two thoughts.",
        fr="Le tiret est anglais; entre espaces, il sépare deux idées.",
    ),
    fix=Text(
        en="Write 2020-2025.",
        fr="Écrivez 2020-2025.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("2020-2025",),
    wrong=("2020 – 2025", "2020–2025", "2020 - 2025"),
)

WORD_RULE = WordRule(
    RULE, matching(r"\b(?:19|20)\d\d(?:[ \u00a0]?[–—][ \u00a0]?|[ \u00a0]-[ \u00a0])(?=(?:19|20)\d\d\b)")
)
