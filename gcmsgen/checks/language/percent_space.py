"""GCM807 (T07): A no-break space stands before %."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM807",
    alias="T07",
    severity=Severity.ERROR,
    title=Text(
        en="A no-break space stands before %",
        fr="Une espace insécable précède %",
    ),
    finds=Text(
        en="A percentage sign right behind a figure or a value, or behind an ordinary space.",
        fr="Un signe de pourcentage collé à un chiffre ou à une valeur, ou précédé d’une espace ordinaire.",
    ),
    matters=Text(
        en="The sign must not begin a line without its figure.",
        fr="Le signe ne doit pas commencer une ligne sans son chiffre.",
    ),
    fix=Text(
        en="Write a no-break space (U+00A0) before the sign.",
        fr="Écrivez une espace insécable (U+00A0) devant le signe.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"8,5{NBSP}%",),
    wrong=("8,5%", "8,5 %"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=[\d\ue000-\uf8ff]) ?%", f"{NBSP}%"), safe=True)
