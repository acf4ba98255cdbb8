"""One desk: a folder, a guard, the templates, who is at it and in which language; and what of it every page is given."""

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from gcmsgen.catalogue.office import office_file
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.language import Language
from gcmsgen.translation.pairs import ShownCase
from gcmsgen.web.folder import CaseFolder, OpenedCase
from gcmsgen.web.guard import Guard
from gcmsgen.web.index import CaseIndex
from gcmsgen.web.journal import JournalLine, write_down
from gcmsgen.web.live import Live, live
from gcmsgen.web.table_work import TableWork


def _today() -> date:
    return datetime.now().astimezone().date()


@dataclass
class Desk:
    """Hold what one run of the desk works with; `officer` is the code of whoever sits at it, empty where it is not known."""

    path: Path
    guard: Guard
    language: Language
    overlay: Path | None = None
    on: date | None = None
    officer: str = ""
    today: Callable[[], date] = _today
    leaving: bool = field(default=False)
    table: TableWork | None = None
    wording: Callable[[TemplateTree], Sequence[ShownCase]] | None = None
    home: str = "/"

    @cached_property
    def folder(self) -> CaseFolder:
        """Return the folder of cases."""
        return CaseFolder(self.path)

    @cached_property
    def index(self) -> CaseIndex:
        """Return the list of cases."""
        return CaseIndex(self.folder, self.templates, self.today)

    def templates(self) -> TemplateTree:
        """Return the templates as they were when the desk was opened, or when they were last read."""
        return self._tree

    @cached_property
    def _tree(self) -> TemplateTree:
        return read_templates(self.overlay)

    def read_again(self) -> None:
        """Read the templates again, so that an edit shows."""
        self.__dict__["_tree"] = read_templates(self.overlay)

    def opened(self, key: str) -> OpenedCase:
        """Return the case that a page calls so. Raises KeyError and CaseFileError."""
        row = next((row for row in self.index.rows() if row.key == key and row.state != "checking"), None)
        if row:
            found = self.folder.open(self.path / row.file)
            if key in (found.key, row.key):
                return found
        return self.folder.find(key)

    def live(self, opened: OpenedCase) -> Live:
        """Return a case as its file has it."""
        return live(opened.tree, self.templates(), self.today(), self.on)

    def released_only(self) -> bool:
        """Say whether the files of a refusal leave only when a second officer released it."""
        return bool(_setting(self.templates(), "released_only"))

    def now(self) -> str:
        """Return the time, to the second, with its zone."""
        return datetime.now(UTC).astimezone().isoformat(timespec="seconds")

    def writes_down(self, number: str, what: str, facts: str) -> None:
        """Add a line to the journal."""
        write_down(self.path, JournalLine(self.now(), self.officer or account(), number, what, facts))


def account() -> str:
    """Return the account of the machine that this process belongs to."""
    return getpass.getuser()


def _setting(tree: TemplateTree, name: str) -> object:
    settings = office_file(tree).get("desk")
    return settings.get(name) if isinstance(settings, dict) else None
