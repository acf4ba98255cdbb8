"""Compose a document by the plain way of Jinja: the sandbox as it comes, each sentence rendered over a context of its own.

Nothing is kept from one sentence to the next, and nothing is read in fewer steps than Jinja takes. It shares the tags, the
filters and the values of a document with `gcmsgen/wording/`, and none of its shortcuts.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, get_args

from jinja2 import FunctionLoader, StrictUndefined, Template, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gcmsgen.catalogue.office import Office
from gcmsgen.document import PAGE, PAGES, Block, BlockKind, Document, Gap, Section, Sentence
from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group
from gcmsgen.language import Language
from gcmsgen.wording.compose import COPIED, RUNNING, published
from gcmsgen.wording.environment import ENCLOSED, Source, language_filters
from gcmsgen.wording.sentence_source import SentenceTag
from gcmsgen.wording.shared import FILTERS
from gcmsgen.wording.tags import BUILDER, LoopMarks, OutlineTags
from gcmsgen.wording.view import GroupView, ListView, MissingFact, Reads, UnknownFact


def plainly_composed(
    case: Case, source: Source, *, language: Language, on: date, office: Office
) -> tuple[Document, tuple[Gap, ...]]:
    """Return the document of a case and its gaps."""
    reads = Reads()
    frame = {
        "office": office,
        "language": language.value,
        "part": source.part,
        "page": PAGE,
        "pages": PAGES,
        "copy": {reader: source.copy == reader for reader in COPIED},
        "enclosed": source.copy == ENCLOSED,
        "parts": {},
        "part_total": 0,
    }
    facts = {name: PlainView(case, "", reads).fact(name) for name in type(case).model_fields if name != "schema_"}
    reads.forget()
    builder = _PlainBuilder(source, language, reads, {**facts, **published(on), **frame}, on)
    _outline(source).render({**builder.known, BUILDER: builder})
    heads = [part.blocks[0].sentences[0] for part in builder.sections if part.id == RUNNING]
    printed = tuple(part for part in builder.sections if part.id != RUNNING)
    number = (case.application and case.application.number) or ""
    document = Document(
        source.document, language, builder.title, number, printed, next(iter(heads), None), builder.titled
    )
    return document, tuple(builder.gaps)


@cache
def _outline(source: Source) -> Template:
    made: Template = _environment(source, OutlineTags, _Outline).get_template(f"outline/{source.document}.j2")
    return made


@cache
def _files(source: Source, language: Language) -> dict[str, Template]:
    environment = _environment(source, SentenceTag)
    environment.filters = language_filters(language)
    return {file: environment.get_template(f"{language.value}/{file}.j2") for file in source.files}


class _Outline(ImmutableSandboxedEnvironment):
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        marked: nodes.Template = LoopMarks().visit(super()._parse(source, name, filename))
        return marked


def _environment(source: Source, tags: type, kind: type = ImmutableSandboxedEnvironment) -> Any:
    made = kind(loader=FunctionLoader(source.tree.text), undefined=StrictUndefined, extensions=[tags])
    made.globals.clear()
    made.filters = dict(FILTERS)
    return made


class PlainView(GroupView):
    """Look every fact up anew."""

    def __init__(self, group: Group, path: str, reads: Reads) -> None:
        super().__init__(group, path, reads)
        self._at = path

    def fact(self, name: str) -> Any:
        attribute = "from_" if name == "from" and "from_" in self._group.model_fields else name
        field, value = self._group.model_fields[attribute], self.values[attribute]
        may_be_a_group = any(isinstance(part, type) and issubclass(part, Group) for part in get_args(field.annotation))
        may_be_a_day = "Day" in str(field.annotation) or "date" in str(field.annotation)
        if (may_be_a_group or may_be_a_day) and isinstance(value, str) and value == "none":
            value = None
        return _plain(value, f"{self._at}.{name}".lstrip("."), self._reads)


class PlainList(ListView):
    """Make the items anew each time."""

    def __iter__(self) -> Iterator[Any]:
        self._reads.note(self._path)
        for number, item in enumerate(self._items, 1):
            yield _plain(item, f"{self._path}.{number}", self._reads)

    def by_id(self) -> dict[Any, Any]:
        return {view.fact("id"): view for view in self}


def _plain(value: Any, path: str, reads: Reads) -> Any:
    if isinstance(value, tuple):
        return PlainList(value, path, reads)
    if isinstance(value, Group):
        return PlainView(value, path, reads)
    reads.note(path)
    return UnknownFact(name=path, exc=MissingFact) if value is None else value


class _PlainBuilder:
    """Gather the sentences; what a loop reads, each sentence inside rests on."""

    def __init__(self, source: Source, language: Language, reads: Reads, known: Mapping[str, Any], on: date) -> None:
        self.known, self.title, self.titled, self._on = known, "", "", on.isoformat()
        self.sections: list[Section] = []
        self.gaps: list[Gap] = []
        self._reads = reads
        self._loops: list[set[str]] = []
        self._blocks: list[Block] = []
        self._sentences: list[Sentence] | None = None
        self._files = _files(source, language)

    def share(self, names: tuple[str, ...]) -> None:
        """Leave out what the employer's copy has: a document alone is compared here."""

    def open_section(self, name: str) -> None:
        self._section, self._blocks = name, []

    def close_section(self) -> None:
        if {block.kind for block in self._blocks} - {BlockKind.HEADING}:
            self.sections.append(Section(self._section, tuple(self._blocks)))

    def open_block(self, kind: str) -> None:
        self._kind, self._sentences = BlockKind(kind), []

    def close_block(self) -> None:
        if self._sentences:
            self._blocks.append(Block(self._kind, tuple(self._sentences)))
        self._sentences = None

    def open_loop(self) -> None:
        self._loops.append(set())

    def enter_item(self) -> None:
        self._loops[-1].update(self._reads.take())

    def close_loop(self) -> None:
        self._loops.pop()
        self._reads.forget()

    def skip(self) -> None:
        self._reads.forget()

    def say(self, name: str, cites: Mapping[str, str], own: Mapping[str, Any], rule: str) -> None:
        file, template = next((file, one) for file, one in self._files.items() if name in one.blocks)
        context = template.new_context({**self.known, **own, "cites": cites})
        since = max(since for block in template.blocks if (since := self._since(block, name)) is not None)
        block = f"{name}__from_{since.replace('-', '_')}" if since else name
        try:
            text = plain_line("".join(template.blocks[block](context)))
        except MissingFact as missing:
            self.gaps.append(Gap(f"{file}.{name}", str(missing)))
            self._reads.forget()
            return
        facts = tuple(sorted({*self._reads.take()}.union(*self._loops)))
        if self._sentences is None:
            self.title, self.titled = text, ".".join(filter(None, (file, name, since)))
        else:
            cited = tuple(sorted({*cites.values()}))
            self._sentences.append(Sentence(f"{file}.{name}", text, facts, cited, rule, since))

    def _since(self, block: str, name: str) -> str | None:
        """Return the day of a block that holds words of a sentence in force; None for every other."""
        if block == name:
            return ""
        said, _, day = block.partition("__from_")
        since = day.replace("_", "-")
        return since if said == name and since <= self._on else None


def plain_line(text: str) -> str:
    """Return a sentence on one line, in the composed form of Unicode, each kind of space replaced by its own rule."""
    held = re.sub("[\u2007\u202f]", "\N{NO-BREAK SPACE}", text)
    spaced = re.sub("[\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]", " ", held)
    return unicodedata.normalize("NFC", re.sub("[ \t\r\n\f\v]+", " ", spaced).strip(" "))
