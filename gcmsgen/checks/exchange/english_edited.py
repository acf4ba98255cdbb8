"""GCM847: the English of a file that came back was edited."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


_FIX = Text(
    en="Put the English back as it was sent; correct the English itself in its file of words.",
    fr="Remettez l’anglais tel qu’il a été envoyé; corrigez l’anglais lui-même dans son fichier de mots.",
)

RULE = Rule(
    code="GCM847",
    severity=Severity.ERROR,
    title=Text(
        en="The English column was edited",
        fr="La colonne anglaise a été modifiée",
    ),
    finds=Text(
        en="A sentence whose English in the file is not the one that was sent, while the English of the program is still "
        "the same.",
        fr="Une phrase dont l’anglais, dans le fichier, n’est pas celui qui a été envoyé, alors que l’anglais du programme"
        " est resté le même.",
    ),
    matters=Text(
        en="The French would be made from an English that no letter says.",
        fr="Le français serait fait à partir d’un anglais qu’aucune lettre ne dit.",
    ),
    fix=Text(
        en="Put the English back as it was. A fault of the English is corrected in its own file of words, and the sentence"
        " is exported anew.",
        fr="Remettez l’anglais comme il était. Une faute de l’anglais se corrige dans son propre fichier de mots, puis la "
        "phrase est exportée de nouveau.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
