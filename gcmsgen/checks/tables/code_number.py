"""GCM905: a code was typed as a number and may have lost its zeros."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def zeros_lost(where: str) -> Finding:
    """Return a finding for a number in a column of NOC codes that is shorter than a code."""
    return Finding(RULE.code, RULE.severity, where, _ZEROS_LOST, _AS_TEXT)


def zeros_shown(where: str) -> Finding:
    """Return a finding for a number that its cell shows with zeros before it, in a column of codes or identifiers."""
    return Finding(RULE.code, RULE.severity, where, _ZEROS_SHOWN, _AS_TEXT)


def may_have_lost_zeros(where: str) -> Finding:
    """Return a finding for a number in a column of identifiers, which may begin with zeros."""
    return Finding(RULE.code, Severity.WARNING, where, _MAY_HAVE, _AS_TEXT)


_ZEROS_LOST = Text(
    en="The cell holds a number of fewer than five digits; a NOC code is text, and its zeros at the beginning "
    "(00010) are lost in a number. They are never put back by guessing.",
    fr="La cellule contient un nombre de moins de cinq chiffres; un code de la CNP est un texte, et ses zéros "
    "du début (00010) se perdent dans un nombre. Ils ne sont jamais rétablis par supposition.",
)
_ZEROS_SHOWN = Text(
    en="The cell holds a number that its format shows with zeros before it (00000); the number itself has none, and they are never "
    "put back by guessing.",
    fr="La cellule contient un nombre que son format montre précédé de zéros (00000); le nombre lui-même n’en a pas, et ils ne sont "
    "jamais rétablis par supposition.",
)
_MAY_HAVE = Text(
    en="The cell holds a number; zeros at the beginning of an identifier are lost in a number.",
    fr="La cellule contient un nombre; les zéros au début d’un identifiant se perdent dans un nombre.",
)
_AS_TEXT = Text(
    en="Format the column as text, then type the value again from its source.",
    fr="Donnez à la colonne le format Texte, puis retapez la valeur d’après sa source.",
)

RULE = Rule(
    code="GCM905",
    severity=Severity.ERROR,
    title=Text(
        en="A code was typed as a number",
        fr="Un code a été saisi comme nombre",
    ),
    finds=Text(
        en="In a workbook or a Parquet file: a number of fewer than five digits in a column of NOC codes (an "
        "error), and a number in a column of application, client, offer, passport or business numbers or "
        "of postal codes (a warning).",
        fr="Dans un classeur ou un fichier Parquet\N{NO-BREAK SPACE}: un nombre de moins de cinq chiffres "
        "dans une colonne de codes de la CNP (une erreur), et un nombre dans une colonne de numéros de "
        "demande, de client, d’offre, de passeport ou d’entreprise, ou de codes postaux (un "
        "avertissement).",
    ),
    matters=Text(
        en="00010 becomes 10 when a spreadsheet takes it for a number, and 10 could be several codes.",
        fr="00010 devient 10 quand un tableur le prend pour un nombre, et 10 pourrait être plusieurs codes.",
    ),
    fix=Text(
        en="Format the column as text and type the codes again. The columns of `gcmsgen bulk template` are "
        "text already.",
        fr="Donnez à la colonne le format Texte et retapez les codes. Les colonnes de `gcmsgen bulk template` "
        "sont déjà au format Texte.",
    ),
    authority=Text(
        en="Measured with spreadsheets: see docs/tables.md.",
        fr="Mesuré avec des tableurs\N{NO-BREAK SPACE}: voir docs/tableaux.md.",
    ),
)
