"""GCM828 (T28): A heading has one capital, at its beginning."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM828",
    alias="T28",
    severity=Severity.WARNING,
    title=Text(
        en="A heading has one capital, at its beginning",
        fr="Un titre ne prend qu’une majuscule, au début",
    ),
    finds=Text(
        en="A small word such as de, du or et with a capital between other words.",
        fr="Un petit mot comme de, du ou et avec une majuscule entre d’autres mots.",
    ),
    matters=Text(
        en="Capitals on every word are English.",
        fr="Les majuscules à chaque mot sont anglaises.",
    ),
    fix=Text(
        en="Write a capital at the beginning alone, and for names.",
        fr="Ne mettez la majuscule qu’au début, et aux noms propres.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("Demande de permis de travail",),
    wrong=("Lettre De Refus De Permis Temporaire",),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=[a-zà-ÿ] )(?:À|Au|Aux|Dans|De|Des|Du|Et|Ou|Par|Pour|Sur) (?=[A-ZÀ-Ý])"))
