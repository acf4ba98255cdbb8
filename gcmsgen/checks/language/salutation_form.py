"""GCM836 (T36): A salutation is Madame, or Monsieur,."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM836",
    alias="T36",
    severity=Severity.WARNING,
    title=Text(
        en="A salutation is Madame, or Monsieur,",
        fr="L’appel est Madame, ou Monsieur,",
    ),
    finds=Text(
        en="Cher or Chère at the beginning of a salutation.",
        fr="Cher ou Chère au début d’un appel.",
    ),
    matters=Text(
        en="Dear is English; in French it says that people know each other.",
        fr="«\N{NO-BREAK SPACE}Dear\N{NO-BREAK SPACE}» est anglais; en français, "
        "«\N{NO-BREAK SPACE}cher\N{NO-BREAK SPACE}» dit qu’on se connaît.",
    ),
    fix=Text(
        en="Write Madame, Monsieur, or both with a comma.",
        fr="Écrivez Madame, Monsieur, ou les deux avec une virgule.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("Madame,", "Monsieur,"),
    wrong=("Chère Madame Roy,", "Cher M. Roy,"),
)

WORD_RULE = WordRule(RULE, matching(r"^(?:Cher|Chère)s? (?=[A-Z\ue000-\uf8ff])"))
