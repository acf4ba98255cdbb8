"""What a rule of words is: a rule with its manual page, the languages that it holds for, and a function over a passage."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gcmsgen.checks.language.passage import Passage, visible
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding
from gcmsgen.language import Language, Text

NBSP = "\N{NO-BREAK SPACE}"
BOTH = (Language.EN, Language.FR)
FRENCH = (Language.FR,)


@dataclass(frozen=True, slots=True)
class WordFault:
    """Hold where in the text of a passage a fault begins and ends, and what would stand there rightly, if that is known."""

    start: int
    end: int
    right: str | None = None


@dataclass(frozen=True, slots=True)
class WordRule:
    """Hold a rule of words; `safe` says that its faults may be mended without a person."""

    rule: Rule
    faults: Callable[[Passage], Iterable[WordFault]]
    languages: tuple[Language, ...] = FRENCH
    safe: bool = False


def findings(word_rule: WordRule, passage: Passage) -> Iterator[Finding]:
    """Yield what a rule finds in a passage of a language that it holds for."""
    if passage.language in word_rule.languages:
        for fault in word_rule.faults(passage):
            yield told(word_rule, passage, fault)


def told(word_rule: WordRule, passage: Passage, fault: WordFault) -> Finding:
    """Return the finding for a fault of a passage."""
    rule = word_rule.rule
    found = _FOUND.filled(id=passage.id, found=_shown(passage, fault, passage.text[fault.start : fault.end]))
    message = Text(en=f"{found.en} {rule.title.en}.", fr=f"{found.fr} {rule.title.fr}.")
    fix = rule.fix if fault.right is None else _WRITE.filled(right=_shown(passage, fault, fault.right))
    return Finding(rule.code, rule.severity, passage.where(passage.starts[fault.start]), message, fix)


def matching(pattern: str, right: str | None = None, flags: int = 0) -> Callable[[Passage], Iterator[WordFault]]:
    r"""Return a function that finds a pattern; `right` is what to write, as `re.sub` takes it.

    >>> from gcmsgen.checks.language.passage import of_rendered
    >>> [*matching(r"\bet et\b", "et")(of_rendered("x", Language.FR, "lui et et elle"))]
    [WordFault(start=4, end=9, right='et')]
    """
    compiled = re.compile(pattern, flags)

    def faults(passage: Passage) -> Iterator[WordFault]:
        for match in compiled.finditer(passage.text):
            yield WordFault(match.start(), match.end(), None if right is None else match.expand(right))

    return faults


def _shown(passage: Passage, fault: WordFault, words: str) -> str:
    """Return words in the place of a fault, between the rest of the words that it touches."""
    before, behind = passage.text[: fault.start].split(" ")[-1], passage.text[fault.end :].split(" ")[0]
    return visible(before + words + behind, passage)


_FOUND = Text(en="“{found}” in {id}.", fr="«\N{NO-BREAK SPACE}{found}\N{NO-BREAK SPACE}» dans {id}.")
_WRITE = Text(
    en="Write “{right}” (⍽ is a no-break space).",
    fr="Écrivez «\N{NO-BREAK SPACE}{right}\N{NO-BREAK SPACE}» (⍽ est une espace insécable).",
)
