"""GCM814 (T14): A date is written 12 mars 2025."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.months import CAPITAL_MONTHS, MONTHS
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM814",
    alias="T14",
    severity=Severity.ERROR,
    title=Text(
        en="A date is written 12 mars 2025",
        fr="Une date s’écrit 12 mars 2025",
    ),
    finds=Text(
        en="The month before the day, a month in capitals, or a comma inside a date.",
        fr="Le mois devant le jour, un mois avec majuscule, ou une virgule dans une date.",
    ),
    matters=Text(
        en="Those are English dates.",
        fr="Ce sont des dates à l’anglaise.",
    ),
    fix=Text(
        en="Write day, month, year; the filter `long_date` does.",
        fr="Écrivez le jour, le mois et l’année; le filtre «\N{NO-BREAK SPACE}long_date\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"le 12{NBSP}mars 2025",),
    wrong=("mars 12, 2025", f"Mars{NBSP}12, 2025", f"le 12{NBSP}Mars 2025", f"12{NBSP}mars, 2025"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        rf"(?=[\djfmasondJFMASOND])(?:\b(?:{MONTHS}|{CAPITAL_MONTHS})[ \u00a0]\d{{1,2}}(?:er)?,? \d{{4}}"
        rf"|\d(?:er)?[ \u00a0](?:{CAPITAL_MONTHS})\b|\d(?:er)?[ \u00a0](?:{MONTHS}),[ \u00a0]\d{{4}})"
    ),
)
