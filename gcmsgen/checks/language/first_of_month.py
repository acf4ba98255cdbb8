"""GCM815 (T15): The first of a month is 1er."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.months import MONTHS
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM815",
    alias="T15",
    severity=Severity.ERROR,
    title=Text(
        en="The first of a month is 1er",
        fr="Le premier du mois s’écrit 1er",
    ),
    finds=Text(
        en="The figure 1 before the name of a month.",
        fr="Le chiffre 1 devant le nom d’un mois.",
    ),
    matters=Text(
        en="Only the first day has an ordinal; the others have none.",
        fr="Seul le premier jour prend l’ordinal; les autres n’en prennent pas.",
    ),
    fix=Text(
        en="Write 1er; the filter `long_date` does.",
        fr="Écrivez 1er; le filtre «\N{NO-BREAK SPACE}long_date\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"le 1er{NBSP}mars", f"0,1{NBSP}mars", f"le 21{NBSP}mars"),
    wrong=("le 1 mars 2025", f"le 1{NBSP}mars"),
)

WORD_RULE = WordRule(RULE, matching(rf"(?<![\d,.])1[ \u00a0](?=(?:{MONTHS})\b)", f"1er{NBSP}"), safe=True)
