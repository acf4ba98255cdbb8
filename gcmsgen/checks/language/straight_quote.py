"""GCM804 (T04): Quotation marks are those of the language: « » in French, “ ” in English."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import BOTH, NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM804",
    alias="T04",
    severity=Severity.ERROR,
    title=Text(
        en="Quotation marks are those of the language: « » in French, “ ” in English",
        fr="Les guillemets sont ceux de la langue\N{NO-BREAK SPACE}: « » en français, “ ” en anglais",
    ),
    finds=Text(
        en="The straight quotation mark of the keyboard, in words of either language.",
        fr="Le guillemet droit du clavier, dans le texte de l’une ou l’autre langue.",
    ),
    matters=Text(
        en="It says not where a quotation begins and where it ends, and a letter does not look typed on a machine.",
        fr="Il ne dit ni où commence ni où finit une citation, et donne à une lettre un air négligé.",
    ),
    fix=Text(
        en="Write « » with no-break spaces in French, “ ” in English; the filter `quote` does both.",
        fr="Écrivez « » avec des espaces insécables en français et “ ” en anglais; le filtre "
        "«\N{NO-BREAK SPACE}quote\N{NO-BREAK SPACE}» fait les deux.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"le «{NBSP}visa{NBSP}»",),
    wrong=('le "visa"',),
)

WORD_RULE = WordRule(RULE, matching(r'"'), languages=BOTH)
