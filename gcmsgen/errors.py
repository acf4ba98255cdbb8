"""What is wrong with our own world, as exceptions; what is wrong with a case is a `Finding`, never one of these.

    GcmsgenError
    ├── UsageError                wrong use of a command                                   exit 2
    │   ├── CaseFileError         a case file that cannot be read: syntax, types, keys
    │   ├── CaseTableError        a table of cases that cannot be read
    │   ├── NotOffered            a document or format that this outcome does not have
    │   ├── WouldOverwrite        a different file stands where the output should go
    │   └── InTheWay              a link, a folder, a pipe or a device stands there
    ├── MachineError              this machine cannot render                               exit 4
    │   ├── TableError            a reference table is missing or damaged
    │   ├── TemplateError         a template is missing or cannot be read
    │   │   └── Unfilled          a template cannot be filled with the facts of this case
    │   └── RenderError           a renderer failed, or its output did not hold every sentence
    └── Refused                   the bridge: findings forbid rendering (`finding.py`)     exit 1

Each keeps its parts as fields and words itself once, in both languages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from gcmsgen.language import Text, visible


class GcmsgenError(Exception):
    """Stand at the root of the tree; `text` is the message for people, in both languages."""

    exit_code: ClassVar[int] = 4

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error travel between processes whole, whatever its constructor asks for."""
        return _again, (type(self), self.args), self.__dict__


def _again(kind: type[GcmsgenError], args: tuple[object, ...]) -> GcmsgenError:
    return kind.__new__(kind, *args)


class UsageError(GcmsgenError):
    """Say that a command was used wrongly."""

    exit_code = 2


def place_of(error: BaseException) -> str:
    """Return the file and line of the program where an error arose: what may be shown of one whose message may hold a fact."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace else None
    return f"{Path(code.co_filename).name}:{trace.tb_lineno}" if code and trace else "?"


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what is wrong at one place of a file: line and column from 1, field, what stands there, what should.

    `found` is None where the value is personal: it is then never repeated, not even to the person at the terminal.
    """

    expected: Text
    line: int | None = None
    field: str | None = None
    found: str | None = None

    def text(self, source: str) -> Text:
        """Return the message in both languages: where, what was found, what is expected."""
        return Text(en=self._en(source), fr=self._fr(source))

    def _en(self, source: str) -> str:
        place = source + (f", line {self.line}" if self.line else "") + (f", {self.field}" if self.field else "")
        found = f"found “{visible(self.found)}”; " if self.found is not None else ""
        return f"{place}: {found}{self.expected.en}"

    def _fr(self, source: str) -> str:
        place = source + (f", ligne {self.line}" if self.line else "") + (f", {self.field}" if self.field else "")
        found = (
            f"trouvé «\N{NO-BREAK SPACE}{visible(self.found)}\N{NO-BREAK SPACE}»; " if self.found is not None else ""
        )
        return f"{place}\N{NO-BREAK SPACE}: {found}{self.expected.fr}"


class CaseFileError(UsageError):
    """Say that a case file cannot be read, with every fault that was found in it."""

    def __init__(self, source: str, faults: Sequence[Fault]) -> None:
        texts = [fault.text(source) for fault in faults]
        super().__init__(Text(en="\n".join(t.en for t in texts), fr="\n".join(t.fr for t in texts)))
        self.source = source
        self.faults = tuple(faults)


class CaseTableError(UsageError):
    """Say that a table of cases cannot be read, and what to do about it."""

    def __init__(self, source: str, what: Text) -> None:
        super().__init__(Text(en=f"{source}: {what.en}", fr=f"{source}\N{NO-BREAK SPACE}: {what.fr}"))
        self.source = source


class NotOffered(UsageError):
    """Say that a document, or a format of it, does not exist for the outcome of this case."""


class WouldOverwrite(UsageError):
    """Say that another file stands at the output's place; only `--force` replaces it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                en=f"{path}: a different file stands here and was left as it is. Use --force to replace it, "
                "or -o to write elsewhere.",
                fr=f"{path}\N{NO-BREAK SPACE}: un fichier différent s’y trouve et n’a pas été touché. Employez --force "
                "pour le remplacer, ou -o pour écrire ailleurs.",
            )
        )
        self.path = path


class InTheWay(UsageError):
    """Say that something stands at a file's place through which nothing is written: a link, a folder, a pipe, a device."""

    def __init__(self, path: Path, what: Text) -> None:
        super().__init__(
            Text(
                en=f"{path}: {what.en} stands here, and nothing is written through it. Remove it or rename it, or choose another "
                "place; then run the same command again.",
                fr=f"{path}\N{NO-BREAK SPACE}: {what.fr} s’y trouve, et rien n’est écrit au travers. Supprimez ou renommez ce qui "
                "s’y trouve, ou choisissez un autre emplacement, puis relancez la commande.",
            )
        )
        self.path = path


class MachineError(GcmsgenError):
    """Say that this machine, or this installation, cannot render."""


class TableError(MachineError):
    """Say that a reference table is missing or damaged; nothing is rendered without it."""

    def __init__(self, table: str, what: Text) -> None:
        super().__init__(
            Text(
                en=f"Table {table}: {what.en} Nothing can be checked or rendered without it. Correct it if you changed it; "
                "otherwise install gcmsgen again.",
                fr=f"Table {table}\N{NO-BREAK SPACE}: {what.fr} Rien ne peut être vérifié ni produit sans elle. Corrigez-la si "
                "vous l’avez modifiée; sinon, réinstallez gcmsgen.",
            )
        )
        self.table = table


class TemplateError(MachineError):
    """Say that a template is missing or cannot be read, with its place (`path:line`)."""

    def __init__(self, where: str, what: Text) -> None:
        super().__init__(Text(en=f"{where}: {what.en}", fr=f"{where}\N{NO-BREAK SPACE}: {what.fr}"))
        self.where = where


class Unfilled(TemplateError):
    """Say that words or a template cannot be filled with the facts of a case; with those of another they may be."""


class RenderError(MachineError):
    """Say that a renderer failed or that its output does not hold the words of the document."""
