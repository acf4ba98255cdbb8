"""GCM856: a tag of a template cannot be read, or is never filled in where it stands."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def unreadable(place: TemplatePlace, tag: str, why: Text) -> Finding:
    """Return a finding for a tag that cannot be read, with the reason."""
    return place.finding(RULE.code, RULE.severity, _UNREADABLE.filled(tag=quoted(tag), why=why), _FIX)


def refused(place: TemplatePlace, why: Text) -> Finding:
    """Return a finding for a file of templates that cannot be read."""
    return place.finding(RULE.code, RULE.severity, why, _FIX)


def never_filled(place: TemplatePlace) -> Finding:
    """Return a finding for a tag in a part that is printed as it stands."""
    return place.finding(RULE.code, RULE.severity, _NEVER, _ELSEWHERE)


def overwritten(place: TemplatePlace) -> Finding:
    """Return a finding for a tag in the title and its like, which rendering writes itself."""
    return place.finding(RULE.code, Severity.WARNING, _OVERWRITTEN, _ELSEWHERE)


_UNREADABLE = Text(
    en="the tag {tag} cannot be read: {why}.",
    fr="la balise {tag} ne peut être lue\N{NO-BREAK SPACE}: {why}.",
)
_FIX = Text(
    en="Correct the tag; the page on office templates shows their forms.",
    fr="Corrigez la balise; la page sur les gabarits du bureau en montre les formes.",
)
_NEVER = Text(
    en="a tag stands in a part that is never filled in, and would be printed as it is.",
    fr="une balise se trouve dans une partie qui n’est jamais remplie, et serait imprimée telle quelle.",
)
_OVERWRITTEN = Text(
    en="a tag stands in a property that rendering writes itself.",
    fr="une balise se trouve dans une propriété que la production écrit elle-même.",
)
_ELSEWHERE = Text(
    en="Move the tag to the body, a header, a footer or a footnote.",
    fr="Déplacez la balise dans le corps, un en-tête, un pied de page ou une note de bas de page.",
)

RULE = Rule(
    code="GCM856",
    severity=Severity.ERROR,
    title=Text(en="A tag cannot be read", fr="Une balise ne peut être lue"),
    finds=Text(
        en="A tag with a fault of syntax, braces that open or close nothing, a block that is never ended or was never begun, in a "
        "Word template, a file of words, an outline or a layout; an `office.yaml` that cannot be read; a tag in endnotes or "
        "properties, where nothing is filled in.",
        fr="Une balise dont la syntaxe est fautive, des accolades qui n’ouvrent ou ne ferment rien, un bloc jamais fermé ou "
        "jamais ouvert, dans un gabarit Word, un fichier de mots, un plan ou une mise en page; un `office.yaml` qui ne peut être "
        "lu; une balise dans les notes de fin ou les propriétés, où rien n’est rempli.",
    ),
    matters=Text(
        en="Nothing can be rendered from a template that cannot be read, and a stray brace is printed in every letter.",
        fr="Rien ne peut être produit d’un gabarit qui ne peut être lu, et une accolade perdue s’imprime dans toutes les lettres.",
    ),
    fix=Text(
        en="Correct the tag named: every `if` needs its `endif`, every `for` its `endfor`, every brace its other half.",
        fr="Corrigez la balise nommée\N{NO-BREAK SPACE}: à chaque `if` son `endif`, à chaque `for` son `endfor`, à chaque "
        "accolade son autre moitié.",
    ),
    authority=Text(
        en="The language of Jinja 3.1 templates, as docxtpl 0.20.2 reads it.",
        fr="Le langage des gabarits Jinja 3.1, tel que docxtpl 0.20.2 le lit.",
    ),
)
