"""GCM850: the French of a sentence that came back is empty or holds a character that cannot be printed."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


_FIX = Text(
    en="Write the French anew, or leave it as it was sent.",
    fr="Écrivez de nouveau le français, ou laissez-le tel qu’il a été envoyé.",
)

RULE = Rule(
    code="GCM850",
    severity=Severity.ERROR,
    title=Text(
        en="The French is empty or holds what cannot be printed",
        fr="Le français est vide ou contient ce qui ne s’imprime pas",
    ),
    finds=Text(
        en="A sentence that had French and came back with none, or whose French holds control characters, invisible "
        "characters or the mark of a character that was lost (U+FFFD).",
        fr="Une phrase qui avait un texte français et revient sans, ou dont le français contient des caractères de "
        "commande, des caractères invisibles ou la marque d’un caractère perdu (U+FFFD).",
    ),
    matters=Text(
        en="A letter would have a gap, or hide something from its reader.",
        fr="Une lettre aurait un trou, ou cacherait quelque chose à son lecteur.",
    ),
    fix=Text(
        en="Write the French anew. To leave a sentence for later, leave its French as it was sent.",
        fr="Écrivez de nouveau le français. Pour remettre une phrase à plus tard, laissez son français tel qu’il a été "
        "envoyé.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
