"""GCM805 (T05): Inside « » a quotation takes “ ”."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM805",
    alias="T05",
    severity=Severity.WARNING,
    title=Text(
        en="Inside « » a quotation takes “ ”",
        fr="À l’intérieur de « », une citation prend “ ”",
    ),
    finds=Text(
        en="« inside a quotation that « opened already.",
        fr="Un « à l’intérieur d’une citation déjà ouverte par «.",
    ),
    matters=Text(
        en="Two pairs of the same marks hide which of them ends.",
        fr="Deux paires de mêmes guillemets cachent laquelle se ferme.",
    ),
    fix=Text(
        en="Write “ ” around the inner quotation.",
        fr="Écrivez “ ” autour de la citation intérieure.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"«{NBSP}il a dit “oui”{NBSP}»", f"«{NBSP}un{NBSP}» et «{NBSP}deux{NBSP}»"),
    wrong=(f"«{NBSP}il a dit «{NBSP}oui{NBSP}»{NBSP}»",),
)

WORD_RULE = WordRule(RULE, matching(r"«[^»]*(?P<inner>«)"))
