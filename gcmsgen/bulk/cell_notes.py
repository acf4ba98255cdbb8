"""What is said in the cells of a workbook that is given back: gathered while its rows go by."""

from collections.abc import Iterable, Iterator

from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.mark import MOST_NOTES
from gcmsgen.bulk.table.opened import Table
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language


class CellNotes:
    """Hold the notes of one sheet by row and column; a finding of no column stands in the first one."""

    def __init__(self, table: Table, language: Language) -> None:
        self.notes: dict[tuple[int, str], str] = {}
        self._table, self._language = table, language
        self._first = min(table.columns.values(), key=lambda column: column.position).letter

    def noting(self, rows: Iterable[CheckedRow]) -> Iterator[CheckedRow]:
        """Yield rows as they are, and note what is wrong with each of their cells."""
        for row in rows:
            for finding in row.findings:
                if finding.severity is not Severity.INFO:
                    self.say(row.row.number, finding.where, _line(finding, self._language))
            yield row

    def say(self, number: int, where: str, line: str) -> None:
        """Add a line to the note of the cell of a field, as long as there are not too many notes."""
        column = self._table.column_at(where)
        cell = (number, column.letter if column else self._first)
        if cell in self.notes:
            self.notes[cell] = f"{self.notes[cell]}\n\n{line}"
        elif len(self.notes) < MOST_NOTES:
            self.notes[cell] = line


def _line(finding: Finding, language: Language) -> str:
    return f"{finding.code}: {finding.message.of(language)} {finding.fix.of(language)}"
