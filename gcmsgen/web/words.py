"""Every word that the page says of its own, in both languages, by a name; what fields and rules say stands with them."""

from pathlib import Path

from gcmsgen.language import Text
from gcmsgen.reference.dated_tables import table

_FILE = "words.yaml"
_CONTENT = table(_FILE, Path(__file__).parent)
WORDS: dict[str, Text] = {name: Text(**row) for name, row in _CONTENT["said"].items()}
_COUNTED = {
    name: tuple(Text(**row[of]) for of in ("none", "one", "several")) for name, row in _CONTENT["counted"].items()
}


def plural(name: str, count: int) -> Text:
    """Return how many there are, in words.

    >>> plural("cases", 0).en, plural("cases", 1).en, plural("cases", 2).fr
    ('no case', '1 case', '2 cas')
    """
    return _COUNTED[name][min(count, 2)].filled(n=str(count))
