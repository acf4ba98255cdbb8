"""GCM846: the placeholders of a sentence that came back are not those that left."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


_FIX = Text(
    en="Put each placeholder once, in its branch, and import again.",
    fr="Mettez chaque jeton une fois, dans sa branche, puis importez de nouveau.",
)

RULE = Rule(
    code="GCM846",
    severity=Severity.ERROR,
    title=Text(
        en="A placeholder is lost, doubled or moved",
        fr="Un jeton est perdu, doublé ou déplacé",
    ),
    finds=Text(
        en="A sentence that came back without one of its placeholders, with one twice, with one that it does not have, with one "
        "in another branch of a choice or of a repetition, or with a tag typed by hand. In a stale sentence, placeholders that"
        " one language alone has may come and go.",
        fr="Une phrase revenue sans un de ses jetons, avec un jeton en double, avec un jeton qui n’est pas le sien, avec "
        "un jeton dans une autre branche d’un choix ou d’une répétition, ou avec une balise tapée à la main. Dans une "
        "phrase périmée, les jetons propres à une seule langue peuvent être ajoutés ou retirés.",
    ),
    matters=Text(
        en="A placeholder is a fact or a condition: the French would say less than the English, or say it in another case.",
        fr="Un jeton est un fait ou une condition\N{NO-BREAK SPACE}: le français dirait moins que l’anglais, ou le dirait "
        "dans un autre cas.",
    ),
    fix=Text(
        en="Put each placeholder once, on the same side of the placeholders around it that open and close a choice. Another "
        "filter or condition is written in the file of words itself.",
        fr="Mettez chaque jeton une fois, du même côté des jetons voisins qui ouvrent et ferment un choix. Un autre filtre"
        " ou une autre condition s’écrit dans le fichier de mots lui-même.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
