"""GCM852: Word holds a tag in pieces."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def over_paragraphs(place: TemplatePlace) -> Finding:
    """Return a finding for a tag that begins in one paragraph and ends in another."""
    return place.finding(RULE.code, Severity.ERROR, _OVER_PARAGRAPHS, _ONE_PARAGRAPH)


def across(place: TemplatePlace, tag: str) -> Finding:
    """Return a finding for a tag of which only one end stands inside a link, a field or the like."""
    return place.finding(RULE.code, Severity.ERROR, _ACROSS.filled(tag=quoted(tag)), _RETYPE)


def differently_formatted(place: TemplatePlace, tag: str) -> Finding:
    """Return a finding for a tag whose parts look differently; it is printed like its first part."""
    return place.finding(RULE.code, Severity.WARNING, _FORMATTED.filled(tag=quoted(tag)), _HEAL)


def broken(place: TemplatePlace) -> Finding:
    """Return a finding for a part that is no well-formed Word file any more once its tags are put together."""
    return place.finding(RULE.code, Severity.ERROR, _BROKEN, _WHOLE)


_OVER_PARAGRAPHS = Text(
    en="a tag begins in this paragraph and ends in a later one, which would join the paragraphs.",
    fr="une balise commence dans ce paragraphe et finit dans un autre, ce qui fusionnerait les paragraphes.",
)
_ONE_PARAGRAPH = Text(en="Write the tag within one paragraph.", fr="Écrivez la balise dans un seul paragraphe.")
_ACROSS = Text(
    en="only a part of the tag {tag} stands in a link, field or control; put together, it would break the letter.",
    fr="seule une partie de la balise {tag} se trouve dans un lien, un champ ou un contrôle; une fois réunie, elle briserait la "
    "lettre.",
)
_RETYPE = Text(
    en="Delete the tag and type it again, wholly inside or wholly outside.",
    fr="Supprimez la balise et retapez-la, entièrement à l’intérieur ou entièrement à l’extérieur.",
)
_FORMATTED = Text(
    en="parts of the tag {tag} are formatted differently; what it prints looks like its first part.",
    fr="des parties de la balise {tag} ont une mise en forme différente; ce qu’elle imprime prend celle de la première partie.",
)
_HEAL = Text(
    en="Give the whole tag one format, or let `gcmsgen template heal` join it.",
    fr="Donnez une seule mise en forme à toute la balise, ou laissez «\N{NO-BREAK SPACE}gcmsgen template heal\N{NO-BREAK SPACE}» "
    "la réunir.",
)
_BROKEN = Text(
    en="once its tags are put together, this part is no well-formed Word file any more.",
    fr="une fois ses balises réunies, cette partie n’est plus un fichier Word bien formé.",
)
_WHOLE = Text(
    en="Look for a tag that begins inside a link, a field, a table or a text box and ends outside of it.",
    fr="Cherchez une balise qui commence dans un lien, un champ, un tableau ou une zone de texte et finit en dehors.",
)

RULE = Rule(
    code="GCM852",
    severity=Severity.ERROR,
    title=Text(en="A tag is in pieces", fr="Une balise est en morceaux"),
    finds=Text(
        en="A tag that begins in one paragraph and ends in another, or of which only one end stands inside a link, a field, a "
        "control or a tracked change (errors). A tag whose parts are formatted differently is put together all the same: a "
        "warning. Pieces that look alike, as Word makes them while one types, are no finding.",
        fr="Une balise qui commence dans un paragraphe et finit dans un autre, ou dont un seul bout se trouve dans un lien, un "
        "champ, un contrôle ou une modification suivie (erreurs). Une balise dont les parties ont une mise en forme différente "
        "est quand même réunie\N{NO-BREAK SPACE}: un avertissement. Des morceaux d’aspect identique, comme Word en fait pendant "
        "la frappe, ne sont pas relevés.",
    ),
    matters=Text(
        en="Word keeps what is typed in pieces. Where they cannot be put together, words behind the tag are lost from the letter.",
        fr="Word conserve en morceaux ce qui est tapé. S’ils ne peuvent être réunis, des mots qui suivent la balise disparaissent "
        "de la lettre.",
    ),
    fix=Text(
        en="Delete the tag and type it again in one go, in one format. `gcmsgen template heal` joins what can be joined.",
        fr="Supprimez la balise et retapez-la d’un trait, dans une seule mise en forme. «\N{NO-BREAK SPACE}gcmsgen template "
        "heal\N{NO-BREAK SPACE}» réunit ce qui peut l’être.",
    ),
    authority=Text(
        en="Measured with docxtpl 0.20.2, which renders Word templates here (our own tests).",
        fr="Mesuré avec docxtpl 0.20.2, qui produit ici les gabarits Word (nos propres essais).",
    ),
)
