"""Take a sentence apart along the paths of its branches: what it prints there, through which filters, in which words.

Two sentences that say the same have the same shape: order, wrapping and the language's own fields and filters put aside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from gcmsgen.checks.parity.pairs import english_filters
from gcmsgen.language import Language
from gcmsgen.wording.sentence_source import parsed, syntax_error

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold what a sentence does on each path: conditions and loops, facts, filters of each, and the words between."""

    conditions: set[tuple[Path, str]] = field(default_factory=set)
    facts: set[tuple[Path, str]] = field(default_factory=set)
    filters: set[tuple[Path, str, str]] = field(default_factory=set)
    words: dict[Path, str] = field(default_factory=dict)


def shape(source: str, language: Language, where: str) -> Shape:
    """Return the shape of a sentence. Raises TemplateError where it cannot be read."""
    try:
        tree = parsed(source)
    except TemplateSyntaxError as error:
        raise syntax_error(where, error) from None
    walk = _ShapeWalk(language)
    walk.all(tree.body, ())
    return walk.shape


@dataclass(frozen=True, slots=True)
class _ShapeWalk:
    """Walk through a sentence and note what it does."""

    language: Language
    shape: Shape = field(default_factory=Shape)

    def all(self, some: Sequence[nodes.Node], path: Path) -> None:
        """Walk through nodes in order."""
        for node in some:
            visit = _STATEMENTS.get(type(node), _ShapeWalk.other)
            visit(self, node, path)

    def output(self, node: Any, path: Path) -> None:
        """Note what is printed."""
        for part in node.nodes:
            self.printed(part, path)

    def printed(self, node: Any, path: Path) -> None:
        """Note one expression that is printed; the choice between two values is a branch."""
        if isinstance(node, nodes.TemplateData | nodes.Const):
            words = node.data if isinstance(node, nodes.TemplateData) else str(node.value)
            self.shape.words[path] = self.shape.words.get(path, "") + words
        elif isinstance(node, nodes.CondExpr):
            self.condition(f"if {self.text(node.test)}", path)
            self.printed(node.expr1, (*path, self.text(node.test)))
            if node.expr2:
                self.printed(node.expr2, (*path, self.text(nodes.Not(node.test))))
        elif isinstance(node, nodes.Concat | nodes.List | nodes.Tuple):
            for part in node.nodes if isinstance(node, nodes.Concat) else node.items:
                self.printed(part, path)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            given = _given(node)
            numbers = [one for one in given if isinstance(one, nodes.Const)]
            self.shape.filters.add((path, self.text(node.node), self.called(self.filter_name(node.name), numbers)))
            for part in (node.node, *(one for one in given if one not in numbers)):
                self.printed(part, path)
        else:
            self.shape.facts.add((path, self.text(node)))

    def branches(self, node: Any, path: Path) -> None:
        """Note the branches of `if`, each on its own path."""
        for one in (node, *node.elif_):
            self.condition(f"if {self.text(one.test)}", path)
            self.all(one.body, (*path, self.text(one.test)))
            path = (*path, self.text(nodes.Not(one.test)))
        self.all(node.else_, path)

    def loop(self, node: Any, path: Path) -> None:
        """Note a loop, whose body is a path of its own."""
        test = f" if {self.text(node.test)}" if node.test else ""
        walked = f"for {self.text(node.target)} in {self.text(node.iter)}{test}"
        self.condition(walked, path)
        self.all(node.body, (*path, walked))
        self.all(node.else_, (*path, f"{walked} else"))

    def assign(self, node: Any, path: Path) -> None:
        """Note `set` of a value."""
        self.condition(f"set {self.text(node.target)} = {self.text(node.node)}", path)

    def include(self, node: Any, path: Path) -> None:
        """Note what is included."""
        self.condition(f"include {self.text(node.template)}", path)

    def other(self, node: Any, path: Path) -> None:
        """Note another statement by its kind, and walk through what it holds."""
        self.condition(type(node).__name__.lower(), path)
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self.printed(child, path)
            else:
                self.all([child], path)

    def condition(self, words: str, path: Path) -> None:
        """Note a condition or a loop."""
        self.shape.conditions.add((path, words))

    def filter_name(self, name: str) -> str:
        """Return a filter by its English name."""
        return english_filters().get(name, name) if self.language is Language.FR else name

    def text(self, node: Any) -> str:
        """Return an expression in the one form that both languages share."""
        write = _EXPRESSIONS.get(type(node))
        if write:
            return str(write(self, node))
        inner = ", ".join(map(self.text, node.iter_child_nodes()))
        return f"{type(node).__name__.lower()}({inner})"

    def attribute(self, node: Any) -> str:
        """Return an attribute; `.en` in English and `.fr` in French are the language's own."""
        own = node.attr == self.language.value
        return f"{self.text(node.node)}.{'(en|fr)' if own else node.attr}"

    def item(self, node: Any) -> str:
        """Return an item; one that is named is an attribute."""
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.attribute(nodes.Getattr(node.node, node.arg.value, "load"))
        return f"{self.text(node.node)}[{self.text(node.arg)}]"

    def either(self, node: Any) -> str:
        """Return `a or b`; `title_fr or title` in French is the title."""
        left, right = self.text(node.left), self.text(node.right)
        return right if left == f"{right}_{self.language.value}" else " or ".join(sorted((left, right)))

    def compared(self, node: Any) -> str:
        """Return a comparison; the sides of one that reads alike both ways are in one order."""
        if len(node.ops) == 1:
            sides = [self.text(node.expr), self.text(node.ops[0].expr)]
            sign = node.ops[0].op
            if sign in ("gt", "gteq") or (sign in ("eq", "ne") and isinstance(node.expr, nodes.Const)):
                sides.reverse()
            return f"{sides[0]} {_SIGNS.get(sign, sign)} {sides[1]}"
        return f"{self.text(node.expr)} {' '.join(f'{one.op} {self.text(one.expr)}' for one in node.ops)}"

    def negated(self, node: Any) -> str:
        """Return the contrary of an expression, without `not` where it can do without."""
        inner = node.node
        if isinstance(inner, nodes.Not):
            return self.text(inner.node)
        if isinstance(inner, nodes.Compare) and len(inner.ops) == 1:
            one = inner.ops[0]
            return self.text(nodes.Compare(inner.expr, [nodes.Operand(_CONTRARY[one.op], one.expr)]))
        return f"not ({self.text(inner)})"

    def filtered(self, node: Any) -> str:
        """Return what goes through a filter."""
        before = self.text(node.node) if node.node else ""
        return f"{before}|{self.called(self.filter_name(node.name), _given(node))}"

    def tested(self, node: Any) -> str:
        """Return a test: `x is defined`."""
        return f"{self.text(node.node)} is {self.called(node.name, _given(node))}"

    def called(self, name: str, given: list[Any]) -> str:
        """Return a name with what it is given."""
        return f"{name}({', '.join(map(self.text, given))})" if given else name


