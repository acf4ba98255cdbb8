"""The form of a case, grown from its models: what the page shows for each field, and what stands in it now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from gcmsgen.bulk.table.words import BEHIND_CODE, known_words, shown_word
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import NUMBER, CaseField, field_at
from gcmsgen.facts.group import Group, GroupField, fields_of
from gcmsgen.facts.held import looked_for
from gcmsgen.facts.kind import NONE, FieldKind
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.starter import asked_fields
from gcmsgen.facts.tree import Tree
from gcmsgen.language import Language, Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.web.plain import place_called
from gcmsgen.web.words import WORDS

# A closed word is chosen by a button where there are few, else from a list.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one value that may be chosen, in plain words."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """Hold one control: its name in the post is the dotted place of the fact; `kind` is the macro that draws it.

    `none` is None where the fact cannot be none, else whether it is said to be. `tag` is the language of an officer's own words,
    `hint` are words below a label.
    """

    name: str
    label: str
    kind: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    none: bool | None = None
    tag: str = ""
    look_up: str = ""
    hint: str = ""
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Fieldset:
    """Hold the controls of a group, or of a list with a row for each item and one that is blank.

    `needed` says that the outcome needs something of it; `said` that something stands in it.
    """

    name: str
    label: str
    parts: tuple["Control | Fieldset", ...]
    rows: tuple["Fieldset", ...] = ()
    blank: "Fieldset | None" = None
    none: bool | None = None
    needed: bool = False
    said: bool = False
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """Hold in which language the page speaks, which the client's is, and what the outcome is: all that shapes a form."""

    page: Language
    client: Language
    outcome: str = ""


GATE = (
    (
        "application",
        ("application.destination.city", "application.destination.province", "application.noc", "application.employer"),
    ),
    ("record", ("record.destination.city", "record.destination.province", "record.noc", None)),
    ("offer", ("offer.address.city", "offer.address.province", "offer.noc", "offer.employer.name")),
)
_IN_GATE = frozenset(name for _, names in GATE for name in names if name)
PARTS: Mapping[str, tuple[str, ...]] = {
    "application": ("application", "record"),
    "offer": ("offer",),
    "applicant": ("applicant",),
    "exchange": ("programme", "reciprocity"),
    "documents": ("documents",),
    "assessment": ("assessment",),
    "fairness": ("fairness_letter",),
    "decision": ("decision", "protected"),
}


def part_of_place(where: str) -> str:
    """Return the part of the form in which a place stands; the places of the gate stand in one of their own.

    >>> part_of_place("record.noc"), part_of_place("documents.1.title")
    ('gate', 'documents')
    """
    if where in _IN_GATE:
        return "gate"
    top = where.partition(".")[0]
    return next((part for part, tops in PARTS.items() if top in tops), "application")


def gate_controls(tree: Mapping[str, Tree], speech: Speech) -> dict[str, tuple[Control | None, ...]]:
    """Return the controls of the table of place and occupation, row by row."""
    return {row: tuple((name and _control_at(name, tree, speech)) or None for name in names) for row, names in GATE}


def _control_at(name: str, tree: Mapping[str, Tree], speech: Speech) -> Control:
    found = field_at(name)
    assert found is not None
    control = _scalar(found, name, tree_at(tree, name), speech, found.names[-1])
    last = name.rpartition(".")[2]
    return replace(control, look_up={"city": "place", "noc": "noc"}.get(last, ""))


def part_fieldsets(part: str, tree: Mapping[str, Tree], speech: Speech) -> tuple[Fieldset, ...]:
    """Return the fieldsets of one part of the form."""
    declared = {one.name: one for one in fields_of(Case)}
    return tuple(
        found for top in PARTS[part] if isinstance(found := _part(declared[top], top, tree.get(top), speech), Fieldset)
    )


