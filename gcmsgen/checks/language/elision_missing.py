"""GCM838 (T38): A small word loses its vowel before a vowel."""

import re

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.wording.elision import NEVER, OPENING, SMALL_WORDS

RULE = Rule(
    code="GCM838",
    alias="T38",
    severity=Severity.ERROR,
    title=Text(
        en="A small word loses its vowel before a vowel",
        fr="Un petit mot s’élide devant une voyelle",
    ),
    finds=Text(
        en="de, que, le, la, je, me, te, se, ne before a vowel or a mute h; si before il. Words that are never "
        "elided are spared: onze, oui, names with y and with an aspirate h.",
        fr="De, que, le, la, je, me, te, se, ne devant une voyelle ou un h muet; si devant il. Les mots qui "
        "n’appellent jamais l’élision sont épargnés\N{NO-BREAK SPACE}: onze, oui, les noms en y ou à h aspiré.",
    ),
    matters=Text(
        en="It is an error of spelling that every reader sees.",
        fr="C’est une faute d’orthographe que tout lecteur voit.",
    ),
    fix=Text(
        en="Write the apostrophe: d’, qu’, l’, s’il. In a template, a filter of the value elides: of_country, of_city, after.",
        fr="Écrivez l’apostrophe\N{NO-BREAK SPACE}: d’, qu’, l’, s’il. Dans un gabarit, un filtre de la valeur fait "
        "l’élision\N{NO-BREAK SPACE}: of_country, of_city, after.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(
        "d’asile",
        "le onze mai",
        "s’il",
        "téléversez-le à nouveau",
        "le ou la responsable",
        "de Hongrie",
        "de huit ans",
    ),
    wrong=("de asile", "que il", "Si il", "le employeur", "de Ontario", "ne a pas", "de heures"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        rf"(?<!-)\b(?:{SMALL_WORDS})[ \u00a0](?!(?:{NEVER})\b)(?={OPENING})|\bsi[ \u00a0](?=ils?\b)",
        flags=re.IGNORECASE,
    ),
)
