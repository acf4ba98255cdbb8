"""GCM826 (T26): Capitals bear their accents."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM826",
    alias="T26",
    severity=Severity.ERROR,
    title=Text(
        en="Capitals bear their accents",
        fr="Les majuscules portent leurs accents",
    ),
    finds=Text(
        en="A capital A, E or C without its accent or cedilla at the beginning of words that have one.",
        fr="Une majuscule A, E ou C sans accent ni cédille au début de mots qui en prennent.",
    ),
    matters=Text(
        en="Without it a word is misspelt, and at times another one.",
        fr="Sans lui, le mot est mal orthographié, et parfois en devient un autre.",
    ),
    fix=Text(
        en="Write À, É, Ç.",
        fr="Écrivez À, É, Ç.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("À défaut", "État", "Ça"),
    wrong=("A défaut de", "Etat", "A compter du", "Ca va", "Etude"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        r"\bA(?= (?:ce|cet|cette|ces|compter|condition|défaut|"
        r"l’appui|la suite|partir|propos|titre|votre)\b)"
        r"|\bE(?=(?:cole|cran|crire|crit|dition|gal|lectr|metteur|mission|quip|"
        r"t(?:abli|ant|at|ranger|ud))\w*)|\bCa(?= )"
    ),
)
