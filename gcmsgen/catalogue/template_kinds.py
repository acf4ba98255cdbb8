"""The kinds of files that templates are made of: in which folder, of which ending, how large at most."""

import re
from collections.abc import Iterator

KINDS = ("en", "fr", "layout", "outline")
ALONE = ("office.yaml", "places.csv", "terms.csv")
PICTURES = ("gif", "jpeg", "jpg", "png", "svg")

# How many megabytes a file may have by its ending. The largest packaged text has a tenth of one; a font of many scripts has
# some twenty; a Word file is opened within limits of its own.
_TEXT, _WORD, _PICTURE, _FONT = 4, 17, 10, 30
_MEGABYTES = (
    dict.fromkeys(("j2", "po", "html", "css", "yaml", "csv"), _TEXT)
    | {"docx": _WORD}
    | dict.fromkeys((*PICTURES, "icc"), _PICTURE)
    | dict.fromkeys(("ttf", "otf"), _FONT)
)
_ENDINGS = {
    "en": ("j2", "docx"),
    "fr": ("j2", "docx", "po"),
    "layout": ("html", "css", *PICTURES, "icc", "ttf", "otf"),
    "outline": ("j2",),
}

# A path inside the office's own templates, in letters that an address of a style sheet holds as they are.
FONT_NAME = r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.(?:ttf|otf)"
_FONT_NAMED = re.compile(rf"(?<![\w./-]){FONT_NAME}(?![\w./-])")
# No sign that a path, an address or a terminal reads otherwise.
PLAIN = re.compile(r"\w[\w .()+,'-]*")


def listed(name: str) -> bool:
    """Say whether a name inside an office's folder is of a kind that is read.

    >>> [listed(name) for name in ("en/letter.j2", "layout/logos/ours.png", "en/notes.txt", "outline/letter.html", "README")]
    [True, True, False, False, False]
    """
    folder, _, rest = name.partition("/")
    if not rest:
        return name in ALONE
    return _ending(rest) in _ENDINGS.get(folder, ()) and all(map(PLAIN.fullmatch, rest.split("/")))


def most_megabytes(name: str) -> int:
    """Return how many megabytes a file of that name may have."""
    return _MEGABYTES.get(_ending(name), _WORD)


def fonts_named(office: str) -> Iterator[str]:
    """Yield what an `office.yaml` names that may be a font."""
    return iter(dict.fromkeys(_FONT_NAMED.findall(office)))


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
