"""Judge every address in a layout: what a page fetches is a listed file of its own templates, what it links to a plain address.

Nothing is attached to a page, embedded in it as a file, or carried out by it. `fetched` alone gives the bytes of an address;
the other functions name beforehand what it would not give, and what no fetching shows: a link, an attachment, a form.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

import tinycss2

from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.template_kinds import PICTURES
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.catalogue.word_relations import is_plain_address
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text, quoted
from gcmsgen.render.shipped_fonts import SHIPPED_FONTS

SCHEME = "gcmsgen:"


class AddressFault(NamedTuple):
    """Hold what is at fault as the page has it, an address or a tag, and why; the address may hold a fact."""

    found: str
    why: Text

    def shown(self, source: str | None = None) -> Text:
        """Return why, with the address; of a page that was filled in, only an address that its `source` has as it stands."""
        known = source is None or any(f"{sign}{self.found}{sign}" in source for sign in "\"'")
        return self.why.filled(address=quoted(self.found) if known else quoted("…"))


def fetched(tree: TemplateTree, address: str) -> tuple[str, str] | None:
    """Return the kind and the name of what an address stands for: a shipped font, or a template; None for all others.

    `gcmsgen:font/NAME` is a shipped font, `gcmsgen:office/NAME` an added one, `gcmsgen:layout/NAME`, or NAME alone, a style
    sheet, a picture or a font of the layout.
    """
    kind, _, name = address.removeprefix(SCHEME).partition("#")[0].partition("/")
    if not address.startswith(SCHEME):
        kind, name = "layout", address.partition("#")[0]
    if kind == "font" and name in SHIPPED_FONTS:
        return "font", name
    if kind == "office" and name in office_fonts(tree).names:
        return "template", name
    if kind == "layout" and name.rpartition(".")[2] in _FETCHED and tree.has(f"layout/{name}"):
        return "template", f"layout/{name}"
    return None


_FETCHED = ("css", "icc", "otf", "ttf", *PICTURES)


def refuse_page(tree: TemplateTree, name: str, root: Any) -> None:
    """Raise TemplateError where a page that was filled in has an address or a tag that it may not have."""
    for fault in page_faults(tree, root):
        pages = (one for one in tree.names("layout") if one.endswith(".html"))
        raise TemplateError(name, fault.shown("".join(map(tree.text, pages))))


def refuse_files(tree: TemplateTree) -> None:
    """Raise TemplateError where a style sheet or a drawing of the layout asks for what it may not have."""
    for name in tree.names("layout"):
        for fault in file_faults(tree, name):
            raise TemplateError(name, fault.shown())


def file_faults(tree: TemplateTree, name: str) -> Iterator[AddressFault]:
    """Yield what is wrong with a style sheet, a drawing or a page of the layout as it stands, not filled in."""
    if name.endswith(".css"):
        yield from sheet_faults(tree, tree.text(name))
    elif name.endswith(".svg"):
        yield from drawing_faults(tree, tree.data(name))
    elif name.endswith(".html"):
        yield from _page_as_it_stands(tree, tree.text(name))


def _page_as_it_stands(tree: TemplateTree, source: str) -> Iterator[AddressFault]:
    import lxml.html  # only where a layout is judged, and not where one is laid out

    if "<!entity" in source.lower():
        yield AddressFault("<!ENTITY", _DECLARES)
    # What a tag prints is not known yet; in an address it stands for a place in the letter.
    plain = _TAG_OF_JINJA.sub(lambda tag: "#" if tag[0].startswith("{{") else "", source)
    if plain.strip():
        yield from page_faults(
            tree, lxml.html.document_fromstring(plain.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
        )


_TAG_OF_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def page_faults(tree: TemplateTree, root: Any) -> Iterator[AddressFault]:
    """Yield what is wrong with the addresses of a page, or of a drawing, that was read as a tree."""
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from _element_faults(tree, element, _local(element.tag))


def sheet_faults(tree: TemplateTree, sheet: str) -> Iterator[AddressFault]:
    """Yield what is wrong with the addresses of a style sheet."""
    yield from _token_faults(tree, tinycss2.parse_component_value_list(sheet, skip_comments=True))


def drawing_faults(tree: TemplateTree, data: bytes) -> Iterator[AddressFault]:
    """Yield what is wrong with a drawing in SVG."""
    if any("<!ENTITY".encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        yield AddressFault("<!ENTITY", _DECLARES)
        return
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - it declares no entity
    except (ElementTree.ParseError, LookupError, ValueError):
        yield AddressFault("", _NO_DRAWING)
        return
    yield from page_faults(tree, root)


def _element_faults(tree: TemplateTree, element: Any, tag: str) -> Iterator[AddressFault]:
    if tag in _REFUSED:
        yield AddressFault(f"<{tag}", _TAG.filled(tag=quoted(tag)))
    relations = {word.lower() for word in str(element.get("rel", "")).split()}
    if "attachment" in relations or (tag == "link" and relations != {"stylesheet"}):
        yield AddressFault("rel=", _ATTACHED)
    if tag == "style":
        yield from sheet_faults(tree, "".join(element.itertext()))
    for key, value in element.attrib.items():
        yield from _attribute_faults(tree, tag, _local(key), str(value).strip())


def _attribute_faults(tree: TemplateTree, tag: str, name: str, value: str) -> Iterator[AddressFault]:
    if name == "href" and tag in ("a", "area"):
        if not (value.startswith("#") or is_plain_address(value)):
            yield AddressFault(value, _LINK)
    elif name in _FETCHING:
        inner = value.startswith("#") and tag not in ("img", "link")
        if not inner and fetched(tree, value) is None:
            yield AddressFault(value, _FETCHES)
    elif name in ("srcset", "srcdoc"):
        yield AddressFault(value, _TAG.filled(tag=quoted(name)))
    elif name == "style" or "(" in value:
        yield from sheet_faults(tree, value)


def _token_faults(tree: TemplateTree, tokens: Any) -> Iterator[AddressFault]:
    """Yield the faults of a list of tokens, and of those inside brackets."""
    seen = [token for token in tokens if token.type != "whitespace"]
    for before, token, after in zip([None, *seen], seen, [*seen[1:], None], strict=False):
        if token.type == "url":
            yield from _address_faults(tree, token.value)
        elif token.type == "string" and before is not None and before.type == "at-keyword":
            if before.lower_value == "import":
                yield from _address_faults(tree, token.value)
        elif token.type == "function":
            yield from _function_faults(tree, token)
        elif token.type in _BRACKETS:
            yield from _token_faults(tree, token.content)
        elif _is_link(before, token, after):
            yield AddressFault(token.value, _SETS_LINK)


def _is_link(before: Any, token: Any, after: Any) -> bool:
    """Say whether a token is the name of WeasyPrint's property that makes a link of anything."""
    return (
        token.type == "ident"
        and token.lower_value in ("link", "-weasy-link")
        and (after is not None and after.type == "literal" and after.value == ":")
        and (before is None or (before.type == "literal" and before.value == ";"))
    )


