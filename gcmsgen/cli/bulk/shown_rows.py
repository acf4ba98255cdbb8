"""What `bulk check` shows of the rows: what is wrong in most of them once, by its column, and of the rest the first rows."""

from collections import Counter
from collections.abc import Iterator

from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.table.opened import Table
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language, Text, quoted, visible

SHOWN = 20  # rows on the terminal; a report holds all of them
FEW = 3  # rows: what is wrong in fewer is told row by row

ErrorKey = tuple[str, str]


class ShownRows:
    """Gather what is to be shown while rows go by: how often each error stands in each column, and the first rows."""

    def __init__(self) -> None:
        self.rows = self.blocked = self.undecided = 0
        self._counts: Counter[ErrorKey] = Counter()
        self._first: dict[ErrorKey, tuple[int, Finding]] = {}
        self._kept: dict[int, CheckedRow] = {}
        self._together: Counter[frozenset[ErrorKey]] = Counter()

    def add(self, row: CheckedRow) -> None:
        """Note a row that was checked."""
        self.rows += 1
        if not row.blocked:
            self.undecided += row.undecided
            return
        self.blocked += 1
        keys = {_key(finding): finding for finding in errors_of(row)}
        self._counts.update(keys.keys())
        self._together[frozenset(keys)] += 1
        for key, finding in keys.items():
            self._first.setdefault(key, (row.row.number, finding))
        if self.blocked <= SHOWN or (len(self._kept) < 2 * SHOWN and not all(map(self._is_widespread, keys))):
            self._kept[row.row.number] = row

    def lines(self, table: Table, language: Language) -> Iterator[str]:
        """Yield what stands in most rows, a line a column, then the first rows that have something else."""
        everywhere = {key for key in self._counts if self._is_widespread(key)}
        for key in self._counts:
            if key in everywhere:
                yield from self._column_lines(key, table, language)
        shown = 0
        for row in self._kept.values():
            others = [finding for finding in errors_of(row) if _key(finding) not in everywhere]
            if others and shown < SHOWN:
                shown += 1
                yield from row_lines(row, others, table, language)

    def more(self) -> int:
        """Return how many rows have an error that was told neither by its column nor with its row."""
        apart = sum(
            count for keys, count in self._together.items() if not all(self._is_widespread(key) for key in keys)
        )
        return max(0, apart - SHOWN)

    def _is_widespread(self, key: ErrorKey) -> bool:
        return self._counts[key] >= FEW and 2 * self._counts[key] >= self.rows

    def _column_lines(self, key: ErrorKey, table: Table, language: Language) -> Iterator[str]:
        number, finding = self._first[key]
        words = {"count": str(self._counts[key]), "rows": str(self.rows), "first": str(number)}
        place = place_of(finding, table, language)
        yield f"{place}{_IN_MANY.filled(**words).of(language)}"
        yield f"  {finding.line(language)}"


def row_lines(row: CheckedRow, errors: list[Finding], table: Table, language: Language) -> Iterator[str]:
    """Yield the lines of a row: those errors of it with their columns, and how many other findings it has."""
    others = sum(finding.severity is not Severity.ERROR for finding in row.findings)
    head = _ROW.filled(
        row=str(row.row.number), application=visible(row.row.application or "-"), errors=str(len(errors))
    )
    yield head.of(language) + (_OTHERS.filled(others=str(others)).of(language) if others else "")
    for finding in errors:
        yield f"  {place_of(finding, table, language)}{finding.line(language)}"


def errors_of(row: CheckedRow) -> list[Finding]:
    """Return the errors of a row."""
    return [finding for finding in row.findings if finding.severity is Severity.ERROR]


def _key(finding: Finding) -> ErrorKey:
    return finding.code, finding.where


def place_of(finding: Finding, table: Table, language: Language) -> str:
    """Return the column of a finding as it is written before it; nothing where it has none."""
    column = table.column_at(finding.where)
    return _COLUMN.filled(letter=column.letter, heading=quoted(column.heading)).of(language) if column else ""


_IN_MANY = Text(
    en="in {count} of {rows} rows, first in row {first}:",
    fr="dans {count} lignes sur {rows}, d’abord à la ligne {first}\N{NO-BREAK SPACE}:",
)
_ROW = Text(
    en="Row {row} ({application}): {errors} error(s)",
    fr="Ligne {row} ({application})\N{NO-BREAK SPACE}: {errors} erreur(s)",
)
_OTHERS = Text(en=", {others} other finding(s)", fr=", {others} autre(s) constat(s)")
_COLUMN = Text(en="column {letter}, {heading}: ", fr="colonne {letter}, {heading}\N{NO-BREAK SPACE}: ")
