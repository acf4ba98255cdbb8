"""GCM881: a French form is forbidden."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import TERMS
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.language.terms import Terms
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted


def _faults(pair: PassagePair, terms: Terms) -> Iterator[PairFault]:
    """Yield each forbidden form where it stands."""
    for at, form, term in terms.forbidden_in(pair.french.text):
        yield PairFault(at, _SHOULD.filled(found=quoted(form), right=quoted(" / ".join(term.french) or term.note)))


_SHOULD = Text(en="{found}; rather {right}", fr="{found}; plutôt {right}")


RULE = Rule(
    code="GCM881",
    severity=Severity.ERROR,
    title=Text(
        en="A French form is forbidden",
        fr="Une forme française est interdite",
    ),
    finds=Text(
        en="A form that terms.csv forbids, such as a false friend, anywhere in the French.",
        fr="Une forme que terms.csv interdit, comme un faux ami, n’importe où dans le français.",
    ),
    matters=Text(
        en="It says something else than the English, or is no French at all: « émettre un permis », « votre "
        "application ».",
        fr="Elle dit autre chose que l’anglais, ou n’est pas du français\N{NO-BREAK SPACE}: "
        "«\N{NO-BREAK SPACE}émettre un permis\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}votre "
        "application\N{NO-BREAK SPACE}».",
    ),
    fix=Text(
        en="Use the form that the message names.",
        fr="Employez la forme que le message nomme.",
    ),
    authority=TERMS,
    right=("a permit is issued ↔ un permis est délivré", "the Regulations ↔ le Règlement"),
    wrong=("a permit is issued ↔ un permis est émis par l’agent, permis émis", "your application ↔ votre application"),
)

PAIR_RULE = PairRule(RULE, _faults)
