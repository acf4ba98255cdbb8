"""GCM908: parts of a row do not fit together: a gap in a list, or a word beside what it denies."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def gap(where: str, missing: str) -> Finding:
    """Return a finding for an item of a list whose predecessor is empty."""
    return Finding(RULE.code, RULE.severity, where, _GAP.filled(missing=missing), _FILL)


def said_twice(where: str, word: Text) -> Finding:
    """Return a finding for a field that is both a word and a group with its own values."""
    return Finding(
        RULE.code, RULE.severity, where, _TWICE.filled(word=Text(en=quoted(word.en).en, fr=quoted(word.fr).fr)), _CHOOSE
    )


_GAP = Text(
    en="This item of a list is filled in while the one before it ({missing}) is empty.",
    fr="Cet élément de liste est rempli alors que le précédent ({missing}) est vide.",
)
_FILL = Text(
    en="Fill the items of a list in order, without a gap.",
    fr="Remplissez les éléments d’une liste dans l’ordre, sans vide.",
)
_TWICE = Text(
    en="The row says {word} here, and gives details of the same matter in other columns.",
    fr="La ligne indique {word} ici, et donne des détails sur la même chose dans d’autres colonnes.",
)
_CHOOSE = Text(
    en="Empty either this cell or those with the details.",
    fr="Videz soit cette cellule, soit celles des détails.",
)

RULE = Rule(
    code="GCM908",
    severity=Severity.ERROR,
    title=Text(
        en="Parts of a row do not fit together",
        fr="Des parties d’une ligne ne vont pas ensemble",
    ),
    finds=Text(
        en="An item of a list that is filled in while the one before it is empty; and a word such as None or "
        "No in a cell, with values in the columns of what it denies.",
        fr="Un élément de liste rempli alors que le précédent est vide; et un mot comme Aucun ou Non dans une "
        "cellule, avec des valeurs dans les colonnes de ce qu’il nie.",
    ),
    matters=Text(
        en="A gap may be a value that was lost, and of two statements that exclude each other none is chosen.",
        fr="Un vide peut être une valeur perdue, et de deux énoncés qui s’excluent, aucun n’est choisi.",
    ),
    fix=Text(
        en="Fill lists in order, and leave either the word or the details.",
        fr="Remplissez les listes dans l’ordre, et laissez soit le mot, soit les détails.",
    ),
    authority=Text(
        en="Our design: a table says what its cells say, and nothing is guessed.",
        fr="Notre conception\N{NO-BREAK SPACE}: un tableau dit ce que disent ses cellules, et rien n’est deviné.",
    ),
)
