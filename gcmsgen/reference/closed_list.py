"""Read the rows of a closed list strictly: what is missing, empty, unknown or said twice ends the run, and is never passed over.

A fault is a `TableError` that names the table, the row and the column, in both languages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from gcmsgen.errors import TableError
from gcmsgen.language import Language, Text, quoted, unseen
from gcmsgen.reference.folding import fold_word

T = TypeVar("T")
SOURCE = ("since", "source", "confidence")


@dataclass(frozen=True, slots=True)
class RowNames:
    """Hold the names of a row by language: the first is what a workbook shows, the others are read as well."""

    en: tuple[str, ...]
    fr: tuple[str, ...]

    @property
    def shown(self) -> Text:
        """Return the name that is shown."""
        return Text(en=self.en[0], fr=self.fr[0])

    @property
    def read(self) -> tuple[str, ...]:
        """Return all names that are read for the row."""
        return self.en + self.fr


@dataclass(frozen=True, slots=True)
class RowSource:
    """Say since when a row holds (None: from before anything that this program reads), by what source, and how surely."""

    since: date | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class ListedRow:
    """Hold a row, or a group of columns within one, as its table has it; each method reads a column or raises TableError."""

    table: str
    id: str
    cells: Mapping[str, Any]
    within: str = ""

    def group(self, column: str, columns: Iterable[str]) -> "ListedRow":
        """Return the group of columns in a column; it has these and no other."""
        found = ListedRow(self.table, self.id, self.cells[column], f"{self.within}{column}.")
        if not isinstance(found.cells, Mapping):
            raise self._fault(_UNFIT, column)
        return found.holding(columns)

    def holding(self, columns: Iterable[str]) -> "ListedRow":
        """Return the row itself, which has these columns and no other."""
        wanted = tuple(columns)
        for column in wanted:
            if column not in self.cells:
                raise self._fault(_LACKING, column)
        for column in self.cells:
            if column not in wanted:
                raise self._fault(_UNKNOWN, str(column))
        return self

    def text(self, column: str) -> str:
        """Return a text that is not empty."""
        value = self.cells[column]
        if not isinstance(value, str) or unseen(value):
            raise self._fault(_UNFIT, column)
        return value

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a list of texts, at least one and none of them empty or twice."""
        values = self.cells[column]
        if not isinstance(values, list) or not values or len(set(map(str, values))) < len(values):
            raise self._fault(_UNFIT, column)
        if not all(isinstance(value, str) and not unseen(value) for value in values):
            raise self._fault(_UNFIT, column)
        return tuple(values)

    def flag(self, column: str) -> bool:
        """Return whether something is so: true or false, spelt out."""
        value = self.cells[column]
        if not isinstance(value, bool):
            raise self._fault(_UNFIT, column)
        return value

    def in_both(self, column: str) -> Text:
        """Return a text in both languages."""
        cells = self.group(column, list(Language))
        return Text(en=cells.text("en"), fr=cells.text("fr"))

    def names(self) -> RowNames:
        """Return the names of the row in both languages."""
        return names_in(self.group("names", list(Language)))

    def source(self) -> RowSource:
        """Return since when the row holds, by what source, how surely."""
        since, confidence = self.cells["since"], self.text("confidence")
        if since is not None and not isinstance(since, date):
            raise self._fault(_UNFIT, "since")
        if confidence not in ("H", "M", "L", "verify"):
            raise self._fault(_UNFIT, "confidence")
        return RowSource(since, self.text("source"), confidence)

    def known(self, name: str, known: Mapping[str, T], table: str) -> T:
        """Return the row of another table that has this id."""
        if name not in known:
            raise TableError(self.table, _NO_SUCH.filled(row=self.id, name=name, table=table))
        return known[name]

    def one_of(self, column: str, known: Mapping[str, T], table: str) -> T:
        """Return the row of another table that a column names."""
        return self.known(self.text(column), known, table)

    def each_of(self, column: str, known: Mapping[str, T], table: str) -> tuple[T, ...]:
        """Return the rows of another table that a column lists."""
        return tuple(self.known(name, known, table) for name in self.texts(column))

    def _fault(self, what: Text, column: str) -> TableError:
        return TableError(self.table, what.filled(row=self.id, column=quoted(self.within + column)))


def listed_rows(table: str, content: Mapping[str, Any], columns: Iterable[str]) -> tuple[ListedRow, ...]:
    """Return the rows of a table, each with these columns and no other. Raises TableError."""
    if not content:
        raise TableError(table, _EMPTY)
    wanted = tuple(columns)
    for name, cells in content.items():
        if not isinstance(name, str) or not isinstance(cells, Mapping):
            raise TableError(table, _NO_ROW.filled(row=str(name)))
    return tuple(ListedRow(table, name, cells).holding(wanted) for name, cells in content.items())


def names_in(cells: ListedRow) -> RowNames:
    """Return the names that a row, or a group of its columns, has in both languages."""
    return RowNames(en=cells.texts("en"), fr=cells.texts("fr"))


def told_apart(table: str, names: Mapping[str, RowNames]) -> None:
    """Let every word that is read for a row, its id among them, be read for no other. Raises TableError.

    Capitals, accents, spaces and marks do not count, as they do not in a cell of a table.
    """
    rows: dict[str, str] = {}
    for name, row in names.items():
        for word in (name, *row.read):
            other = rows.setdefault(fold_word(word), name)
            if other != name:
                raise TableError(table, _SHARED.filled(word=quoted(word), row=other, other=name))


_EMPTY = Text(en="It has no row.", fr="Elle n’a aucune ligne.")
_NO_ROW = Text(en="The row {row} has no columns.", fr="La ligne {row} n’a pas de colonnes.")
_LACKING = Text(en="The row {row} lacks the column {column}.", fr="À la ligne {row}, il manque la colonne {column}.")
_UNKNOWN = Text(
    en="The row {row} has the column {column}, which this table does not know.",
    fr="La ligne {row} a la colonne {column}, que cette table ne connaît pas.",
)
_UNFIT = Text(
    en="In the row {row}, the column {column} is empty or does not hold what belongs there.",
    fr="À la ligne {row}, la colonne {column} est vide ou ne contient pas ce qui convient.",
)
_NO_SUCH = Text(
    en="The row {row} names {name}, which {table} does not have.",
    fr="La ligne {row} nomme {name}, qui ne figure pas dans {table}.",
)
_SHARED = Text(
    en="The word {word} stands for both {row} and {other}.",
    fr="Le mot {word} désigne à la fois {row} et {other}.",
)
