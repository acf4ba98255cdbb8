"""Read facts and render sentences in fewer steps than Jinja’s sandbox takes: all that is here is here for speed alone.

The plain way is the sandbox as it comes, and a context of its own for each sentence. Measured on a GCMS note of seventy
sentences, composing takes so many times as long without each of these: `FactEnvironment` 2.1, `OutlineCode` 2.4,
`SharedContexts` 1.6, `fixed_sentences` 1.05. `tests/wording/test_fast_reading.py` composes every example by the plain way
as well, and compares the documents, with the facts of each sentence.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import Frame
from jinja2.runtime import Context, LoopContext

from gcmsgen.facts.scalar import NO_TEXT
from gcmsgen.wording.compiled import kept
from gcmsgen.wording.measured import MeasuredCode
from gcmsgen.wording.sandbox import TemplateEnvironment
from gcmsgen.wording.tags import BUILDER
from gcmsgen.wording.view import SCALARS, GroupView, UnknownFact


class FactEnvironment(TemplateEnvironment):
    """Read facts without the questions that the sandbox asks of other objects: a view gives facts and nothing else."""

    def compile(self, source: Any, name: str | None = None, *args: Any, **kwargs: Any) -> Any:
        """Return a compiled template, a shipped one as it is kept. Raises TemplateSyntaxError."""
        if not isinstance(source, str) or name is None:
            return super().compile(source, name, *args, **kwargs)
        kind = f"{type(self).__name__} {name} {args} {sorted(kwargs.items())}"
        return kept(kind, (source,), lambda: super(FactEnvironment, self).compile(source, name, *args, **kwargs))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute as the sandbox does; a field of a view, or an entry of what a tag was given, at once."""
        kind = type(obj)
        if kind is GroupView:
            value = obj.values.get(attribute)
            if type(value) in SCALARS and value != "none" and value != NO_TEXT:
                obj.note(obj.paths[attribute])
                return value
            try:
                return obj.fact(attribute)
            except KeyError:
                return super().getattr(obj, attribute)
        if kind is dict and attribute in obj and attribute not in _OF_EVERY_DICT:
            return obj[attribute]
        if (kind is LoopContext and attribute in _OF_A_LOOP) or (kind is UnknownFact and not attribute.startswith("_")):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_OF_EVERY_DICT = frozenset(dir(dict))
_OF_A_LOOP = frozenset({"first", "last", "index"})


class OutlineCode(MeasuredCode):
    """Compile the steps of the builder to calls of their own: the sandbox has nothing to ask about what the tags wrote."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """Write one call."""
        target = node.node
        if not (
            isinstance(target, nodes.Getattr) and target.node == nodes.Name(BUILDER, "load") and target.attr in _STEPS
        ):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(target.node, frame)
        self.write(f".{target.attr}(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


# What the tags call of the builder; an outline that calls anything else of it is asked by the sandbox.
_STEPS = frozenset(
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


class SharedContexts:
    """Keep one context for each file of words while a document is composed: what all sentences know is laid out once."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._known = dict(known)
        self._made: dict[Template, Context] = {}

    def over(self, template: Template, own: dict[str, Any]) -> Context:
        """Return the context of a sentence: what it is given of its own comes before what all know."""
        context = self._made.get(template)
        if context is None:
            context = Context(template.environment, self._known, template.name, template.blocks)
            self._made[template] = context
        context.vars = own
        return context


def fixed_sentences(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each sentence of a file that has no tag: it needs no rendering."""
    for block in tree.find_all(nodes.Block):
        if all(isinstance(part, nodes.Output) and _words_alone(part) for part in block.body):
            yield block.name, "".join(words.data for words in block.find_all(nodes.TemplateData))


def _words_alone(part: nodes.Output) -> bool:
    return all(isinstance(node, nodes.TemplateData) for node in part.nodes)


def brief_sentences(tree: nodes.Template) -> Iterator[str]:
    """Yield the names of the sentences that print each of few values once at most: nothing in them need be measured.

    They are nearly all. Measuring them as well would cost composing a fiftieth of its time.
    """
    for block in tree.find_all(nodes.Block):
        printed = sum(len(output.nodes) for output in block.find_all(nodes.Output))
        if printed <= _FEW and next(block.find_all(_REPEATING), None) is None:
            yield block.name


_FEW = 50
_REPEATING = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock, nodes.Call, nodes.Include)
