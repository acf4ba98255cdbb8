"""What an office brings of its own: its letterhead from `office.yaml`, and the places that it adds in `places.csv`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language, Text
from gcmsgen.reference.places import NONE_OF_OUR_OWN, OfficePlaces

_FILE = "office.yaml"


@dataclass(frozen=True, slots=True)
class Office:
    """Hold an office as its letters show it: its name, and the lines of its letterhead (the name is the first).

    `note_limit` is the number of characters over which a note is split in parts; None: a note is never split.
    """

    name: str
    letterhead: tuple[str, ...]
    note_limit: int | None = None


def office_places(tree: TemplateTree) -> OfficePlaces:
    """Return the places that an office added in the `places.csv` of its own templates; none where it has no such file.

    Raises CaseFileError naming every line that cannot be read.
    """
    if "places.csv" not in tree.own:
        return NONE_OF_OUR_OWN
    from gcmsgen.reference.office_places import read_office_places

    return read_office_places(str(tree.folder / "places.csv"), tree.data("places.csv"))


@lru_cache(maxsize=64)
def office_profile(tree: TemplateTree, name: str, language: Language) -> Office:
    """Return the profile of the office called `name`; an office without a profile shows the name alone."""
    for entry in office_file(tree)["offices"]:
        if name in entry["names"]:
            lines = tuple(entry[language.value])
            return Office(name=lines[0], letterhead=lines, note_limit=entry.get("note_limit"))
    return Office(name=name, letterhead=(name,))


@lru_cache(maxsize=8)
def office_names(tree: TemplateTree) -> tuple[str, ...]:
    """Return what `decision.office` may say so that a letterhead is found. Raises TemplateError as `office_file` does."""
    return tuple(name for entry in office_file(tree)["offices"] for name in entry["names"])


def office_file(tree: TemplateTree) -> dict[str, Any]:
    """Return the content of `office.yaml`. Raises TemplateError where it cannot be read or an office is malformed."""
    return _read(tree.text(_FILE))


@lru_cache(maxsize=8)
def _read(text: str) -> dict[str, Any]:
    try:
        content = yaml.safe_load(text)
        offices = content["offices"]
        if all(_lines(entry[key]) for entry in offices for key in ("names", "en", "fr")) and all(
            map(_has_limit, offices)
        ):
            return dict(content)
    except (yaml.YAMLError, KeyError, TypeError):
        pass
    raise TemplateError(_FILE, _FORM)


def _lines(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(line, str) for line in value)


def _has_limit(entry: dict[str, Any]) -> bool:
    """Say whether the limit of an office is one, where it has any: fewer characters than a decision takes are none."""
    limit = entry.get("note_limit", LEAST_LIMIT)
    return type(limit) is int and limit >= LEAST_LIMIT


LEAST_LIMIT = 200
_FORM = Text(
    en="each office needs names, en and fr, each a list of lines; note_limit, where it stands, is a number of characters, at "
    "least 200.",
    fr="chaque bureau doit avoir names, en et fr, chacun une liste de lignes; note_limit, s’il y figure, est un nombre de "
    "caractères d’au moins 200.",
)
