"""Prove that a PDF says what the document says: read the lines of its pages and walk through the sentences with them.

What pdfium reads is not always what was printed; what it is known to tell otherwise is brought to one form on both sides.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

from gcmsgen.document import Document, Sentence
from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render.ink_pdf import see_page
from gcmsgen.render.unequal import LOST, MORE, spaced


def read_back_pdf(data: bytes, document: Document, sheet: str) -> None:
    """Compare the pages of a PDF, line by line; `sheet` is the style sheet, which may print words in the margins.

    The running head stands on every page from the second on.
    """
    literals = _literals(sheet)
    pages = list(_pages(data, document, literals))
    walk = _PageWalk(document)
    for number, lines in enumerate(pages, 1):
        running = document.running.on_page(number, len(pages)) if document.running else ""
        head = as_read(spaced(running))
        walk.turn(head, {f"{number} / {len(pages)}", document.application, *literals})
        for line in lines:
            walk.follow(as_read(spaced(line)))
        walk.end_page(first=number == 1)
    walk.finish()
    composed = " ".join(sentence.text for sentence in document.sentences())
    if _marks(composed) - _marks("".join(line for lines in pages for line in lines)):
        raise RenderError(_MARK_LOST)


class _PageWalk:
    """Walk through the words of a document as lines of its pages come in.

    A line may be the next of the text or of the running head, where both say the same: every place that the walk may have
    come to is kept, as what was read of the text and of the head of this page. There is nearly always one.
    """

    def __init__(self, document: Document) -> None:
        self._sentences: list[Sentence] = list(document.sentences())
        self._words = as_read(" ".join(spaced(sentence.text) for sentence in self._sentences))
        self._places = {(0, 0)}
        self._head = ""
        self._margins: set[str] = set()

    def turn(self, head: str, margins: set[str]) -> None:
        """Begin a page, with its running head and what else may be printed once in its margins."""
        self._head, self._margins = head, margins
        self._places = {(at, 0) for at, _ in self._places}

    def follow(self, line: str) -> None:
        """Go on behind a line. Raises RenderError where it is nothing that can come next."""
        if not line:
            return
        places = set(self._places) if line == _BULLET.strip() else set()
        for at, head in self._places:
            places |= {(end, head) for end in _ends(self._words, at, line)}
            places |= {(at, end) for end in _ends(self._head, head, line)}
        if places:
            self._places = places
        elif line in self._margins:
            self._margins.discard(line)
        elif parted := _BROKEN_WORD.search(line):
            # A word goes on overleaf, and pdfium joins its first part to what it reads next, the head of the page.
            self.follow(f"{line[: parted.start()]}-")
            self.follow(line[parted.end() :])
        else:
            raise RenderError(self._difference())

    def end_page(self, *, first: bool) -> None:
        """Keep the places at which the running head was read whole. Raises RenderError where there is none."""
        whole = (0, len(self._head)) if first else (len(self._head),)
        places = {(at, head) for at, head in self._places if head in whole}
        if not places:
            raise RenderError(_HEAD)
        self._places = places

    def finish(self) -> None:
        """Raise RenderError where words are left."""
        if max(at for at, _ in self._places) < len(self._words):
            raise RenderError(self._difference())

    def _difference(self) -> Text:
        """Return which sentence does not stand there as composed."""
        at, end = max(at for at, _ in self._places), 0
        for sentence in self._sentences:
            end += len(as_read(spaced(sentence.text))) + 1
            if at < end and at < len(self._words):
                return LOST.filled(sentence=sentence.id)
        return MORE


def as_read(text: str) -> str:
    """Return text with what pdfium does not tell apart in one form; the words that were composed are brought to it too.

    Five signs share their glyph with another one, as the hyphen U+2010 with U+002D, and the first that occurs in a file names it;
    of a ligature that Unicode has it writes the letters. It reads a mark where it is drawn, which may
    be a place before or after its letter, with a space around: marks are left out here and counted by `_marks`.

    >>> as_read("a\\u2010b \\ufb01n m\\u0302 n")
    'a-b fin mn'
    """
    return _MARKED.sub("", text.translate(_ONE_FORM))


def _marks(text: str) -> Counter[str]:
    """Count the marks of a text; pdfium reads one that is drawn twice on one letter once.

    >>> _marks("g\\u0303 x\\u0308\\u0308") == {"\\u0303": 1, "\\u0308": 1}
    True
    """
    return Counter(_MARK.findall(_TWICE.sub(r"\1", "".join(text.split()))))


_ONE_FORM = str.maketrans("\u2010\u02c9\u2219\u2032\u2033", "-\u00af\u00b7\u02b9\u02ba") | {
    ligature: unicodedata.normalize("NFKC", chr(ligature)) for ligature in range(0xFB00, 0xFB07)
}
# Combining marks, and two signs (U+02DE, U+2669) that overlap what stands before them as marks do.
_SIGN = "[\u02de\u2669\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARK = re.compile(_SIGN)
_TWICE = re.compile(f"({_SIGN})\\1+")
_MARKED = re.compile(f" ?{_SIGN} ?")


def _ends(words: str, start: int, line: str) -> set[int]:
    """Return where reading goes on behind a line: none where it does not say what comes next.

    The mark of a list item may stand before it, and a word that goes on overleaf may end with a hyphen.

    >>> _ends("12 positions in Japan", 3, "posi-"), _ends("12 positions in Japan", 0, "12-")
    ({7}, set())
    """
    said = [line, line.removeprefix(_BULLET)] if line.startswith(_BULLET) else [line]
    ends = {end for text in said if (end := _end(words, start, text)) > start}
    if not ends and line[-1] in _HYPHENS:
        ends = {
            end
            for text in said
            if (end := _end(words, start, text[:-1])) > start and words[end - 1 : end + 1].isalpha()
        }
    return ends


def _end(words: str, start: int, line: str) -> int:
    """Return where reading goes on behind a line, -1 where it does not say what comes next."""
    at = start
    for number, piece in enumerate(_BROKEN_WORD.split(line)):
        if number and words.startswith("-", at):
            at += 1
        if not words.startswith(piece, at):
            return -1
        at += len(piece)
    return at + 1 if words.startswith(" ", at) else at


# What pdfium reports where a word goes on in the next line: it joins both parts, and hides whether a hyphen was printed
# for the break or belongs to the word. At the end of a page it reports the hyphen itself.
_BROKEN_WORD = re.compile("[\x02\ufffe]")
_HYPHENS = ("-", "\N{HYPHEN}")
_BULLET = "• "


def _pages(data: bytes, document: Document, literals: Collection[str]) -> Iterator[list[str]]:
    """Yield the lines of each page, once an eye can read all of them."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        for page in pdf:
            text_page = page.get_textpage()
            yield text_page.get_text_range().split("\n")
            see_page(pypdfium2.raw, page.raw, text_page.raw, document, literals)
    finally:
        pdf.close()


def _literals(sheet: str) -> list[str]:
    """Return the words that a style sheet itself prints, as a marking in the margin."""
    return [spaced(one or other) for one, other in re.findall(r"content:[^;}]*?(?:\"([^\"]+)\"|'([^']+)')", sheet)]


_HEAD = Text(
    en="The PDF does not say which page this is at the head of each page from the second on. Nothing was written. Check the "
    "layout templates.",
    fr="Le PDF n’indique pas le numéro de la page en tête de chaque page à partir de la deuxième. Rien n’a été écrit. "
    "Vérifiez les gabarits de mise en page.",
)
_MARK_LOST = Text(
    en="The PDF does not hold every mark of the letters of its text when it is read back. Nothing was written. Check the fonts of "
    "the layout.",
    fr="À la relecture, le PDF ne contient pas tous les signes diacritiques de son texte. Rien n’a été écrit. Vérifiez les polices "
    "de la mise en page.",
)
