"""GCM912: a row still is the example of a new workbook."""

from collections.abc import Sequence

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.tables.rows_named import rows_named
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def kept(rows: Sequence[int]) -> Finding:
    """Return the finding of the rows that are about the person of the example."""
    which = (_ROWS if len(rows) > 1 else _ROW).filled(rows=rows_named(rows))
    return Finding(RULE.code, RULE.severity, "", _MESSAGE.filled(rows=which), _FIX)


_ROW = Text(en="row {rows}", fr="ligne {rows}")
_ROWS = Text(en="rows {rows}", fr="lignes {rows}")
_MESSAGE = Text(
    en="The example of a new workbook is still there, with its number and its invented person: {rows}.",
    fr="L’exemple d’un nouveau classeur s’y trouve encore, avec son numéro et sa personne inventée\N{NO-BREAK SPACE}: {rows}.",
)
_FIX = Text(
    en="Write a case over it, or delete the row before letters are sent. To try the program, leave it.",
    fr="Remplacez-le par un cas, ou supprimez la ligne avant l’envoi des lettres. Pour essayer le programme, laissez-le.",
)

RULE = Rule(
    code="GCM912",
    severity=Severity.WARNING,
    title=Text(
        en="A row still is the example of the workbook",
        fr="Une ligne est encore l’exemple du classeur",
    ),
    finds=Text(
        en="A row with the application number and the person of the example in row 2 of a new workbook (`gcmsgen bulk template`), "
        "whatever else was changed in it.",
        fr="Une ligne qui porte le numéro de demande et la personne de l’exemple de la ligne 2 d’un nouveau classeur "
        "(`gcmsgen bulk template`), quoi qu’on y ait modifié d’autre.",
    ),
    matters=Text(
        en="Letters to a person who does not exist go into the count of what was sent, and into the envelopes.",
        fr="Des lettres à une personne qui n’existe pas entrent dans le compte des envois, puis dans les enveloppes.",
    ),
    fix=Text(
        en="Write a case over the example, or delete its row.",
        fr="Remplacez l’exemple par un cas, ou supprimez sa ligne.",
    ),
    authority=Text(en="A rule of this program.", fr="Une règle de ce programme."),
)
