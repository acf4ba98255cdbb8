"""GCM824 (T24): No space stands inside brackets or before a comma or period."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import BOTH, NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM824",
    alias="T24",
    severity=Severity.ERROR,
    title=Text(
        en="No space stands inside brackets or before a comma or period",
        fr="Aucune espace à l’intérieur des parenthèses ni devant une virgule ou un point",
    ),
    finds=Text(
        en="A space after an opening bracket, before a closing one, or before a comma or a period.",
        fr="Une espace après une parenthèse ouvrante, devant une parenthèse fermante, devant une virgule ou un point.",
    ),
    matters=Text(
        en="A line could begin with the sign.",
        fr="Une ligne pourrait commencer par le signe.",
    ),
    fix=Text(
        en="Leave the space out.",
        fr="Retirez l’espace.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("(IRCC)", "fin.", f"(«{NBSP}visa{NBSP}»), puis"),
    wrong=("( IRCC )", "fin .", "oui , puis", "oui ,puis", "(fin .)"),
)

WORD_RULE = WordRule(
    RULE, matching(r"\([ \u00a0]|[ \u00a0]\)|[ \u00a0](?=,(?!\d)|\.(?:[ \u00a0)»]|$))"), languages=BOTH
)
