"""Write the workbook to fill in: headings with comments, drop-down lists, cells of the right format, an example, an explanation."""

import io
import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gcmsgen.bulk.table.flat import row_of
from gcmsgen.bulk.template_columns import TemplateColumn, choices, shown_value, template_columns
from gcmsgen.bulk.workbook_disk import disk_told
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import CaseField
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Language, Text
from gcmsgen.timeless_zip import packed, unpacked

_LAST_ROW = 1_048_576
_FORMATS = {FieldKind.DAY: "yyyy-mm-dd", FieldKind.AMOUNT: "0.00", FieldKind.COUNT: "0"}
_AS_TEXT = "@"
_WIDTHS = {FieldKind.DAY: 13, FieldKind.AMOUNT: 12, FieldKind.COUNT: 10, FieldKind.NOC: 30}
_COLOURS = ("DCE6F1", "EBF1DE", "FDE9D9", "E4DFEC", "DAEEF3", "F2F2F2", "FFF2CC")
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def template(language: Language, example: Case, shown: Collection[CaseField] | None = None) -> bytes:
    """Return the workbook in a language, with a case as its example row; equal arguments give equal bytes.

    Where the fields to be `shown` are named, the columns of all others are grouped and hidden, but for those that the example fills.
    """
    book = Workbook()
    book.remove(book["Sheet"])
    cases = book.create_sheet(_CASES.of(language))
    explained = book.create_sheet(_EXPLAINED.of(language))
    lists = book.create_sheet(_LISTS.of(language))
    lists.sheet_state = "hidden"
    columns = template_columns()
    _write_headings(cases, columns, language)
    if shown is not None:
        _fold(cases, columns, shown, row_of(example))
    _write_example(cases, columns, row_of(example), language)
    _write_lists(cases, lists, columns, language)
    _explain(explained, language)
    book.properties.creator = "gcmsgen"
    target = io.BytesIO()
    with disk_told():
        book.save(target)
    parts = unpacked(target.getvalue())
    parts["docProps/core.xml"] = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", parts["docProps/core.xml"])
    return packed(parts)


def _write_headings(sheet: Worksheet, columns: tuple[TemplateColumn, ...], language: Language) -> None:
    groups = list(dict.fromkeys(column.field.place[0] for column in columns))
    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = 62
    for position, column in enumerate(columns, 1):
        letter = get_column_letter(position)
        cell = sheet.cell(1, position, column.heading(language))
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor=_COLOURS[groups.index(column.field.place[0]) % len(_COLOURS)])
        cell.comment = Comment(column.comment(language), "gcmsgen", height=110, width=330)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.field.kind, 20)
        sheet.column_dimensions[letter].number_format = _FORMATS.get(column.field.kind, _AS_TEXT)


def _fold(
    sheet: Worksheet, columns: tuple[TemplateColumn, ...], shown: Collection[CaseField], row: Mapping[str, str]
) -> None:
    """Group and hide the columns of fields that are not asked for, and of items that few cases have; a click shows them."""
    places = {field.path for field in shown}
    for position, column in enumerate(columns, 1):
        asked = column.field.path in places and all(number <= _ITEMS_SHOWN for number in column.numbers)
        if not asked and column.dotted not in row:
            dimension = sheet.column_dimensions[get_column_letter(position)]
            dimension.outlineLevel, dimension.hidden = 1, True


_ITEMS_SHOWN = 3


def _write_example(
    sheet: Worksheet, columns: tuple[TemplateColumn, ...], row: Mapping[str, str], language: Language
) -> None:
    for position, column in enumerate(columns, 1):
        text = row.get(column.dotted)
        if text is not None:
            cell = sheet.cell(2, position)
            cell.number_format = _FORMATS.get(column.field.kind, _AS_TEXT)
            cell.value = _typed(column.field, shown_value(column.field, text, language))


def _typed(field: CaseField, text: str) -> str | int | Decimal | date:
    """Return a value as its cell holds it: a day as a day, a figure as a figure, a word for either as text."""
    if field.kind is FieldKind.DAY and text[:1].isdigit():
        return date.fromisoformat(text)
    if field.kind is FieldKind.AMOUNT:
        return Decimal(text)
    return int(text) if field.kind is FieldKind.COUNT else text


