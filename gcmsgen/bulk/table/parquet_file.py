"""Read Parquet: every value as text, a batch of rows at a time. pyarrow is imported when a file needs it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from gcmsgen.bulk.table.cell import Record, text_of
from gcmsgen.errors import CaseTableError
from gcmsgen.language import Text

_BATCH = 200  # rows


def parquet_records(source: str, path: Path) -> Iterator[Record]:
    """Yield the names of the columns, then the rows, numbered from 1. Raises CaseTableError."""
    arrow, parquet = _pyarrow(source)
    try:
        with parquet.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
            if any(arrow.types.is_nested(field.type) for field in file.schema_arrow):
                raise CaseTableError(source, _NESTED)
            yield 0, names
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield number, [text_of(row[name]) for name in names]
    except (arrow.ArrowException, OSError):
        raise CaseTableError(source, _DAMAGED) from None


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
_NESTED = Text(
    en="a column holds lists or structures. Write flat columns, such as documents.1.title, or JSON Lines.",
    fr="une colonne contient des listes ou des structures. Écrivez des colonnes simples, comme documents.1.title, ou du JSON "
    "Lines.",
)
