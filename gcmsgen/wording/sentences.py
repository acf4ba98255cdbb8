"""Read the sentences of all files of words as they are written, each with its place: what translators see and compare."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, TemplateSyntaxError

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language, Text


@dataclass(frozen=True, slots=True)
class WordedSentence:
    """Hold one sentence as its file has it: `letter.closing` of `fr/letter.j2`, the line and column of its tag, its words.

    `source` is what stands between the tags, on one line; `written` is the same as it stands, from `start` of the text on.
    """

    id: str
    file: str
    line: int
    column: int
    source: str
    written: str
    start: int

    @property
    def where(self) -> str:
        """Return the place of the sentence as findings give it."""
        return f"{self.file}:{self.line}:{self.column}"


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
    opened: tuple[str, int, int] | None = None
    for tag in _tags(text, name):
        if tag.word == "sentence":
            opened = (f"{stem}.{tag.argument}", tag.start, tag.end)
        elif tag.word == "endsentence" and opened:
            sentence, at, start = opened
            written = text[start : tag.start]
            line, column = place(text, at)
            yield WordedSentence(sentence, name, line, column, on_one_line(written), written, start)
            opened = None


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
    """Hold a `{% … %}` tag: its first word, the text in quotes behind it, where it begins and ends."""

    word: str
    argument: str
    start: int
    end: int


def _tags(text: str, name: str) -> Iterator[_Tag]:
    """Yield the tags of a file; what is quoted, commented out or raw is none, for Jinja's own lexer finds them."""
    at, start, inner = 0, 0, list[str]()
    try:
        for _, kind, value in _lexer().lex(text, name):
            # The lexer leaves out the white space that a dash strips, and nothing else.
            found = text.index(value, at)
            at = found + len(value)
            if kind == "block_begin":
                start, inner = found, []
            elif kind == "block_end":
                yield _Tag(*_words(inner), start, found + len(value.rstrip()) if value.startswith("-") else at)
            elif kind != "whitespace":
                inner.append(value)
    except TemplateSyntaxError as error:
        raise TemplateError(f"{name}:{error.lineno}", _SYNTAX.filled(why=error.message or "")) from None


def _words(inner: list[str]) -> tuple[str, str]:
    return (inner[0] if inner else ""), (inner[1][1:-1] if len(inner) > 1 else "")


@cache
def _lexer() -> Environment:
    return Environment(autoescape=False)  # noqa: S701 - nothing is rendered


_SYNTAX = Text(en="{why}.", fr="erreur de syntaxe du gabarit ({why}).")
