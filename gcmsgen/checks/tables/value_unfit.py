"""GCM906: a cell holds a value of another kind than its column."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def unfit(where: str, found: str | None, expected: Text) -> Finding:
    """Return a finding for a value that a column does not take; `found` is None where it may be personal."""
    words = (expected.en, expected.fr)
    message = Text(*(text[:1].upper() + text[1:] for text in words))
    if found is not None:
        message = _FOUND.filled(found=quoted(found), expected=expected)
    return Finding(RULE.code, RULE.severity, where, message, _CORRECT)


def order_unknown(where: str) -> Finding:
    """Return a finding for a day of which it cannot be told which figure is the day and which the month."""
    return Finding(RULE.code, RULE.severity, where, _NO_ORDER, _NAME_ORDER)


_NO_ORDER = Text(
    en="The day is written in figures and not as YYYY-MM-DD, and nothing says which figure is the day and which the month.",
    fr="La date est écrite en chiffres et non AAAA-MM-JJ, et rien ne dit lequel est le jour et lequel le mois.",
)
_NAME_ORDER = Text(
    en="Say how the days of this table are written: --dates dmy (day first) or --dates mdy (month first). Or write YYYY-MM-DD.",
    fr="Dites comment sont écrites les dates de ce tableau\N{NO-BREAK SPACE}: --dates dmy (jour d’abord) ou --dates mdy (mois "
    "d’abord). Ou écrivez AAAA-MM-JJ.",
)
_FOUND = Text(en="Found {found}; {expected}", fr="Trouvé {found}; {expected}")
_CORRECT = Text(
    en="Correct the cell, or empty it where the fact is not known.",
    fr="Corrigez la cellule, ou videz-la si le fait n’est pas connu.",
)

RULE = Rule(
    code="GCM906",
    severity=Severity.ERROR,
    title=Text(
        en="A value is of another kind than its column",
        fr="Une valeur n’est pas du genre de sa colonne",
    ),
    finds=Text(
        en="A date that is not written YYYY-MM-DD, a word that is none of the closed words of the column in "
        "either language, a country that is neither a code nor a name, an amount or number with something "
        "else in it.",
        fr="Une date qui n’est pas écrite AAAA-MM-JJ, un mot qui n’est aucun des mots admis dans la colonne, "
        "dans l’une ou l’autre langue, un pays qui n’est ni un code ni un nom, un montant ou un nombre qui "
        "contient autre chose.",
    ),
    matters=Text(
        en="05/04/2026 is a day in April or in May, depending on who reads it; nothing is guessed.",
        fr="05/04/2026 est un jour d’avril ou de mai, selon qui le lit; rien n’est deviné.",
    ),
    fix=Text(
        en="Correct the cell. The drop-down lists of `gcmsgen bulk template` offer the words of each column.",
        fr="Corrigez la cellule. Les listes déroulantes de `gcmsgen bulk template` offrent les mots de chaque colonne.",
    ),
    authority=Text(
        en="Our design: a table says what its cells say, and nothing is guessed.",
        fr="Notre conception\N{NO-BREAK SPACE}: un tableau dit ce que disent ses cellules, et rien n’est deviné.",
    ),
)
