"""Prove that an output says what the document says: read its words back and compare them, sentence by sentence.

Each proof raises RenderError naming the first sentence that is not there as composed, or that something was printed that
is no sentence. Spaces are compared as one kind: a line may break where a space stands.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from gcmsgen.document import Block, BlockKind, Document, Sentence
from gcmsgen.errors import RenderError
from gcmsgen.language import Text


def prove_text(data: bytes, document: Document) -> None:
    """Compare a text output, line by line; the mark of a list item is no word."""
    found = [line.removeprefix("- ") for line in data.decode().split("\n") if line]
    _compare(found, _paragraphs(document))


def prove_docx(data: bytes, document: Document) -> None:
    """Compare a DOCX that prints sentences and nothing else, paragraph by paragraph, and its running head."""
    parts = paragraphs(data)
    _compare(parts.pop(_BODY), _paragraphs(document))
    if document.head and document.running:
        head = spaced(document.running.on_page(1, 1))
        if not any(spaced(line) == head for lines in parts.values() for line in lines):
            raise RenderError(_LOST.filled(sentence=document.head.id))


def prove_skeleton(data: bytes, document: Document | None, own: Mapping[str, str]) -> None:
    """Compare a DOCX with the words that an office's own template gives, part by part.

    Where the template prints the sentences of a document, each of them must stand there in its order.
    """
    parts = paragraphs(data)
    for name, words in own.items():
        if spaced(" ".join(parts.get(name, []))) != spaced(words):
            raise RenderError(_OTHER.filled(part=name))
    body, at = spaced(own[_BODY]), 0
    for sentence in document.sentences() if document else ():
        text = spaced(sentence.text)
        found = body.find(text, at)
        if found < 0:
            raise RenderError(_LOST.filled(sentence=sentence.id))
        at = found + len(text)


def prove_pdf(data: bytes, document: Document, sheet: str) -> None:
    """Compare the pages of a PDF, line by line; `sheet` is the style sheet, which may print words in the margins."""
    pages = list(_pages(data))
    walk = _Walk(document)
    for number, lines in enumerate(pages, 1):
        running = document.running.on_page(number, len(pages)) if document.running else ""
        margins = {spaced(running), f"{number} / {len(pages)}", document.application, *_literals(sheet), *_MARKS}
        for line in lines:
            if not walk.follows(line) and line not in margins:
                raise RenderError(walk.difference())
    if not walk.finished:
        raise RenderError(walk.difference())


def paragraphs(data: bytes) -> dict[str, list[str]]:
    """Return the text of every paragraph in the body, the heads and the feet of a DOCX that is not empty, by part.

    The XML is read strictly: RenderError where the file is broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if _WORDED.fullmatch(name)]
            roots = {name: etree.fromstring(archive.read(name), _STRICT) for name in names}
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        raise RenderError(_BROKEN) from None
    if _BODY not in roots:
        raise RenderError(_BROKEN)
    return {name: [text for p in root.iter(f"{_W}p") if (text := _text(p))] for name, root in roots.items()}


_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_BREAKS = tuple(f"{_W}{name}" for name in ("br", "cr", "tab"))
_STRICT = etree.XMLParser(resolve_entities=False, no_network=True)