def _function_faults(tree: TemplateTree, token: Any) -> Iterator[AddressFault]:
    if token.lower_name in _OF_ADDRESSES:
        for one in token.arguments:
            if one.type == "string":
                yield from _address_faults(tree, one.value)
    if token.lower_name == "attr" and any(one.type == "ident" and one.lower_value == "url" for one in token.arguments):
        yield AddressFault("attr(… url)", _FETCHES)
    yield from _token_faults(tree, token.arguments)


def _address_faults(tree: TemplateTree, address: str) -> Iterator[AddressFault]:
    namespace = address in _NAMESPACES
    if not (namespace or address.startswith("#")) and fetched(tree, address) is None:
        yield AddressFault(address, _FETCHES)


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2].lower()


_BRACKETS = ("{} block", "() block", "[] block")
_OF_ADDRESSES = ("url", "src", "image", "image-set", "-webkit-image-set", "element")
_NAMESPACES = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")
_FETCHING = (
    "src",
    "href",
    "data",
    "poster",
    "background",
    "codebase",
    "classid",
    "action",
    "formaction",
    "manifest",
    "longdesc",
)
_REFUSED_TAGS = """
    applet audio base button embed foreignobject form frame frameset iframe input object script select source textarea track video
"""
_REFUSED = frozenset(_REFUSED_TAGS.split())
_FETCHES = Text(
    en="the layout asks for {address}, which is no style sheet, picture or font of the layout folder. Nothing else is fetched: "
    "put the file there and write its name.",
    fr="la mise en page demande {address}, qui n’est ni une feuille de style, ni une image, ni une police du dossier layout. "
    "Rien d’autre n’est cherché\N{NO-BREAK SPACE}: mettez-y le fichier et écrivez son nom.",
)
_LINK = Text(
    en="the layout links to {address}. A letter may link to a page of the web (https:) or to an e-mail address (mailto:), and to "
    "nothing else.",
    fr="la mise en page mène à {address}. Une lettre peut mener à une page Web (https:) ou à une adresse de courriel (mailto:), "
    "et à rien d’autre.",
)
_ATTACHED = Text(
    en="the layout attaches a file to the letter, or names another that belongs to it. Nothing may be attached: a link may "
    "have rel=stylesheet alone.",
    fr="la mise en page joint un fichier à la lettre, ou en nomme un autre qui s’y rattache. Rien ne peut être joint"
    "\N{NO-BREAK SPACE}: un lien ne peut avoir que rel=stylesheet.",
)
_TAG = Text(
    en="the layout has {tag}, which runs, asks or fetches something. A letter needs none of it: take it out.",
    fr="la mise en page contient {tag}, qui exécute, demande ou va chercher quelque chose. Une lettre n’en a pas besoin"
    "\N{NO-BREAK SPACE}: retirez-le.",
)
_SETS_LINK = Text(
    en="the style sheet makes links of its own (link). Write a link in the page: <a href>.",
    fr="la feuille de style crée elle-même des liens (link). Écrivez un lien dans la page\N{NO-BREAK SPACE}: <a href>.",
)
_DECLARES = Text(
    en="this file declares entities (<!ENTITY>). Write the signs themselves.",
    fr="ce fichier déclare des entités (<!ENTITY>). Écrivez les signes eux-mêmes.",
)
_NO_DRAWING = Text(
    en="this drawing is no well-formed SVG. Save it again as plain SVG, or as PNG.",
    fr="ce dessin n’est pas du SVG bien formé. Enregistrez-le de nouveau en SVG simple, ou en PNG.",
)
