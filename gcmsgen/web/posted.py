"""A post of the form becomes a tree again: what was typed is read by the reader of tables, what was not touched stays."""

import re
from collections.abc import Iterable, Mapping, Sequence

from gcmsgen.bulk.table.cell import as_written, plain
from gcmsgen.bulk.table.words import words_for_none
from gcmsgen.facts.assessment import codes_in
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import CaseField, field_at
from gcmsgen.facts.group import Group, GroupField, fields_of
from gcmsgen.facts.kind import NONE, FieldKind
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.tree import Tree
from gcmsgen.language import Language
from gcmsgen.web.controls import BLANK, FACTS, shown
from gcmsgen.web.plain import place_meant

MAX_FIELDS = 20_000
MAX_ROWS = 1_000  # of one list

Post = Mapping[str, Sequence[str]]


def tree_of(post: Post, before: Mapping[str, Tree], language: Language) -> dict[str, Tree]:
    """Return the tree of a case as a post leaves it, over the tree that the page showed in a language.

    A field that the post does not name keeps its value, and one whose text is as it was shown keeps it to the letter.
    """
    return _Reader(post, language).group(Case, "", before)


def post_of(pairs: Iterable[tuple[str, str]]) -> Post:
    """Return the values of a post by their names."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


class _Reader:
    """Read one post; the names of its rows are gathered once."""

    def __init__(self, post: Post, language: Language) -> None:
        self.post = post
        self.language = language
        self.asked = frozenset(post.get("shown", ()))
        self.rows = _numbers(post)
        self.codes = frozenset(text.strip() for name in post if _CODE.fullmatch(name) for text in post[name])

    def group(self, group: type[Group], prefix: str, before: Tree | Mapping[str, Tree] | None) -> dict[str, Tree]:
        values = before if isinstance(before, Mapping) else {}
        found: dict[str, Tree] = {}
        for own in fields_of(group):
            name = f"{prefix}.{own.name}" if prefix else own.name
            value = self._field(own, name, values.get(own.name))
            if value is not None:
                found[own.name] = value
        return found

    def _field(self, own: GroupField, name: str, old: Tree | None) -> Tree | None:
        if isinstance(old, Blank):
            old = None
        if own.kind is FieldKind.LIST and own.group:
            return self._list(own.group, name, old)
        if own.many:
            return self._values(name, old)
        if own.group and not (own.kind is FieldKind.TEXT and isinstance(old, str)):
            return self._group(own, own.group, name, old)
        return self._scalar(name, old)

    def _group(self, own: GroupField, group: type[Group], name: str, old: Tree | None) -> Tree | None:
        if self._none(name) and not self._typed(name):
            return old if isinstance(old, Null) else NONE
        inside = self.group(group, name, old)
        if inside:
            return inside
        if name in self.post and own.words:
            return self._scalar(name, old if isinstance(old, str) else None)
        if isinstance(old, Mapping):
            return {} if not old else None
        return None if name in self.asked else old

    def _typed(self, name: str) -> bool:
        inside = f"{name}."
        return any(one.startswith(inside) and any(map(str.strip, texts)) for one, texts in self.post.items())

    def _list(self, group: type[Group], name: str, old: Tree | None) -> Tree | None:
        if name not in self.asked:
            return old
        items = old if isinstance(old, list) else []
        read = (
            self.group(group, f"{name}.{number}", items[number - 1] if number <= len(items) else None)
            for number in self.rows.get(name, ())
        )
        rows: list[Tree] = [row for row in read if row]
        if rows:
            return rows
        return ([] if old != NONE else old) if self._none(name) else None

    def _values(self, name: str, old: Tree | None) -> Tree | None:
        if name not in self.asked:
            return old
        field = field_at(f"{name}.1")
        assert field is not None
        items = (
            [item for item in old if isinstance(item, str) and not isinstance(item, Blank)]
            if isinstance(old, list)
            else []
        )
        if field.kind is FieldKind.WORD:
            typed = [word for word in self.post.get(name, ()) if word != NONE]
            order = {word: position for position, word in enumerate([*items, *field.words])}
            rows: list[Tree] = [*sorted(dict.fromkeys(typed), key=lambda word: order.get(word, 0))]
        else:
            lines = _lines(self.post.get(name, ("",))[0])
            if lines == _lines("\n".join(shown(field, item, self.language) for item in items)):
                rows = [*items]
            else:
                rows = [_item(plain(one), field) for line in lines for one in self._named(line, field)]
        if rows:
            return rows
        return (old if old == NONE or isinstance(old, Null) else []) if self._none(name) else None

    def _named(self, line: str, field: CaseField) -> list[str]:
        """Return what a line names, several codes of documents or places apart; a code with a comma of its own is one."""
        bare = line.strip()
        return codes_in(bare) if field.own_name in ("documents", "facts") and bare not in self.codes else [line]

    def _scalar(self, name: str, old: Tree | None) -> Tree | None:
        if name not in self.post and name not in self.asked:
            return old
        field = field_at(name)
        if field is None:
            return old
        text = _ends(self.post.get(name, ("",))[0])
        if isinstance(old, str) and text and text == _ends(shown(field, old, self.language)):
            return old
        text = plain(text)
        if not text:
            return (old if isinstance(old, Null) else NONE) if self._none(name) else None
        if field.kind is FieldKind.TEXT and text in words_for_none():
            return NONE
        return as_written(text, field)

    def _none(self, name: str) -> bool:
        return NONE in self.post.get(f"{name}!", ())


def _item(text: str, field: CaseField) -> str:
    return place_meant(text) if field.dotted == FACTS else as_written(text, field)


def _numbers(post: Post) -> dict[str, tuple[int, ...]]:
    """Return by the name of each list the numbers of its rows in a post, in their order."""
    found: dict[str, set[int]] = {}
    for name in post:
        for match in _ROW.finditer(name):
            number = int(match[1])
            if number <= MAX_ROWS and match[1] != BLANK:
                found.setdefault(name[: match.start()], set()).add(number)
    return {name: tuple(sorted(numbers)) for name, numbers in found.items()}


_ROW = re.compile(r"\.([1-9][0-9]{0,3})(?=\.)")


_CODE = re.compile(r"documents\.[0-9]{1,4}\.id")


def _ends(text: str) -> str:
    """Return a text with the ends of lines that files have: a browser posts others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lines(text: str) -> list[str]:
    return [line for line in _ends(text).split("\n") if line.strip()]
