"""GCM808 (T08): The dollar sign stands behind the amount, after a no-break space."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.passage import Passage
from gcmsgen.checks.language.word_rule import NBSP, WordFault, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

_BEFORE = matching(r"(?<![A-Z])\$ ?(?=[\d\ue000-\uf8ff])")
_BEHIND = matching(r"(?<=[\d\ue000-\uf8ff]) ?\$(?! ?\d)", f"{NBSP}$")


def _faults(passage: Passage) -> Iterator[WordFault]:
    """Yield signs on the wrong side, which a person has to move, and signs without their space."""
    yield from _BEFORE(passage)
    yield from _BEHIND(passage)


RULE = Rule(
    code="GCM808",
    alias="T08",
    severity=Severity.ERROR,
    title=Text(
        en="The dollar sign stands behind the amount, after a no-break space",
        fr="Le signe de dollar suit le montant, après une espace insécable",
    ),
    finds=Text(
        en="A dollar sign before an amount, right behind it, or behind an ordinary space.",
        fr="Un signe de dollar devant un montant, collé à lui, ou précédé d’une espace ordinaire.",
    ),
    matters=Text(
        en="$155 is English; 155 $ is French.",
        fr="«\N{NO-BREAK SPACE}$155\N{NO-BREAK SPACE}» est anglais; "
        "«\N{NO-BREAK SPACE}155\N{NO-BREAK SPACE}$\N{NO-BREAK SPACE}» est français.",
    ),
    fix=Text(
        en="Write 155 $ with a no-break space; the filter `money` does.",
        fr="Écrivez 155\N{NO-BREAK SPACE}$ avec une espace insécable; le filtre "
        "«\N{NO-BREAK SPACE}money\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"155{NBSP}$", f"de 155{NBSP}$"),
    wrong=("$155", "155$", "155 $"),
)

WORD_RULE = WordRule(RULE, _faults, safe=True)
