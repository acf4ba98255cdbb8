"""Read the source of words and outlines: the one place where it is taken apart, into tokens with their places or as a tree.

Nothing is rendered here. A line ends in one sign, as `TemplateTree.text` gives it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from gcmsgen.errors import TemplateError
from gcmsgen.language import Text
from gcmsgen.wording.versions import block_name


class SentenceTag(Extension):
    """Read `{% sentence "id" %}` as a block of that name, so that one sentence renders without the others.

    One that has `from` and a day is a version of it, and a block of its own.
    """

    tags = {"sentence"}  # noqa: RUF012 - the form that jinja2 asks for

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the block node of one sentence."""
        line = next(parser.stream).lineno
        name = parser.stream.expect("string").value
        if parser.stream.skip_if("name:from"):
            name = block_name(name, parser.stream.expect("string").value)
        body = parser.parse_statements(("name:endsentence",), drop_needle=True)
        block = nodes.Block(name, body, False, False, lineno=line)  # noqa: FBT003 - jinja2 takes no names
        for words in block.find_all(nodes.TemplateData):
            words.data = _BREAKS.sub(" ", words.data)
        return block


# A sentence is one line: where its words are wrapped in the file, a space stands.
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")


def parsed(source: str) -> nodes.Template:
    """Return the tree of a sentence, or of a whole file of words. Raises TemplateSyntaxError.

    >>> [block.name for block in parsed('{% sentence "a" %}x{% endsentence %}').body]
    ['a']
    """
    return _reader().parse(source)


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one token: its kind as Jinja names it (`data`, `name`, `block_begin`), its text, and where it stands."""

    kind: str
    value: str
    start: int
    end: int


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a source in their order, those of comments among them. Raises TemplateSyntaxError.

    >>> [(token.kind, token.start, token.end) for token in tokens("an {{ a -}} b")]  # doctest: +NORMALIZE_WHITESPACE
    [('data', 0, 3), ('variable_begin', 3, 5), ('whitespace', 5, 6), ('name', 6, 7), ('whitespace', 7, 8),
     ('variable_end', 8, 12), ('data', 12, 13)]
    """
    end = 0
    for _, kind, value in _reader().lex(source):
        # The lexer leaves out the white space that a dash strips, and nothing else.
        start = source.index(value, end)
        end = start + len(value)
        yield Token(kind, value, start, end)


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold a tag `{% … %}`: the tokens inside it, and where it begins and ends, without the space that it eats."""

    inner: tuple[Token, ...]
    start: int
    end: int


def statements(source: str) -> Iterator[Statement]:
    """Yield the tags `{% … %}` of a source; what is quoted, commented out or raw is none. Raises TemplateSyntaxError.

    >>> [[token.value for token in tag.inner] for tag in statements('{% say "a" %}{# {% say "b" %} #}')]
    [['say', '"a"']]
    """
    start, inner = 0, list[Token]()
    for token in tokens(source):
        if token.kind == "block_begin":
            start, inner = token.start, []
        elif token.kind == "block_end":
            eaten = len(token.value) - len(token.value.rstrip()) if token.value.startswith("-") else 0
            yield Statement(tuple(inner), start, token.end - eaten)
        elif token.kind != "whitespace":
            inner.append(token)


def syntax_error(where: str, error: TemplateSyntaxError) -> TemplateError:
    """Return how Jinja's complaint about a source is said, at its place."""
    return TemplateError(where, _SYNTAX.filled(why=getattr(error, "text", error.message or "")))


_SYNTAX = Text(en="{why}.", fr="erreur de syntaxe du gabarit ({why}).")


@cache
def _reader() -> Environment:
    return Environment(extensions=[SentenceTag], autoescape=False)  # noqa: S701 - nothing is rendered
