"""GCM902: two columns of a table hold the same field."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def repeated(where: str, first: str, dotted: str) -> Finding:
    """Return a finding for a column whose field has a column already."""
    message = _REPEATED.filled(column=where, first=first, dotted=dotted)
    return Finding(RULE.code, RULE.severity, where, message, _KEEP_ONE)


_REPEATED = Text(
    en="Column {column} holds {dotted}, which column {first} holds already.",
    fr="La colonne {column} contient {dotted}, que la colonne {first} contient déjà.",
)
_KEEP_ONE = Text(
    en="Keep one of the two columns, or correct the heading that is wrong.",
    fr="Gardez une seule des deux colonnes, ou corrigez l’en-tête erroné.",
)

RULE = Rule(
    code="GCM902",
    severity=Severity.ERROR,
    title=Text(
        en="Two columns hold the same field",
        fr="Deux colonnes contiennent le même champ",
    ),
    finds=Text(
        en="A field that is no list and has two columns, or two columns with the same number of a list. "
        "Columns of a list that bear no number may be repeated: they are numbered from left to right.",
        fr="Un champ qui n’est pas une liste et qui a deux colonnes, ou deux colonnes qui portent le même "
        "numéro d’une liste. Les colonnes d’une liste sans numéro peuvent être répétées\N{NO-BREAK SPACE}: "
        "elles sont numérotées de gauche à droite.",
    ),
    matters=Text(
        en="Which of the two is the fact cannot be told, and none is chosen.",
        fr="On ne peut savoir laquelle des deux est le fait, et aucune n’est choisie.",
    ),
    fix=Text(
        en="Keep one column, or give each its own number: `documents.1.title`, `documents.2.title`.",
        fr="Gardez une colonne, ou donnez à chacune son numéro\N{NO-BREAK SPACE}: `documents.1.title`, "
        "`documents.2.title`.",
    ),
    authority=Text(
        en="Our design: a table says what its cells say, and nothing is guessed.",
        fr="Notre conception\N{NO-BREAK SPACE}: un tableau dit ce que disent ses cellules, et rien n’est deviné.",
    ),
)
