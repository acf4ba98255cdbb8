"""What is said in the cells of a workbook that is given back: gathered while its rows go by."""

from collections.abc import Iterable, Iterator, Mapping

from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.mark import MOST_NOTES, CellColour, CellNote
from gcmsgen.bulk.table.opened import Table
from gcmsgen.finding import SEVERITY_WORD, Finding, Severity
from gcmsgen.language import Language, Text


class CellNotes:
    """Hold the notes of one sheet by row and column; a finding of no column stands in the first one."""

    def __init__(self, table: Table, language: Language) -> None:
        self.notes: dict[tuple[int, str], CellNote] = {}
        self._table, self._language = table, language
        self._first = min(table.columns.values(), key=lambda column: column.position).letter

    def noting(self, rows: Iterable[CheckedRow]) -> Iterator[CheckedRow]:
        """Yield rows as they are, and note what is wrong with each of their cells."""
        for row in rows:
            for finding in row.findings:
                if colour := _COLOURS.get(finding.severity):
                    self.say(row.row.number, finding.where, _line(finding, self._language), colour)
            yield row

    def note_repeated(self, repeated: Mapping[Finding, Iterable[int]]) -> None:
        """Note in each of their rows what several rows have together, as a number of an application."""
        for finding, rows in repeated.items():
            for number in rows:
                self.say(number, finding.where, _line(finding, self._language), _COLOURS[finding.severity])

    def say(self, number: int, where: str, line: str, colour: CellColour) -> None:
        """Add a line to the note of the cell of a field, as long as there are not too many notes; the heaviest colour stays."""
        column = self._table.column_at(where)
        cell = (number, column.letter if column else self._first)
        if before := self.notes.get(cell):
            self.notes[cell] = CellNote(f"{before.text}\n\n{line}", min(before.colour, colour, key=_WEIGHT))
        elif len(self.notes) < MOST_NOTES:
            self.notes[cell] = CellNote(line, colour)


_COLOURS = {Severity.ERROR: CellColour.ERROR, Severity.WARNING: CellColour.WARNING}
_WEIGHT = list(CellColour).index


def _line(finding: Finding, language: Language) -> str:
    """Return a finding as its note says it: its weight in words too, for whoever does not tell the colours apart."""
    head = _HEAD.filled(code=finding.code, severity=SEVERITY_WORD[finding.severity]).of(language)
    return f"{head} {finding.message.of(language)} {finding.fix.of(language)}"


_HEAD = Text(en="{code} ({severity}):", fr="{code} ({severity})\N{NO-BREAK SPACE}:")
