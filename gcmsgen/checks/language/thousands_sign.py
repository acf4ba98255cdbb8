"""GCM810 (T10): Thousands are parted by a no-break space."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM810",
    alias="T10",
    severity=Severity.ERROR,
    title=Text(
        en="Thousands are parted by a no-break space",
        fr="Les milliers sont séparés par une espace insécable",
    ),
    finds=Text(
        en="An amount of five figures or more without a space, or one whose thousands are parted by a comma or an "
        "ordinary space.",
        fr="Un montant d’au moins cinq chiffres sans espace, ou dont les milliers sont séparés par une virgule ou "
        "une espace ordinaire.",
    ),
    matters=Text(
        en="A comma is the decimal sign in French: 20,635 $ would be twenty dollars.",
        fr="La virgule est le signe décimal\N{NO-BREAK SPACE}: "
        "«\N{NO-BREAK SPACE}20,635\N{NO-BREAK SPACE}$\N{NO-BREAK SPACE}» vaudrait vingt dollars.",
    ),
    fix=Text(
        en="Write 20 635 $ with no-break spaces; the filter `money` does.",
        fr="Écrivez 20\N{NO-BREAK SPACE}635\N{NO-BREAK SPACE}$ avec des espaces insécables; le filtre "
        "«\N{NO-BREAK SPACE}money\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"20{NBSP}635{NBSP}$", f"635{NBSP}$"),
    wrong=(f"20,635{NBSP}$", f"20635{NBSP}$", f"20635,50{NBSP}$", f"20.635,00{NBSP}$", f"20 635{NBSP}$"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        r"(?<![\d,])\d{1,3}(?:[, ]\d{3})+(?=[ \u00a0]?\$)"
        r"|(?<!\d)\d{5,}(?=(?:,\d\d)?[ \u00a0]?\$)"
        r"|(?<!\d)\d{1,3}(?:\.\d{3})+(?=,\d\d[ \u00a0]?\$)"
    ),
)
