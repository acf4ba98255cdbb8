"""GCM827 (T27): Days of the week have no capital."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM827",
    alias="T27",
    severity=Severity.ERROR,
    title=Text(
        en="Days of the week have no capital",
        fr="Les jours de la semaine s’écrivent sans majuscule",
    ),
    finds=Text(
        en="The name of a day with a capital behind another word.",
        fr="Le nom d’un jour avec une majuscule après un autre mot.",
    ),
    matters=Text(
        en="The capital is English.",
        fr="Cette majuscule est anglaise.",
    ),
    fix=Text(
        en="Write the day in small letters.",
        fr="Écrivez le jour en minuscules.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("le lundi", "Lundi, nous fermons."),
    wrong=("le Lundi", "au plus tard Vendredi"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=[\w,] )(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)\b"))
