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
    """Hold an office as its letters show it: its name, and the lines of its letterhead (the name is the first)."""

    name: str
    letterhead: tuple[str, ...]


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
            return Office(name=lines[0], letterhead=lines)
    return Office(name=name, letterhead=(name,))


def office_file(tree: TemplateTree) -> dict[str, Any]:
    """Return the content of `office.yaml`. Raises TemplateError where it cannot be read or an office is malformed."""
    return _read(tree.text(_FILE))


@lru_cache(maxsize=8)
def _read(text: str) -> dict[str, Any]:
    try:
        content = yaml.safe_load(text)
        if all(_lines(entry[key]) for entry in content["offices"] for key in ("names", "en", "fr")):
            return dict(content)
    except (yaml.YAMLError, KeyError, TypeError):
        pass
    raise TemplateError(_FILE, _FORM)


def _lines(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(line, str) for line in value)


_FORM = Text(
    en="each office needs names, en and fr, each a list of lines.",
    fr="chaque bureau doit avoir names, en et fr, chacun une liste de lignes.",
)
