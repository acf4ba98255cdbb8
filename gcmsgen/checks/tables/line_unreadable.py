"""GCM909: a line of JSON Lines is no JSON object."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def unreadable(expected: Text) -> Finding:
    """Return a finding for a line that cannot be read."""
    return Finding(RULE.code, RULE.severity, "", expected, _ONE_OBJECT)


_ONE_OBJECT = Text(
    en="Write one JSON object on each line, as `json.dumps` and `jq -c` do.",
    fr="Écrivez un objet JSON par ligne, comme le font `json.dumps` et `jq -c`.",
)

RULE = Rule(
    code="GCM909",
    severity=Severity.ERROR,
    title=Text(
        en="A line is no JSON object",
        fr="Une ligne n’est pas un objet JSON",
    ),
    finds=Text(
        en="A line of a JSON Lines file that is not one JSON object, holds a field twice, half a character or "
        "too many levels.",
        fr="Une ligne d’un fichier JSON Lines qui n’est pas un objet JSON, ou qui contient un champ deux "
        "fois, la moitié d’un caractère ou trop de niveaux.",
    ),
    matters=Text(
        en="The case on that line is unknown, and its application number too.",
        fr="Le cas de cette ligne est inconnu, et son numéro de demande aussi.",
    ),
    fix=Text(
        en="Write the line again with a program that writes JSON Lines.",
        fr="Écrivez la ligne de nouveau avec un programme qui produit du JSON Lines.",
    ),
    authority=Text(
        en="jsonlines.org: each line is a JSON value; UTF-8.",
        fr="jsonlines.org\N{NO-BREAK SPACE}: chaque ligne est une valeur JSON; UTF-8.",
    ),
)
