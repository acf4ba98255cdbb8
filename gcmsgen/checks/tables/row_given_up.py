"""GCM951: a row of a run was given up: it took too long or too much memory, ended its worker twice, or met a fault of ours."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def given_up(why: Text) -> Finding:
    """Return the finding of a row that was given up, with the reason that the run gives."""
    return Finding(RULE.code, RULE.severity, "", why, _FIX)


_FIX = Text(
    en="Make this row alone, with `gcmsgen bulk run --rows`; if it is given up again, report it.",
    fr="Produisez cette ligne seule, avec `gcmsgen bulk run --rows`; si elle est de nouveau abandonnée, signalez-le.",
)

RULE = Rule(
    code="GCM951",
    severity=Severity.ERROR,
    title=Text(en="A row was given up", fr="Une ligne a été abandonnée"),
    finds=Text(
        en="A row of a run that took more time or memory than one case may take, that ended its worker twice, or that met a fault of "
        "the program. Looked for while a table is run.",
        fr="Une ligne qui a pris plus de temps ou de mémoire qu’un cas ne le peut, qui a mis fin deux fois au processus "
        "chargé d’elle, "
        "ou qui a rencontré une erreur du programme. Cela est constaté pendant la production d’un tableau.",
    ),
    matters=Text(
        en="One row must not stop a hundred thousand others; it is left out and named, and all the others are made.",
        fr="Une ligne ne doit pas en arrêter cent mille autres\N{NO-BREAK SPACE}: elle est omise et nommée, et toutes "
        "les autres sont "
        "produites.",
    ),
    fix=Text(
        en="Make the row alone; look for a fact that is unusually long. If it is given up again, report it with this code.",
        fr="Produisez la ligne seule; cherchez un fait d’une longueur inhabituelle. Si elle est de nouveau abandonnée, "
        "signalez-le avec "
        "ce code.",
    ),
    authority=Text(en="A rule of this program.", fr="Une règle de ce programme."),
)
