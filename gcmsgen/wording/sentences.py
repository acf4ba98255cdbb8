"""Read the sentences of all files of words as they are written, each with its place: what translators see and compare."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language, Text
from gcmsgen.wording.sentence_source import statements, syntax_error


@dataclass(frozen=True, slots=True)
class WordedSentence:
    """Hold one sentence as its file has it: `letter.closing` of `fr/letter.j2`, the line and column of its tag, its words.

    `source` is what stands between the tags, on one line; `written` is the same as it stands, from `start` of the text on,
    whose line and column are `begins`.
    """

    id: str
    file: str
    line: int
    column: int
    source: str
    written: str
    start: int
    begins: tuple[int, int]

    @property
    def where(self) -> str:
        """Return the place of the sentence as findings give it."""
        return f"{self.file}:{self.line}:{self.column}"

    def where_at(self, at: int) -> str:
        """Return the place of a position of `written` as findings give it."""
        line, column = place(self.written, at)
        return f"{self.file}:{self.begins[0] + line - 1}:{column + (self.begins[1] - 1 if line == 1 else 0)}"


def sentences_of(tree: TemplateTree, language: Language) -> Mapping[str, WordedSentence]:
    """Return every sentence of a language by its id, file by file. Raises TemplateError where a file cannot be read."""
    return {
        sentence.id: sentence
        for name in tree.names(language.value)
        if name.endswith(_SUFFIX)
        for sentence in sentences_in(tree.text(name), name)
    }


def sentences_in(text: str, name: str) -> Iterator[WordedSentence]:
    """Yield the sentences of one file of words in their order. Raises TemplateError where it cannot be read."""
    stem = name.partition("/")[2].removesuffix(_SUFFIX)
    seen: set[str] = set()
    opened: _Tag | None = None
    for tag in _tags(text, name):
        if (tag.word == "sentence") == bool(opened):
            raise _error(text, name, opened or tag, _UNPAIRED)
        if opened is None:
            opened = tag
            continue
        line, column = place(text, opened.start)
        written = text[opened.end : tag.start]
        if opened.argument in seen:
            raise _error(text, name, opened, _TWICE)
        seen.add(opened.argument)
        begins = place(text, opened.end)
        yield WordedSentence(
            f"{stem}.{opened.argument}", name, line, column, on_one_line(written), written, opened.end, begins
        )
        opened = None
    if opened:
        raise _error(text, name, opened, _UNPAIRED)


def _error(text: str, name: str, tag: "_Tag", what: Text) -> TemplateError:
    return TemplateError(f"{name}:{place(text, tag.start)[0]}", what)


def on_one_line(written: str) -> str:
    """Return words as they are compared: how they are wrapped in their file says nothing, a no-break space does.

    >>> on_one_line("  one\\n  two\\xa0three ")
    'one two\\xa0three'
    """
    return _BREAKS.sub(" ", written).strip(" ")


def place(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column, from 1, of a position in a text.

    >>> place("one\\ntwo", 5)
    (2, 2)
    """
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


_SUFFIX = ".j2"
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class _Tag:
    """Hold the tag that begins or ends a sentence: its word, the name in quotes behind it, where it begins and ends."""

    word: str
    argument: str
    start: int
    end: int


def _tags(text: str, name: str) -> Iterator[_Tag]:
    """Yield the tags that begin and end sentences."""
    try:
        for tag in statements(text):
            if tag.inner and tag.inner[0].value in ("sentence", "endsentence"):
                argument = tag.inner[1].value[1:-1] if len(tag.inner) > 1 else ""
                yield _Tag(tag.inner[0].value, argument, tag.start, tag.end)
    except TemplateSyntaxError as error:
        raise syntax_error(f"{name}:{error.lineno}", error) from None


_UNPAIRED = Text(
    en="a sentence begins here and does not end before the next one, or ends without having begun.",
    fr="une phrase commence ici et ne finit pas avant la suivante, ou finit sans avoir commencé.",
)
_TWICE = Text(
    en="a sentence of this name stands above already. Give it another.",
    fr="une phrase de ce nom figure déjà plus haut. Donnez-lui-en un autre.",
)
