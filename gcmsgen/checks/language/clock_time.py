"""GCM812 (T12): An hour is written 13 h 30."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM812",
    alias="T12",
    severity=Severity.ERROR,
    title=Text(
        en="An hour is written 13 h 30",
        fr="L’heure s’écrit 13 h 30",
    ),
    finds=Text(
        en="An hour with a colon, without spaces around h, or with a.m. and p.m.",
        fr="Une heure écrite avec un deux-points, sans espaces autour du h, ou avec a.m. et p.m.",
    ),
    matters=Text(
        en="13:30 and 1:30 p.m. are English in running text.",
        fr="«\N{NO-BREAK SPACE}13:30\N{NO-BREAK SPACE}» et «\N{NO-BREAK SPACE}1:30 p.m.\N{NO-BREAK SPACE}» sont "
        "anglais dans un texte suivi.",
    ),
    fix=Text(
        en="Write 13 h 30 with no-break spaces.",
        fr="Écrivez 13\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30 avec des espaces insécables.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"13{NBSP}h{NBSP}30",),
    wrong=("13:30", "13h30", "13H30", f"13{NBSP}h30", "1:30 p.m.", "9 h 30"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        r"\b\d{1,2}:\d{2}\b|\b\d{1,2}[hH](?:\d{2})?\b|\b\d{1,2}[ \u00a0]h\d"
        r"|\b\d{1,2} h\b|\b\d{1,2}[ \u00a0]h \d|\d[ \u00a0]?[ap]\.m\."
    ),
)
