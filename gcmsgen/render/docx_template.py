"""A Word template, compiled: its patched XML as Jinja templates, its other parts as they are packed.

docxtpl reads and patches the template once. Its own way of rendering is kept for what it mends after each rendering, and
for what is not compiled here: tables, drawings, and notes with tags.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.runtime import LoopContext

from gcmsgen import timeless_zip
from gcmsgen.catalogue import word_file
from gcmsgen.document import Block, Document, Running, Section, Sentence
from gcmsgen.language import Language
from gcmsgen.render import docx_properties
from gcmsgen.wording.environment import language_filters
from gcmsgen.wording.sandbox import TemplateEnvironment

BODY = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one part that has tags: the XML around what is rendered, the template, and its skeleton.

    The skeleton is the template without XML: the words that a reader should find, by a way that knows nothing of Word.
    """

    before: str
    template: Template
    after: str
    skeleton: Template


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """Hold a compiled Word template.

    `static` is the archive of the parts that stay, None where docxtpl has to render; `custom` the part of an office's own
    properties. One that is `plain` prints the sentences of the document and no word besides.
    """

    data: bytes
    parts: Mapping[str, Part]
    static: bytes | None
    custom: bytes
    plain: bool
    walks: bool


@lru_cache(maxsize=32)
def word_template(data: bytes, language: Language) -> WordTemplate:
    """Return the compiled template of these bytes.

    Raises UnsafeFile where they may not be opened, and BadZipFile, LookupError, ValueError or an error of jinja2 where they
    are no Word template.
    """
    word_file.parts(data)
    template = opened(data)
    patched = _patched(template)
    saved = io.BytesIO()
    template.docx.save(saved)
    files = timeless_zip.unpacked(saved.getvalue())
    parse, words = environment(language).from_string, environment(language)
    words.autoescape = False
    parts = {name: _part(files[name].decode(), text, parse, words.from_string) for name, text in patched.items()}
    custom = files.pop(docx_properties.CUSTOM)
    rest = {name: files[name] for name in files if name not in parts and name != docx_properties.CORE}
    mended = any(_MENDED.search(text) for text in patched.values()) or any(b"{" in note for note in _notes(rest))
    return WordTemplate(
        data,
        parts,
        None if mended else timeless_zip.packed(rest),
        custom,
        plain=_is_plain(patched, rest),
        walks="document.sections" in patched[BODY],
    )


def _is_plain(patched: Mapping[str, str], rest: Mapping[str, bytes]) -> bool:
    """Say whether a body has no word of its own, and the heads and feet have none besides the running head."""
    heads = [text for name, text in patched.items() if name != BODY]
    others = [xml for name, xml in rest.items() if name.startswith(("word/header", "word/footer"))]
    return (
        not "".join(literals(patched[BODY])).strip()
        and all(_SENTENCE.fullmatch(tag) for tag in _TAG.findall(patched[BODY]))
        and all(_RUNNING.fullmatch(tag) for text in heads for tag in _TAG.findall(text))
        and not re.search(r"[^\W\d_]", "".join(word for text in heads for word in literals(text)))
        and not any(re.search(rb"<w:t[ >]", xml) for xml in others)
    )


def opened(data: bytes) -> DocxTemplate:
    """Return a docxtpl template of its own: shared ones have put one applicant's data into another's letter."""
    template = DocxTemplate(io.BytesIO(data))
    template.init_docx()
    docx_properties.provide(template.docx.part.package)
    return template


class _OwnValues(TemplateEnvironment):
    """Read the fields of a document, frozen values that are ours, without asking the sandbox each time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a document, or what the sandbox allows of anything else."""
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_FIELDS = {
    kind: frozenset(name for name, own in vars(kind).items() if not name.startswith("_") and not callable(own))
    for kind in (Document, Section, Block, Sentence, Running)
} | {LoopContext: frozenset({"first", "last", "nextitem"})}


def environment(language: Language) -> TemplateEnvironment:
    """Return an environment for Word templates: sandboxed, strict, escaping, with the filters of the language."""
    made = _OwnValues(autoescape=True)
    made.filters.update(language_filters(language))
    return made


def literals(patched: str) -> Iterator[str]:
    """Yield the words of a patched template that stand outside of its tags."""
    return (_plain(piece) for piece in _TAG.split(patched)[::2])


# What docxtpl mends after a rendering, and does again for each: tables whose cells are made by tags, numbered drawings.
_MENDED = re.compile(r"<w:tbl[ >]|<wp:docPr ")
_RUNNING = re.compile(r"\{\{ *document\.running\.(?:before|between|after) *\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# A body that prints anything else, as a fact of the case, has words besides the sentences.
_SENTENCE = re.compile(r"\{\{r? *\w+\.text *\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)


def _patched(template: DocxTemplate) -> dict[str, str]:
    """Return the patched XML of the body, and of each head and foot that has tags, by the name of its part."""
    found = {BODY: template.patch_xml(template.get_xml())}
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(kind):
            text = template.patch_xml(template.get_part_xml(part))
            if _TAG.search(text):
                found[part.partname.lstrip("/")] = text
    return found


def _part(file: str, patched: str, parse: Callable[[str], Template], parse_words: Callable[[str], Template]) -> Part:
    """Return a part as templates; the body is rendered alone, as docxtpl does, and put back into its document."""
    if not patched.startswith("<w:body"):
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return Part(declaration, parse(patched), "", parse_words(_skeleton(patched)))
    inner = re.sub(r"^<w:body[^>]*>", "<w:body>", patched)
    before, after = file[: file.index("<w:body")], file[file.rindex("</w:body>") + len("</w:body>") :]
    return Part(before, parse(inner), after, parse_words(_skeleton(inner)))


def _skeleton(patched: str) -> str:
    """Return a template of the words alone: its tags as they are, each end of a paragraph a line."""
    pieces = _TAG.split(patched)
    pieces[::2] = [f"{{% raw %}}{_plain(piece)}{{% endraw %}}" if _plain(piece) else "" for piece in pieces[::2]]
    return "".join(pieces)


def _plain(piece: str) -> str:
    """Return the words in a piece of XML, which may begin and end inside an element."""
    without = _NO_WORDS.sub("", piece)
    ended = re.sub(r"</w:p>|<w:(?:br|cr|tab)(?: [^>]*)?/>", "\n", without)
    return unescape(re.sub(r"<[^>]*>", "", ended))


# The instruction of a field, and where a drawing stands: text in the file, and none on the page.
_NO_WORDS = re.compile(
    r"<(w:instrText|w:delText|wp:posOffset|wp:align|wp14:pct\w+)\b[^>]*(?<!/)>.*?(?:</\1>|$)", re.DOTALL
)


def _notes(files: Mapping[str, bytes]) -> Iterator[bytes]:
    return (content for name, content in files.items() if name in ("word/footnotes.xml", "word/endnotes.xml"))
