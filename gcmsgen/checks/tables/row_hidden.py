"""GCM910: rows of a workbook are hidden."""

from collections.abc import Iterator, Sequence

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.tables.rows_named import rows_named
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def hidden(rows: Sequence[int]) -> Iterator[Finding]:
    """Yield a finding that names the rows which nobody sees, where there are any."""
    if rows:
        message = _MESSAGE.filled(count=str(len(rows)), rows=rows_named(rows))
        yield Finding(RULE.code, RULE.severity, "", message, _FIX)


_MESSAGE = Text(
    en="Of these rows {count} are hidden, by hand or by a filter, and are taken all the same: {rows}.",
    fr="De ces lignes, {count} sont masquées, à la main ou par un filtre, et sont prises quand même : {rows}.",
)
_FIX = Text(
    en="Show them in the spreadsheet, or leave them out: --visible-only",
    fr="Affichez-les dans le tableur, ou omettez-les : --visible-only",
)

RULE = Rule(
    code="GCM910",
    severity=Severity.WARNING,
    title=Text(
        en="Rows of a workbook are hidden",
        fr="Des lignes d’un classeur sont masquées",
    ),
    finds=Text(
        en="Rows of a sheet that are hidden, by hand or by a filter. They are rows of the table like all others, unless "
        "--visible-only leaves them out.",
        fr="Des lignes d’une feuille qui sont masquées, à la main ou par un filtre. Ce sont des lignes du tableau comme "
        "les autres, à moins que --visible-only ne les omette.",
    ),
    matters=Text(
        en="A person who filters a table and runs it expects letters for what is seen.",
        fr="Qui filtre un tableau puis le produit s’attend à des lettres pour ce qui se voit.",
    ),
    fix=Text(
        en="Show the rows, or run with --visible-only.",
        fr="Affichez les lignes, ou utilisez --visible-only.",
    ),
    authority=Text(
        en="Our own design, after public reports on spreadsheet readers (confidence H).",
        fr="Notre propre conception, d’après des signalements publics sur la lecture de tableurs (niveau de confiance "
        "H).",
    ),
)
