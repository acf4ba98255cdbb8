"""GCM820 (T20): A no-break space stands behind M., Mme, Dr."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM820",
    alias="T20",
    severity=Severity.WARNING,
    title=Text(
        en="A no-break space stands behind M., Mme, Dr",
        fr="Une espace insécable suit M., Mme, Dr",
    ),
    finds=Text(
        en="An ordinary space between a title and a name.",
        fr="Une espace ordinaire entre un titre et un nom.",
    ),
    matters=Text(
        en="A line must not end with the title alone.",
        fr="Une ligne ne doit pas finir par le titre seul.",
    ),
    fix=Text(
        en="Write a no-break space (U+00A0) behind the title.",
        fr="Écrivez une espace insécable (U+00A0) après le titre.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"Mme{NBSP}Roy", f"M. et Mme{NBSP}Roy"),
    wrong=("Mme Roy", "M. Roy", "Mme {{ applicant.family_name }}"),
)

WORD_RULE = WordRule(RULE, matching(r"\b(M\.|MM\.|Mmes?|Dre?|Me) (?=[A-ZÀ-Ý\ue000-\uf8ff])", rf"\1{NBSP}"), safe=True)
