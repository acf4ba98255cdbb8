"""Word what the models refuse: the field, what stands there, what is expected, in both languages.

Names, birth dates, passport numbers, UCI and addresses are never echoed (ruling 8 of the contract): their fields are
declared private, and `found` stays empty.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gcmsgen.errors import Fault
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import CaseField, case_fields, field_along
from gcmsgen.facts.group import Group, fields_of
from gcmsgen.facts.tree import Parsed, Place, dotted
from gcmsgen.language import Text

MAX_TOLD = 50  # faults: more than anybody mends before looking again


def faults(error: ValidationError, parsed: Parsed) -> list[Fault]:
    """Return one fault for each place of a case that the models refused, in the order of the file.

    Of very many the first are worded, and the last fault says how many more there are.
    """
    by_place: dict[Place, list[ErrorDetails]] = {}
    for detail in error.errors(include_url=False):
        place = _place(detail["loc"], parsed.tree)
        by_place.setdefault(place, []).append(detail)
    holding = {place[:depth] for place in by_place for depth in range(len(place))}
    places = [place for place in by_place if not _only_a_union_branch(by_place[place], deeper=place in holding)]
    places.sort(key=lambda place: (_line(parsed.lines, place) or 0, _named(place)))
    told = [_fault(place, by_place[place], parsed) for place in places[:MAX_TOLD]]
    more = len(places) - len(told)
    return [*told, Fault(expected=_MORE.filled(more=str(more)))] if more else told


def _place(loc: Iterable[str | int], tree: Any) -> Place:
    """Return the place in the file of a location that pydantic gives, without the names of union branches."""
    place: list[str | int] = []
    for part in loc:
        if (isinstance(tree, dict) and part in tree) or (isinstance(tree, list) and isinstance(part, int)):
            place.append(part)
            tree = tree[part]  # type: ignore[index]
    return tuple(place)


def _only_a_union_branch(details: list[ErrorDetails], *, deeper: bool) -> bool:
    """Say whether the errors at a place only mean that a group is not the word `none`, while the group has its own."""
    return deeper and all(isinstance(detail["input"], dict) for detail in details)


def _fault(place: Place, details: list[ErrorDetails], parsed: Parsed) -> Fault:
    line = _line(parsed.lines, place)
    kinds = {detail["type"] for detail in details}
    if "extra_forbidden" in kinds:
        return Fault(expected=_unknown_key(place), line=line, field=_named(place))
    value = details[0]["input"]
    echo = isinstance(value, str) and not _private(place) and bool(_HARMLESS.fullmatch(value))
    return Fault(expected=_expected(details), line=line, field=_named(place), found=value if echo else None)


def _line(lines: Mapping[Place, int], place: Place) -> int | None:
    try:
        return lines[place]
    except KeyError:
        return None


def _named(place: Place) -> str:
    """Return a place as people write it; a name that is no plausible field may be a person's and is left out."""
    return dotted(tuple(part if isinstance(part, int) or _PLAUSIBLE.fullmatch(part) else "…" for part in place))


# What stands in a field may be echoed where it is a word in lower case, a figure or a date, and nothing longer: a name or an
# address typed into the wrong field is never shown.
_HARMLESS = re.compile(r"[a-z_]{1,20}|[0-9-][0-9/.,:-]{0,11}( [a-z]{1,8})?")
_PLAUSIBLE = re.compile(r"[a-z][a-z0-9_]{0,40}")


def _expected(details: list[ErrorDetails]) -> Text:
    """Return what should stand here: the words of every branch that the field has, joined by or."""
    texts = list(dict.fromkeys(_branches(details)))
    return Text(
        en="expected " + " or ".join(text.en for text in texts) + ".",
        fr="attendu\N{NO-BREAK SPACE}: " + " ou ".join(text.fr for text in texts) + ".",
    )


def _branches(details: list[ErrorDetails]) -> Iterator[Text]:
    for detail in details:
        if detail["type"] == "literal_error":
            words = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            near = _near(detail["input"], words.split(", "))
            yield Text(en=(words if ", " not in words else f"one of {words}") + near.en, fr=_one_of_fr(words) + near.fr)
        else:
            yield _EXPECTED.get(detail["type"], _GROUP)


def _near(written: object, words: Sequence[str]) -> Text:
    """Return a question whether the nearest of the closed words was meant; nothing where none comes near."""
    like = str(written).casefold().replace(" ", "_").replace("-", "_")
    found = difflib.get_close_matches(like, words, n=1, cutoff=0.75) if len(like) < _LONGEST_WORD else []
    return (
        Text(en=f" (did you mean {found[0]}?)", fr=f" (vouliez-vous dire {found[0]}?)") if found else Text(en="", fr="")
    )


_LONGEST_WORD = 50


def _one_of_fr(words: str) -> str:
    return words if ", " not in words else f"l’une de ces valeurs ({words})"


_EXPECTED = {
    "text_expected": Text(en="a text", fr="un texte"),
    "yes_or_no": Text(en="yes or no", fr="yes (oui) ou no (non)"),
    "day_expected": Text(en="a date written YYYY-MM-DD", fr="une date écrite AAAA-MM-JJ"),
    "day_impossible": Text(en="a date that exists in the calendar", fr="une date qui existe au calendrier"),
    "country_expected": Text(
        en="a country code of two capital letters (ISO 3166-1), such as AU",
        fr="un code de pays de deux lettres majuscules (ISO 3166-1), comme AU",
    ),
    "count_expected": Text(en="a whole number", fr="un nombre entier"),
    "amount_expected": Text(en="an amount in dollars, such as 230", fr="un montant en dollars, comme 230"),
    "tuple_type": Text(en="a list", fr="une liste"),
}
_MORE = Text(
    en="{more} more faults are not shown. Mend these first, then check again.",
    fr="{more} autres fautes ne sont pas montrées. Corrigez d’abord celles-ci, puis vérifiez de nouveau.",
)
_GROUP = Text(en="a group of named fields", fr="un groupe de champs nommés")


def _unknown_key(place: Place) -> Text:
    """Name the nearest field that exists where an unknown one stands."""
    group = _group_at(place[:-1])
    known = [field.name for field in fields_of(group)] if group else []
    near = difflib.get_close_matches(str(place[-1]), known, n=1, cutoff=0.6)
    if near:
        return Text(
            en=f"no field has this name here. Did you mean {near[0]}?",
            fr=f"aucun champ ne porte ce nom ici. Vouliez-vous dire {near[0]}?",
        )
    names = ", ".join(known)
    return Text(
        en=f"no field has this name here. The fields are {names}.",
        fr=f"aucun champ ne porte ce nom ici. Les champs sont {names}.",
    )


def _group_at(place: Place) -> type[Group] | None:
    if not place:
        return Case
    field = _field_at(place)
    return field.group if field else None


def _private(place: Place) -> bool:
    """Say whether the value at this place may be personal: what stands in place of a group may be any part of it."""
    field = _field_at(place)
    if field is None:
        return False
    depth = len(field.path)
    return any(other.private for other in case_fields() if other.place[:depth] == field.path)


def _field_at(place: Place) -> CaseField | None:
    return field_along(part for part in place if isinstance(part, str))
