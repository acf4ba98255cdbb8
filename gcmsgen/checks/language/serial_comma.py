"""GCM825 (T25): A list has no comma before et or ou."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM825",
    alias="T25",
    severity=Severity.WARNING,
    title=Text(
        en="A list has no comma before et or ou",
        fr="Pas de virgule devant et ou ou à la fin d’une énumération",
    ),
    finds=Text(
        en="A comma before the last item of a list.",
        fr="Une virgule devant le dernier élément d’une énumération.",
    ),
    matters=Text(
        en="The serial comma is English. Where the comma closes an insertion it is right; say so in a waiver.",
        fr="La virgule de série est anglaise. Si la virgule ferme une incise, elle est juste; indiquez-le dans une "
        "permission.",
    ),
    fix=Text(
        en="Leave the comma out; the filter `listed` does.",
        fr="Retirez la virgule; le filtre «\N{NO-BREAK SPACE}listed\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("A, B et C.", "s’il le peut, et seulement alors"),
    wrong=("A, B, et C.", "un, deux, ou trois"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=,) [^ ,;:.()]+(?: [^ ,;:.()]+)?, (?:et|ou)\b"))