def tree_at(tree: Mapping[str, Tree], name: str) -> Tree | None:
    """Return what stands at a dotted place of a tree, or None."""
    part: Tree | Mapping[str, Tree] | None = tree
    for step in name.split("."):
        if isinstance(part, Mapping):
            part = part.get(step)
        elif isinstance(part, list) and step.isdecimal() and 1 <= int(step) <= len(part):
            part = part[int(step) - 1]
        else:
            return None
    return part if isinstance(part, str | list | dict) else None


def _group(group: type[Group], prefix: str, tree: Tree | None, speech: Speech) -> Iterator[Control | Fieldset]:
    values = tree if isinstance(tree, Mapping) else {}
    for own in fields_of(group):
        name = f"{prefix}.{own.name}"
        if name not in _IN_GATE and not (group is Case and own.name == "schema"):
            made = _part(own, name, values.get(own.name), speech)
            wanted = not speech.outcome or _says(values.get(own.name)) or _needs(name, speech.outcome)
            yield replace(made, wanted=wanted) if isinstance(made, Control) else made


def _part(own: GroupField, name: str, value: Tree | None, speech: Speech) -> Control | Fieldset:
    known = field_at(f"{name}.1" if own.many and own.kind is not FieldKind.LIST else name)
    assert known is not None
    if own.kind is FieldKind.LIST and own.group:
        return _list(own, own.group, name, value, speech)
    if own.group and not (own.kind is FieldKind.TEXT and isinstance(value, str) and not isinstance(value, Blank)):
        return _of_group(own, own.group, known, name, value, speech)
    if own.many:
        return _values(own, known, name, value, speech)
    return _scalar(known, name, value, speech, own.title)


def _of_group(
    own: GroupField, group: type[Group], known: CaseField, name: str, value: Tree | None, speech: Speech
) -> Fieldset:
    inner = tuple(_group(group, name, value, speech))
    words = tuple(word for word in own.words if word != NONE)
    if words:
        inner = (
            replace(_scalar(known, name, value if isinstance(value, str) else None, speech, own.title), none=None),
            *inner,
        )
    own_words = {"en", "fr"} <= {one.name for one in fields_of(group)}
    if own_words:
        inner = _client_first(inner, name, speech.client)
    return Fieldset(
        name,
        own.title.of(speech.page),
        inner,
        none=_is_none(value) if NONE in own.words else None,
        needed=_needs(name, speech.outcome),
        said=_says(value),
        own_words=own_words,
    )


def _client_first(parts: tuple[Control | Fieldset, ...], name: str, client: Language) -> tuple[Control | Fieldset, ...]:
    def rank(part: Control | Fieldset) -> int:
        order = {f"{name}.{client.value}": 0, f"{name}.{_other(client).value}": 1}
        return order.get(part.name, 2)

    return tuple(sorted(parts, key=rank))


def _other(language: Language) -> Language:
    return Language.FR if language is Language.EN else Language.EN


def _list(own: GroupField, group: type[Group], name: str, value: Tree | None, speech: Speech) -> Fieldset:
    items = value if isinstance(value, list) else []
    title = own.title.of(speech.page)

    def row(number: str, item: Tree | None) -> Fieldset:
        inside = tuple(_group(group, f"{name}.{number}", item, speech))
        if {"en", "fr"} <= {one.name for one in fields_of(group)}:
            inside = _client_first(inside, f"{name}.{number}", speech.client)
            return Fieldset(f"{name}.{number}", title, inside, own_words=True)
        return Fieldset(f"{name}.{number}", title, inside)

    return Fieldset(
        name,
        title,
        (),
        rows=tuple(row(str(number), item) for number, item in enumerate(items, 1)),
        blank=row(BLANK, None),
        none=value == [] or _is_none(value),
        needed=_needs(name, speech.outcome),
        said=_says(value),
    )


# Stands for the number of a row that is not there yet; a sign that no number is.
BLANK = "9999"


