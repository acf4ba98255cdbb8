"""GCM833 (T33): A telephone number has hyphens: 613-995-8900."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM833",
    alias="T33",
    severity=Severity.WARNING,
    title=Text(
        en="A telephone number has hyphens: 613-995-8900",
        fr="Un numéro de téléphone prend des traits d’union\N{NO-BREAK SPACE}: 613-995-8900",
    ),
    finds=Text(
        en="A telephone number with brackets, periods or spaces.",
        fr="Un numéro de téléphone avec parenthèses, points ou espaces.",
    ),
    matters=Text(
        en="One form is found and dialled by every program.",
        fr="Une seule forme est reconnue et composée par tous les programmes.",
    ),
    fix=Text(
        en="Write 613-995-8900, or 1-888-242-2100.",
        fr="Écrivez 613-995-8900 ou 1-888-242-2100.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("613-995-8900", "1-888-242-2100"),
    wrong=("(613) 995-8900", "613.995.8900", "613 995 8900"),
)

WORD_RULE = WordRule(RULE, matching(r"\(\d{3}\)[ \u00a0]?\d{3}[-. ]\d{4}\b|\b\d{3}[. ]\d{3}[-. ]\d{4}\b"))
