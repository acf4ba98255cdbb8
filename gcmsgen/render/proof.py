"""Prove that an output says what the document says: read its words back and compare them, sentence by sentence.

Each proof raises RenderError naming the first sentence that is not there as composed, or that something was printed that
is no sentence. Spaces are compared as one kind: a line may break where a space stands.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from lxml import etree

from gcmsgen.document import BlockKind, Document, Running, Sentence
from gcmsgen.errors import RenderError
from gcmsgen.language import Text


def prove_text(data: bytes, document: Document) -> None:
    """Compare a text output, line by line, the marks of list items with it."""
    _compare([spaced(line) for line in data.decode().split("\n") if line], _paragraphs(document, mark="- "))


def prove_docx(data: bytes, document: Document) -> None:
    """Compare a DOCX that prints sentences and nothing else, paragraph by paragraph, and its running head."""
    roots = _roots(data)
    _compare(_paragraph_texts(roots.pop(_BODY)), _paragraphs(document))
    heads = [paragraph for root in roots.values() for paragraph in root.iter(_P) if spaced(_text(paragraph))]
    if not all(_runs(paragraph, document.running) for paragraph in heads):
        raise RenderError(_MORE)
    if document.head and not heads:
        raise RenderError(_LOST.filled(sentence=document.head.id))


def _runs(paragraph: etree._Element, running: Running | None) -> bool:
    """Say whether a paragraph is the running head: its words, with fields that count; what a field said last is no matter."""
    if running is None:
        return False
    fields = [field.get(f"{_W}instr", field.text or "").split()[:1] for field in paragraph.iter(*_FIELDS)]
    said = spaced(_text(paragraph))
    return ["PAGE"] in fields and ["NUMPAGES"] in fields and bool(_head_pattern(running).fullmatch(said))


@lru_cache(maxsize=8)
def _head_pattern(running: Running) -> re.Pattern[str]:
    words = spaced(running.on_page(_SOME, _SOME)).split(str(_SOME))
    return re.compile(r"\d*".join(map(re.escape, words)))


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
    """Compare the pages of a PDF, line by line; `sheet` is the style sheet, which may print words in the margins.

    The running head stands on every page from the second on.
    """
    pages, literals = list(_pages(data)), _literals(sheet)
    walk = _Walk(document)
    for number, lines in enumerate(pages, 1):
        running = document.running.on_page(number, len(pages)) if document.running else ""
        head = as_read(spaced(running))
        walk.turn(head, {f"{number} / {len(pages)}", document.application, *literals})
        for line in lines:
            walk.follow(line)
        walk.end_page(first=number == 1)
    walk.finish()


def paragraphs(data: bytes) -> dict[str, list[str]]:
    """Return the text of every paragraph in the body, the heads and the feet of a DOCX that is not empty, by part.

    The XML is read strictly: RenderError where the file is broken.
    """
    return {name: _paragraph_texts(root) for name, root in _roots(data).items()}


def _roots(data: bytes) -> dict[str, etree._Element]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if _WORDED.fullmatch(name)]
            roots = {name: etree.fromstring(archive.read(name), _STRICT) for name in names}
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        raise RenderError(_BROKEN) from None
    if _BODY not in roots:
        raise RenderError(_BROKEN)
    return roots


_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_P, _T, _BOX = f"{_W}p", f"{_W}t", f"{_W}txbxContent"
_BREAKS = tuple(f"{_W}{name}" for name in ("br", "cr", "tab"))
_FIELDS = (f"{_W}fldSimple", f"{_W}instrText")
_SOME = 987654321  # the number of a page in a pattern: any other may stand there
_STRICT = etree.XMLParser(resolve_entities=False, no_network=True)


def _paragraph_texts(root: etree._Element) -> list[str]:
    """Return what each paragraph says, but for those that say nothing, in one walk where none stands inside another."""
    if next(root.iter(_BOX), None) is not None:
        return [text for paragraph in root.iter(_P) if (text := spaced(_text(paragraph)))]
    found: list[list[str]] = []
    for part in root.iter(_P, _T, *_BREAKS):
        if part.tag == _P:
            found.append([])
        elif found:
            found[-1].append((part.text or "") if part.tag == _T else " ")
    return [text for parts in found if (text := spaced("".join(parts)))]


def _text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph; a tab or a break between them is a space. What a frame in it says comes by itself."""
    parts = (part for part in paragraph.iter(_T, *_BREAKS) if next(part.iterancestors(_P)) is paragraph)
    return "".join((part.text or "") if part.tag == _T else " " for part in parts)


def spaced(text: str) -> str:
    """Return text with every run of spaces, no-break spaces among them, as one space.

    >>> spaced("20\\xa0635  $ ")
    '20 635 $'
    """
    return " ".join(text.split())


def _compare(found: Sequence[str], expected: Iterable[tuple[str, str]]) -> None:
    """Compare lines, their spaces alike, with what they should say, each with the sentence that it begins with."""
    rest = iter(found)
    for sentence, text in expected:
        if next(rest, "") != spaced(text):
            raise RenderError(_LOST.filled(sentence=sentence))
    if next(rest, None) is not None:
        raise RenderError(_MORE)


def _paragraphs(document: Document, mark: str = "") -> Iterator[tuple[str, str]]:
    """Yield what each paragraph says, with the id of its first sentence; `mark` stands before an item of a list."""
    for section in document.sections:
        for block in section.blocks:
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
                yield block.sentences[0].id, block.text
            else:
                before = mark if block.kind is BlockKind.ITEMS else ""
                yield from ((sentence.id, before + sentence.text) for sentence in block.sentences)


class _Walk:
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
        places = set(self._places) if line == _MARK.strip() else set()
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
                return _LOST.filled(sentence=sentence.id)
        return _MORE


def as_read(text: str) -> str:
    """Return text with what pdfium does not tell apart in one form; the words that were composed are brought to it too.

    It writes a hyphen for U+2010, the letters for a ligature that Unicode has, one for a mark that is drawn twice in one
    place, and a space where a mark is drawn at some distance from its letter.

    >>> as_read("a\\u2010b \\ufb01n m\\u0302 n")
    'a-b fin m\u0302n'
    """
    return _MARKED.sub(r"\1", text.translate(_ONE_FORM))


_ONE_FORM = {0x2010: "-"} | {
    ligature: unicodedata.normalize("NFKC", chr(ligature)) for ligature in range(0xFB00, 0xFB07)
}
# A combining mark (or U+02DE and U+2669, which overlap what precedes), the same again, and the spaces around.
_MARKED = re.compile(" ?([\u02de\u2669\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f])(?: ?\\1)* ?")


def _ends(words: str, start: int, line: str) -> set[int]:
    """Return where reading goes on behind a line: none where it does not say what comes next.

    The mark of a list item may stand before it, and a word that goes on overleaf may end with a hyphen.

    >>> _ends("12 positions in Japan", 3, "posi-")
    {7}
    """
    said = [line, line.removeprefix(_MARK)] if line.startswith(_MARK) else [line]
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
_MARK = "• "


def _pages(data: bytes) -> Iterator[list[str]]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        for page in pdf:
            text = page.get_textpage().get_text_range()
            yield [as_read(spaced(line)) for line in text.split("\n")]
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
_HEAD = Text(
    en="The PDF does not say which page this is at the head of each page from the second on. Nothing was written. Check the "
    "layout templates.",
    fr="Le PDF n’indique pas le numéro de la page en tête de chaque page à partir de la deuxième. Rien n’a été écrit. "
    "Vérifiez les gabarits de mise en page.",
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
