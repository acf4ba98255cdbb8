"""GCM855: a tag stands in a tracked change, or in a comment."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def inserted(place: TemplatePlace, tag: str) -> Finding:
    """Return a finding for a tag that is added, moved or changed by a tracked change."""
    return place.finding(RULE.code, RULE.severity, _INSERTED.filled(tag=quoted(tag)), _DECIDE)


def deleted(place: TemplatePlace, words: str) -> Finding:
    """Return a finding for a tag in words that a tracked change deletes: it is filled in all the same."""
    return place.finding(RULE.code, RULE.severity, _DELETED.filled(words=quoted(words)), _DECIDE)


def commented(place: TemplatePlace) -> Finding:
    """Return a finding for a tag in a comment, which is never filled in and leaves with the letter."""
    return place.finding(RULE.code, RULE.severity, _COMMENTED, _REMOVE)


_INSERTED = Text(
    en="the tag {tag} stands wholly or partly in a tracked change, which would leave with the letter.",
    fr="la balise {tag} se trouve en tout ou en partie dans une modification suivie, qui partirait avec la lettre.",
)
_DELETED = Text(
    en="a tracked deletion holds a tag or a part of one ({words}), which is read all the same.",
    fr="une suppression suivie contient une balise ou une partie de balise ({words}), qui est lue quand même.",
)
_DECIDE = Text(
    en="Accept or reject the change in Word. `gcmsgen template heal` accepts changes that hold nothing but tags.",
    fr="Acceptez ou refusez la modification dans Word. «\N{NO-BREAK SPACE}gcmsgen template heal\N{NO-BREAK SPACE}» accepte celles "
    "qui ne contiennent que des balises.",
)
_COMMENTED = Text(
    en="a comment holds a tag; it is never filled in, and the comment would leave with the letter.",
    fr="un commentaire contient une balise; elle n’est jamais remplie, et le commentaire partirait avec la lettre.",
)
_REMOVE = Text(en="Delete the comment.", fr="Supprimez le commentaire.")

RULE = Rule(
    code="GCM855",
    severity=Severity.ERROR,
    title=Text(
        en="A tag stands in a tracked change or a comment",
        fr="Une balise se trouve dans une modification suivie ou un commentaire",
    ),
    finds=Text(
        en="A tag, or a part of one, in a tracked insertion, deletion or move, or in a comment.",
        fr="Une balise, ou une partie de balise, dans une insertion, une suppression ou un déplacement suivis, ou dans un "
        "commentaire.",
    ),
    matters=Text(
        en="What is marked as deleted is filled in all the same; the client’s letter shows the change with its author and day.",
        fr="Ce qui est marqué comme supprimé est rempli quand même; la lettre du client montre la modification, son auteur et sa "
        "date.",
    ),
    fix=Text(
        en="Accept or reject all changes and delete all comments before a file becomes a template.",
        fr="Acceptez ou refusez toutes les modifications et supprimez tous les commentaires avant qu’un fichier ne devienne un "
        "gabarit.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing leaves with a letter that its reader should not see.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien ne part avec une lettre que son lecteur ne doive pas voir.",
    ),
)
