"""The tags of outlines and words.

An outline says what stands where, and nothing else:

    {% section "reasons" %} {% paragraph %} {% lines %} {% items %} {% heading "id" %}
    {% say "id" when condition cites role="R205(b)" with name=value %}

A file of words holds the sentences: {% sentence "id" %}…{% endsentence %}. Each compiles to a block of its own.
"""

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.visitor import NodeTransformer

from gcmsgen.document import BlockKind

BUILDER = "_builder"
STEPS = frozenset(
    [
        "say",
        "skip",
        "open_section",
        "close_section",
        "open_block",
        "close_block",
        "open_loop",
        "enter_item",
        "close_loop",
    ]
)
_BLOCKS = {kind.value: kind for kind in (BlockKind.PARAGRAPH, BlockKind.LINES, BlockKind.ITEMS)}


class SentenceTag(Extension):
    """Read `{% sentence "id" %}` as a block of that name, so that one sentence renders without the others."""

    tags = {"sentence"}  # noqa: RUF012 - the form that jinja2 asks for

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the block node of one sentence."""
        line = next(parser.stream).lineno
        name = parser.stream.expect("string").value
        body = parser.parse_statements(("name:endsentence",), drop_needle=True)
        block = nodes.Block(name, body, False, False, lineno=line)  # noqa: FBT003 - jinja2 takes no names
        for words in block.find_all(nodes.TemplateData):
            words.data = _BREAKS.sub(" ", words.data)
        return block


# A sentence is one line: where its words are wrapped in the file, a space stands.
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")


def fixed_sentences(parsed: nodes.Template) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each sentence of a file that has no tag."""
    for block in parsed.find_all(nodes.Block):
        if _fixed(block):
            yield block.name, "".join(words.data for words in block.find_all(nodes.TemplateData))


def _fixed(block: nodes.Block) -> bool:
    return all(
        isinstance(part, nodes.Output) and all(isinstance(node, nodes.TemplateData) for node in part.nodes)
        for part in block.body
    )


class OutlineTags(Extension):
    """Read the tags of an outline as calls of the builder that composes the document."""

    tags = {"section", "heading", "say", *_BLOCKS}  # noqa: RUF012 - the form that jinja2 asks for

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Keep the text of the outline, whose conditions are quoted as they stand, and return it."""
        self._source = source
        return source

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """Return the nodes of one tag."""
        tag = next(parser.stream)
        if tag.value == "say":
            return self._say(parser, tag.lineno)
        if tag.value == "heading":
            opened = self._call("open_block", [nodes.Const(BlockKind.HEADING.value)], tag.lineno)
            return [opened, *self._say(parser, tag.lineno), self._call("close_block", [], tag.lineno)]
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
        text = "\n".join(self._source.split("\n")[line - 1 :])
        found = re.search(rf'{{%\s*\w+ "{re.escape(name)}"(?: when (.*?))?(?: cites | with |\s*%}})', text, re.DOTALL)
        condition = found and found.group(1)
        return f"{outline}:{line}" + (f" when {' '.join(condition.split())}" if condition else "")

    def _call(self, method: str, arguments: list[nodes.Expr], line: int) -> nodes.Node:
        return _call(method, arguments, line)


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


class OutlineCode(CodeGenerator):
    """Compile the steps of the builder to calls of their own: the sandbox has nothing to ask about what the tags wrote."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """Write one call."""
        target = node.node
        if not (
            isinstance(target, nodes.Getattr) and target.node == nodes.Name(BUILDER, "load") and target.attr in STEPS
        ):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(target.node, frame)
        self.write(f".{target.attr}(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


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
