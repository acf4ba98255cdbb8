"""Check the words of both languages: their state, each pair of sentences, the Word letterheads, and the rules of words."""

from importlib import import_module
from importlib.util import find_spec

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.parity.compare import of_pair
from gcmsgen.checks.parity.standing import of_rows
from gcmsgen.finding import Finding, in_order
from gcmsgen.translation.letterheads import letterhead_findings
from gcmsgen.wording.translation_state import damages, rows


def translation_findings(tree: TemplateTree) -> tuple[Finding, ...]:
    """Return everything that is wrong with the words, errors first. Raises TemplateError where a file cannot be read."""
    known = rows(tree)
    found = [*of_rows(known.values(), damages(tree)), *letterhead_findings(tree), *_of_words(tree)]
    for row in known.values():
        found += of_pair(row)
    return in_order(found)


def _of_words(tree: TemplateTree) -> tuple[Finding, ...]:
    """Return what the rules of words find, where they are there."""
    if find_spec(_RULES_OF_WORDS) is None:
        return ()
    return tuple(import_module(_RULES_OF_WORDS).findings(tree))


_RULES_OF_WORDS = "gcmsgen.checks.language.run"
