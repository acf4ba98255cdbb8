"""The folder of cases: what stands in it, how a case is read and how it is saved, so that nobody's work is ever lost."""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gcmsgen.deliver import Existing, deliver, make_folder, require_plain
from gcmsgen.errors import CaseFileError, Fault, GcmsgenError, InTheWay
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import field_along
from gcmsgen.facts.group import Group, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.facts.load import parse_text
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.tree import MAX_BYTES, Tree, decoded
from gcmsgen.language import Text

ORIGINALS = "originals"
DRAFT = "draft-"
_KINDS = (".yaml", ".yml", ".json")
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_OF_OUTPUTS = (".manifest.json", ".release.json")


class SavedElsewhere(Exception):
    """Say that the file is another than the one that the page was opened with; `now` is the case as it stands."""

    def __init__(self, now: "OpenedCase") -> None:
        super().__init__("saved elsewhere")
        self.now = now


class HandWritten(Exception):
    """Say that a file was written by hand, and that the officer has not yet said that it may be replaced."""


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """Hold a case as its file has it: the key by which the page calls it, its file, its tree, and the hash of its bytes.

    `hand_written` says that the file is not one that the page wrote: the first save asks.
    """

    key: str
    path: Path
    tree: Mapping[str, Tree]
    etag: str
    hand_written: bool


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """Read and save the cases of one folder. Names of files come from the folder itself, never from a page."""

    path: Path

    def files(self) -> list[Path]:
        """Return the case files, by name; outputs, hidden files and links that lead elsewhere are none."""
        try:
            entries = sorted(os.scandir(self.path), key=lambda entry: entry.name)
        except OSError:
            return []
        return [Path(entry.path) for entry in entries if _is_case(entry.name) and entry.is_file(follow_symlinks=False)]

    def open(self, path: Path) -> OpenedCase:
        """Return the case in a file. Raises CaseFileError where it cannot be shown as a form, saying why."""
        return _opened(path, _bytes(path))

    def find(self, key: str) -> OpenedCase:
        """Return the case that the page calls so. Raises KeyError where there is none, CaseFileError as `open` does."""
        if not _NUMBER.fullmatch(key):
            raise KeyError(key)
        likely = [self.path / f"{key}{kind}" for kind in (".json", ".yaml", ".yml")]
        rest = [path for path in self.files() if path not in likely]
        broken: CaseFileError | None = None
        for path in [*(path for path in likely if path.is_file() and not path.is_symlink()), *rest]:
            try:
                found = self.open(path)
            except CaseFileError as error:
                broken = error if _hashed(path) == key or path.stem == key else broken
                continue
            if key in (found.key, _hashed(path)):
                return found
        if broken:
            raise broken
        raise KeyError(key)

    def new(self, tree: Mapping[str, Tree]) -> OpenedCase:
        """Save a case that has no file yet: under its number where no other has it, else as a draft of a random name.

        Raises NumberTaken, and CaseFileError where a part of it stands in no form, so that nothing is written.
        """
        number = _number(tree)
        path = self.path / f"{number}.json" if number else self.path / f"{DRAFT}{secrets.token_hex(6)}.json"
        if number and (path.exists() or self._has(number)):
            raise NumberTaken(number)
        _require_fields(path.name, tree, _STRAY_NEW)
        deliver(written(tree), path)
        return self.open(path)

    def save(self, found: OpenedCase, tree: Mapping[str, Tree], *, if_match: str, replace: bool) -> OpenedCase:
        """Save a case under its number. Raises SavedElsewhere, HandWritten, NumberTaken, and what `deliver` raises."""
        now = self.open(found.path) if found.path.exists() else None
        if now is None or now.etag != if_match:
            raise SavedElsewhere(now or found)
        if written(tree) == written(now.tree) and not replace:
            return now
        if now.hand_written and not replace:
            raise HandWritten
        target = self._target(now, tree)
        if target != now.path and target.exists():
            raise NumberTaken(target.stem)
        self._set_aside(now, target)
        deliver(written(tree), target, Existing.REPLACE)
        if target != now.path and now.path.exists():
            now.path.unlink()
        return self.open(target)

    def _target(self, now: OpenedCase, tree: Mapping[str, Tree]) -> Path:
        number = _number(tree)
        if number and (number == _number(now.tree) or not self._has(number)):
            return self.path / f"{number}.json"
        if number:
            raise NumberTaken(number)
        return now.path if now.path.name.startswith(DRAFT) else self.path / f"{DRAFT}{secrets.token_hex(6)}.json"

    def _set_aside(self, now: OpenedCase, target: Path) -> None:
        """Keep a file that somebody wrote by hand, comments and all, where it is out of the way."""
        if not now.hand_written:
            return
        make_folder(self.path / ORIGINALS)
        kept = self.path / ORIGINALS / now.path.name
        data = _bytes(now.path)
        for number in range(2, _TRIES):
            if require_plain(kept) is None or kept.read_bytes() == data:
                break
            kept = kept.with_name(f"{now.path.stem}-{number}{now.path.suffix}")
        deliver(data, kept)
        if target != now.path:
            now.path.unlink()

    def _has(self, number: str) -> bool:
        return any(path.stem == number or _quick_number(path) == number for path in self.files())


_TRIES = 100


class NumberTaken(Exception):
    """Say that another case of the folder has the application number."""

    def __init__(self, number: str) -> None:
        super().__init__("the number is taken")
        self.number = number


