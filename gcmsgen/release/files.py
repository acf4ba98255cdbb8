"""The files of releases, one a case beside it; and the list of officers, which lies outside the folder that it speaks of."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from gcmsgen.deliver import Existing, deliver, require_plain
from gcmsgen.errors import InTheWay, UsageError
from gcmsgen.language import Text
from gcmsgen.release.released import SUFFIX, Release, release_from

# The number of a row is a stranger's: no release is looked for where it could lead out of the folder.
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_MOST = 2_000_000  # bytes: a hash for each of twenty thousand facts


def release_path(folder: Path, number: str) -> Path:
    """Return where the release of a case stands."""
    return folder / f"{number}{SUFFIX}"


def read_release(folder: Path, number: str) -> Release | None:
    """Return the release of a case, None where there is none that can be read."""
    if not _NUMBER.fullmatch(number):
        return None
    try:
        found = require_plain(release_path(folder, number))
        if found is None or found.st_size > _MOST:
            return None
        release = release_from(json.loads(release_path(folder, number).read_bytes()))
    except (OSError, ValueError, RecursionError, InTheWay):
        return None
    return release if release and release.application == number else None


def write_release(folder: Path, release: Release) -> None:
    """Write the release of a case, in place of an earlier one. Raises as `deliver` does."""
    data = json.dumps(release.as_json(), ensure_ascii=False, indent=1).encode() + b"\n"
    deliver(data, release_path(folder, release.application), Existing.REPLACE)


def withdraw(folder: Path, number: str) -> None:
    """Take the release of a case away, where there is one."""
    if _NUMBER.fullmatch(number) and require_plain(release_path(folder, number)):
        release_path(folder, number).unlink()


def read_officers(path: Path, shared: Path) -> Mapping[str, str]:
    """Return the codes of officers by the accounts of the machine.

    Raises UsageError where the list cannot be read, or lies in the folder of cases, where any officer could change it.
    """
    if shared.resolve() in path.resolve().parents:
        raise UsageError(_INSIDE.filled(path=str(path)))
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise UsageError(_UNREAD.filled(path=str(path))) from None
    if not isinstance(content, dict) or not all(isinstance(part, str) for pair in content.items() for part in pair):
        raise UsageError(_UNREAD.filled(path=str(path)))
    return content


_INSIDE = Text(
    en="{path}: the list of officers lies in the folder of cases, where whoever works there could change it. Move it elsewhere.",
    fr="{path}\N{NO-BREAK SPACE}: la liste des agents se trouve dans le dossier des cas, où quiconque y travaille pourrait la "
    "modifier. Placez-la ailleurs.",
)
_UNREAD = Text(
    en="{path}: the list of officers cannot be read. Each line is an account and a code, as in `jdoe: AB01234`.",
    fr="{path}\N{NO-BREAK SPACE}: la liste des agents ne peut être lue. Chaque ligne est un compte et un code, comme dans "
    "«\N{NO-BREAK SPACE}jdoe: AB01234\N{NO-BREAK SPACE}».",
)
