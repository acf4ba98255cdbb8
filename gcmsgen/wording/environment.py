"""The sandboxed Jinja environments in which outlines and words are read.

Facts are values in these templates, never code; a name that does not exist fails; nothing can be imported or changed.
"""

from functools import lru_cache

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language, Text
from gcmsgen.wording import english, french
from gcmsgen.wording.shared import FILTERS, needing_facts
from gcmsgen.wording.tags import OutlineTags, SentenceTag


@lru_cache(maxsize=8)
def words(tree: TemplateTree, language: Language, document: str) -> Template:
    """Return the compiled words of a document in a language: one block a sentence. Raises TemplateError."""
    environment = _environment(tree, SentenceTag)
    spoken = french.FILTERS if language is Language.FR else english.FILTERS
    environment.filters.update({name: needing_facts(function) for name, function in spoken.items()})
    return _template(environment, f"{language.value}/{document}.j2")


@lru_cache(maxsize=8)
def outline(tree: TemplateTree, document: str) -> Template:
    """Return the compiled outline of a document. Raises TemplateError."""
    return _template(_environment(tree, OutlineTags), f"outline/{document}.j2")


def _environment(tree: TemplateTree, tags: type) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(tree.text),
        undefined=StrictUndefined,
        extensions=[tags],
        # A sentence is plain text: what is printed into HTML or Word XML is escaped there, where the format is known.
        autoescape=False,
    )
    environment.globals.clear()
    environment.filters = dict(FILTERS)
    return environment


def _template(environment: ImmutableSandboxedEnvironment, name: str) -> Template:
    try:
        return environment.get_template(name)
    except TemplateSyntaxError as error:
        raise TemplateError(
            f"{name}:{error.lineno}",
            Text(en=f"{error.message}.", fr=f"erreur de syntaxe du gabarit ({error.message})."),
        ) from None
