"""Words and placeholders inside the elements of an XML format, and the strict reading of such files."""

from collections.abc import Iterator, Mapping

from lxml import etree

from gcmsgen.catalogue.word_file import UnsafeFile, tree
from gcmsgen.language import Text, quoted
from gcmsgen.translation.exchange.placeholders import Numbered, Placeholder, Segments, joined
from gcmsgen.translation.exchange.translation_file import Damaged

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def written(root: etree._Element) -> bytes:
    """Return a file of XML; equal trees give equal bytes."""
    _indent(root, "\n")
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _indent(element: etree._Element, before: str) -> None:
    """Put each element on a line of its own, but none inside words: there a space is a space."""
    if not len(element) or etree.QName(element).localname in _WORDS:
        return
    element.text = f"{before}  "
    for child in element:
        _indent(child, f"{before}  ")
        child.tail = f"{before}  "
    element[-1].tail = before


_WORDS = ("source", "target", "seg")


def parsed(data: bytes, root: str) -> etree._Element:
    """Return the root of a file of XML, read strictly: no entities, nothing fetched. Raises Damaged."""
    try:
        found = tree("", data)
    except UnsafeFile as unsafe:
        raise Damaged(unsafe.text) from None
    if found.tag != root:
        raise Damaged(_OTHER.filled(root=quoted(etree.QName(found).localname)))
    return found


def fill(element: etree._Element, some: Segments, tag: str, name: str, also: Mapping[str, str]) -> None:
    """Write words and placeholders into an element: a placeholder is an empty element whose attribute `name` is its number.

    `also` are further attributes of a placeholder, in which `{}` is `{1}` and so on.
    """
    last: etree._Element | None = None
    for one in some:
        if isinstance(one, Placeholder):
            more = {key: value.replace("{}", str(one)) for key, value in also.items()}
            last = etree.SubElement(element, tag, {name: str(one.number), **more})
        elif last is None:
            element.text = (element.text or "") + one
        else:
            last.tail = (last.tail or "") + one


def numbered_in(element: etree._Element | None, tag: str, name: str) -> Numbered:
    """Return the words and placeholders in an element; nothing where there is none. Raises Damaged where it holds something else."""
    return joined(_numbered(element, tag, name)) if element is not None else ()


def _numbered(element: etree._Element, tag: str, name: str) -> Iterator[str | int]:
    yield element.text or ""
    for child in element:
        if str(child.tag).endswith("}mrk") and child.get("mtype") == "seg":  # as Trados and memoQ cut sentences
            yield from _numbered(child, tag, name)
            yield child.tail or ""
            continue
        number = child.get(name, "") if child.tag == tag else ""
        if not (number.isascii() and number.isdigit() and len(number) < _DIGITS):
            raise Damaged(_STRANGE.filled(tag=quoted(str(getattr(child, "tag", "")).rpartition("}")[2])))
        yield int(number)
        yield child.tail or ""


_DIGITS = 5
_OTHER = Text(
    en="it is a file of another kind ({root}).",
    fr="c’est un fichier d’un autre genre ({root}).",
)
_STRANGE = Text(
    en="a sentence holds something that is neither words nor a placeholder ({tag}).",
    fr="une phrase contient autre chose que des mots et des jetons ({tag}).",
)
