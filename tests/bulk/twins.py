"""The same cases as an English and a French office would write them: `python -m tests.bulk.twins` writes fixtures/bulk."""

import csv
import io
from pathlib import Path

from gcmsgen.bulk.table.flat import row_of
from gcmsgen.bulk.template_columns import TemplateColumn, shown_value, template_columns
from gcmsgen.facts.case import Case
from gcmsgen.facts.kind import FieldKind
from gcmsgen.facts.load import load_case
from gcmsgen.language import Language
from tests.conftest import CASES, ROOT

BULK = ROOT / "fixtures" / "bulk"
TWINS = {Language.EN: BULK / "cases-english.csv", Language.FR: BULK / "cas-francais.csv"}
CHOSEN = ("01", "02", "03", "04", "08", "09b", "10", "12b")


def cases() -> list[Case]:
    paths = [path for path in CASES if path.stem.split("-")[0] in CHOSEN]
    return [load_case(path.name, path.read_bytes()) for path in paths]


def twin(language: Language) -> bytes:
    """Return the table: UTF-8 and commas in English; cp1252, semicolons and decimal commas in French."""
    rows = [row_of(case) for case in cases()]
    columns = [column for column in template_columns() if any(column.dotted in row for row in rows)]
    french = language is Language.FR
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";" if french else ",", lineterminator="\r\n")
    writer.writerow([column.heading(language) for column in columns])
    writer.writerows([_cell(column, row.get(column.dotted, ""), language) for column in columns] for row in rows)
    return target.getvalue().encode("cp1252" if french else "utf-8")


def _cell(column: TemplateColumn, text: str, language: Language) -> str:
    if column.field.kind is FieldKind.AMOUNT and text and language is Language.FR:
        return f"{text},00"
    return shown_value(column.field, text, language)


def write(folder: Path) -> None:
    """Write both tables."""
    for language, path in TWINS.items():
        (folder / path.name).write_bytes(twin(language))


if __name__ == "__main__":
    write(BULK)
