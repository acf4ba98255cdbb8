"""Judge the fields of a Word file: an instruction such as PAGE, which Word carries out when the file is opened or printed.

An instruction may stand in an attribute or in runs of any number, and hold other fields. It is put together before it is read,
and what cannot be read beforehand (an instruction that a field, a tag or a tracked change would make) is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gcmsgen.catalogue.word_relations import FETCHES, is_plain_address, xml_name
from gcmsgen.language import Text, quoted


def field_faults(root: etree._Element) -> Iterator[Text]:
    """Yield why a field of a part would fetch, run or ask something."""
    fields: list[_Field] = []
    for element in root.iter("{*}*"):
        tag = xml_name(str(element.tag)).local
        inmost = fields[-1] if fields and not fields[-1].judged else None
        if tag == "fldChar":
            yield from _at_mark(fields, _value(element, "fldCharType"))
        elif tag == "fldSimple":
            if inmost:
                inmost.code += _INNER
            yield from instruction_faults(_value(element, "instr"))
        elif tag in ("instrText", "delInstrText") and inmost is None:
            yield from instruction_faults(_text(element))
        elif inmost and tag in ("instrText", "delInstrText", "t", "delText"):
            inmost.code += _text(element)
        elif inmost and tag in _REMAKING:
            inmost.code += _REMADE
    for field in fields:
        yield from field.faults()


def instruction_faults(code: str) -> Iterator[Text]:
    """Yield why an instruction is none that a letter may have.

    >>> [one.en for one in instruction_faults(' PAGE  \\\\* MERGEFORMAT ')]
    []
    >>> [one.en for one in instruction_faults(' includetext C:\\\\a.docx')]
    ['this part fetches something from elsewhere (“INCLUDETEXT”).']
    """
    if not code.strip() or code.lstrip().startswith("="):
        return
    match = re.match(r"\s*([A-Za-z]\w*)", code)
    if match is None or "{%" in code or "{#" in code or _REMADE in code:
        yield _MADE
        return
    name = match.group(1).upper()
    if name in _ACTING:
        yield FETCHES.filled(kind=quoted(name))
    elif name not in _PLAIN:
        yield _UNKNOWN.filled(kind=quoted(name))
    elif name == "HYPERLINK" and not _is_plain_link(code[match.end() :]):
        yield FETCHES.filled(kind=quoted(name))


@dataclass(slots=True)
class _Field:
    """Hold a field whose end has not been met: its instruction so far, and whether that was judged."""

    code: str = ""
    judged: bool = False

    def faults(self) -> Iterator[Text]:
        """Yield what is wrong with the instruction, once."""
        if not self.judged:
            self.judged = True
            yield from instruction_faults(self.code)


def _at_mark(fields: list[_Field], mark: str) -> Iterator[Text]:
    """Open, judge or end a field at one of its three marks."""
    if mark == "begin":
        if fields and not fields[-1].judged:
            fields[-1].code += _INNER
        fields.append(_Field())
    elif fields:
        yield from fields[-1].faults()
        if mark == "end":
            fields.pop()


def _is_plain_link(rest: str) -> bool:
    """Say whether all that stands behind HYPERLINK, its switches left out, leads to a plain address.

    >>> _is_plain_link(r' "https://canada.ca" \\o "words"'), _is_plain_link(r' \\l "bookmark"'), _is_plain_link(r' \\l "a" "file:///b"')
    (True, True, False)
    """
    words = _WORDS.finditer(rest)
    for word in words:
        if word["switch"] in _WITH_WORD:
            next(words, None)
        elif word["switch"] is None and (target := word["quoted"] or word["bare"]) and not is_plain_address(target):
            return False
    return True


_WORDS = re.compile(r'\\(?P<switch>[A-Za-z*@#!])(?=[\s"]|$)|"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+|")')
_WITH_WORD = ("l", "o", "s", "t", "*", "@", "#")  # switches that a word follows (ISO/IEC 29500-1, 17.16.5.25)


def _value(element: etree._Element, name: str) -> str:
    """Return an attribute of an element, whatever the dialect of its namespace."""
    return next((value for key, value in element.items() if xml_name(key).local == name), "")


def _text(element: etree._Element) -> str:
    """Return the text of an element; a comment in the midst of it is no part of it, and does not end it."""
    return str(element.xpath("string()"))


# What stands in an instruction for a field inside it, and for what lets another instruction stand there.
_INNER, _REMADE = "\N{OBJECT REPLACEMENT CHARACTER}", "\N{REPLACEMENT CHARACTER}"
_REMAKING = ("AlternateContent", "ins", "del", "moveFrom", "moveTo", "sdt")
_ACTING_NAMES = """
    INCLUDE INCLUDETEXT INCLUDEPICTURE IMPORT LINK DDE DDEAUTO RD DATABASE EMBED CONTROL OCX HTMLACTIVEX ADDIN SHAPE
    MACRO MACROBUTTON GOTOBUTTON PRINT PRIVATE ASK FILLIN AUTOTEXT AUTOTEXTLIST GLOSSARY
    """
_ACTING = frozenset(_ACTING_NAMES.split())
# ISO/IEC 29500-1, 17.16.5: the fields that take what they print from the document, its pages, its properties or the clock.
_PLAIN_NAMES = """
    ADDRESSBLOCK ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIBLIOGRAPHY BIDIOUTLINE CITATION COMMENTS COMPARE CREATEDATE
    DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN FORMTEXT GREETINGLINE
    HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS
    NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SKIPIF STYLEREF SUBJECT SYMBOL
    TA TC TEMPLATE TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE
    """
_PLAIN = frozenset(_PLAIN_NAMES.split())
_UNKNOWN = Text(
    en="this part has a field that is not known here ({kind}).",
    fr="cette partie a un champ qui n’est pas connu ici ({kind}).",
)
_MADE = Text(
    en="this part has a field whose instruction is made by another field, a tag or a tracked change.",
    fr="cette partie a un champ dont l’instruction est faite par un autre champ, une balise ou une modification suivie.",
)