def _text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph; a tab or a break between them is a space. What a frame in it says comes by itself."""
    parts = paragraph.iter(f"{_W}t", *_BREAKS)
    if paragraph.find(f".//{_W}p") is not None:
        parts = (part for part in parts if next(part.iterancestors(f"{_W}p")) is paragraph)
    return "".join(part.text or "" if part.tag == f"{_W}t" else " " for part in parts)


def spaced(text: str) -> str:
    """Return text with every run of spaces, no-break spaces among them, as one space.

    >>> spaced("20\\xa0635  $ ")
    '20 635 $'
    """
    return " ".join(text.split())


def _compare(found: Sequence[str], expected: Iterable[tuple[str, str]]) -> None:
    """Compare lines with what they should say, each with the sentence that it begins with."""
    rest = iter(found)
    for sentence, text in expected:
        line = next(rest, "")
        if line != text and spaced(line) != spaced(text):
            raise RenderError(_LOST.filled(sentence=sentence))
    if next(rest, None) is not None:
        raise RenderError(_MORE)


def _paragraphs(document: Document) -> Iterator[tuple[str, str]]:
    """Yield what each paragraph says, with the id of its first sentence."""
    for section in document.sections:
        for block in section.blocks:
            yield from _lines(block)


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        yield block.sentences[0].id, block.text
    else:
        yield from ((sentence.id, sentence.text) for sentence in block.sentences)


class _Walk:
    """Walk through the words of a document as lines of a page come in."""

    def __init__(self, document: Document) -> None:
        self._sentences: list[Sentence] = list(document.sentences())
        self._words = " ".join(spaced(sentence.text) for sentence in self._sentences)
        self._at = 0

    def follows(self, line: str) -> bool:
        """Say whether a line is what comes next, and go on behind it."""
        at = self._at
        for number, piece in enumerate(_BROKEN_WORD.split(line)):
            if number and self._words.startswith("-", at):
                at += 1
            if not self._words.startswith(piece, at):
                return False
            at += len(piece)
        if at == self._at:
            return False
        self._at = at + 1 if self._words.startswith(" ", at) else at
        return True

    @property
    def finished(self) -> bool:
        """Say whether every word has come."""
        return self._at >= len(self._words)

    def difference(self) -> Text:
        """Return which sentence does not stand there as composed."""
        end = 0
        for sentence in self._sentences:
            end += len(spaced(sentence.text)) + 1
            if self._at < end:
                return _LOST.filled(sentence=sentence.id)
        return _MORE


# What pdfium reports where a word goes on in the next line: it joins both parts, and hides whether a hyphen was printed
# for the break or belongs to the word.
_BROKEN_WORD = re.compile("[\x02\ufffe]")
_MARKS = ("", "•")


def _pages(data: bytes) -> Iterator[list[str]]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        for page in pdf:
            text = page.get_textpage().get_text_range()
            yield [spaced(line).removeprefix("• ") for line in text.split("\n")]
    finally:
        pdf.close()


def _literals(sheet: str) -> list[str]:
    """Return the words that a style sheet itself prints, as a marking in the margin."""
    return [spaced(one or other) for one, other in re.findall(r"content:[^;}]*?(?:\"([^\"]+)\"|'([^']+)')", sheet)]


_LOST = Text(
    en="The output does not hold the sentence {sentence} as it was composed when it is read back. Nothing was written. "
    "Check the template of this format.",
    fr="À la relecture, la sortie ne contient pas la phrase {sentence} telle qu’elle a été composée. Rien n’a été écrit. "
    "Vérifiez le gabarit de ce format.",
)
_OTHER = Text(
    en="The DOCX does not hold the words of its template as they were filled in, in its part {part}. Nothing was written. "
    "`gcmsgen template check` says what is wrong with a Word template.",
    fr="Le DOCX ne contient pas les mots de son gabarit tels qu’ils ont été remplis, dans sa partie {part}. Rien n’a été écrit. "
    "«\N{NO-BREAK SPACE}gcmsgen template check\N{NO-BREAK SPACE}» dit ce qui ne va pas dans un gabarit Word.",
)
_MORE = Text(
    en="The output holds words that are no sentence of the document. Nothing was written. Check the template of this format.",
    fr="La sortie contient des mots qui n’appartiennent à aucune phrase du document. Rien n’a été écrit. Vérifiez le gabarit "
    "de ce format.",
)
_BROKEN = Text(
    en="The DOCX cannot be read back: it is not a whole Word file. Nothing was written. Check the Word template.",
    fr="Le DOCX ne peut être relu\N{NO-BREAK SPACE}: ce n’est pas un fichier Word complet. Rien n’a été écrit. Vérifiez le "
    "gabarit Word.",
)