def _values(own: GroupField, known: CaseField, name: str, value: Tree | None, speech: Speech) -> Control:
    items = (
        [one for one in value if isinstance(one, str) and not isinstance(one, Blank)] if isinstance(value, list) else []
    )
    label, none = own.title.of(speech.page), value == [] or _is_none(value)
    if known.words and known.kind is not FieldKind.COUNTRY:
        choices = tuple(Choice(word, shown_word(known, word).of(speech.page), word in items) for word in known.words)
        return Control(name, label, "checks", choices=choices, none=none)
    lines = "\n".join(shown(known, item, speech.page) for item in items)
    look_up = "country" if known.kind is FieldKind.COUNTRY else ""
    hint = WORDS["looked_for"].filled(words=", ".join(looked_for(known))).of(speech.page) if looked_for(known) else ""
    return Control(name, label, "lines", lines, none=none, look_up=look_up, hint=hint)


def _scalar(known: CaseField, name: str, value: Tree | None, speech: Speech, title: Text) -> Control:
    text = value if isinstance(value, str) else ""
    base = Control(name, title.of(speech.page), "text", none=_is_none(value) if NONE in known.words else None)
    words = tuple(word for word in known.words if word != NONE)
    last = name.rpartition(".")[2]
    if words or last == "criterion":
        return _closed(base, known, text, speech)
    if base.none:
        text = ""
    shown_text = shown(known, text, speech.page)
    if last in ("en", "fr"):
        return replace(base, kind="own", value=shown_text, tag=last)
    if "\n" in shown_text or last in ("duties",):
        return replace(base, kind="long", value=shown_text)
    kinds = {FieldKind.DAY: "day", FieldKind.COUNTRY: "country", FieldKind.COUNT: "figure", FieldKind.AMOUNT: "figure"}
    look_up = {FieldKind.COUNTRY: "country", FieldKind.NOC: "noc"}.get(known.kind, "")
    return replace(base, kind=kinds.get(known.kind, "text"), value=shown_text, look_up=look_up)


def _closed(base: Control, known: CaseField, text: str, speech: Speech) -> Control:
    words = tuple(word for word in (*known_words(known), *(() if NONE not in known.words else (NONE,))))
    words = tuple(dict.fromkeys(words))
    choices = [Choice(word, shown_word(known, word).of(speech.page), word == text) for word in words]
    if text and text not in words:
        choices.append(Choice(text, text, chosen=True))  # what does not fit stays to be seen
    kind = "radio" if len(choices) <= _FEW else "select"
    return replace(base, kind=kind, value=text, choices=tuple(choices), none=None)


def shown(known: CaseField, text: str, language: Language) -> str:
    """Return a value as the page shows it: a country with its name, a place of the case as it is called, none in the word for it."""
    if known.dotted == FACTS:
        return place_called(text, language)
    if known.kind is FieldKind.COUNTRY and text in COUNTRIES:
        return f"{text}{BEHIND_CODE}{COUNTRIES[text].name.of(language)}"
    if text == NONE and known.kind in (FieldKind.TEXT, FieldKind.NOC):
        return _NONE.of(language)
    return text


_NONE = Text(en="none", fr="aucun")
FACTS = "assessment.#.facts.#"  # places of the case on which a conclusion rests


def _is_none(value: Tree | None) -> bool:
    return isinstance(value, Null) or value == NONE


def _says(value: Tree | None) -> bool:
    if isinstance(value, Blank) or value is None:
        return False
    if isinstance(value, Mapping):
        return any(_says(item) for item in value.values())
    return value != [] and not _is_none(value)


def _needs(name: str, outcome: str) -> bool:
    """Say whether a case of an outcome is asked for a field, or for something in it."""
    bare = tuple(step for step in name.split(".") if not step.isdecimal())
    return bare in _asked_places(outcome)


@lru_cache(maxsize=32)
def _asked_places(outcome: str) -> frozenset[tuple[str, ...]]:
    if outcome not in outcomes():
        return frozenset()
    paths = [tuple(step for step in field.path if step != NUMBER) for field in asked_fields(outcome)]
    return frozenset(path[:depth] for path in paths for depth in range(1, len(path) + 1))
