"""GCM839 (T39): de and à contract with le and les."""

import re

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

# Nouns that end as an infinitive does.
_NOUNS = "(?:cadre|centre|critère|dernier|dossier|formulaire|membre|ministère|ministre|nombre|premier|registre|territoire|titre)s?\\b"

RULE = Rule(
    code="GCM839",
    alias="T39",
    severity=Severity.ERROR,
    title=Text(
        en="de and à contract with le and les",
        fr="De et à se contractent avec le et les",
    ),
    finds=Text(
        en="de le, de les, à le, à les before a noun; before an infinitive they are right.",
        fr="De le, de les, à le, à les devant un nom; devant un infinitif, ils sont justes.",
    ),
    matters=Text(
        en="It is an error of grammar that every reader sees.",
        fr="C’est une faute de grammaire que tout lecteur voit.",
    ),
    fix=Text(
        en="Write du, des, au, aux.",
        fr="Écrivez du, des, au, aux.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("du Québec", "aux demandeurs", "de le signer", "de les y inviter", "à le dire"),
    wrong=("de le Québec", "à les demandeurs", "de le ministère", "à les {{ x|listed }}"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        rf"\b(?:de|à)[ \u00a0]les?[ \u00a0](?!(?:y|en|leur|lui)[ \u00a0])"
        rf"(?:(?={_NOUNS})|(?!\w*(?:er|ir|re)\b))",
        flags=re.IGNORECASE,
    ),
)
