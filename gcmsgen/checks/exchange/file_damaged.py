"""GCM845: a file of a translator cannot be taken."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


_FIX = Text(
    en="Export again, or ask the translator for the file as their tool saved it.",
    fr="Exportez de nouveau, ou demandez au traducteur le fichier tel que son outil l’a enregistré.",
)

RULE = Rule(
    code="GCM845",
    severity=Severity.ERROR,
    title=Text(
        en="A file of translations cannot be taken",
        fr="Un fichier de traductions ne peut être pris",
    ),
    finds=Text(
        en="A file for `gcmsgen translation import` that is cut short, of another kind, of another language than Canadian "
        "French, holds XML entities, unpacks to too much, or holds something in a sentence that is neither words nor a "
        "placeholder. Nothing of it is read further.",
        fr="Un fichier destiné à `gcmsgen translation import` qui est tronqué, d’un autre genre, d’une autre langue que le"
        " français canadien, contient des entités XML, se décompresse en trop de données, ou contient dans une phrase "
        "autre chose que des mots et des jetons. Rien n’en est lu plus avant.",
    ),
    matters=Text(
        en="A part of the work would be lost without a word, or a file from outside would reach into this machine.",
        fr="Une partie du travail se perdrait sans un mot, ou un fichier venu d’ailleurs atteindrait ce poste.",
    ),
    fix=Text(
        en="Ask the translator for the file as their tool saved it, or export again.",
        fr="Demandez au traducteur le fichier tel que son outil l’a enregistré, ou exportez de nouveau.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
