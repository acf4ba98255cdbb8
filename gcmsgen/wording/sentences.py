"""Read the sentences of all files of words as they are written, each with its place: what translators see and compare."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language, Text
from gcmsgen.wording.sentence_source import statements, syntax_error
from gcmsgen.wording.versions import is_day, versioned


@dataclass(frozen=True, slots=True)
class WordedSentence:
    """Hold one sentence as its file has it: `letter.closing` of `fr/letter.j2`, the line and column of its tag, its words.

    A version of a sentence that is in force from a day has that day at the end of its id. `source` is what stands between the
    tags, on one line; `written` is the same as it stands, from `start` of the text on, whose line and column are `begins`.
    """

    id: str
    file: str
    line: int
    column: int
    source: str
    written: str
    start: int
    begins: tuple[int, int]

    @property
    def where(self) -> str:
        """Return the place of the sentence as findings give it."""
        return f"{self.file}:{self.line}:{self.column}"

    def where_at(self, at: int) -> str:
        """Return the place of a position of `written` as findings give it."""
        line, column = place(self.written, at)
        return f"{self.file}:{self.begins[0] + line - 1}:{column + (self.begins[1] - 1 if line == 1 else 0)}"


def sentences_of(tree: TemplateTree, language: Language) -> Mapping[str, WordedSentence]:
    """Return every sentence of a language by its id, file by file. Raises TemplateError where a file cannot be read."""
    return {
        sentence.id: sentence
        for name in tree.names(language.value)
        if name.endswith(_SUFFIX)
        for sentence in sentences_in(tree.text(name), name)
    }


def sentences_in(text: str, name: str) -> Iterator[WordedSentence]:
    """Yield the sentences of one file of words in their order. Raises TemplateError where it cannot be read."""
    stem = name.partition("/")[2].removesuffix(_SUFFIX)
    seen: dict[str, str] = {}
    opened: _Tag | None = None
    for tag in _tags(text, name):
        if (tag.word == "sentence") == bool(opened):
            raise _error(text, name, opened or tag, _UNPAIRED)
        if opened is None:
            opened = tag
            continue
        line, column = place(text, opened.start)
        written = text[opened.end : tag.start]
        if fault := _out_of_turn(opened, seen):
            raise _error(text, name, opened, fault)
        seen[opened.argument] = opened.since
        begins = place(text, opened.end)
        yield WordedSentence(
            versioned(f"{stem}.{opened.argument}", opened.since),
            name,
            line,
            column,
            on_one_line(written),
            written,
            opened.end,
            begins,
        )
        opened = None
    if opened:
        raise _error(text, name, opened, _UNPAIRED)


def _out_of_turn(tag: "_Tag", seen: Mapping[str, str]) -> Text | None:
    """Return why a sentence may not stand here: its versions follow one another by their days, the first has none."""
    if tag.days and not is_day(tag.since):
        return _NO_DAY
    if tag.argument not in seen:
        return _NO_FIRST if tag.since else None
    return None if tag.since > seen[tag.argument] else _EARLIER if tag.since else _TWICE


def _error(text: str, name: str, tag: "_Tag", what: Text) -> TemplateError:
    return TemplateError(f"{name}:{place(text, tag.start)[0]}", what)


def on_one_line(written: str) -> str:
    """Return words as they are compared: how they are wrapped in their file says nothing, a no-break space does.

    >>> on_one_line("  one\\n  two\\xa0three ")
    'one two\\xa0three'
    """
    return _BREAKS.sub(" ", written).strip(" ")


def place(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column, from 1, of a position in a text.

    >>> place("one\\ntwo", 5)
    (2, 2)
    """
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


_SUFFIX = ".j2"
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class _Tag:
    """Hold the tag that begins or ends a sentence: its word, the name in quotes behind it, where it begins and ends.

    `since` is the day from which the words are in force; `days` says whether the tag tries to name one.
    """

    word: str
    argument: str
    since: str
    days: bool
    start: int
    end: int


def _tags(text: str, name: str) -> Iterator[_Tag]:
    """Yield the tags that begin and end sentences."""
    try:
        for tag in statements(text):
            if tag.inner and tag.inner[0].value in ("sentence", "endsentence"):
                word, quoted, *days = (*(token.value for token in tag.inner), "")[: max(2, len(tag.inner))]
                since = days[1][1:-1] if days[:1] == ["from"] and len(days) == 2 else ""
                yield _Tag(word, quoted[1:-1], since, bool(days), tag.start, tag.end)
    except TemplateSyntaxError as error:
        raise syntax_error(f"{name}:{error.lineno}", error) from None


_UNPAIRED = Text(
    en="a sentence begins here and does not end before the next one, or ends without having begun.",
    fr="une phrase commence ici et ne finit pas avant la suivante, ou finit sans avoir commencé.",
)
_TWICE = Text(
    en="a sentence of this name stands above already. Give it another.",
    fr="une phrase de ce nom figure déjà plus haut. Donnez-lui-en un autre.",
)
_NO_DAY = Text(
    en='the day from which these words are in force cannot be read. Write it so: from "2026-02-20".',
    fr="le jour à partir duquel ce texte est en vigueur ne peut être lu. Écrivez-le ainsi\N{NO-BREAK SPACE}: from "
    '"2026-02-20".',
)
_NO_FIRST = Text(
    en="these words have a day, and none stand above them for the days before it. Put the words of before there, under the same "
    "name and without a day.",
    fr="ce texte a un jour, et aucun ne figure plus haut pour les jours qui le précèdent. Mettez-y le texte antérieur, sous le "
    "même nom et sans jour.",
)
_EARLIER = Text(
    en="these words are in force from the same day as words of the same name above them, or from an earlier one. Put the versions "
    "of a sentence in the order of their days.",
    fr="ce texte est en vigueur à partir du même jour qu’un texte du même nom qui figure plus haut, ou d’un jour antérieur. Mettez "
    "les versions d’une phrase dans l’ordre de leurs jours.",
)
