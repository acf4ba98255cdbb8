"""What makes a document of one kind in one format, beside its facts: ingredients and versions, told from the format's row."""

from collections.abc import Mapping

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.language import Language
from gcmsgen.manifest.ingredients import Ingredients, ingredients
from gcmsgen.manifest.versions import versions
from gcmsgen.render.renderers import RENDERERS


def ingredients_of(tree: TemplateTree, document: str, outcome: str, language: Language, form: Format) -> Ingredients:
    """Return what a document of an outcome is made of in one language and format. Raises TemplateError and MachineError."""
    entry, shipped = CATALOGUE[document], RENDERERS[form].fonts()
    return ingredients(tree, entry.source, entry.parts[outcome], language, form, tuple(shipped.items()))


def versions_of(form: Format, engine: str | None = None) -> Mapping[str, str]:
    """Return the versions of all that makes an output of one format, by name; of one engine, or of all that the format has.

    Raises MachineError where something is missing that the engine needs.
    """
    return {**versions(form, engine), **RENDERERS[form].libraries(engine)}


def engine_in(made: Mapping[str, str], form: Format) -> str | None:
    """Return the engine that the versions in a record name; a PDF of before there were two is WeasyPrint's."""
    named = form.traits.engines
    return next((engine for engine in named if engine in made), None)
