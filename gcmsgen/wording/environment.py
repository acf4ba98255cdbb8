"""The sandboxed Jinja environments in which outlines and words are read.

Facts are values in these templates, never code; a name that does not exist fails; nothing can be imported or changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError, nodes

from gcmsgen.catalogue.documents import CATALOGUE, CatalogueEntry
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.language import Language
from gcmsgen.wording import english, french
from gcmsgen.wording.allowance import joined
from gcmsgen.wording.compiled import kept
from gcmsgen.wording.fast_reading import FactEnvironment, OutlineCode, SharedContexts, brief_sentences, fixed_sentences
from gcmsgen.wording.line import one_line
from gcmsgen.wording.same_days import require_same_days
from gcmsgen.wording.sandbox import TemplateEnvironment, missing_inside
from gcmsgen.wording.sentence_source import SentenceTag, parsed, syntax_error
from gcmsgen.wording.shared import FILTERS, needing_facts
from gcmsgen.wording.tags import LoopMarks, OutlineTags
from gcmsgen.wording.versions import days_of_each, in_force, of_block


@dataclass(frozen=True, slots=True)
class Source:
    """Say where the words and the outline of a document come from: its own files, and those of a part of it.

    `copy` says to whom a copy goes, or that it is the version enclosed with a letter (`ENCLOSED`); None where it is the document
    itself.
    """

    document: str
    part: str | None
    tree: TemplateTree
    copy: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of its files of words, the more particular first."""
        return (self.part, self.document) if self.part else (self.document,)


ENCLOSED = "enclosed"


def source_of(entry: CatalogueEntry, part: str | None, tree: TemplateTree) -> Source:
    """Return where the words and the outline of a document of the catalogue come from; those of a copy are of its letter."""
    return Source(entry.source, part, tree, entry.reader.value if entry.copy_of else None)


def every_source(tree: TemplateTree) -> tuple[Source, ...]:
    """Return where the words and the outline of each document of the catalogue come from, with each of its parts."""
    every = (source_of(entry, part, tree) for entry in CATALOGUE.values() for part in entry.parts.values())
    return tuple(dict.fromkeys(every))


def source_to_translate(entry: CatalogueEntry, part: str | None, tree: TemplateTree) -> Source:
    """Return where the words of a document come from in the version that says most: the enclosed one, where there is one."""
    enclosed = any(entry.reader_of(form) != entry.id for form in entry.formats)
    source = source_of(entry, part, tree)
    return Source(source.document, part, tree, ENCLOSED) if enclosed else source


@dataclass(frozen=True, slots=True)
class Worded:
    """Hold the compiled words of one sentence: its id, and how to render it over a context.

    `fixed` are the words of a sentence that has no tag. `joined` puts its pieces together: of one that may repeat something,
    so that they are measured. `since` is the day from which the words are in force, where others are in force before.
    """

    id: str
    template: Template
    block: Callable[..., Iterator[str]]
    fixed: str | None
    joined: Callable[[Iterable[str]], str]
    since: str = ""

    def text(self, contexts: SharedContexts, own: dict[str, Any]) -> str:
        """Return the sentence in words over what all know and what it is given of its own, which comes first.

        Raises MissingFact where the sentence prints a fact that is unknown.
        """
        return self.joined(self.block(contexts.over(self.template, own)))


def words(source: Source, language: Language, on: date) -> Mapping[str, Worded]:
    """Return the words of a document in a language, as they are in force that day, by the names of its sentences.

    Raises TemplateError.
    """
    return _words_of(source, language, in_force(("", *_days_of_change(source, language)), on))


def days_of_other_words(source: Source, on: date) -> tuple[date, ...]:
    """Return a day for each state of the words of a document but that of the day given; none where they have no dates.

    Raises TemplateError.
    """
    changes = sorted({day for language in Language for day in _days_of_change(source, language)})
    here = in_force(("", *changes), on)
    return tuple(day for day in days_of_each(changes) if in_force(("", *changes), day) != here)


@lru_cache(maxsize=64)
def _words_of(source: Source, language: Language, day: str) -> Mapping[str, Worded]:
    """Return the words that are in force on a day of change, and until the next."""
    found = {}
    for name, versions in _every_version(source, language).items():
        found[name] = next(one for one in reversed(versions) if one.since <= day)
    return found


@lru_cache(maxsize=32)
def _days_of_change(source: Source, language: Language) -> tuple[str, ...]:
    """Return the days on which words of a document change, in their order."""
    every = _every_version(source, language)
    return tuple(sorted({one.since for versions in every.values() for one in versions} - {""}))


@lru_cache(maxsize=32)
def _every_version(source: Source, language: Language) -> dict[str, tuple[Worded, ...]]:
    """Return all versions of each sentence of a document, the oldest first."""
    environment = words_environment(source.tree, language)
    found: dict[str, tuple[Worded, ...]] = {}
    for file in reversed(source.files):
        require_same_days(source.tree, file)
        name = f"{language.value}/{file}.j2"
        template = _template(environment, name)
        text = source.tree.text(name)
        fixed, brief = kept("plain", (text,), partial(_plain_sentences, text))
        own: dict[str, tuple[Worded, ...]] = {}
        for block, render in template.blocks.items():
            name, since = of_block(block)
            put = "".join if block in brief else joined
            own[name] = (*own.get(name, ()), Worded(f"{file}.{name}", template, render, fixed.get(block), put, since))
        found |= own
    return found


def _plain_sentences(text: str) -> tuple[dict[str, str], frozenset[str]]:
    """Return the sentences of a file that need no rendering, with their words, and the names of those that need no measuring."""
    tree = parsed(text)
    return {block: one_line(words) for block, words in fixed_sentences(tree)}, frozenset(brief_sentences(tree))


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
