"""The list of cases: a row for each file, kept by what the file was when it was read, so that a thousand are shown at once."""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from gcmsgen import __version__
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import CaseFileError, GcmsgenError
from gcmsgen.release.files import read_release
from gcmsgen.release.released import ReleaseState, state_of
from gcmsgen.web.folder import CaseFolder, unread_key
from gcmsgen.web.journal import PASTED, lines
from gcmsgen.web.live import Live, live

FILE = ".desk-index.json"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Hold a row of the list: `state` is a word of the page, `message` says why a file cannot be read, in both languages."""

    key: str
    file: str
    number: str = ""
    received: str = ""
    outcome: str = ""
    officer: str = ""
    wrong: int = 0
    to_enter: int = 0
    state: str = "checking"
    facts: str = ""
    message: tuple[str, str] = ("", "")


@dataclass
class CaseIndex:
    """Keep the rows of a folder: at once what is known, the rest by a thread of its own."""

    folder: CaseFolder
    templates: Callable[[], TemplateTree]
    today: Callable[[], date]

    def __post_init__(self) -> None:
        """Begin with what was kept when the desk was last open."""
        self._rows: dict[str, tuple[list[object], CaseLine]] = _kept(self.folder.path)
        self._lock = threading.Lock()
        self._busy = threading.Lock()

    def rows(self) -> list[CaseLine]:
        """Return a row for each file, one that was not read yet as such; releases are looked at anew."""
        tree, found, pasted = self.templates(), [], pasted_back(self.folder.path)
        for path in self.folder.files():
            stamp = _stamp(path, tree)
            kept = self._rows.get(path.name)
            if kept and kept[0] == stamp:
                found.append(standing(kept[1], self.folder.path, tree, pasted))
            else:
                found.append(CaseLine(unread_key(path), path.name, path.stem))
        return _apart(found)

    def waiting(self) -> bool:
        """Say whether files are still to be read, and have them read if nobody does."""
        tree = self.templates()
        waiting = [p for p in self.folder.files() if (k := self._rows.get(p.name)) is None or k[0] != _stamp(p, tree)]
        if waiting and self._busy.acquire(blocking=False):
            threading.Thread(target=self._read, args=(waiting, tree), daemon=True).start()
        return bool(waiting)

    def read_now(self, paths: Iterable[Path] | None = None) -> None:
        """Read files at once."""
        tree = self.templates()
        for path in paths if paths is not None else self.folder.files():
            self._read_one(path, tree)
        self._keep()

    def _read(self, paths: list[Path], tree: TemplateTree) -> None:
        try:
            for path in paths:
                self._read_one(path, tree)
            self._keep()
        finally:
            self._busy.release()

    def _read_one(self, path: Path, tree: TemplateTree) -> None:
        try:
            stamp = _stamp(path, tree)
            line = self._line(path, tree)
        except OSError:
            return
        with self._lock:
            self._rows[path.name] = (stamp, line)

    def _line(self, path: Path, tree: TemplateTree) -> CaseLine:
        try:
            opened = self.folder.open(path)
            return line_of(opened.key, path, live(opened.tree, tree, self.today()))
        except (CaseFileError, GcmsgenError) as error:
            text = (error.text.en, error.text.fr)
            return CaseLine(unread_key(path), path.name, path.stem, state="unreadable", message=text)

    def _keep(self) -> None:
        """Write the rows down, where the folder can be written."""
        with self._lock:
            names = {path.name for path in self.folder.files()}
            self._rows = {name: row for name, row in self._rows.items() if name in names}
            rows = {name: [stamp, asdict(line)] for name, (stamp, line) in self._rows.items()}
        try:
            deliver(json.dumps(rows).encode(), self.folder.path / FILE, Existing.REPLACE)
        except (OSError, GcmsgenError):
            return


def line_of(key: str, path: Path, shown: Live) -> CaseLine:
    """Return the row of a case."""
    case, (wrong, to_enter) = shown.case, shown.counts
    received = (case.application and case.application.received) or None
    state = "to-enter" if to_enter and not wrong and shown.blocked else "blocked" if shown.blocked else "ready"
    return CaseLine(
        key,
        path.name,
        shown.number or path.stem,
        received.isoformat() if received else "",
        shown.outcome,
        (case.decision and case.decision.officer) or "",
        wrong,
        to_enter,
        state if shown.outcome else "to-enter",
        shown.facts,
    )


def pasted_back(folder: Path) -> frozenset[tuple[str, str]]:
    """Return the cases, by number and facts, of which GCMS was seen to hold the note."""
    return frozenset((line.number, line.facts) for line in lines(folder) if line.what == PASTED)


def standing(line: CaseLine, folder: Path, tree: TemplateTree, pasted: frozenset[tuple[str, str]]) -> CaseLine:
    """Return a row with what became of its release and its note."""
    if (line.number, line.facts) in pasted:
        return replace(line, state="pasted")
    release = read_release(folder, line.number) if line.number and line.facts else None
    state = state_of(release, line.facts, tree.digest)
    words = {ReleaseState.ASKED: "asked", ReleaseState.RELEASED: "released", ReleaseState.CHANGED: "changed"}
    return replace(line, state=words[state]) if state in words else line


def _apart(rows: list[CaseLine]) -> list[CaseLine]:
    """Call a case whose number another file has too by its file, so that each row opens its own."""
    seen: set[str] = set()
    found = []
    for row in rows:
        if row.key in seen:
            found.append(replace(row, key=unread_key(Path(row.file)), state="twice"))
        else:
            seen.add(row.key)
            found.append(row)
    return found


def _stamp(path: Path, tree: TemplateTree) -> list[object]:
    known = path.stat()
    return [path.name, known.st_mtime_ns, known.st_size, __version__, tree.digest]


def _kept(folder: Path) -> dict[str, tuple[list[object], CaseLine]]:
    try:
        content = json.loads((folder / FILE).read_bytes())
        return {
            name: (stamp, CaseLine(**{**line, "message": tuple(line["message"])}))
            for name, (stamp, line) in content.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
