"""Read Parquet: every value as text, a batch of rows at a time. pyarrow is imported when a file needs it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from gcmsgen.bulk.table.cell import MAX_CELL, MAX_COLUMNS, Record, text_of
from gcmsgen.errors import CaseTableError
from gcmsgen.language import Text

_BATCH = 200  # rows
MAX_CHUNK = 256 << 20  # bytes of one column of a group of rows: a million rows of long texts
_A_PAGE = 8 << 20


def parquet_records(source: str, path: Path) -> Iterator[Record]:
    """Yield the names of the columns, then the rows, numbered from 1. Raises CaseTableError."""
    arrow, parquet = _pyarrow(source)
    try:
        with parquet.ParquetFile(path) as file:
            if file.metadata.num_columns > MAX_COLUMNS or _swollen(file.metadata):
                raise CaseTableError(source, _HUGE)
            names = list(file.schema_arrow.names)
            if any(arrow.types.is_nested(field.type) for field in file.schema_arrow):
                raise CaseTableError(source, _NESTED)
            yield 0, names
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH):
                for row in zip(*(_values(arrow, column) for column in batch.columns), strict=True):
                    number += 1
                    yield number, [text_of(value) for value in row]
    except (arrow.ArrowException, OSError):
        raise CaseTableError(source, _DAMAGED) from None


def _swollen(metadata: Any) -> bool:
    """Say whether a file tells of cells that no table needs: pyarrow takes in whole pages, and so whole cells."""
    chunks = (
        (metadata.row_group(group).num_rows, metadata.row_group(group).column(column).total_uncompressed_size)
        for group in range(metadata.num_row_groups)
        for column in range(metadata.num_columns)
    )
    return any(size > MAX_CHUNK or (size > _A_PAGE and size > 4 * MAX_CELL * rows) for rows, size in chunks)


def _values(arrow: Any, column: Any) -> list[Any]:
    """Return the values of a column, a text that is too long for a cell cut to where that is seen."""
    kind = column.type
    if column.nbytes > MAX_CELL and (arrow.types.is_string(kind) or arrow.types.is_large_string(kind)):
        column = import_module("pyarrow.compute").utf8_slice_codeunits(column, 0, MAX_CELL + 1)
    return list(column.to_pylist())


def _pyarrow(source: str) -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise CaseTableError(source, _NOT_INSTALLED) from None


_NOT_INSTALLED = Text(
    en="Parquet is read with pyarrow, which is not installed. Run: pip install gcmsgen[parquet]",
    fr="Parquet est lu avec pyarrow, qui n’est pas installé. Exécutez\N{NO-BREAK SPACE}: pip install gcmsgen[parquet]",
)
_DAMAGED = Text(
    en="this Parquet file is damaged. Write it again.",
    fr="ce fichier Parquet est endommagé. Écrivez-le de nouveau.",
)
_HUGE = Text(
    en="this Parquet file holds far longer texts than a cell can have, or more columns than a workbook. Is this the right file? "
    "Write a large table in smaller groups of rows.",
    fr="ce fichier Parquet contient des textes bien plus longs que ce qu’une cellule peut avoir, ou plus de colonnes qu’un "
    "classeur. Est-ce le bon fichier? Écrivez un grand tableau par plus petits groupes de lignes.",
)
_NESTED = Text(
    en="a column holds lists or structures. Write flat columns, such as documents.1.title, or JSON Lines.",
    fr="une colonne contient des listes ou des structures. Écrivez des colonnes simples, comme documents.1.title, ou du JSON "
    "Lines.",
)
