"""GCM907: an application number stands in several rows."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def repeated(number: str, rows: list[int]) -> Finding:
    """Return a finding for an application number and all rows that bear it."""
    named = ", ".join(map(str, rows))
    message = _REPEATED.filled(number=quoted(number), rows=named, count=str(len(rows)))
    return Finding(RULE.code, RULE.severity, "application.number", message, _ONE_ROW)


_REPEATED = Text(
    en="The application number {number} stands in {count} rows: {rows}.",
    fr="Le numéro de demande {number} figure dans {count} lignes\N{NO-BREAK SPACE}: {rows}.",
)
_ONE_ROW = Text(
    en="Keep one row for each application: outputs are named for its number.",
    fr="Gardez une seule ligne par demande\N{NO-BREAK SPACE}: les documents portent son numéro.",
)

RULE = Rule(
    code="GCM907",
    severity=Severity.ERROR,
    title=Text(
        en="An application number stands in several rows",
        fr="Un numéro de demande figure dans plusieurs lignes",
    ),
    finds=Text(
        en="An application number that two or more rows of a table bear, without regard to case. All of them "
        "are named, and nothing is made from the table.",
        fr="Un numéro de demande que portent deux lignes ou plus d’un tableau, sans égard à la casse. Toutes "
        "sont nommées, et rien n’est produit à partir du tableau.",
    ),
    matters=Text(
        en="Outputs are named for the application: of two rows, one would replace the letter of the other.",
        fr="Les documents sont nommés d’après la demande\N{NO-BREAK SPACE}: de deux lignes, l’une "
        "remplacerait la lettre de l’autre.",
    ),
    fix=Text(
        en="Keep one row for each application.",
        fr="Gardez une seule ligne par demande.",
    ),
    authority=Text(
        en="Our design: a table says what its cells say, and nothing is guessed.",
        fr="Notre conception\N{NO-BREAK SPACE}: un tableau dit ce que disent ses cellules, et rien n’est deviné.",
    ),
)
