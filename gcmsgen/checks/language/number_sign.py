"""GCM821 (T21): A number is named as no 12."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM821",
    alias="T21",
    severity=Severity.ERROR,
    title=Text(
        en="A number is named as no 12",
        fr="Un numéro se désigne par no 12",
    ),
    finds=Text(
        en="#, No. or N° before a number.",
        fr="Un #, un No. ou un N° devant un numéro.",
    ),
    matters=Text(
        en="# and No. are English.",
        fr="«\N{NO-BREAK SPACE}#\N{NO-BREAK SPACE}» et «\N{NO-BREAK SPACE}No.\N{NO-BREAK SPACE}» sont anglais.",
    ),
    fix=Text(
        en="Write no 12 with a no-break space.",
        fr="Écrivez no\N{NO-BREAK SPACE}12 avec une espace insécable.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"no{NBSP}12",),
    wrong=("#12", "No. 12", "N° 12", "nº 12"),
)

WORD_RULE = WordRule(RULE, matching(r"#(?=[\d\ue000-\uf8ff])|\b[Nn]o\.(?=[ \u00a0]?[\d\ue000-\uf8ff])|\b[Nn][°º]"))
