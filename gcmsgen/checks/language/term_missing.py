"""GCM880: a term of the English is not in the French."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import TERMS
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.language.terms import Terms
from gcmsgen.checks.parity.pairs import Allowed, allowed
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted


def _faults(pair: PassagePair, terms: Terms) -> Iterator[PairFault]:
    """Yield each term whose French is missing, in the order of the table."""
    may = allowed().get(pair.french.id, Allowed())
    for term in terms.in_english(pair.english.text):
        if term.english not in may.terms and not term.said_in(pair.french.text):
            yield PairFault(0, _SAYS.filled(english=quoted(term.english), french=quoted(" / ".join(term.french))))


_SAYS = Text(en="{english} is {french}", fr="{english} se dit {french}")


RULE = Rule(
    code="GCM880",
    severity=Severity.ERROR,
    title=Text(
        en="A term of the English is not in the French",
        fr="Un terme de l’anglais n’est pas dans le français",
    ),
    finds=Text(
        en="A term of terms.csv in the English of a branch, none of whose French forms stands in the French of that "
        "branch. The longest term counts; plurals and feminines are known.",
        fr="Un terme de terms.csv dans l’anglais d’une branche, dont aucune forme française ne figure dans le "
        "français de cette branche. Le terme le plus long l’emporte; pluriels et féminins sont reconnus.",
    ),
    matters=Text(
        en="A term of the law has one name in each language; another word lets a reader think of another thing.",
        fr="Un terme du droit n’a qu’un nom dans chaque langue; un autre mot fait penser à autre chose.",
    ),
    fix=Text(
        en="Use one of the French forms that the message names, or add the form to terms.csv with its authority.",
        fr="Employez l’une des formes françaises que le message nomme, ou ajoutez la forme à terms.csv avec sa source.",
    ),
    authority=TERMS,
    right=("your work permit ↔ votre permis de travail", "two work permits ↔ deux permis de travail"),
    wrong=("your work permit ↔ votre autorisation",),
)

PAIR_RULE = PairRule(RULE, _faults)
