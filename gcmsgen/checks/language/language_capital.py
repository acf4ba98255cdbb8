"""GCM844 (T44): Languages have no capital."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM844",
    alias="T44",
    severity=Severity.WARNING,
    title=Text(
        en="Languages have no capital",
        fr="Les langues s’écrivent sans majuscule",
    ),
    finds=Text(
        en="Français or Anglais with a capital behind langue, en, le, du or au.",
        fr="Français ou Anglais avec une majuscule après langue, en, le, du ou au.",
    ),
    matters=Text(
        en="The capital is English, or says that people are meant.",
        fr="Cette majuscule est anglaise, ou désigne des personnes.",
    ),
    fix=Text(
        en="Write français, anglais.",
        fr="Écrivez français, anglais.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("en français ou en anglais",),
    wrong=("la langue Française", "en Anglais"),
)

WORD_RULE = WordRule(RULE, matching(r"\b(?:[Ll]angues?|[Ee]n|[Dd]u|[Aa]u)[ \u00a0](?:Français|Anglais)(?:e|es)?\b"))
