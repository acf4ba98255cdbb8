"""Find what the XML of a Word file would run, fetch or tell of people: fields, addresses of drawings, tracked changes.

An instruction may be cut into pieces over runs and paragraphs, and one field may stand in another: pieces are put together
as Word does, from the beginning of a field to its separator (ECMA-376 part 1, 17.16.18).
"""

import re
from collections.abc import Iterator
from typing import Any

from gcmsgen.render.word_looks import W, local

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LINK = re.compile(r"(?:https?://|mailto:)[^\s\"\\]+", re.IGNORECASE)


def unlisted_markup(root: Any) -> Iterator[str]:
    """Yield what a part holds that is not listed."""
    for instruction in instructions(root):
        if not is_listed(instruction):
            yield " ".join(instruction.split())[:40] or "w:fldChar"
    for one in root.iter("{*}*"):
        space, _, name = one.tag[1:].partition("}")
        if space not in _SPACES or _SPACES[space].fullmatch(name):
            yield name
        yield from _addresses(one)
        if one.tag == f"{MC}AlternateContent":
            yield from _alternatives(one)


def instructions(root: Any) -> Iterator[str]:
    """Yield the instruction of each field, its pieces put together.

    What an inner field shows is a piece of the instruction around it; a piece that stands in no field is one by itself.
    """
    fields: list[list[str]] = []  # of each field that has begun its pieces
    shown: list[bool] = []  # whether its separator has come
    for one in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}t"):
        kind = one.get(f"{W}fldCharType")
        if one.tag == f"{W}fldSimple":
            yield one.get(f"{W}instr", "")
        elif kind == "begin":
            fields.append([])
            shown.append(False)
        elif kind == "separate" and fields:
            shown[-1] = True
        elif kind == "end" and fields:
            shown.pop()
            yield "".join(fields.pop())
        elif kind is None:
            open_ones = [field for field, is_shown in zip(fields, shown, strict=True) if not is_shown]
            if open_ones:
                open_ones[-1].append(one.text or "")
            elif one.tag != f"{W}t":
                yield one.text or ""
    yield from map("".join, fields)


def is_listed(instruction: str) -> bool:
    r"""Say whether a field may leave: one that counts, or that points into the letter, or a link to a page of the web.

    >>> is_listed(" PAGE "), is_listed('INCLUDETEXT "a"'), is_listed('HYPERLINK "file:///a"'), is_listed(r'hyperlink \l "a"')
    (True, False, False, True)
    """
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() == "HYPERLINK":
        found = _ADDRESS.match(rest.strip())
        return bool(found and (found.group(1) is None or LINK.fullmatch(found.group(1))))
    return _FIELDS.fullmatch(name) is not None


_FIELDS = re.compile(
    "PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|REF|NOTEREF|STYLEREF|SEQ|TOC|TC|XE|INDEX|LISTNUM|TITLE", re.IGNORECASE
)
_ADDRESS = re.compile(r'(?:"([^"]*)"|(?!\\)([^\s"]+)$)?\s*(?:\\[lmnot](?:\s+"[^"]*")?\s*|\\\*\s*\w+\s*)*$')


def _addresses(one: Any) -> Iterator[str]:
    """Yield attributes that lead elsewhere, or that name a person."""
    for key, value in one.attrib.items():
        name = key.rpartition("}")[2]
        if name in ("href", "src", "althref") and not value.startswith(("#", "data:image/png", "data:image/jpeg")):
            if not (name == "href" and LINK.fullmatch(value)):
                yield name
        elif (
            (name == "action" and value)
            or key == f"{R}link"
            or (name.startswith("on") and name.islower() and len(name) > _ON)
        ) or key in (f"{W}author", f"{W}initials", f"{W}ed", f"{W}edGrp"):
            yield name


_ON = 4  # longer: a handler of an event, as onload


def _alternatives(one: Any) -> Iterator[str]:
    """Yield what one program would show and another not: words for a program that is too old, or for none that there is."""
    for choice in one.iterchildren(f"{MC}Choice"):
        for prefix in choice.get("Requires", "").split():
            if choice.nsmap.get(prefix) not in _SPACES:
                yield "mc:Choice"
    said = ["".join(part.itertext(f"{W}t")).split() for part in one if local(part) in ("Choice", "Fallback")]
    fallback = one.find(f"{MC}Fallback")
    if fallback is not None and said[-1] and said[-1] != said[0]:
        yield "mc:Fallback"


_OFFICE, _OPEN, _MICROSOFT = (
    "urn:schemas-microsoft-com:office:",
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
)
_NOTHING = re.compile(r"(?!)")
# The vocabularies of a letter, each with what in it brings in something from elsewhere, keeps what somebody took out, or is played.
_SPACES: dict[str, re.Pattern[str]] = {
    f"{_OPEN}wordprocessingml/2006/main": re.compile(
        "altChunk|object|control|subDoc|attachedTemplate|mailMerge|saveThroughXslt|linkToQuery|dataBinding|frameset|sourceFileName"
        "|movie|webPublishItems|ins|del|moveFrom|moveTo|cell(?:Ins|Del|Merge)|numberingChange|comment\\w+|annotationRef|\\w+PrChange"
        "|tblGridChange"
    ),
    f"{_OPEN}drawingml/2006/main": re.compile("(?:video|audio|wavAudio|quickTime)File|audioCd|snd"),
    f"{_OFFICE}office": re.compile("OLEObject"),
    "http://www.w3.org/2000/svg": re.compile("script|foreignObject|image|use|a|animate\\w*|set|iframe|audio|video"),
    **dict.fromkeys(
        (
            MC[1:-1],
            "urn:schemas-microsoft-com:vml",
            f"{_OFFICE}word",
            f"{_OPEN}drawingml/2006/wordprocessingDrawing",
            f"{_OPEN}drawingml/2006/picture",
            f"{_OPEN}officeDocument/2006/math",
            f"{_OPEN}schemaLibrary/2006/main",
            *(f"{_MICROSOFT}word/2010/{name}" for name in ("wordml", "wordprocessingDrawing", "wordprocessingShape")),
            *(f"{_MICROSOFT}word/2010/{name}" for name in ("wordprocessingGroup", "wordprocessingCanvas")),
            *(
                f"{_MICROSOFT}word/{name}"
                for name in ("2012/wordml", "2015/wordml/symex", "2016/wordml/cid", "2018/wordml")
            ),
            *(f"{_MICROSOFT}drawing/{name}" for name in ("2010/main", "2014/main", "2016/SVG/main")),
            f"{_MICROSOFT}thememl/2012/main",
        ),
        _NOTHING,
    ),
}
