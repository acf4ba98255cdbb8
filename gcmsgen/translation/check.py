"""Check the words of both languages: their state, each pair of sentences, the Word letterheads, and the rules of words."""

import re
from collections.abc import Iterator

from gcmsgen.catalogue.office_fonts import OfficeFonts, office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.exchange import french_unfit
from gcmsgen.checks.language.run import of_words
from gcmsgen.checks.language.terms import Terms, terms_of
from gcmsgen.checks.parity.compare import of_pair
from gcmsgen.checks.parity.standing import of_rows
from gcmsgen.checks.parity.waiver import waived
from gcmsgen.checks.reading.glyphs import first_lacking
from gcmsgen.finding import Finding, in_order
from gcmsgen.translation.letterheads import letterhead_findings
from gcmsgen.wording.translation_state import BilingualSentence, damages, rows


def translation_findings(tree: TemplateTree) -> tuple[Finding, ...]:
    """Return everything that is wrong with the words, errors first. Raises TemplateError where a file cannot be read."""
    known = rows(tree)
    terms, fonts = terms_of(tree), office_fonts(tree)
    found = [*of_rows(known.values(), damages(tree)), *letterhead_findings(tree)]
    for row in known.values():
        found += of_row(row, terms)
        found += _without_glyph(row, fonts)
    return in_order(found)


def _without_glyph(row: BilingualSentence, fonts: OfficeFonts) -> Iterator[Finding]:
    """Yield a finding for the words of each language that hold a character which no font of the letters has."""
    for words in (row.english, row.french):
        for number, line in enumerate(words.written.splitlines() if words else ()):
            if words and (lacking := first_lacking(_COMMENT.sub("", line), fonts)):
                where = f"{words.file}:{words.line + number}:{lacking[0]}"
                yield french_unfit.without_glyph(where, lacking[1])
                break


_COMMENT = re.compile(r"\{#.*?#\}")  # which is never printed


def with_rendered(tree: TemplateTree) -> tuple[Finding, ...]:
    """Return everything that is wrong with the words as they stand, and as documents of invented cases say them.

    Raises TemplateError as `translation_findings` does.
    """
    from gcmsgen.translation.rendered import rendered_findings  # which composes, as an import of sentences need not

    found = translation_findings(tree)
    terms = terms_of(tree)
    of_words_alone = {(one.code, row.id) for row in rows(tree).values() for one in of_words(row, terms)}
    return in_order([*found, *rendered_findings(tree, of_words_alone)])


def of_row(row: BilingualSentence, terms: Terms) -> Iterator[Finding]:
    """Yield what is wrong with the words of a sentence and no waiver allows. Raises TemplateError where it cannot be read."""
    return waived(row, [*of_pair(row), *of_words(row, terms)])
