"""What `bulk check --mark` writes: the workbook that was checked, with a note in each cell that is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gcmsgen.bulk.cell_notes import CellNotes
from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.mark import marked
from gcmsgen.bulk.table.opened import Table, TableKind
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import UsageError
from gcmsgen.finding import Finding
from gcmsgen.language import Language, Text


class MarkedCells:
    """Gather the notes of a workbook while its rows go by, and write it back with them."""

    def __init__(self, target: Path, path: str, language: Language) -> None:
        if target.suffix.lower() != ".xlsx" or path == "-":
            raise UsageError(_WORKBOOK)
        self._target, self._path, self._language = target, Path(path), language
        self._notes: CellNotes | None = None
        self._sheet = ""

    def noting(
        self, rows: Iterable[CheckedRow], table: Table, repeated: Mapping[Finding, Iterable[int]]
    ) -> Iterator[CheckedRow]:
        """Yield rows as they are, and note what is wrong with each of their cells. Raises UsageError where it is no workbook."""
        if table.kind is not TableKind.XLSX or table.sheet is None:
            raise UsageError(_WORKBOOK)
        self._sheet, self._notes = table.sheet, CellNotes(table, self._language)
        self._notes.note_repeated(repeated)
        yield from self._notes.noting(rows)

    def written(self, existing: Existing) -> Text:
        """Write the workbook, and return what to say of it."""
        notes = self._notes.notes if self._notes else {}
        deliver(marked(str(self._path), self._path.read_bytes(), self._sheet, notes), self._target, existing)
        return _WRITTEN.filled(path=str(self._target), count=str(len(notes)))


_WORKBOOK = Text(
    en="--mark writes a workbook back: the table has to be an .xlsx file, and the file to write too.",
    fr="--mark réécrit un classeur\N{NO-BREAK SPACE}: le tableau doit être un fichier .xlsx, et le fichier à écrire aussi.",
)
_WRITTEN = Text(
    en="{path}: your workbook, {count} cell(s) of it coloured, with a note in each. Nothing else was changed.",
    fr="{path}\N{NO-BREAK SPACE}: votre classeur, dont {count} cellule(s) colorée(s), avec une note dans chacune. Rien d’autre "
    "n’a changé.",
)
