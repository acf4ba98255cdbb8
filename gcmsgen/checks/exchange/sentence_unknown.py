"""GCM849: a file that came back names a sentence that does not exist, or one twice."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


_FIX = Text(
    en="Give it back the id that it was sent with, once, or take it out.",
    fr="Rendez-lui l’identifiant qu’elle avait à l’envoi, une seule fois, ou retirez-la.",
)

RULE = Rule(
    code="GCM849",
    severity=Severity.ERROR,
    title=Text(
        en="A sentence has an unknown id, or stands twice",
        fr="Une phrase a un identifiant inconnu, ou figure deux fois",
    ),
    finds=Text(
        en="A sentence of the file whose id no English sentence bears, or an id that the file holds more than once.",
        fr="Une phrase du fichier dont l’identifiant n’est celui d’aucune phrase anglaise, ou un identifiant que le "
        "fichier contient plus d’une fois.",
    ),
    matters=Text(
        en="Which French goes where is told by the id alone; it is never guessed.",
        fr="Seul l’identifiant dit où va un texte français; cela n’est jamais deviné.",
    ),
    fix=Text(
        en="Give the sentence back the id that it was sent with, or take it out of the file.",
        fr="Rendez à la phrase l’identifiant qu’elle avait à l’envoi, ou retirez-la du fichier.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
