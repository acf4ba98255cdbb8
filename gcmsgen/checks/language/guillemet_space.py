"""GCM803 (T03): French quotation marks without their no-break spaces."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.passage import Passage
from gcmsgen.checks.language.word_rule import NBSP, WordFault, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

_OPENING = matching(r"«[ \u202f]?(?!\u00a0)", f"«{NBSP}")
_CLOSING = matching(r"(?<!\u00a0)[ \u202f]?»", f"{NBSP}»")


def _faults(passage: Passage) -> Iterator[WordFault]:
    """Yield marks that lack their inner space; one that stands alone encloses a value and its filter."""
    yield from _OPENING(passage)
    yield from _CLOSING(passage)


RULE = Rule(
    code="GCM803",
    alias="T03",
    severity=Severity.ERROR,
    title=Text(
        en="French quotation marks hold what they quote with no-break spaces",
        fr="Les guillemets retiennent ce qu’ils encadrent par des espaces insécables",
    ),
    finds=Text(
        en="« or » with nothing, or with another space, on its inner side.",
        fr="Un guillemet « ou » sans espace, ou avec une autre espace, du côté intérieur.",
    ),
    matters=Text(
        en="With an ordinary space a line may end with « alone.",
        fr="Avec une espace ordinaire, une ligne peut finir par « seul.",
    ),
    fix=Text(
        en="Write a no-break space (U+00A0) after « and before ».",
        fr="Écrivez une espace insécable (U+00A0) après « et devant ».",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=(f"le «{NBSP}visa{NBSP}» requis", f"(«{NBSP}visa{NBSP}»)"),
    wrong=("le «visa» requis", "le « visa » requis", f"le «{NBSP}visa »"),
)

WORD_RULE = WordRule(RULE, _faults, safe=True)
