"""What `bulk check --mark` writes: the workbook that was checked, with a note in each cell that is wrong."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.mark import MOST_NOTES, marked
from gcmsgen.bulk.table.opened import Table, TableKind
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import UsageError
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language, Text


class MarkedCells:
    """Gather the notes of a workbook while its rows go by, and write it back with them."""

    def __init__(self, target: Path, path: str, language: Language) -> None:
        if target.suffix.lower() != ".xlsx" or path == "-":
            raise UsageError(_WORKBOOK)
        self._target, self._path, self._language = target, Path(path), language
        self._notes: dict[tuple[int, str], str] = {}
        self._sheet = ""

    def noting(self, rows: Iterable[CheckedRow], table: Table) -> Iterator[CheckedRow]:
        """Yield rows as they are, and note what is wrong with each of their cells. Raises UsageError where it is no workbook."""
        if table.kind is not TableKind.XLSX or table.sheet is None:
            raise UsageError(_WORKBOOK)
        self._sheet = table.sheet
        first = min(table.columns.values(), key=lambda column: column.position).letter
        for row in rows:
            for finding in row.findings:
                column = table.column_at(finding.where)
                if finding.severity is not Severity.INFO and len(self._notes) < MOST_NOTES:
                    self._note((row.row.number, column.letter if column else first), finding)
            yield row

    def _note(self, cell: tuple[int, str], finding: Finding) -> None:
        said = self._notes.get(cell)
        line = f"{finding.code}: {finding.message.of(self._language)} {finding.fix.of(self._language)}"
        self._notes[cell] = f"{said}\n\n{line}" if said else line

    def written(self, existing: Existing) -> Text:
        """Write the workbook, and return what to say of it."""
        deliver(marked(str(self._path), self._path.read_bytes(), self._sheet, self._notes), self._target, existing)
        return _WRITTEN.filled(path=str(self._target), count=str(len(self._notes)))


_WORKBOOK = Text(
    en="--mark writes a workbook back: the table has to be an .xlsx file, and the file to write too.",
    fr="--mark réécrit un classeur\N{NO-BREAK SPACE}: le tableau doit être un fichier .xlsx, et le fichier à écrire aussi.",
)
_WRITTEN = Text(
    en="{path}: your workbook, {count} cell(s) of it coloured, with a note in each. Nothing else was changed.",
    fr="{path}\N{NO-BREAK SPACE}: votre classeur, dont {count} cellule(s) colorée(s), avec une note dans chacune. Rien d’autre "
    "n’a changé.",
)
