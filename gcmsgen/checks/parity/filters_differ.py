"""GCM872: English and French of a sentence print a fact through other filters."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.parity.only import Only, told
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence, only: Only) -> Finding:
    """Return the finding for filters that one language alone uses."""
    return told(RULE.code, RULE.severity, row, _MESSAGE, only)


_MESSAGE = Text(
    en="The English and the French of {id} do not write a fact through the same filters: {only}.",
    fr="L’anglais et le français de {id} n’écrivent pas un fait au moyen des mêmes filtres\N{NO-BREAK SPACE}: {only}.",
)

RULE = Rule(
    code="GCM872",
    severity=Severity.ERROR,
    title=Text(
        en="The languages use other filters",
        fr="Les langues emploient d’autres filtres",
    ),
    finds=Text(
        en="The filters through which each fact is printed. Those that a language needs for its articles and prepositions "
        "count as one: `of_citation` in French is `citation` in English.",
        fr="Les filtres au moyen desquels chaque fait est imprimé. Ceux dont une langue a besoin pour ses articles et ses "
        "prépositions comptent pour un seul\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}of_citation\N{NO-BREAK SPACE}» en "
        "français équivaut à «\N{NO-BREAK SPACE}citation\N{NO-BREAK SPACE}» en anglais.",
    ),
    matters=Text(
        en="A date in figures here and in words there, or an amount without its sign, is not the same letter.",
        fr="Une date en chiffres ici et en lettres là, ou un montant sans son signe, ce n’est pas la même lettre.",
    ),
    fix=Text(
        en="Use the filter of the same name, or the one that the language has for it.",
        fr="Employez le filtre du même nom, ou celui que la langue a pour cela.",
    ),
    authority=LANGUAGES,
)
