"""GCM801 (T01): French puts a no-break space before a colon."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM801",
    alias="T01",
    severity=Severity.ERROR,
    title=Text(
        en="A colon takes a no-break space before it in French",
        fr="Le deux-points prend une espace insécable devant lui",
    ),
    finds=Text(
        en="A colon in French words with nothing or another space before it, but for addresses of pages and hours.",
        fr="Un deux-points précédé d’aucune espace ou d’une autre espace, sauf dans les adresses de pages et les heures.",
    ),
    matters=Text(
        en="Federal usage; an ordinary space lets a line begin with the colon.",
        fr="C’est l’usage fédéral; une espace ordinaire permet à une ligne de commencer par le deux-points.",
    ),
    fix=Text(
        en="Write a no-break space (U+00A0) before the colon.",
        fr="Écrivez une espace insécable (U+00A0) devant le deux-points.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"Objet{NBSP}: permis", "Voir https://canada.ca"),
    wrong=("Objet: permis", "Objet : permis"),
)

WORD_RULE = WordRule(RULE, matching(rf"(?<=[^\s{NBSP}:]) ?:(?!//|\d)", rf"{NBSP}:"), safe=True)
