"""GCM870: a Word table came back with tracked changes."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


_FIX = Text(
    en="Accept or reject all changes in Word, save, and import again.",
    fr="Acceptez ou refusez toutes les modifications dans Word, enregistrez, puis importez de nouveau.",
)

RULE = Rule(
    code="GCM870",
    severity=Severity.ERROR,
    title=Text(
        en="A Word table holds tracked changes",
        fr="Un tableau Word contient des modifications suivies",
    ),
    finds=Text(
        en="A bilingual Word table in which text was inserted, deleted or moved while changes were tracked, and nobody has"
        " accepted or rejected it.",
        fr="Un tableau Word bilingue où du texte a été inséré, supprimé ou déplacé pendant le suivi des modifications, "
        "sans que personne ne l’ait accepté ni refusé.",
    ),
    matters=Text(
        en="It says two things at once; which of them is the translation, only a person can say.",
        fr="Il dit deux choses à la fois; laquelle est la traduction, seule une personne peut le dire.",
    ),
    fix=Text(
        en="In Word, accept or reject all changes (Review tab), save, and import again.",
        fr="Dans Word, acceptez ou refusez toutes les modifications (onglet Révision), enregistrez, puis importez de "
        "nouveau.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