def _quick_number(path: Path) -> str:
    try:
        return _number(parse_text(path.name, decoded(path.name, _bytes(path))).tree)
    except GcmsgenError:
        return ""


@lru_cache(maxsize=8)
def _opened(path: Path, data: bytes) -> OpenedCase:
    """Return the case that bytes hold; those of the cases that are worked on are read once, for a check follows every key."""
    tree = parse_text(path.name, decoded(path.name, data)).tree
    _require_fields(path.name, tree, _STRAY)
    return OpenedCase(key_of(path, tree), path, tree, etag(data), hand_written=data != written(tree))


def _require_fields(name: str, tree: Mapping[str, Tree], words: Text) -> None:
    """Raise CaseFileError where a part of a tree stands in no form."""
    stray = next(_strays(Case, tree, ""), None)
    if stray is not None:
        raise CaseFileError(name, [Fault(expected=words, field=stray or None)])


def _is_case(name: str) -> bool:
    return name.endswith(_KINDS) and not name.endswith(_OF_OUTPUTS) and not name.startswith(".")


def _bytes(path: Path) -> bytes:
    try:
        if require_plain(path) is None:
            raise FileNotFoundError
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, InTheWay):
        raise CaseFileError(path.name, [Fault(expected=_NO_FILE)]) from None


def key_of(path: Path, tree: Mapping[str, Tree]) -> str:
    """Return by what the page calls a case: its number, the random name of a draft, else a hash of the file's name."""
    number = _number(tree)
    if number:
        return number
    return path.stem if path.stem.startswith(DRAFT) and _NUMBER.fullmatch(path.stem) else _hashed(path)


def unread_key(path: Path) -> str:
    """Return by what the page calls a file that it cannot read."""
    return _hashed(path)


def _hashed(path: Path) -> str:
    return "file-" + hashlib.sha256(path.name.encode()).hexdigest()[:12]


def _number(tree: Mapping[str, Tree]) -> str:
    application = tree.get("application")
    number = application.get("number") if isinstance(application, Mapping) else None
    return str(number) if isinstance(number, str) and _NUMBER.fullmatch(number) else ""


def etag(data: bytes) -> str:
    """Return the hash by which the page knows a file again."""
    return hashlib.sha256(data).hexdigest()[:32]


def written(tree: Mapping[str, Tree]) -> bytes:
    """Return a tree as the page writes it: JSON, the fields in the order of the case file."""
    return json.dumps(_json(tree), ensure_ascii=False, indent=1).encode() + b"\n"


def _json(tree: Tree | Mapping[str, Tree]) -> Any:
    if isinstance(tree, Mapping):
        return {name: _json(part) for name, part in tree.items() if not isinstance(part, Blank)}
    if isinstance(tree, list):
        return [_json(part) for part in tree if not isinstance(part, Blank)]
    return None if isinstance(tree, Null) else str(tree)


def _strays(group: type[Group], tree: Tree | Mapping[str, Tree], place: str) -> Iterator[str]:
    """Yield each place of a tree that no form can show: an unknown name, or a list or a group where none may stand."""
    known = {field.name: field for field in fields_of(group)}
    for name, part in tree.items() if isinstance(tree, Mapping) else ():
        here = f"{place}.{name}" if place else name
        field = known.get(name)
        if field is None:
            yield here if _may_be_told(name, here) else place
        elif isinstance(part, Mapping):
            if field.group is None or field.many:
                yield here
            else:
                yield from _strays(field.group, part, here)
        elif isinstance(part, list):
            yield from _stray_items(field.group if field.kind is FieldKind.LIST else None, part, here, many=field.many)


def _may_be_told(name: str, here: str) -> bool:
    """Say whether a message may repeat a name: that of a field elsewhere, or a plain small word, as people misspell them."""
    known = field_along([step for step in here.split(".") if not step.isdecimal()])
    return bool(known) or (name.isascii() and name.isidentifier() and name.islower())


def _stray_items(group: type[Group] | None, items: list[Tree], here: str, *, many: bool) -> Iterator[str]:
    if not many:
        yield here
    for number, item in enumerate(items, 1):
        if group is None:
            if not isinstance(item, str):
                yield f"{here}.{number}"
        elif isinstance(item, Mapping):
            yield from _strays(group, item, f"{here}.{number}")
        else:
            yield f"{here}.{number}"


_NO_FILE = Text(
    en="this file cannot be read. Check its name and its permissions.",
    fr="ce fichier ne peut pas être lu. Vérifiez son nom et ses autorisations.",
)
_STRAY_NEW = Text(
    en="a case file has no such field, or none of this form. Nothing was taken: take it out of the file or rename it, then read the "
    "file again.",
    fr="un fichier de cas n’a pas ce champ, ou pas sous cette forme. Rien n’a été repris\N{NO-BREAK SPACE}: retirez-le du fichier ou "
    "renommez-le, puis relisez le fichier.",
)
_STRAY = Text(
    en="something stands here that a case file does not have. The desk leaves the file as it is: open it in an editor, and "
    "`gcmsgen check` says what is expected.",
    fr="il se trouve ici quelque chose qu’un fichier de cas ne comporte pas. Le bureau laisse le fichier tel quel\N{NO-BREAK SPACE}"
    ": ouvrez-le dans un éditeur; «\N{NO-BREAK SPACE}gcmsgen check\N{NO-BREAK SPACE}» dit ce qui est attendu.",
)
