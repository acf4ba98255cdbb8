"""GCM823 (T23): One space stands between words."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import BOTH, NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM823",
    alias="T23",
    severity=Severity.WARNING,
    title=Text(
        en="One space stands between words",
        fr="Une seule espace sépare les mots",
    ),
    finds=Text(
        en="Two ordinary spaces in a row, or an ordinary one beside a no-break space. Two no-break spaces hold a "
        "postal code (T34).",
        fr="Deux espaces ordinaires de suite, ou une espace ordinaire à côté d’une insécable. Deux insécables "
        "précèdent un code postal (T34).",
    ),
    matters=Text(
        en="A wider gap in the middle of a line looks like something left out.",
        fr="Un blanc plus large au milieu d’une ligne laisse croire qu’il manque quelque chose.",
    ),
    fix=Text(
        en="Leave one of them out.",
        fr="Retirez-en une.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("Fin. Début.", f"Ottawa (Ontario){NBSP}{NBSP}K1A{NBSP}1L1"),
    wrong=("Fin.  Début.", f"le {NBSP}12"),
)

WORD_RULE = WordRule(RULE, matching(r" {2,}| \u00a0|\u00a0 "), languages=BOTH)
