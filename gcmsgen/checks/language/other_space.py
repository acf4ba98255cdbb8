"""GCM831 (T31): The only no-break space is U+00A0."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import BOTH, NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule, of_templates
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM831",
    alias="T31",
    severity=Severity.WARNING,
    title=Text(
        en="The only no-break space is U+00A0",
        fr="La seule espace insécable est U+00A0",
    ),
    finds=Text(
        en="A narrow, thin or figure space, or a word joiner.",
        fr="Une espace fine, insécable ou de chiffre, ou un gluon de mots.",
    ),
    matters=Text(
        en="Fonts and word processors draw them in different widths, or not at all.",
        fr="Les polices et les traitements de texte les affichent de largeurs différentes, ou pas du tout.",
    ),
    mend=Text(
        en="Write U+00A0 instead.",
        fr="Écrivez plutôt U+00A0.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    check=of_templates,
    right=(f"20{NBSP}635",),
    wrong=("20 635",),
)

WORD_RULE = WordRule(RULE, matching(r"[\u2007\u2009\u202f\u2060]", NBSP), languages=BOTH, safe=True)
