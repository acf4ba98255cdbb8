"""GCM816 (T16): A no-break space holds day and month together."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.months import MONTHS
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM816",
    alias="T16",
    severity=Severity.INFO,
    title=Text(
        en="A no-break space holds day and month together",
        fr="Une espace insécable retient le jour et le mois",
    ),
    finds=Text(
        en="An ordinary space between the figure of a day and the month.",
        fr="Une espace ordinaire entre le quantième et le mois.",
    ),
    matters=Text(
        en="A line must not end between them.",
        fr="Une ligne ne doit pas finir entre les deux.",
    ),
    fix=Text(
        en="Write a no-break space (U+00A0); the filter `long_date` does.",
        fr="Écrivez une espace insécable (U+00A0); le filtre «\N{NO-BREAK SPACE}long_date\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"12{NBSP}mars", f"le 1er{NBSP}avril"),
    wrong=("12 mars", "le 1er avril"),
)

WORD_RULE = WordRule(RULE, matching(rf"(\d|\der) (?=(?:{MONTHS})\b)", rf"\1{NBSP}"), safe=True)
