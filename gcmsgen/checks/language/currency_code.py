"""GCM811 (T11): A currency is named as $ CA or $ US."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM811",
    alias="T11",
    severity=Severity.ERROR,
    title=Text(
        en="A currency is named as $ CA or $ US",
        fr="Une monnaie se désigne par $ CA ou $ US",
    ),
    finds=Text(
        en="CAD or USD behind an amount, C$ or US$ before one, or $CA without a no-break space.",
        fr="CAD ou USD après un montant, C$ ou US$ devant, ou $CA sans espace insécable.",
    ),
    matters=Text(
        en="The codes are for banks; C$ is English.",
        fr="Ces codes sont ceux des banques; «\N{NO-BREAK SPACE}C$\N{NO-BREAK SPACE}» est anglais.",
    ),
    fix=Text(
        en="Write 155 $ CA with no-break spaces.",
        fr="Écrivez 155\N{NO-BREAK SPACE}$\N{NO-BREAK SPACE}CA avec des espaces insécables.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"155{NBSP}${NBSP}CA",),
    wrong=(f"155{NBSP}$CA", f"155{NBSP}$ US", "155 CAD", "C$155", f"155{NBSP}USD"),
)

WORD_RULE = WordRule(
    RULE, matching(r"(?<=[\d\ue000-\uf8ff])[ \u00a0]?(?:CAD|USD)\b|\$ ?(?:CA|US)\b|\b(?:C|CA|CDN|US)\$")
)