def _given(node: Any) -> list[Any]:
    """Return what a filter or a test is given; words are the language's own, and left out."""
    given = [*node.args, *(one.value for one in node.kwargs)]
    return [one for one in given if not (isinstance(one, nodes.Const) and isinstance(one.value, str))]


_CONTRARY = {
    "eq": "ne", "ne": "eq", "in": "notin", "notin": "in", "lt": "gteq", "gteq": "lt", "gt": "lteq", "lteq": "gt"
}  # fmt: skip
_SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "gt": "<", "lteq": "<=", "gteq": "<=", "notin": "not in"}

_STATEMENTS: dict[type, Any] = {
    nodes.Output: _ShapeWalk.output,
    nodes.If: _ShapeWalk.branches,
    nodes.For: _ShapeWalk.loop,
    nodes.Assign: _ShapeWalk.assign,
    nodes.Include: _ShapeWalk.include,
}

_EXPRESSIONS: dict[type, Any] = {
    nodes.Name: lambda _walk, node: node.name,
    nodes.Const: lambda _walk, node: repr(node.value),
    nodes.Getattr: _ShapeWalk.attribute,
    nodes.Getitem: _ShapeWalk.item,
    nodes.Or: _ShapeWalk.either,
    nodes.And: lambda walk, node: " and ".join(sorted((walk.text(node.left), walk.text(node.right)))),
    nodes.Not: _ShapeWalk.negated,
    nodes.Compare: _ShapeWalk.compared,
    nodes.Test: _ShapeWalk.tested,
    nodes.Filter: _ShapeWalk.filtered,
    nodes.List: lambda walk, node: f"[{', '.join(sorted(map(walk.text, node.items)))}]",
}
