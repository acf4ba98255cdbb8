"""What a rule of a pair is: a rule with its manual page, and a function over the same way through both languages."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gcmsgen.checks.language.passage import VALUE, Passage
from gcmsgen.checks.language.terms import Terms
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Hold the English and the French of a sentence on the same way through its branches."""

    english: Passage
    french: Passage


@dataclass(frozen=True, slots=True)
class PairFault:
    """Hold where in the French a fault is, 0 where it is of the whole, and what is at fault."""

    at: int
    what: Text


@dataclass(frozen=True, slots=True)
class PairRule:
    """Hold a rule of a pair, which may ask for the terms of the office."""

    rule: Rule
    faults: Callable[[PassagePair, Terms], Iterable[PairFault]]


def pairs(english: Iterable[Passage], french: Iterable[Passage]) -> Iterator[PassagePair]:
    """Yield the ways through both languages side by side; where they branch otherwise, another rule says so (GCM873)."""
    one, other = [*english], [*french]
    if len(one) == len(other):
        yield from map(PassagePair, one, other)


def findings(pair_rule: PairRule, pair: PassagePair, terms: Terms) -> Iterator[Finding]:
    """Yield what a rule finds in a pair, at its place in the French."""
    rule, french = pair_rule.rule, pair.french
    for fault in pair_rule.faults(pair, terms):
        what = Text(en=_tagged(fault.what.en, french), fr=_tagged(fault.what.fr, french))
        message = Text(
            en=f"{french.id}: {what.en}. {rule.title.en}.",
            fr=f"{french.id}\N{NO-BREAK SPACE}: {what.fr}. {rule.title.fr}.",
        )
        yield Finding(rule.code, rule.severity, french.where(french.starts[fault.at]), message, rule.fix)


def _tagged(words: str, french: Passage) -> str:
    """Return words with their values as tags."""
    return re.sub(VALUE, lambda sign: f"{{{{ {french.values.get(sign[0], '…')} }}}}", words)
