"""Read the bytes of a table of published facts: the one door through which every reader of this folder gets them.

A process that makes an old output again is given the tables of that time as a value, before it reads the first one. Nothing
but the content of a table can come in that way: they are bytes by name, and no module and no file is looked for among them.
"""

from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def table_bytes(path: Path) -> bytes:
    """Return the bytes of a table; of one that stands in this folder, as they were given where any were.

    Raises OSError where there is no such file, or it cannot be read.
    """
    _READ.add(path.name)
    if _GIVEN and path.is_relative_to(FOLDER):
        name = path.relative_to(FOLDER).as_posix()
        if name in _GIVEN:
            return _GIVEN[name]
    return path.read_bytes()


def give_tables(tables: Mapping[str, bytes]) -> None:
    """Lay tables over those of this folder, by their names in it, for as long as this process lives; those it lacks stay.

    It is done once, before anything is read: what was made of a table is kept, and must never be of two times. Raises
    RuntimeError where something was read or given before.
    """
    if _READ or _GIVEN:
        raise RuntimeError("tables are given before the first one is read")
    _GIVEN.update(tables)


_GIVEN: dict[str, bytes] = {}
_READ: set[str] = set()
