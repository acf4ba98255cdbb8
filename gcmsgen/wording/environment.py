"""The sandboxed Jinja environments in which outlines and words are read.

Facts are values in these templates, never code; a name that does not exist fails; nothing can be imported or changed.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError, nodes

from gcmsgen.catalogue.documents import CatalogueEntry
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.language import Language
from gcmsgen.wording import english, french
from gcmsgen.wording.allowance import joined
from gcmsgen.wording.fast_reading import FactEnvironment, OutlineCode, SharedContexts, brief_sentences, fixed_sentences
from gcmsgen.wording.line import one_line
from gcmsgen.wording.sandbox import TemplateEnvironment, missing_inside
from gcmsgen.wording.sentence_source import SentenceTag, parsed, syntax_error
from gcmsgen.wording.shared import FILTERS, needing_facts
from gcmsgen.wording.tags import LoopMarks, OutlineTags


@dataclass(frozen=True, slots=True)
class Source:
    """Say where the words and the outline of a document come from: its own files, and those of a part of it.

    `copy` says to whom a copy goes; None where it is the document itself.
    """

    document: str
    part: str | None
    tree: TemplateTree
    copy: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of its files of words, the more particular first."""
        return (self.part, self.document) if self.part else (self.document,)


def source_of(entry: CatalogueEntry, part: str | None, tree: TemplateTree) -> Source:
    """Return where the words and the outline of a document of the catalogue come from; those of a copy are of its letter."""
    return Source(entry.source, part, tree, entry.reader.value if entry.copy_of else None)


@dataclass(frozen=True, slots=True)
class Worded:
    """Hold the compiled words of one sentence: its id, and how to render it over a context.

    `fixed` are the words of a sentence that has no tag. `joined` puts its pieces together: of one that may repeat something,
    so that they are measured.
    """

    id: str
    template: Template
    block: Callable[..., Iterator[str]]
    fixed: str | None
    joined: Callable[[Iterable[str]], str]

    def text(self, contexts: SharedContexts, own: dict[str, Any]) -> str:
        """Return the sentence in words over what all know and what it is given of its own, which comes first.

        Raises MissingFact where the sentence prints a fact that is unknown.
        """
        return self.joined(self.block(contexts.over(self.template, own)))


@lru_cache(maxsize=32)
def words(source: Source, language: Language) -> dict[str, Worded]:
    """Return the words of a document in a language by the names of its sentences. Raises TemplateError."""
    environment = words_environment(source.tree, language)
    found: dict[str, Worded] = {}
    for file in reversed(source.files):
        name = f"{language.value}/{file}.j2"
        template = _template(environment, name)
        tree = parsed(source.tree.text(name))
        fixed = {name: one_line(text) for name, text in fixed_sentences(tree)}
        brief = frozenset(brief_sentences(tree))
        found |= {
            name: Worded(f"{file}.{name}", template, block, fixed.get(name), "".join if name in brief else joined)
            for name, block in template.blocks.items()
        }
    return found


def language_filters(language: Language) -> dict[str, Callable[..., Any]]:
    """Return the filters that words in a language may use."""
    spoken = french.FILTERS if language is Language.FR else english.FILTERS
    return {**FILTERS, **{name: needing_facts(function) for name, function in spoken.items()}}


@lru_cache(maxsize=32)
def outline(source: Source) -> Template:
    """Return the compiled outline of a document; it includes that of its part. Raises TemplateError."""
    return _template(outline_environment(source.tree), f"outline/{source.document}.j2")


def parsed_outline(tree: TemplateTree, file: str) -> nodes.Template:
    """Return an outline as it is read, its tags as calls of the builder. Raises TemplateError."""
    name = f"outline/{file}.j2"
    with _named(name):
        return _environment(tree, "outline", OutlineTags).parse(tree.text(name), name)


class _OutlineEnvironment(FactEnvironment):
    """Compile outlines with marks around their loops."""

    code_generator_class = OutlineCode

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = LoopMarks().visit(super()._parse(source, name, filename))
        return parsed


def words_environment(tree: TemplateTree, language: Language) -> TemplateEnvironment:
    """Return an environment in which the words of a language are rendered."""
    environment = _environment(tree, language.value, SentenceTag)
    environment.filters = language_filters(language)
    return environment


def outline_environment(tree: TemplateTree) -> TemplateEnvironment:
    """Return an environment in which outlines are rendered."""
    return _environment(tree, "outline", OutlineTags, _OutlineEnvironment)


def _environment(
    tree: TemplateTree, folder: str, tags: type, kind: type[FactEnvironment] = FactEnvironment
) -> FactEnvironment:
    environment = kind(
        tree,
        folder,
        extensions=[tags],
        # A sentence is plain text: what is printed into HTML or Word XML is escaped there, where the format is known.
        autoescape=False,
    )
    environment.filters = dict(FILTERS)
    return environment


def _template(environment: TemplateEnvironment, name: str) -> Template:
    with _named(name):
        return environment.get_template(name)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Raise TemplateError, with the place, where the template of that name cannot be read."""
    try:
        yield
    except TemplateNotFound as error:
        raise missing_inside(name, error) from None
    except TemplateSyntaxError as error:
        raise syntax_error(f"{name}:{error.lineno}", error) from None
