"""The sandbox in which all templates are rendered: values are read and printed, nothing of them grows without measure.

Jinja's own sandbox keeps templates from the program and from the machine; it lets `'x' * 2000000000` be made. Here an operator
that makes texts longer is asked first, filters and methods that pad, repeat or format are not there, and loops are counted.
What is counted stands in `allowance.py`. An ordinary letter pays nothing: loops are counted before their first turn, and
no step is added to printing a value.
"""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import jinja2.filters
from jinja2 import Template, TemplateSyntaxError, nodes, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import soft_str

from gcmsgen.language import Text
from gcmsgen.wording.allowance import (
    MAX_BITS,
    TOO_DEEP,
    TOO_LONG,
    NotAllowed,
    counted,
    joined,
    light,
    one_rendering,
    short,
    spend_characters,
    spend_turns,
)
from gcmsgen.wording.tags import BUILDER


class MeasuredTemplate(Template):
    """Render within one allowance."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return what is rendered. Raises NotAllowed where it takes too much."""
        with one_rendering():
            return super().render(*args, **kwargs)


class MeasuredCode(CodeGenerator):
    """Compile loops, lists and what joins texts so that each is measured."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """Write one call; what `_Measured` wrote is called at once."""
        if not isinstance(node.node, nodes.EnvironmentAttribute):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"environment.{node.node.name}(")
        self.visit(node.args[0], frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write `a ~ b`, its parts measured before they are joined."""
        self.write("environment.concatenated(context, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what stands before a value that is printed: one that is kept aside, in a macro or a `set`, is measured."""
        if frame.buffer is not None:
            self.write("environment.kept(")
        super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        super()._output_child_post(node, frame, finalize)
        if frame.buffer is not None:
            self.write(")")


class _Measured(NodeTransformer):
    """Put a measure around what loops walk through, and around lists and mappings whose parts are not all written out."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Leave the mappings that a tag of an outline hands to the builder as they are: each holds what one tag says."""
        if not (isinstance(node.node, nodes.Getattr) and node.node.node == nodes.Name(BUILDER, "load")):
            return self.generic_visit(node)
        for pair in node.find_all(nodes.Pair):
            pair.value = self.visit(pair.value)
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count the turns of a loop."""
        self.generic_visit(node)
        node.iter = _asked("counted", node.iter)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """Weigh a list."""
        self.generic_visit(node)
        return node if all(isinstance(item, nodes.Const) for item in node.items) else _asked("light", node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """Weigh a tuple that is a value; one to which something is assigned stays."""
        self.generic_visit(node)
        plain = node.ctx != "load" or all(isinstance(item, nodes.Const) for item in node.items)
        return node if plain else _asked("light", node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        """Weigh a mapping."""
        self.generic_visit(node)
        return node if all(isinstance(pair.value, nodes.Const) for pair in node.items) else _asked("light", node)


def _asked(name: str, value: nodes.Node) -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute(name), [value], [], None, None, lineno=value.lineno)


class MeasuredEnvironment(ImmutableSandboxedEnvironment):
    """Render templates within measure; raises NotAllowed, or TemplateSyntaxError where a template cannot be taken in."""

    template_class = MeasuredTemplate
    code_generator_class: type[CodeGenerator] = MeasuredCode
    intercepted_binops = frozenset({"*", "**", "%", "+"})
    concat = staticmethod(joined)
    counted = staticmethod(counted)
    light = staticmethod(light)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters = dict(FILTERS)

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Return a template as a tree. Raises TemplateSyntaxError, also where it is too deep or has too many tags."""
        found: nodes.Template = _within_reach(lambda: super(MeasuredEnvironment, self).parse(source, name, filename))
        return found

    def compile(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a compiled template. Raises TemplateSyntaxError as `parse` does."""
        return _within_reach(lambda: super(MeasuredEnvironment, self).compile(source, *args, **kwargs))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > MAX_SOURCE or inside_tags(source) > MAX_TAGS:
            raise TemplateSyntaxError(MANY_TAGS, 1, name, filename)
        return super()._parse(source, name, filename)

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(_Measured().visit(source), *args, **kwargs)

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """Return a template; one that another includes or extends takes a turn."""
        spend_turns(1)
        found: Template = super().get_template(*args, **kwargs)
        return found

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator gives. Raises NotAllowed where it would give too much."""
        _OPERATORS[operator](left, right)
        made = super().call_binop(context, operator, left, right)
        return light(made) if isinstance(made, list | tuple) else made

    def call(self, context: Context, called: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what a call gives; it takes as long as ten turns of a loop."""
        spend_turns(_A_CALL)
        if isinstance(called, LoopContext):
            args = tuple(map(counted, args))
        return super().call(context, called, *args, **kwargs)

    def concatenated(self, context: Context, parts: tuple[Any, ...]) -> str:
        """Return parts as one text, as `~` joins them. Raises NotAllowed where it would be too long."""
        some = tuple(map(soft_str, parts))
        short(*map(len, some))
        return markup_join(some) if context.eval_ctx.autoescape else str_join(some)

    def kept(self, text: str) -> str:
        """Return a text that is kept aside, its length taken from the allowance."""
        spend_characters(len(text))
        return text


_A_CALL = 10
MAX_SOURCE = 20_000_000  # characters: the body of a Word file with its marks
MAX_TAGS = 100_000  # characters inside tags: the longest outline has a tenth of it
_OPENING = re.compile(r"\{([{%#])")
_CLOSING = {"{": "}}", "%": "%}", "#": "#}"}
MANY_TAGS = "the template has too many tags, or is too long"
_TOO_DEEP = TOO_DEEP.en


def inside_tags(source: str) -> int:
    """Return how many characters of a template stand in its tags, in one walk through it."""
    found = at = 0
    while opening := _OPENING.search(source, at):
        end = source.find(_CLOSING[opening.group(1)], opening.end())
        at = end if end >= 0 else len(source)
        found += at - opening.start()
    return found


def _within_reach(act: Callable[[], Any]) -> Any:
    """Return what an act gives; what Python or Jinja cannot nest any deeper is an error of the template."""
    try:
        return act()
    except (RecursionError, SyntaxError, MemoryError, OverflowError):
        raise TemplateSyntaxError(_TOO_DEEP, 1) from None


def _times(left: Any, right: Any) -> None:
    for one, many in ((left, right), (right, left)):
        if (isinstance(many, int) and isinstance(one, str)) or (
            isinstance(many, int) and isinstance(one, list | tuple)
        ):
            short(len(one) * max(many, 0))
    if isinstance(left, int) and isinstance(right, int):
        _bits(left.bit_length() + right.bit_length())


def _power(left: Any, right: Any) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _bits(left.bit_length() * abs(right))


def _bits(number: int) -> None:
    if number > MAX_BITS:
        raise NotAllowed(TOO_LONG)


def _rest(left: Any, _right: Any) -> None:
    if isinstance(left, str | bytes):
        raise NotAllowed(_NO_METHOD.filled(name="%"))


def _plus(left: Any, right: Any) -> None:
    if isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
        short(len(left), len(right))


_OPERATORS: dict[str, Callable[[Any, Any], None]] = {"*": _times, "**": _power, "%": _rest, "+": _plus}


@pass_eval_context
def join(evaluated: EvalContext, parts: Iterable[Any], between: str = "", attribute: str | int | None = None) -> str:
    """Return parts as one text, as the filter of Jinja does, once it is seen that they are not too long."""
    some = list(parts)
    if attribute is not None:
        some = list(map(make_attrgetter(evaluated.environment, attribute), some))
    some = list(map(soft_str, some))
    short(sum(map(len, some)), len(between) * len(some))
    return jinja2.filters.sync_do_join(evaluated, some, between)


@pass_eval_context
def _replace(evaluated: EvalContext, text: str, old: str, new: str, count: int | None = None) -> str:
    """Return a text with one part of it replaced, as the filter of Jinja does, once it is seen that it is not too long."""
    text, old, new = map(soft_str, (text, old, new))
    short(len(text), text.count(old) * len(new))
    return jinja2.filters.do_replace(evaluated, text, old, new, count)


def _spending(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of Jinja that takes the length of what it is given from the allowance, for it may be called in a loop."""
    at = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def measured(*args: Any, **kwargs: Any) -> Any:
        if len(args) > at and isinstance(args[at], str | list | tuple | dict):
            spend_characters(len(args[at]))
        return function(*args, **kwargs)

    return measured


# Of Jinja's own filters those that choose, count, sort and change letters; those that pad, repeat, format, reach into a value,
# print without escaping, or give another answer each time (center, indent, format, attr, safe, random …) are not there.
_OF_JINJA = (
    *(
        "abs",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "e",
        "escape",
        "first",
        "float",
        "forceescape",
        "groupby",
    ),
    *(
        "int",
        "items",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
        "round",
    ),
    *("select", "selectattr", "sort", "string", "striptags", "title", "trim", "truncate", "unique", "upper"),
    *("urlencode", "wordcount"),
)
FILTERS: dict[str, Callable[..., Any]] = {name: _spending(jinja2.filters.FILTERS[name]) for name in _OF_JINJA} | {
    "join": join,
    "replace": _spending(_replace),
}

_NO_METHOD = Text(
    en="templates cannot use {name} on a value: a text is printed as it stands, or by way of a filter.",
    fr="les gabarits ne peuvent employer {name} sur une valeur\N{NO-BREAK SPACE}: un texte s’imprime tel quel, ou par un filtre.",
)
