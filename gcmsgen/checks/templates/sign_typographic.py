"""GCM853: a typographic sign stands in a tag where only a straight one is read."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def stops(place: TemplatePlace, tag: str, signs: str) -> Finding:
    """Return a finding for signs that make a tag unreadable."""
    return place.finding(RULE.code, Severity.ERROR, _STOPS.filled(tag=quoted(tag), signs=_listed(signs)), _HEAL)


def straightened(place: TemplatePlace, tag: str, signs: str) -> Finding:
    """Return a finding for signs that are read all the same."""
    return place.finding(RULE.code, Severity.WARNING, _MENDED.filled(tag=quoted(tag), signs=_listed(signs)), _HEAL)


def altered(place: TemplatePlace, tag: str) -> Finding:
    """Return a finding for words in a tag that would be printed with straight quotes in place of their own."""
    return place.finding(RULE.code, Severity.WARNING, _ALTERED.filled(tag=quoted(tag)), _OUTSIDE)


def _listed(signs: str) -> str:
    """Return signs with their code points, for several of them look alike or like nothing.

    >>> _listed("“\\xa0")
    '“ (U+201C), U+00A0'
    """
    return ", ".join(f"{sign} (U+{ord(sign):04X})" if sign.isprintable() else f"U+{ord(sign):04X}" for sign in signs)


_STOPS = Text(
    en="the tag {tag} cannot be read: it holds {signs}.",
    fr="la balise {tag} ne peut être lue\N{NO-BREAK SPACE}: elle contient {signs}.",
)
_MENDED = Text(
    en="the tag {tag} holds {signs}; it is read as if these were straight signs.",
    fr="la balise {tag} contient {signs}; elle est lue comme si c’étaient des signes droits.",
)
_HEAL = Text(
    en="Type straight quotes, a hyphen or an ordinary space, or let `gcmsgen template heal` do so.",
    fr="Tapez des guillemets droits, un trait d’union ou une espace ordinaire, ou laissez «\N{NO-BREAK SPACE}gcmsgen template "
    "heal\N{NO-BREAK SPACE}» le faire.",
)
_ALTERED = Text(
    en="words inside the tag {tag} hold curly quotes, which would be printed straight.",
    fr="des mots dans la balise {tag} contiennent des guillemets ou apostrophes courbes, qui seraient imprimés droits.",
)
_OUTSIDE = Text(
    en="Write these words outside of the tag, as with {% if … %} words {% endif %}.",
    fr="Écrivez ces mots hors de la balise, comme dans {% if … %} mots {% endif %}.",
)

RULE = Rule(
    code="GCM853",
    severity=Severity.ERROR,
    title=Text(en="A typographic sign stands in a tag", fr="Un signe typographique se trouve dans une balise"),
    finds=Text(
        en="In a tag: quotation marks « », a dash, an invisible character, or a no-break space where docxtpl wants an ordinary "
        "one (errors); curly quotes and other no-break spaces, which are read all the same (warnings); words in quotes inside a "
        "tag whose own curly signs would be printed straight (a warning).",
        fr="Dans une balise\N{NO-BREAK SPACE}: des guillemets français, un tiret, un caractère invisible, ou une espace insécable "
        "là où docxtpl veut une espace ordinaire (erreurs); des guillemets courbes et d’autres espaces insécables, lus quand même "
        "(avertissements); des mots entre guillemets dont les signes courbes seraient imprimés droits (un avertissement).",
    ),
    matters=Text(
        en="Word changes quotes and hyphens while one types. A tag with such a sign ends every render of the document.",
        fr="Word remplace les guillemets et les traits d’union pendant la frappe. Une balise qui contient un tel signe fait échouer "
        "toute production du document.",
    ),
    fix=Text(
        en="Type straight signs (undo Word’s correction with Ctrl+Z), or run `gcmsgen template heal`.",
        fr="Tapez des signes droits (annulez la correction de Word par Ctrl+Z), ou lancez «\N{NO-BREAK SPACE}gcmsgen template "
        "heal\N{NO-BREAK SPACE}».",
    ),
    authority=Text(
        en="Measured with docxtpl 0.20.2 and Jinja 3.1 (our own tests).",
        fr="Mesuré avec docxtpl 0.20.2 et Jinja 3.1 (nos propres essais).",
    ),
)