def _write_lists(cases: Worksheet, lists: Worksheet, columns: tuple[TemplateColumn, ...], language: Language) -> None:
    """Write each list of choices once on its own sheet, and offer it in every column whose field has it."""
    offered: dict[tuple[str, ...], DataValidation] = {}
    for position, column in enumerate(columns, 1):
        words = choices(column.field, language)
        if not words:
            continue
        if words not in offered:
            offered[words] = _listed(lists, len(offered) + 1, words, language)
            cases.add_data_validation(offered[words])
        letter = get_column_letter(position)
        offered[words].add(f"{letter}2:{letter}{_LAST_ROW}")


def _listed(lists: Worksheet, position: int, words: tuple[str, ...], language: Language) -> DataValidation:
    for row, word in enumerate(words, 1):
        lists.cell(row, position, word).number_format = _AS_TEXT
    letter = get_column_letter(position)
    return DataValidation(
        type="list",
        formula1=f"'{lists.title}'!${letter}$1:${letter}${len(words)}",
        allow_blank=True,
        errorStyle="warning",
        showErrorMessage=True,
        errorTitle=_NOT_LISTED_TITLE.of(language),
        error=_NOT_LISTED.of(language),
    )


def _explain(sheet: Worksheet, language: Language) -> None:
    sheet.column_dimensions["A"].width = 90
    for row, line in enumerate(_EXPLANATION, 1):
        cell = sheet.cell(row, 1, line.of(language))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name="Calibri", size=11, bold=row == 1)
        sheet.row_dimensions[row].height = 32


_CASES = Text(en="Cases", fr="Cas")
_EXPLAINED = Text(en="How to fill it in", fr="Comment remplir")
_LISTS = Text(en="Lists", fr="Listes")
_NOT_LISTED_TITLE = Text(en="Not in the list", fr="Hors de la liste")
_NOT_LISTED = Text(
    en="This value is not in the list of the column. It is read if it is the code or the word of the case file.",
    fr="Cette valeur n’est pas dans la liste de la colonne. Elle est lue si c’est le code ou le mot du fichier de cas.",
)
_EXPLANATION = (
    Text(en="A row for each case", fr="Une ligne par cas"),
    Text(
        en="Row 2 of the first sheet is an example; its people, employer and numbers are invented. Delete it, then write one case "
        "in each row.",
        fr="La ligne 2 de la première feuille est un exemple; les personnes, l’employeur et les numéros sont inventés. Supprimez-la, "
        "puis écrivez un cas par ligne.",
    ),
    Text(
        en="Leave empty what is not known: nothing is taken for granted, and the check says which facts a decision needs.",
        fr="Laissez vide ce qui n’est pas connu\N{NO-BREAK SPACE}: rien n’est présumé, et la vérification dit quels faits il faut "
        "pour une décision.",
    ),
    Text(
        en="Choose from the lists where a column has one. The comment of a heading says where the fact stands in the case and how it "
        "is written.",
        fr="Choisissez dans la liste si la colonne en a une. Le commentaire d’un en-tête dit où se trouve le fait dans le cas et "
        "comment l’écrire.",
    ),
    Text(
        en="NOC codes and numbers are text here, so that 00010 stays 00010. Write dates as YYYY-MM-DD.",
        fr="Les codes de la CNP et les numéros sont du texte ici, de sorte que 00010 reste 00010. Écrivez les dates AAAA-MM-JJ.",
    ),
    Text(
        en="Columns that you do not need may be deleted, and their order does not matter. Headings must stay as they are; English "
        "and French ones are read alike.",
        fr="Les colonnes inutiles peuvent être supprimées, et leur ordre est sans importance. Les en-têtes doivent rester tels "
        "quels; ils sont lus en français comme en anglais.",
    ),
    Text(
        en="Paste values, not formulas: what a formula gives is not taken for a fact.",
        fr="Collez des valeurs, et non des formules\N{NO-BREAK SPACE}: ce que donne une formule n’est pas pris pour un fait.",
    ),
    Text(
        en="Save as .xlsx without a password, then run: gcmsgen bulk check FILE.xlsx",
        fr="Enregistrez en .xlsx sans mot de passe, puis exécutez\N{NO-BREAK SPACE}: gcmsgen bulk check FICHIER.xlsx --lang fr",
    ),
)
