"""Walk through a parsed template and find the names, filters and tests in it that do not exist.

Loop variables and variables of `set`, `with`, `macro` and `call` are known inside their scope, and what they hold too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, nodes

from gcmsgen.office_template.names import (
    LOOP,
    Callable,
    FactList,
    Kind,
    Nothing,
    attributes,
    fact_paths,
    held,
    items,
    nearest,
    offers,
)

Scope = dict[str, Kind]


@dataclass(frozen=True, slots=True)
class UnknownName:
    """Hold a name that does not exist: its line, whether it is a filter or a test, and the nearest one that exists."""

    line: int
    name: str
    near: str | None
    called: bool = False


def unknown_names(parsed: nodes.Template, environment: Environment, known: Mapping[str, Kind]) -> list[UnknownName]:
    """Return what a template names that does not exist, in its order."""
    walk = _NameWalk(environment)
    walk.all(parsed.body, {**dict.fromkeys(environment.globals, Any), **known})
    return walk.found


@dataclass(slots=True)
class _NameWalk:
    """Gather what is found on the way through a template."""

    environment: Environment
    found: list[UnknownName] = field(default_factory=list)

    def all(self, some: list[Any], scope: Scope) -> None:
        """Visit nodes in order."""
        for node in some:
            self.visit(node, scope)

    def visit(self, node: nodes.Node, scope: Scope) -> Kind:
        """Visit a node, and return what it holds where it is an expression."""
        special = _SPECIAL.get(type(node))
        if special:
            return special(self, node, scope)
        for child in node.iter_child_nodes():
            self.visit(child, scope)
        return Any

    def name(self, node: Any, scope: Scope) -> Kind:
        """Return what a name holds."""
        if node.ctx != "load" or node.name in scope:
            return scope.get(node.name, Any)
        self._unknown(node, node.name, nearest(node.name, [*scope, *fact_paths()]))
        return Any

    def attribute(self, node: Any, scope: Scope) -> Kind:
        """Return what an attribute holds."""
        return self._attribute(node, node.attr, self.visit(node.node, scope), scope)

    def item(self, node: Any, scope: Scope) -> Kind:
        """Return what `x[key]` holds: `x["name"]` is `x.name`, and a list of facts has no numbered items."""
        owner = self.visit(node.node, scope)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(key, str):
            return self._attribute(node, key, owner, scope)
        self.visit(node.arg, scope)
        if isinstance(key, int) and isinstance(owner, FactList):
            before = _dotted(node.node)
            self._unknown(node, f"{before}[{key}]", f"{before}|first")
        return items(owner)

    def _attribute(self, node: Any, name: str, owner: Kind, scope: Scope) -> Kind:
        kind = Nothing if name.startswith("_") else Any if owner is Callable else held(owner, name)
        if kind is not Nothing:
            return kind
        before = _dotted(node.node)
        around = [f"{before}.{other}" for other in attributes(owner)]
        facts = fact_paths() if before.split(".")[0] in scope else ()
        wanted = f"{before}.{name}"
        self._unknown(node, wanted, nearest(wanted, around) or nearest(wanted, facts))
        return Any

    def const(self, node: Any, scope: Scope) -> Kind:
        """Return what a word or a number that is written out holds."""
        return type(node.value)

    def call(self, node: Any, scope: Scope) -> Kind:
        """Visit a call: of a macro, of a loop, or of what a document offers; the methods of values are no names of a template."""
        self.all([*node.args, *node.kwargs], scope)
        called = node.node
        if isinstance(called, nodes.Name):
            if self.visit(called, scope) not in (Callable, LOOP) and called.name in scope:
                self._unknown(node, f"{called.name}()", None)
        elif not isinstance(called, nodes.Getattr):
            self._unknown(node, f"{_dotted(called)}()", None)
            self.visit(called, scope)
        elif not self._offered(self.visit(called.node, scope), called):
            self._unknown(node, f"{_dotted(called)}()", None)
        return Any

    def _offered(self, owner: Kind, called: Any) -> bool:
        return owner is Callable or offers(owner, called.attr)

    def imported(self, node: Any, scope: Scope) -> Kind:
        """Visit an import: what it brings are macros."""
        names = [node.target] if isinstance(node, nodes.Import) else node.names
        scope.update(dict.fromkeys([name if isinstance(name, str) else name[1] for name in names], Callable))
        return Any

    def loop(self, node: Any, scope: Scope) -> Kind:
        """Visit a loop: its variables are known inside it, and what they hold is told from the list."""
        walked = self.visit(node.iter, scope)
        inner = {**scope, "loop": LOOP}
        _bind(node.target, items(walked), inner)
        self.all([node.test] if node.test else [], inner)
        self.all(node.body, inner)
        self.all(node.else_, dict(scope))
        return Any

    def assign(self, node: Any, scope: Scope) -> Kind:
        """Visit `set`: its variable is known from here on."""
        _bind(node.target, self.visit(node.node, scope), scope)
        return Any

    def assign_block(self, node: Any, scope: Scope) -> Kind:
        """Visit a `set` around words."""
        if node.filter:
            self.visit(node.filter, scope)
        self.all(node.body, dict(scope))
        _bind(node.target, Any, scope)
        return Any

    def macro(self, node: Any, scope: Scope) -> Kind:
        """Visit a macro or the body of a call: its arguments are known inside it."""
        if isinstance(node, nodes.Macro):
            scope[node.name] = Callable
        else:
            self.visit(node.call, scope)
        own = {argument.name: Any for argument in node.args}
        self.all(node.defaults, scope)
        self.all(node.body, {**scope, **own, "varargs": Any, "kwargs": Any, "caller": Callable})
        return Any

    def with_(self, node: Any, scope: Scope) -> Kind:
        """Visit `with`: its variables are known inside it."""
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            _bind(target, self.visit(value, scope), inner)
        self.all(node.body, inner)
        return Any

    def filter(self, node: Any, scope: Scope) -> Kind:
        """Visit a filter."""
        if node.name not in self.environment.filters:
            self._unknown(node, node.name, nearest(node.name, self.environment.filters), called=True)
        for word in node.find_all(nodes.Const):
            if isinstance(word.value, str) and any(part.startswith("__") for part in word.value.split(".")):
                self._unknown(node, word.value, None)
        self.all(list(node.iter_child_nodes()), scope)
        return Any

    def test(self, node: Any, scope: Scope) -> Kind:
        """Visit a test; whether a name is defined may be asked of any name."""
        if node.name not in self.environment.tests:
            self._unknown(node, node.name, nearest(node.name, self.environment.tests), called=True)
        if node.name not in ("defined", "undefined"):
            self.all(list(node.iter_child_nodes()), scope)
        return Any

    def _unknown(self, node: nodes.Node, name: str, near: str | None, *, called: bool = False) -> None:
        self.found.append(UnknownName(node.lineno, name, near, called))


_SPECIAL: dict[type, Any] = {
    nodes.Name: _NameWalk.name,
    nodes.Const: _NameWalk.const,
    nodes.Call: _NameWalk.call,
    nodes.Import: _NameWalk.imported,
    nodes.FromImport: _NameWalk.imported,
    nodes.Getattr: _NameWalk.attribute,
    nodes.Getitem: _NameWalk.item,
    nodes.For: _NameWalk.loop,
    nodes.Assign: _NameWalk.assign,
    nodes.AssignBlock: _NameWalk.assign_block,
    nodes.Macro: _NameWalk.macro,
    nodes.CallBlock: _NameWalk.macro,
    nodes.With: _NameWalk.with_,
    nodes.Filter: _NameWalk.filter,
    nodes.Test: _NameWalk.test,
}


def _bind(target: Any, kind: Kind, scope: Scope) -> None:
    """Make the variables of a target known; of several, what each holds is not told."""
    names = list(_names(target))
    for name in names:
        scope[name] = kind if len(names) == 1 else Any


def _names(target: Any) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    for child in target.iter_child_nodes():
        yield from _names(child)


def _dotted(node: nodes.Node) -> str:
    """Return an expression as it is written, where it is a dotted name; else an ellipsis."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return "…"
