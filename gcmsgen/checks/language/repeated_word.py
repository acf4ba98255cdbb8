"""GCM837 (T37): A word stands twice."""

import re

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.word_rule import BOTH, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM837",
    alias="T37",
    severity=Severity.ERROR,
    title=Text(
        en="A word stands twice",
        fr="Un mot est répété",
    ),
    finds=Text(
        en="The same word twice in a row; nous nous and vous vous are right.",
        fr="Deux fois de suite le même mot; «\N{NO-BREAK SPACE}nous nous\N{NO-BREAK SPACE}» et "
        "«\N{NO-BREAK SPACE}vous vous\N{NO-BREAK SPACE}» sont justes.",
    ),
    matters=Text(
        en="It is nearly always left over from an edit.",
        fr="C’est presque toujours le reste d’une modification.",
    ),
    fix=Text(
        en="Leave one out.",
        fr="Retirez-en un.",
    ),
    authority=LANGUAGES,
    right=("vous vous présentez", "{{ a }} {{ a }}"),
    wrong=("votre votre dossier", "de de"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        r"\b(?!(?:nous|vous|had|that)\b)"
        r"([^\W\d_]+)[ \u00a0]\1\b(?!-)",
        flags=re.IGNORECASE,
    ),
    languages=BOTH,
)
