"""Start a case file: what its outcome asks for, each field with what may stand there, as text and as a tree of facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import NUMBER, CaseField, case_fields
from gcmsgen.facts.forms import LATEST
from gcmsgen.facts.group import Group, fields_of
from gcmsgen.facts.held import held
from gcmsgen.facts.kind import NONE
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.tree import Tree
from gcmsgen.facts.yaml_file import parse_yaml, yaml_table
from gcmsgen.facts.yaml_value import yaml_list, yaml_value
from gcmsgen.language import Language, Text
from gcmsgen.reference.outcomes import decisions, outcomes

_TABLE = Path(__file__).with_name("starters.yaml")
# What belongs to the decision that a file says already, and not to its officer, stays with that decision.
_OF_THE_OFFICER = ("officer", "officer_language", "office", "request")
# What tells the items of a list apart: it stands in a new file, for it names what is to be concluded or listed.
_ITEM_NAMES = ("id", "criterion")


@dataclass(frozen=True, slots=True)
class Starter:
    """Hold a new case file: its text, and the tree that the reader makes of it, in which a field to be filled is `Blank`."""

    text: str
    tree: dict[str, Tree]


def starter(outcome: str, language: Language, source: Mapping[str, Tree] | None = None) -> Starter:
    """Return the case file to fill in for an outcome, its comments in a language.

    `source` is the tree of another case (`parse_text`), whose facts are kept: all but its decision, of which the officer and
    what was asked for stay. A list that it has is kept as it is, with the criteria that it does not conclude on yet behind it.

    >>> starter("hold", Language.EN, {"record": {"noc": "00010"}}).tree["record"]["noc"]
    '00010'
    """
    asked = {"schema": LATEST, **example(outcome, language)}
    known = {**_kept(source or {}), "schema": LATEST}
    known["decision"] = {**_group_of(known.get("decision")), "outcome": outcome}
    head = _HEAD.filled(outcome=outcomes()[outcome].noun).of(language)
    lines = [*(f"# {line}" for line in head.split("\n")), *_lines(Case, asked, known, _Depth(language, (), 0))]
    text = "\n".join(lines) + "\n"
    return Starter(text, parse_yaml("-", text).tree)


def example(outcome: str, language: Language) -> dict[str, Tree]:
    """Return the invented case whose facts are the examples of an outcome; each field in it is one that the outcome asks for.

    >>> example("hold", Language.FR)["application"]["language"]
    'fr'
    """
    table = _starters()
    layers = [table["every"], *([table["decided"]] if outcome in decisions() else []), table[outcome]]
    tree: dict[str, Tree] = {}
    for layer in layers:
        tree = overlaid(tree, _group_of(layer))
    tree["decision"] = {"outcome": outcome, **_group_of(tree.get("decision"))}
    return _in_language(tree, Case, language)


def asked_fields(outcome: str) -> tuple[CaseField, ...]:
    """Return the fields that a new file of an outcome asks for, in the order of the case file."""
    return tuple(field for field in case_fields() if _stands(example(outcome, Language.EN), field.path))


@cache
def _starters() -> dict[str, Tree]:
    return yaml_table(_TABLE)


def _stands(tree: Tree, path: tuple[str, ...]) -> bool:
    if not path:
        return True
    first, *rest = path
    if first == NUMBER:
        return isinstance(tree, list) and any(_stands(item, tuple(rest)) for item in tree)
    return isinstance(tree, dict) and first in tree and _stands(tree[first], tuple(rest))


def _in_language(tree: Mapping[str, Tree], group: type[Group], language: Language) -> dict[str, Tree]:
    """Return an example in which whoever is written to, or writes, does so in a language."""
    made = dict(tree)
    for field in fields_of(group):
        part = made.get(field.name)
        if field.words == tuple(Language) and isinstance(part, str):
            made[field.name] = language.value
        elif field.group and isinstance(part, dict):
            made[field.name] = _in_language(part, field.group, language)
    return made


def _kept(source: Mapping[str, Tree]) -> dict[str, Tree]:
    decision = _group_of(source.get("decision"))
    return {**source, "decision": {name: decision[name] for name in _OF_THE_OFFICER if name in decision}}


def _group_of(part: Tree | None) -> dict[str, Tree]:
    return part if isinstance(part, dict) else {}


@dataclass(frozen=True, slots=True)
class _Depth:
    """Hold where lines are written: in which language, inside which names, how far in; `again` behind a first item of a list."""

    language: Language
    place: tuple[str, ...]
    indent: int
    again: bool = False

    def inside(self, *names: str, again: bool | None = None) -> "_Depth":
        return _Depth(self.language, (*self.place, *names), self.indent + 1, self.again if again is None else again)


def _lines(group: type[Group], asked: Mapping[str, Tree], known: Mapping[str, Tree], at: _Depth) -> Iterator[str]:
    """Yield the lines of a group: of each field that is asked for or known, in the order of the case file."""
    for field in fields_of(group):
        wanted, value = asked.get(field.name), _said(known.get(field.name), field.words)
        if wanted is None and value is None:
            continue
        if field.group and (isinstance(wanted, dict) or (isinstance(value, dict) and not isinstance(wanted, list))):
            yield from _titled(field.title, at)
            yield f"{_margin(at)}{field.name}:"
            yield from _lines(field.group, _group_of(wanted), _group_of(value), at.inside(field.name))
        elif field.group and isinstance(value if value is not None else wanted, list):
            yield from _titled(field.title, at)
            yield from _items(field.name, field.group, _list_of(wanted), value, at)
        else:
            yield from _value(field.name, wanted, value, at)


def _said(value: Tree | None, words: tuple[str, ...]) -> Tree | None:
    """Return what a known value says; None where it says nothing, as an empty one does."""
    if isinstance(value, Null):
        return NONE if NONE in words else None
    return None if isinstance(value, Blank) else value


def _list_of(part: Tree | None) -> list[Tree]:
    return part if isinstance(part, list) else []


def _titled(title: Text, at: _Depth) -> Iterator[str]:
    if not at.again:
        yield from [""] if at.indent == 0 else []
        yield f"{_margin(at)}# {title.of(at.language)}"


def _items(name: str, group: type[Group], asked: list[Tree], value: Tree | None, at: _Depth) -> Iterator[str]:
    """Yield the lines of a list of groups: the items that are known, else those that are asked for."""
    known = _list_of(value)
    pairs: list[tuple[dict[str, Tree], dict[str, Tree]]] = [({}, _group_of(item)) for item in known]
    told = {_group_of(item).get("criterion") for item in known}
    if value is None:
        pairs = [(_group_of(item), _named(item)) for item in asked]
    elif any("criterion" in _group_of(item) for item in asked):
        pairs += [(_group_of(item), _named(item)) for item in asked if _group_of(item).get("criterion") not in told]
    yield f"{_margin(at)}{name}:" if pairs else f"{_margin(at)}{name}: []"
    for number, (wanted, item) in enumerate(pairs):
        inside = at.inside(name, NUMBER, again=at.again or number > 0)
        lines = list(_lines(group, wanted, item, inside))
        yield f"{_margin(at)}  -"
        yield from lines


def _named(item: Tree) -> dict[str, Tree]:
    return {name: value for name, value in _group_of(item).items() if name in _ITEM_NAMES}


def _value(name: str, wanted: Tree | None, value: Tree | None, at: _Depth) -> Iterator[str]:
    if value is None:
        yield f"{_margin(at)}# {_comment(name, wanted, at)}"
    elif not at.again and wanted is not None:
        yield f"{_margin(at)}# {_described(name, at)}"
    yield f"{_margin(at)}{name}:{'' if value is None else f' {_written(value)}'}"


def _comment(name: str, wanted: Tree | None, at: _Depth) -> str:
    shown = _EXAMPLE.filled(value=_written(wanted if wanted is not None else "")).of(at.language)
    return shown if at.again else f"{_described(name, at)}. {shown}"


def _described(name: str, at: _Depth) -> str:
    field = _by_path()[(*at.place, name)]
    return _FIELD.filled(name=field.names[-1], held=held(field)).of(at.language)


@cache
def _by_path() -> dict[tuple[str, ...], CaseField]:
    return {field.path: field for field in case_fields()}


def _written(value: Tree) -> str:
    if isinstance(value, list):
        return yaml_list([str(item) for item in value])
    return yaml_value(str(value))


def _margin(at: _Depth) -> str:
    # An item of a list stands one step further in than its name, and its fields another one.
    return "  " * (at.indent + at.place.count(NUMBER))


_EXAMPLE = Text(en="Example: {value}", fr="Exemple\N{NO-BREAK SPACE}: {value}")
_FIELD = Text(en="{name}: {held}", fr="{name}\N{NO-BREAK SPACE}: {held}")
_HEAD = Text(
    en="A case file: {outcome}. Write each value behind its colon; a comment says what may stand there, with an example.\n"
    "The examples are of an invented case and propose nothing: the conclusions are yours. What is left empty is unknown.\n"
    "Put a value between quotation marks where it has a colon, a # or a quotation mark in it. Then: gcmsgen check FILE.yaml",
    fr="Fichier de cas\N{NO-BREAK SPACE}: {outcome}. Écrivez chaque valeur après son deux-points; un commentaire dit ce qui peut y "
    "figurer, avec un exemple.\n"
    "Les exemples viennent d’un cas fictif et ne proposent rien\N{NO-BREAK SPACE}: les conclusions sont les vôtres. Ce qui reste "
    "vide est inconnu.\n"
    "Mettez entre guillemets droits une valeur qui contient un deux-points, un # ou un guillemet. Puis\N{NO-BREAK SPACE}: "
    "gcmsgen check FICHIER.yaml",
)
