"""Read the folder that an office hands in: listed kinds of files alone, by names inside it, following no link.

The folder itself may be a link, for whoever starts the program names it; nothing below it may be one. Each file is opened
once, and what was opened is looked at, so that nothing can be put in its place in between. Whatever
is of no listed kind (`template_kinds.py`) is left alone and never opened.
"""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gcmsgen.catalogue.template_kinds import ALONE, KINDS, PLAIN, fonts_named, listed, most_megabytes
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text, visible

_MB = 1_000_000
_MOST_FILES = 2_000
_MOST_ENTRIES = 20_000  # of any kind: what is looked at before it is left alone
_MOST_IN_ALL = 120 * _MB
_DEEPEST = 8


def files_of_office(folder: Path) -> dict[str, bytes | None]:
    """Return the listed files of an office's folder by their names in it; None stands for one that cannot be read.

    Raises TemplateError where a link or something that is no file has such a name, or where there is too much.
    """
    reading = _FolderReading()
    with _entered(folder) as root:
        if root is None:
            return {}
        for name in ALONE:
            if root.kind(name):
                reading.take(root, name, name)
        for kind in KINDS:
            if root.kind(kind):
                reading.walk(root, kind, kind)
        for name in fonts_named((reading.found.get("office.yaml") or b"").decode(errors="replace")):
            reading.take_deep(root, name)
    return reading.found


def names_in_folder(folder: Path) -> tuple[str, ...]:
    """Return the names of all ordinary files in a folder, sorted; no link is followed. Raises TemplateError at too many."""
    found = []
    for number, (name, kind) in enumerate(_every(folder)):
        if number >= _MOST_ENTRIES:
            raise _refused(folder.name, _MANY.filled(most=str(_MOST_ENTRIES)))
        if stat.S_ISREG(kind):
            found.append(name)
    return tuple(sorted(found))


def file_in_folder(folder: Path, name: str) -> bytes | None:
    """Return one file by its name inside a folder; None where it cannot be read. Raises TemplateError as for a listed one."""
    reading = _FolderReading()
    with _entered(folder) as root:
        if root is not None:
            reading.take_deep(root, name)
    return reading.found.get(name)


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold a folder that is open. `handle` is None on a platform that opens by paths alone."""

    path: Path
    handle: int | None

    def kind(self, name: str) -> int:
        """Return what stands here under a name, as `stat` says it without following a link; 0 where nothing does."""
        try:
            return os.lstat(self.path / name if self.handle is None else name, dir_fd=self.handle).st_mode
        except (OSError, ValueError):
            return 0

    def open(self, name: str, flags: int) -> int:
        """Open what stands here under a name, following no link and waiting for nobody."""
        return os.open(self.path / name if self.handle is None else name, flags | _SAFELY, dir_fd=self.handle)

    def names(self) -> list[str]:
        """Return what stands here, sorted; what is hidden, or kept by an editor beside its file, is left alone."""
        names = os.listdir(self.path if self.handle is None else self.handle)
        return sorted(filter(_in_sight, names))


def _in_sight(name: str) -> bool:
    return not name.startswith((".", "__", "~"))


_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"))
_BY_HANDLE = os.open in os.supports_dir_fd and os.listdir in os.supports_fd


@contextmanager
def _entered(folder: Path) -> Iterator[_Place | None]:
    """Open the folder that was named, which may be a link; None where it is no folder that can be opened."""
    if not _BY_HANDLE:
        yield _Place(folder, None) if folder.is_dir() else None
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield None
        return
    try:
        yield _Place(folder, handle)
    finally:
        os.close(handle)


@contextmanager
def _below(place: _Place, name: str, shown: str) -> Iterator[_Place]:
    """Open a folder inside another. Raises TemplateError where it is a link, or cannot be opened."""
    if stat.S_ISLNK(place.kind(name)):
        raise _refused(shown, _LINK)
    if place.handle is None:
        yield _Place(place.path / name, None)
        return
    try:
        handle = place.open(name, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        raise _refused(shown, UNREADABLE) from None
    try:
        yield _Place(place.path / name, handle)
    finally:
        os.close(handle)


@dataclass(slots=True)
class _FolderReading:
    """Gather files, and count what was looked at and read."""

    found: dict[str, bytes | None] = field(default_factory=dict)
    _entries: int = 0
    _bytes: int = 0

    def walk(self, place: _Place, name: str, shown: str) -> None:
        """Read the listed files below a folder. A link is refused whatever its name: it stands where templates do."""
        if stat.S_ISREG(place.kind(name)):
            return
        if shown.count("/") >= _DEEPEST:
            raise _refused(shown, _DEEP.filled(most=str(_DEEPEST)))
        with _below(place, name, shown) as here:
            for inner in here.names():
                self._count(shown)
                self._entry(here, inner, f"{shown}/{inner}")

    def _entry(self, here: _Place, name: str, shown: str) -> None:
        kind = here.kind(name)
        if stat.S_ISDIR(kind):
            if PLAIN.fullmatch(name):
                self.walk(here, name, shown)
        elif listed(shown) or stat.S_ISLNK(kind):
            self.take(here, name, shown)

    def _count(self, shown: str) -> None:
        self._entries += 1
        if self._entries > _MOST_ENTRIES:
            raise _refused(shown, _MANY.filled(most=str(_MOST_ENTRIES)))

    def take_deep(self, place: _Place, name: str, before: str = "") -> None:
        """Read a file by its name inside a folder, through the folders on its way; nothing where it is not there."""
        first, _, rest = name.partition("/")
        kind = place.kind(first)
        if rest and (stat.S_ISDIR(kind) or stat.S_ISLNK(kind)):
            with _below(place, first, before + first) as here:
                self.take_deep(here, rest, f"{before}{first}/")
        elif kind and not rest:
            self.take(place, first, before + first)

    def take(self, place: _Place, name: str, shown: str) -> None:
        """Read one file. Raises TemplateError where it is a link, no ordinary file, or too large."""
        kind = place.kind(name)
        if stat.S_ISLNK(kind):
            raise _refused(shown, _LINK)
        if not stat.S_ISREG(kind):
            raise _refused(shown, _NO_FILE)
        most = most_megabytes(name)
        data = _read(place, name, shown, most)
        self._bytes += len(data or b"")
        if self._bytes > _MOST_IN_ALL:
            raise _refused(shown, _MUCH.filled(most=str(_MOST_IN_ALL // _MB)))
        self.found[shown] = data
        if len(self.found) > _MOST_FILES:
            raise _refused(shown, _MANY.filled(most=str(_MOST_FILES)))


def _read(place: _Place, name: str, shown: str, most: int) -> bytes | None:
    """Return a file; what was opened is judged, not what stood there before."""
    try:
        handle = place.open(name, os.O_RDONLY)
    except OSError:
        if stat.S_ISLNK(place.kind(name)):
            raise _refused(shown, _LINK) from None
        return None
    with open(handle, "rb", buffering=0) as file:
        opened = os.fstat(handle)
        if not stat.S_ISREG(opened.st_mode):
            raise _refused(shown, _NO_FILE)
        try:
            data = b"" if opened.st_size > most * _MB else _all_of(file, most * _MB)
        except OSError:
            return None
    if opened.st_size > most * _MB or len(data) > most * _MB:
        raise _refused(shown, _LARGE.filled(most=str(most)))
    return data


def _all_of(file: io.FileIO, most: int) -> bytes:
    """Return what a file holds, and one byte more than is allowed where it has grown meanwhile."""
    pieces, left = [], most + 1
    while left and (piece := file.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _refused(name: str, why: Text) -> TemplateError:
    """Return the error that names a file; its name is a stranger's, and may hold what commands a terminal."""
    return TemplateError(visible(name), why)


