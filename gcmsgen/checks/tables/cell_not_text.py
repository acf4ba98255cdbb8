"""GCM903: a cell holds a formula, an error value, a control character or too much text."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def formula(where: str) -> Finding:
    """Return a finding for a cell that holds a formula."""
    return Finding(RULE.code, RULE.severity, where, _FORMULA, _PASTE_VALUE)


def error_value(where: str) -> Finding:
    """Return a finding for a cell that holds the error of a formula."""
    return Finding(RULE.code, RULE.severity, where, _ERROR, _TYPE_VALUE)


def control_character(where: str) -> Finding:
    """Return a finding for a cell with a character that no program prints."""
    return Finding(RULE.code, RULE.severity, where, _CONTROL, _TYPE_VALUE)


def too_many_marks(where: str) -> Finding:
    """Return a finding for a cell with more marks on one letter than any script has."""
    return Finding(RULE.code, RULE.severity, where, _MARKS, _TYPE_VALUE)


def struck(where: str) -> Finding:
    """Return a finding for a cell whose text is struck through, whole or in part."""
    return Finding(RULE.code, RULE.severity, where, _STRUCK, _UNSTRIKE)


def day_in_text(where: str) -> Finding:
    """Return a finding for a day in a column of text, which a spreadsheet makes of 10-12."""
    return Finding(RULE.code, RULE.severity, where, _DAY, _TYPE_TEXT)


def too_long(where: str, most: int) -> Finding:
    """Return a finding for a cell with more text than a cell can hold."""
    return Finding(RULE.code, RULE.severity, where, _LONG.filled(most=str(most)), _LOOK_FOR_QUOTE)


_STRUCK = Text(
    en="The text of the cell is struck through, whole or in part: it cannot be told what is meant.",
    fr="Le texte de la cellule est barré, en tout ou en partie\N{NO-BREAK SPACE}: on ne peut dire ce qui est voulu.",
)
_UNSTRIKE = Text(
    en="Delete what is struck through, or clear the format where it is meant.",
    fr="Supprimez ce qui est barré, ou effacez la mise en forme si le texte est voulu.",
)
_DAY = Text(
    en="The column holds text and the cell a date: a spreadsheet makes a date of what looks like one, such as 10-12.",
    fr="La colonne contient du texte et la cellule, une date\N{NO-BREAK SPACE}: un tableur fait une date de ce qui y ressemble, "
    "comme 10-12.",
)
_TYPE_TEXT = Text(
    en="Format the column as text, then type the value again from its source.",
    fr="Donnez à la colonne le format Texte, puis retapez la valeur d’après sa source.",
)
_FORMULA = Text(
    en="The cell holds a formula; what it gives is not taken for a fact.",
    fr="La cellule contient une formule; ce qu’elle donne n’est pas pris pour un fait.",
)
_PASTE_VALUE = Text(
    en="Copy the cell and paste it as a value.",
    fr="Copiez la cellule et collez-la comme valeur.",
)
_ERROR = Text(
    en="The cell holds the error of a formula (such as #N/A).",
    fr="La cellule contient l’erreur d’une formule (comme #N/D).",
)
_CONTROL = Text(
    en="The cell holds a control character, which cannot be printed.",
    fr="La cellule contient un caractère de commande, qui ne peut être imprimé.",
)
_MARKS = Text(
    en="The cell has more than thirty marks on one letter.",
    fr="La cellule porte plus de trente signes sur une même lettre.",
)
_TYPE_VALUE = Text(
    en="Type the value again, or empty the cell.",
    fr="Tapez de nouveau la valeur, ou videz la cellule.",
)
_LONG = Text(
    en="The cell holds more than {most} characters.",
    fr="La cellule contient plus de {most} caractères.",
)
_LOOK_FOR_QUOTE = Text(
    en="Shorten the text. In a CSV file, look for a quotation mark that is never closed.",
    fr="Raccourcissez le texte. Dans un fichier CSV, cherchez un guillemet qui n’est jamais fermé.",
)

RULE = Rule(
    code="GCM903",
    severity=Severity.ERROR,
    title=Text(
        en="A cell does not hold a plain text",
        fr="Une cellule ne contient pas un texte simple",
    ),
    finds=Text(
        en="A cell of a column with a field that holds a formula, the error that a formula gave, a control "
        "character, more than thirty marks on one letter, or more text than a cell of a spreadsheet can hold.",
        fr="Une cellule d’une colonne de champ qui contient une formule, l’erreur donnée par une formule, un "
        "caractère de commande, plus de trente signes sur une même lettre, ou plus de texte que n’en peut contenir une cellule "
        "de tableur.",
    ),
    matters=Text(
        en="What a formula gives depends on the program that opened the table last; it may have changed since "
        "somebody looked at it.",
        fr="Ce que donne une formule dépend du dernier programme qui a ouvert le tableau; la valeur peut "
        "avoir changé depuis que quelqu’un l’a vue.",
    ),
    fix=Text(
        en="Paste the value itself into the cell.",
        fr="Collez la valeur elle-même dans la cellule.",
    ),
    authority=Text(
        en="Measured with spreadsheets: see docs/tables.md.",
        fr="Mesuré avec des tableurs\N{NO-BREAK SPACE}: voir docs/tableaux.md.",
    ),
)
