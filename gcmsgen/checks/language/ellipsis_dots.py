"""GCM822 (T22): An ellipsis is one sign, and never follows etc.."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM822",
    alias="T22",
    severity=Severity.WARNING,
    title=Text(
        en="An ellipsis is one sign, and never follows etc.",
        fr="Les points de suspension sont un seul signe et ne suivent pas etc.",
    ),
    finds=Text(
        en="Three periods in a row, or dots behind etc.",
        fr="Trois points de suite, ou des points de suspension après etc.",
    ),
    matters=Text(
        en="etc. says already that more would follow.",
        fr="«\N{NO-BREAK SPACE}etc.\N{NO-BREAK SPACE}» dit déjà que l’énumération pourrait continuer.",
    ),
    fix=Text(
        en="Write … or etc., not both.",
        fr="Écrivez … ou etc., non les deux.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("à suivre…", "etc."),
    wrong=("à suivre...", "etc...", "etc…"),
)

WORD_RULE = WordRule(RULE, matching(r"\betc(?:…|\.{2,}|\.…)|(?<!etc)\.{3,}"))