def _every(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield what stands in a folder and below it, with its kind; no link is followed."""
    for here, inner, names in os.walk(folder):
        inner.sort()
        inner[:] = filter(_in_sight, inner)
        for name in (*inner, *filter(_in_sight, names)):
            path = Path(here) / name
            yield path.relative_to(folder).as_posix(), os.lstat(path).st_mode


UNREADABLE = Text(en="this template cannot be read.", fr="ce gabarit ne peut pas être lu.")
_LINK = Text(
    en="this is a link, which may lead to any file of this machine. Put the file itself there.",
    fr="ceci est un lien, qui peut mener à n’importe quel fichier de ce poste. Mettez-y le fichier lui-même.",
)
_NO_FILE = Text(
    en="this is no ordinary file but a folder, a device or a pipe. Put the template itself there, or give this another name.",
    fr="ceci n’est pas un fichier ordinaire, mais un dossier, un périphérique ou un tube. Mettez-y le gabarit lui-même, ou "
    "donnez-lui un autre nom.",
)
_MANY = Text(
    en="there are more than {most} files here. Keep nothing but templates in this folder.",
    fr="il y a ici plus de {most} fichiers. Ne gardez que des gabarits dans ce dossier.",
)
_DEEP = Text(
    en="folders stand inside folders more than {most} deep here. Keep templates in the folders that the page on "
    "office templates names.",
    fr="des dossiers sont emboîtés ici sur plus de {most} niveaux. Gardez les gabarits dans les dossiers que nomme la page sur les "
    "gabarits du bureau.",
)
_LARGE = Text(
    en="this file is larger than {most} MB. A template is far smaller: take it out of this folder.",
    fr="ce fichier dépasse {most}\N{NO-BREAK SPACE}Mo. Un gabarit est bien plus petit\N{NO-BREAK SPACE}: retirez-le de ce dossier.",
)
_MUCH = Text(
    en="with this file the templates have more than {most} MB in all. Take out what is no template.",
    fr="avec ce fichier, les gabarits dépassent {most}\N{NO-BREAK SPACE}Mo en tout. Retirez ce qui n’est pas un gabarit.",
)
