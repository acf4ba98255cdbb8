"""GCM835 (T35): A no-break space stands before a unit."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM835",
    alias="T35",
    severity=Severity.WARNING,
    title=Text(
        en="A no-break space stands before a unit",
        fr="Une espace insécable précède une unité",
    ),
    finds=Text(
        en="A unit right behind its figure, or behind an ordinary space.",
        fr="Une unité collée à son chiffre, ou précédée d’une espace ordinaire.",
    ),
    matters=Text(
        en="A line must not end between them.",
        fr="Une ligne ne doit pas finir entre les deux.",
    ),
    fix=Text(
        en="Write a no-break space (U+00A0).",
        fr="Écrivez une espace insécable (U+00A0).",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"25{NBSP}km", f"5{NBSP}Mo"),
    wrong=("25km", "5 Mo"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=\d) ?((?:km|cm|mm|kg|[kKMG]o|ha|kWh)\b)", rf"{NBSP}\1"), safe=True)
