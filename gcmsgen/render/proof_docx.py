"""Prove that a DOCX says what its document says: paragraph by paragraph, its running head, and the words of an office around them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from gcmsgen.document import Document, Running
from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render.docx_inspection import BROKEN, opened
from gcmsgen.render.proof import compare, paragraphs_of
from gcmsgen.render.unequal import LOST, MORE, spaced


def read_back_docx(data: bytes, document: Document) -> None:
    """Compare a DOCX that prints sentences and nothing else, paragraph by paragraph, and its running head."""
    roots = _roots(data)
    compare(_paragraph_texts(roots.pop(_BODY)), paragraphs_of(document))
    heads = [paragraph for root in roots.values() for paragraph in root.iter(_P) if spaced(_text(paragraph))]
    if not all(_runs(paragraph, document.running) for paragraph in heads):
        raise RenderError(MORE)
    if document.head and not heads:
        raise RenderError(LOST.filled(sentence=document.head.id))


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


def read_back_skeleton(data: bytes, document: Document | None, own: Mapping[str, str]) -> None:
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
            raise RenderError(LOST.filled(sentence=sentence.id))
        at = found + len(text)


def paragraphs(data: bytes) -> dict[str, list[str]]:
    """Return the text of every paragraph in the body, the heads and the feet of a DOCX that is not empty, by part.

    The XML is read strictly: RenderError where the file is broken.
    """
    return {name: _paragraph_texts(root) for name, root in _roots(data).items()}


def _roots(data: bytes) -> dict[str, etree._Element]:
    try:
        parts = opened(data).varying.items()
        roots = {name: etree.fromstring(content, _STRICT) for name, content in parts if _WORDED.fullmatch(name)}
    except etree.XMLSyntaxError:
        raise RenderError(BROKEN) from None
    if _BODY not in roots:
        raise RenderError(BROKEN)
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
    return [text for parts in found if (text := "".join(parts)) and not text.isspace()]


def _text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph; a tab or a break between them is a space. What a frame in it says comes by itself."""
    parts = (part for part in paragraph.iter(_T, *_BREAKS) if next(part.iterancestors(_P)) is paragraph)
    return "".join((part.text or "") if part.tag == _T else " " for part in parts)


_OTHER = Text(
    en="The DOCX does not hold the words of its template as they were filled in, in its part {part}. Nothing was written. "
    "`gcmsgen template check` says what is wrong with a Word template.",
    fr="Le DOCX ne contient pas les mots de son gabarit tels qu’ils ont été remplis, dans sa partie {part}. Rien n’a été écrit. "
    "«\N{NO-BREAK SPACE}gcmsgen template check\N{NO-BREAK SPACE}» dit ce qui ne va pas dans un gabarit Word.",
)
