"""GCM809 (T09): French decimals have a comma."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM809",
    alias="T09",
    severity=Severity.ERROR,
    title=Text(
        en="French decimals have a comma",
        fr="Les décimales prennent une virgule",
    ),
    finds=Text(
        en="A point between the figures of an amount or a percentage.",
        fr="Un point entre les chiffres d’un montant ou d’un pourcentage.",
    ),
    matters=Text(
        en="155.50 $ is an English number in a French letter.",
        fr="«\N{NO-BREAK SPACE}155.50\N{NO-BREAK SPACE}$\N{NO-BREAK SPACE}» est un nombre anglais dans une lettre "
        "en français.",
    ),
    fix=Text(
        en="Write a comma; the filter `money` does.",
        fr="Écrivez une virgule; le filtre «\N{NO-BREAK SPACE}money\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"155,50{NBSP}$", f"8,5{NBSP}%"),
    wrong=(f"155.50{NBSP}$", f"8.5{NBSP}%"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=\d)\.(?=\d{1,3}[ \u00a0]?[$%])", ","))
