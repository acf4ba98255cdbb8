"""GCM848: a sentence was changed since it was sent to the translator."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


_FIX = Text(
    en="Export the sentence again (--only stale) and translate it from there.",
    fr="Exportez de nouveau la phrase (--only stale) et traduisez-la à partir de là.",
)

RULE = Rule(
    code="GCM848",
    severity=Severity.ERROR,
    title=Text(
        en="A sentence changed since it was sent",
        fr="Une phrase a changé depuis son envoi",
    ),
    finds=Text(
        en="A sentence with new French whose English, or whose French, is no longer what it was when the file was "
        "exported, or which has lost the mark that tells. A sentence that the translator left alone is passed over.",
        fr="Une phrase au français nouveau dont l’anglais, ou le français, n’est plus ce qu’il était à l’exportation du "
        "fichier, ou qui a perdu la marque qui le dit. Une phrase que le traducteur n’a pas touchée est laissée de "
        "côté.",
    ),
    matters=Text(
        en="The French would pass for a translation of an English that the translator never saw, or undo the work of "
        "another person.",
        fr="Le français passerait pour la traduction d’un anglais que le traducteur n’a jamais vu, ou déferait le travail "
        "d’une autre personne.",
    ),
    fix=Text(
        en="Export the sentence again and translate it from there.",
        fr="Exportez de nouveau la phrase et traduisez-la à partir de là.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
