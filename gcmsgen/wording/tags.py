"""The tags of outlines. An outline says what stands where, and nothing else:

    {% section "reasons" %} {% paragraph %} {% lines %} {% items %} {% heading "id" %}
    {% say "id" when condition cites role="R205(b)" with name=value %} {% employer_copy "id" "id" %}

A file of words holds the sentences, whose own tag is that of `sentence_source.py`.
"""

from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.visitor import NodeTransformer

from gcmsgen.document import BlockKind
from gcmsgen.wording.sentence_source import Token, statements

BUILDER = "_builder"
_BLOCKS = {kind.value: kind for kind in (BlockKind.PARAGRAPH, BlockKind.LINES, BlockKind.ITEMS)}


class OutlineTags(Extension):
    """Read the tags of an outline as calls of the builder that composes the document."""

    tags = {"section", "heading", "say", "employer_copy", *_BLOCKS}  # noqa: RUF012 - the form that jinja2 asks for

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Keep the conditions of the outline, which are quoted as they stand, and return its text."""
        self._conditions = conditions(source)
        return source

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """Return the nodes of one tag."""
        tag = next(parser.stream)
        if tag.value == "say":
            return self._say(parser, tag.lineno)
        if tag.value == "heading":
            opened = self._call("open_block", [nodes.Const(BlockKind.HEADING.value)], tag.lineno)
            return [opened, *self._say(parser, tag.lineno), self._call("close_block", [], tag.lineno)]
        if tag.value == "employer_copy":
            names = [nodes.Const(parser.stream.expect("string").value)]
            while parser.stream.current.type != "block_end":
                names.append(nodes.Const(parser.stream.expect("string").value))
            return self._call("share", [nodes.Tuple(names, "load")], tag.lineno)
        if tag.value == "section":
            name = parser.stream.expect("string").value
            return self._around(parser, "section", nodes.Const(name), tag.lineno)
        return self._around(parser, "block", nodes.Const(tag.value), tag.lineno, tag.value)

    def _around(
        self, parser: Parser, what: str, name: nodes.Expr, line: int, tag: str | None = None
    ) -> list[nodes.Node]:
        body = parser.parse_statements((f"name:end{tag or what}",), drop_needle=True)
        return [self._call(f"open_{what}", [name], line), *body, self._call(f"close_{what}", [], line)]

    def _say(self, parser: Parser, line: int) -> list[nodes.Node]:
        name = parser.stream.expect("string").value
        clauses: dict[str, Any] = {"when": None, "cites": [], "with": []}
        while parser.stream.current.type != "block_end":
            keyword = parser.stream.expect("name").value
            if keyword not in clauses:
                parser.fail(f"say knows when, cites and with, not {keyword}", line)
            clauses[keyword] = parser.parse_expression() if keyword == "when" else _pairs(parser)
        rule = nodes.Const(self._rule(parser.name or "", name, line))
        said = self._call(
            "say", [nodes.Const(name), nodes.Dict(clauses["cites"]), nodes.Dict(clauses["with"]), rule], line
        )
        if clauses["when"] is None:
            return [said]
        return [nodes.If(clauses["when"], [said], [], [self._call("skip", [], line)], lineno=line)]

    def _rule(self, outline: str, name: str, line: int) -> str:
        """Return by which rule a sentence is said: file and line of its tag, and the condition as it stands there."""
        condition = self._conditions.get((line, name))
        return f"{outline}:{line}" + (f" when {condition}" if condition else "")

    def _call(self, method: str, arguments: list[nodes.Expr], line: int) -> nodes.Node:
        return _call(method, arguments, line)


def conditions(source: str) -> dict[tuple[int, str], str]:
    """Return the conditions of an outline by the line and the name of their sentences, each as it stands, on one line.

    >>> conditions('\\n{% say "a" when b.c\\n  and d cites test="e" %}')
    {(2, 'a'): 'b.c and d'}
    """
    found = {}
    with suppress(TemplateSyntaxError):  # the parser says so, in its turn
        for tag in statements(source):
            said = [token.value for token in tag.inner[:3]]
            if len(said) == _UP_TO_WHEN and said[0] in ("say", "heading") and said[2] == "when":
                line = source.count("\n", 0, tag.inner[0].start) + 1
                words = source[tag.inner[2].end : _end_of_condition(tag.inner[2:])]
                found[line, said[1][1:-1]] = " ".join(words.split())
    return found


_UP_TO_WHEN = 3  # tokens: say, the name of the sentence, when


def _end_of_condition(inner: Sequence[Token]) -> int:
    """Return where a condition ends: before the next clause, or with its tag."""
    for before, token in pairwise(inner):
        if token.kind == "name" and token.value in ("cites", "with") and before.value != ".":
            return before.end
    return inner[-1].end


class LoopMarks(NodeTransformer):
    """Tell the builder where the loops of an outline begin and end: what they read, every sentence inside rests on.

    What stands between the tags of an outline is no word, and is left out.
    """

    def visit_Output(self, node: nodes.Output) -> nodes.Output | None:  # noqa: N802 - the name that jinja2 looks for
        """Return nothing for the space between tags."""
        return None if all(isinstance(part, nodes.TemplateData) for part in node.nodes) else node

    def visit_For(self, node: nodes.For) -> list[nodes.Node]:  # noqa: N802 - the name that jinja2 looks for
        """Return the loop between its marks."""
        self.generic_visit(node)
        node.body = [_call("enter_item", [], node.lineno), *node.body]
        return [_call("open_loop", [], node.lineno), node, _call("close_loop", [], node.lineno)]


def _call(method: str, arguments: list[nodes.Expr], line: int) -> nodes.Node:
    target = nodes.Getattr(nodes.Name(BUILDER, "load"), method, "load")
    return nodes.ExprStmt(nodes.Call(target, arguments, [], None, None), lineno=line)


def _pairs(parser: Parser) -> list[nodes.Pair]:
    """Read `role="R205(b)", other="R52(2)"` as the pairs of a mapping."""
    pairs: list[nodes.Pair] = []
    while not pairs or parser.stream.skip_if("comma"):
        name = parser.stream.expect("name").value
        parser.stream.expect("assign")
        pairs.append(nodes.Pair(nodes.Const(name), parser.parse_expression()))
    return pairs
