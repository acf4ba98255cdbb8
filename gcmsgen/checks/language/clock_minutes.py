"""GCM813 (T13): Minutes have two figures, and a full hour none."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM813",
    alias="T13",
    severity=Severity.WARNING,
    title=Text(
        en="Minutes have two figures, and a full hour none",
        fr="Les minutes ont deux chiffres, et l’heure juste n’en a pas",
    ),
    finds=Text(
        en="13 h 00, or one figure alone for the minutes.",
        fr="13 h 00, ou un seul chiffre pour les minutes.",
    ),
    matters=Text(
        en="Federal usage writes 13 h and 9 h 05.",
        fr="L’usage fédéral écrit 13\N{NO-BREAK SPACE}h et 9\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}05.",
    ),
    fix=Text(
        en="Leave out the zeros, or put one before the figure.",
        fr="Retirez les zéros, ou ajoutez-en un devant le chiffre.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"13{NBSP}h", f"9{NBSP}h{NBSP}05"),
    wrong=(f"13{NBSP}h{NBSP}00", f"9{NBSP}h{NBSP}5"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=\d)[ \u00a0]h[ \u00a0](?:00|\d)(?!\d)"))
