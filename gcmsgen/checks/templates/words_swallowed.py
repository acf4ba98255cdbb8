"""GCM854: a tag that stands for a whole paragraph, row or cell takes words with it."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def swallowed(place: TemplatePlace, tag: str, letters: str) -> Finding:
    """Return a finding for a tag that is put in the place of everything around it; `letters` are those behind its brace."""
    message = _SWALLOWED.filled(tag=quoted(tag), what=_WHAT[letters])
    return place.finding(RULE.code, RULE.severity, message, _ALONE.filled(what=_WHAT[letters]))


_WHAT = {
    "p": Text(en="paragraph", fr="paragraphe"),
    "tr": Text(en="table row", fr="rangée de tableau"),
    "tc": Text(en="table cell", fr="cellule de tableau"),
}
_SWALLOWED = Text(
    en="the tag {tag} is put in the place of its whole {what}: what else stands there is never printed.",
    fr="la balise {tag} remplace tout ce qui l’entoure ({what})\N{NO-BREAK SPACE}: le reste n’est jamais imprimé.",
)
_ALONE = Text(
    en="Let the tag stand alone in its {what}, or write it without the letter behind the brace.",
    fr="Laissez la balise seule ({what}), ou écrivez-la sans la lettre qui suit l’accolade.",
)

RULE = Rule(
    code="GCM854",
    severity=Severity.ERROR,
    title=Text(en="A tag swallows the words around it", fr="Une balise avale les mots qui l’entourent"),
    finds=Text(
        en="A tag `{%p`, `{%tr` or `{%tc` in a paragraph, table row or cell with other words, a picture, or a second tag. "
        "(`{%r` loses nothing: the words of its run stay, as measured.)",
        fr="Une balise `{%p`, `{%tr` ou `{%tc` dans un paragraphe, une rangée ou une cellule qui contient d’autres mots, une "
        "image ou une seconde balise. (`{%r` ne perd rien\N{NO-BREAK SPACE}: les mots de son segment restent, d’après nos mesures.)",
    ),
    matters=Text(
        en="The words vanish from every letter without a message, and with `{%p if … %} words {% endif %}` the end of the "
        "condition vanishes too.",
        fr="Les mots disparaissent de toutes les lettres sans message, et avec `{%p if … %} mots {% endif %}` la fin de la "
        "condition disparaît aussi.",
    ),
    fix=Text(
        en="Put `{%p if … %}` and `{%p endif %}` each in a paragraph of its own, or write `{% if … %} words {% endif %}` within one.",
        fr="Mettez `{%p if … %}` et `{%p endif %}` chacune dans son propre paragraphe, ou écrivez "
        "`{% if … %} mots {% endif %}` dans un seul.",
    ),
    authority=Text(
        en="Measured with docxtpl 0.20.2, which renders Word templates here (our own tests).",
        fr="Mesuré avec docxtpl 0.20.2, qui produit ici les gabarits Word (nos propres essais).",
    ),
)
