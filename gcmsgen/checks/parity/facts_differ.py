"""GCM871: English and French of a sentence print other facts."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.parity.only import Only, told
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence, only: Only) -> Finding:
    """Return the finding for facts that one language alone prints."""
    return told(RULE.code, RULE.severity, row, _MESSAGE, only)


_MESSAGE = Text(
    en="The English and the French of {id} do not print the same facts in the same branches: {only}.",
    fr="L’anglais et le français de {id} n’impriment pas les mêmes faits dans les mêmes branches\N{NO-BREAK SPACE}: {only}.",
)

RULE = Rule(
    code="GCM871",
    severity=Severity.ERROR,
    title=Text(
        en="The languages print other facts",
        fr="Les langues impriment d’autres faits",
    ),
    finds=Text(
        en="On each path through the branches of a sentence, the facts that English prints and those that French prints. "
        "The order is free; `offer.job_title_fr or offer.job_title` in French is `offer.job_title` in English, and `.fr` "
        "is `.en`.",
        fr="Sur chaque chemin à travers les branches d’une phrase, les faits que l’anglais imprime et ceux que le français "
        "imprime. L’ordre est libre; «\N{NO-BREAK SPACE}offer.job_title_fr or offer.job_title\N{NO-BREAK SPACE}» en "
        "français équivaut à «\N{NO-BREAK SPACE}offer.job_title\N{NO-BREAK SPACE}» en anglais, et "
        "«\N{NO-BREAK SPACE}.fr\N{NO-BREAK SPACE}» à «\N{NO-BREAK SPACE}.en\N{NO-BREAK SPACE}».",
    ),
    matters=Text(
        en="A fact that is missing, renamed or moved to another branch makes a letter that says something else in French.",
        fr="Un fait qui manque, qui a changé de nom ou de branche donne une lettre qui dit autre chose en français.",
    ),
    fix=Text(
        en="Print the same facts in the same branches. A difference that is right is allowed by a comment in the sentence "
        "with its reason.",
        fr="Imprimez les mêmes faits dans les mêmes branches. Une différence légitime est permise par un commentaire motivé "
        "dans la phrase.",
    ),
    authority=LANGUAGES,
)
