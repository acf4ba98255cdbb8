"""GCM834 (T34): The province stands in brackets and in full, two no-break spaces before the postal code."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

_LETTERS = "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT"
_CODE = r"[A-Z]\d[A-Z][ \u00a0]?\d[A-Z]\d"

RULE = Rule(
    code="GCM834",
    alias="T34",
    severity=Severity.ERROR,
    title=Text(
        en="The province stands in brackets and in full, two no-break spaces before the postal code",
        fr="La province s’écrit au long entre parenthèses, suivie de deux espaces insécables et du code postal",
    ),
    finds=Text(
        en="The letters of a province in brackets, a province behind a comma before a postal code, or a bracket "
        "with other space before it.",
        fr="Le sigle d’une province entre parenthèses, une province après une virgule devant un code postal, ou une "
        "autre espace entre la parenthèse et lui.",
    ),
    matters=Text(
        en="The form for a French address in running text and on letters.",
        fr="C’est la forme d’une adresse en français dans un texte et sur une lettre.",
    ),
    fix=Text(
        en="Write Ottawa (Ontario) K1A 1L1; the filter `city_line` does.",
        fr="Écrivez Ottawa (Ontario)\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}K1A\N{NO-BREAK SPACE}1L1; le filtre "
        "«\N{NO-BREAK SPACE}city_line\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"Ottawa (Ontario){NBSP}{NBSP}K1A{NBSP}1L1", "à Ottawa (Ontario)"),
    wrong=("Ottawa, Ontario K1A 1L1", "Ottawa (ON)", "Ottawa (Ontario) K1A 1L1"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        rf"\((?:{_LETTERS})\)"
        rf"|, [A-Z][\w’ -]{{3,30}}[ \u00a0]{{1,2}}(?={_CODE})"
        rf"|\)(?!\u00a0\u00a0[A-Z])[ \u00a0]*(?={_CODE})"
    ),
)
