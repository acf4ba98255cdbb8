"""GCM819 (T19): Titles are M., Mme, Dr, Dre."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM819",
    alias="T19",
    severity=Severity.ERROR,
    title=Text(
        en="Titles are M., Mme, Dr, Dre",
        fr="Les titres s’abrègent M., Mme, Dr, Dre",
    ),
    finds=Text(
        en="Mr, Mrs and Ms in French, and a period behind Mme, Dr or Dre.",
        fr="Mr, Mrs et Ms en français, et un point après Mme, Dr ou Dre.",
    ),
    matters=Text(
        en="An abbreviation that ends with the last letter of its word takes no period; M. does not.",
        fr="Une abréviation qui finit par la dernière lettre du mot ne prend pas de point; M. en prend un.",
    ),
    fix=Text(
        en="Write M., Mme, Dr, Dre.",
        fr="Écrivez M., Mme, Dr, Dre.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"M.{NBSP}Roy", f"Mme{NBSP}Roy", f"Dr{NBSP}Roy"),
    wrong=("Mr Roy", "Mme. Roy", "Dr. Roy", f"Ms{NBSP}Roy"),
)

WORD_RULE = WordRule(RULE, matching(r"\b(?:Mr|Mrs|Ms)\b\.?|\b(?:Mme|Mmes|Dre?)\.(?= ?[A-Z\u00a0\ue000-\uf8ff])"))
