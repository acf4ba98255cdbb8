"""GCM818 (T18): Ordinals are 1er, 1re, 2e."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM818",
    alias="T18",
    severity=Severity.ERROR,
    title=Text(
        en="Ordinals are 1er, 1re, 2e",
        fr="Les ordinaux s’écrivent 1er, 1re, 2e",
    ),
    finds=Text(
        en="A longer or an English ending behind a figure.",
        fr="Une terminaison plus longue, ou anglaise, après un chiffre.",
    ),
    matters=Text(
        en="1ère and 2ème are not French spelling; 1st and 2nd are English.",
        fr="«\N{NO-BREAK SPACE}1ère\N{NO-BREAK SPACE}» et «\N{NO-BREAK SPACE}2ème\N{NO-BREAK SPACE}» sont fautifs; "
        "«\N{NO-BREAK SPACE}1st\N{NO-BREAK SPACE}» et «\N{NO-BREAK SPACE}2nd\N{NO-BREAK SPACE}» sont anglais.",
    ),
    fix=Text(
        en="Write 1er, 1re, 2e.",
        fr="Écrivez 1er, 1re, 2e.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("1re", "2e", "1er"),
    wrong=("1ère", "2ème", "2nd", "1st", "3ième", "2èmes", "2eme", "1ere"),
)

WORD_RULE = WordRule(RULE, matching(r"\b\d+(?:[eè]res?|i?[eè]mes?|nde?s?|st|rd|th)\b"))
