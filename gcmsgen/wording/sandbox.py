"""The sandbox in which every template is read and rendered: outlines, words, layouts and Word files.

A template has what it is given by name and the filters of its kind, and nothing of Python or Jinja besides: no global, no
method of a value, no name with an underscore before it. It may include a file of its own folder of templates, named in the
template itself, and no other.
"""

import re
from types import MethodType
from typing import Any

import jinja2
from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.runtime import BlockReference, LoopContext, Macro

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text
from gcmsgen.wording.measured import MeasuredEnvironment
from gcmsgen.wording.view import GroupView, ListView, MissingFact, UnknownFact

# What goes wrong in a template. A filter that meets a value which it is not for raises one of the built-in kinds; Babel asserts.
FAULTS = (
    jinja2.TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class ForbiddenTag(TemplateSyntaxError):
    """Say that a tag asks for what no template may have, in both languages."""

    def __init__(self, text: Text, line: int, name: str | None) -> None:
        super().__init__(text.en, line, name)
        self.text = text


class TemplateEnvironment(MeasuredEnvironment):
    """Read and render the templates of one folder; without a folder, a template that can include nothing."""

    def __init__(self, tree: TemplateTree | None = None, folder: str = "", **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)
        self.folder = f"{folder}/" if folder and tree else ""
        if tree is not None:
            self.loader = FunctionLoader(lambda name: _inside(tree, self.folder, name))
        self.globals.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        for node in parsed.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            if not self.folder:
                raise ForbiddenTag(_NO_FILES, node.lineno, name)
            if not _begins(node.template, self.folder):  # type: ignore[attr-defined]
                raise ForbiddenTag(_OUTSIDE.filled(folder=self.folder), node.lineno, name)
        for named in parsed.find_all(nodes.Name):
            if named.name == "self":
                raise ForbiddenTag(_SELF, named.lineno, name)
        for unescaped in parsed.find_all(nodes.EvalContextModifier):
            raise ForbiddenTag(_UNESCAPED, unescaped.lineno, name)
        return parsed

    def is_safe_callable(self, obj: Any) -> bool:
        """Say whether a template may call something: a macro, a loop, or what our own values offer."""
        if isinstance(obj, Macro | BlockReference | LoopContext):
            return True
        return type(obj) is MethodType and not isinstance(obj.__self__, GroupView | ListView | UnknownFact | type)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may read an attribute: of a view, its facts alone and nothing of how it shows them."""
        inner = isinstance(obj, GroupView | ListView) and hasattr(type(obj), attr)
        return not inner and super().is_safe_attribute(obj, attr, value)


def _inside(tree: TemplateTree, folder: str, name: str) -> str | None:
    """Return a template of a folder; None where it has none of that name, which may be a fact and is never repeated."""
    return tree.text(name) if folder and name.startswith(folder) and tree.has(name) else None


def missing_inside(name: str, error: TemplateNotFound) -> TemplateError:
    """Return the error of a template that includes what its folder does not have."""
    return TemplateError(name, _NOT_THERE if error.name != name else _MISSING)


def cause(error: Exception) -> str:
    """Return what may be said of an error in a template: its kind, and a name that the template itself got wrong.

    The message of any other may hold a fact, as where one is looked up in a table.

    >>> cause(UndefinedError("'decison' is undefined")), cause(UndefinedError("'dict object' has no attribute 'Nulla'"))
    ('decison', 'UndefinedError')
    """
    if isinstance(error, MissingFact):
        return str(error)
    match = re.fullmatch(r"'([A-Za-z_]\w*)' is undefined", str(error)) if isinstance(error, UndefinedError) else None
    return match[1] if match else type(error).__name__


def _begins(name: nodes.Node, folder: str) -> bool:
    """Say whether the name of an included file stands in the template, or begins there with the folder."""
    while isinstance(name, nodes.Concat):
        name = name.nodes[0]
    if not (isinstance(name, nodes.Const) and isinstance(name.value, str) and name.value.startswith(folder)):
        return False
    return (
        not (set(name.value.split("/")) & {"", ".", ".."} - {name.value.rpartition("/")[2]}) and "\\" not in name.value
    )


_MISSING = Text(en="this template is missing.", fr="ce gabarit est absent.")
_NOT_THERE = Text(
    en="this template includes a file that its folder of templates does not have. Put the file there, or take out the tag.",
    fr="ce gabarit inclut un fichier que son dossier de gabarits n’a pas. Mettez-y le fichier, ou retirez la balise.",
)
_NO_FILES = Text(
    en="a Word template can include no other file",
    fr="un gabarit Word ne peut inclure aucun autre fichier",
)
_OUTSIDE = Text(
    en="a file that is included here is named by the template itself, and stands in {folder}",
    fr="un fichier inclus ici est nommé par le gabarit lui-même, et se trouve dans {folder}",
)
_SELF = Text(
    en="a template cannot name itself: self is no fact",
    fr="un gabarit ne peut se nommer lui-même\N{NO-BREAK SPACE}: self n’est pas un fait",
)
_UNESCAPED = Text(
    en="what is printed here is always escaped: the tag autoescape cannot stand here",
    fr="ce qui est imprimé ici est toujours protégé\N{NO-BREAK SPACE}: la balise autoescape ne peut se trouver ici",
)
