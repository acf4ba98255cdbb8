"""GCM904: a row of a table is longer or shorter than its headings."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def beyond_headings(where: str) -> Finding:
    """Return a finding for a cell that stands under no heading."""
    return Finding(RULE.code, RULE.severity, where, _BEYOND.filled(column=where), _MOVE_BACK)


def more_beyond(count: int) -> Finding:
    """Return a finding for all further cells that stand under no heading."""
    return Finding(RULE.code, RULE.severity, "", _MORE.filled(count=str(count)), _MOVE_BACK)


def shorter(cells: int, headings: int) -> Finding:
    """Return a finding for a row of a CSV file with fewer cells than headings."""
    message = _SHORTER.filled(cells=str(cells), headings=str(headings))
    return Finding(RULE.code, Severity.WARNING, "", message, _LOOK_ALONG)


_BEYOND = Text(
    en="The row has a value in column {column}, which has no heading.",
    fr="La ligne a une valeur dans la colonne {column}, qui n’a pas d’en-tête.",
)
_MORE = Text(
    en="The row has values in {count} more columns that have no heading.",
    fr="La ligne a des valeurs dans {count} autres colonnes qui n’ont pas d’en-tête.",
)
_MOVE_BACK = Text(
    en="Give the column a heading, or empty the cell. In a CSV file, a separator inside a text moves the "
    "cells behind it: put the text between quotation marks.",
    fr="Donnez un en-tête à la colonne, ou videz la cellule. Dans un fichier CSV, un séparateur à l’intérieur "
    "d’un texte déplace les cellules suivantes\N{NO-BREAK SPACE}: mettez le texte entre guillemets.",
)
_SHORTER = Text(
    en="The row has {cells} cells and the table {headings} headings; the cells at the end are taken for empty.",
    fr="La ligne a {cells} cellules et le tableau {headings} en-têtes; les cellules de la fin sont tenues pour vides.",
)
_LOOK_ALONG = Text(
    en="Check that no separator is missing in the row.",
    fr="Vérifiez qu’aucun séparateur ne manque dans la ligne.",
)

RULE = Rule(
    code="GCM904",
    severity=Severity.ERROR,
    title=Text(
        en="A row does not fit under the headings",
        fr="Une ligne ne correspond pas aux en-têtes",
    ),
    finds=Text(
        en="A value under no heading (an error), and a row of a CSV file with fewer cells than the table has "
        "headings (a warning).",
        fr="Une valeur sous aucun en-tête (une erreur), et une ligne de fichier CSV qui compte moins de "
        "cellules que le tableau n’a d’en-têtes (un avertissement).",
    ),
    matters=Text(
        en="Where one separator is too many or too few, every cell behind it stands in the wrong column.",
        fr="S’il y a un séparateur de trop ou de moins, toutes les cellules suivantes sont dans la mauvaise colonne.",
    ),
    fix=Text(
        en="Look along the row for the first cell that is in the wrong column.",
        fr="Cherchez dans la ligne la première cellule qui est dans la mauvaise colonne.",
    ),
    authority=Text(
        en="Measured with spreadsheets: see docs/tables.md.",
        fr="Mesuré avec des tableurs\N{NO-BREAK SPACE}: voir docs/tableaux.md.",
    ),
)
