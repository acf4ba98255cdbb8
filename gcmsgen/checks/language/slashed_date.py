"""GCM817 (T17): A date in figures is YYYY-MM-DD."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import BOTH, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM817",
    alias="T17",
    severity=Severity.ERROR,
    title=Text(
        en="A date in figures is YYYY-MM-DD",
        fr="Une date en chiffres s’écrit AAAA-MM-JJ",
    ),
    finds=Text(
        en="A date in figures with oblique strokes.",
        fr="Une date en chiffres avec des barres obliques.",
    ),
    matters=Text(
        en="03/01/2025 is the third of January for one reader and the first of March for another.",
        fr="«\N{NO-BREAK SPACE}03/01/2025\N{NO-BREAK SPACE}» est le 3 janvier pour l’un et le 1er mars pour l’autre.",
    ),
    fix=Text(
        en="Write 2025-03-01; the filter `numeric_date` does.",
        fr="Écrivez 2025-03-01; le filtre «\N{NO-BREAK SPACE}numeric_date\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("2025-03-01",),
    wrong=("03/01/2025", "3/1/25", "2025/03/01", "01-03-2025", "01.03.2025"),
)

WORD_RULE = WordRule(
    RULE,
    matching(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}/\d{1,2}/\d{1,2}\b|\b\d{1,2}([-.])\d{1,2}\1\d{4}\b"),
    languages=BOTH,
)
