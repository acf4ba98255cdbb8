"""Check a Word template without rendering it: read it strictly, and say of each tag what would go wrong.

What docxtpl mends and what it does not was measured; `tests/office_template` measures it again.
"""

import re
from collections.abc import Iterator, Sequence

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError
from lxml import etree

from gcmsgen.catalogue import word_file
from gcmsgen.catalogue.word_file import W
from gcmsgen.checks.templates import (
    change_tracked,
    file_unsafe,
    name_unknown,
    sign_typographic,
    tag_split,
    tag_unreadable,
    words_swallowed,
)
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity, in_order
from gcmsgen.language import Language, Text
from gcmsgen.office_template import syntax
from gcmsgen.office_template.expressions import unknown_names
from gcmsgen.office_template.names import word_names
from gcmsgen.office_template.paragraph import Paragraph, paragraphs
from gcmsgen.office_template.syntax import Placed
from gcmsgen.office_template.tag import TAG, Tag, edges, straightened, tags
from gcmsgen.render.docx_template import environment
from gcmsgen.wording.measured import MANY_TAGS, MAX_TAGS, inside_tags

FILLED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")
_NEVER_FILLED = re.compile(r"word/endnotes\.xml|docProps/(?:app|custom)\.xml")
_OPENERS = ("{{", "{%", "{#")


def word_findings(data: bytes, source: str, language: Language) -> tuple[Finding, ...]:
    """Return what is wrong with a Word template, errors first; `source` is its name in the findings."""
    try:
        parts = word_file.parts(data)
    except word_file.UnsafeFile as error:
        return (file_unsafe.unsafe(TemplatePlace(source, error.part), error.text),)
    roots = {name: word_file.tree(name, parts[name]) for name in parts if name.endswith(".xml")}
    found: list[Finding] = []
    for name, root in roots.items():
        if FILLED.fullmatch(name):
            found += _part(root, TemplatePlace(source, name), environment(language))
        else:
            found += _idle(root, TemplatePlace(source, name))
    return in_order(found)


def _idle(root: etree._Element, place: TemplatePlace) -> Iterator[Finding]:
    """Yield findings for tags in a part that is never filled in."""
    name = place.part or ""
    if not any(TAG.search(text) for text in ("".join(root.itertext()), *map(str, root.xpath("//@*")))):
        return
    if name == "word/comments.xml":
        yield change_tracked.commented(place)
    elif name == "docProps/core.xml":
        yield tag_unreadable.overwritten(place)
    elif _NEVER_FILLED.fullmatch(name):
        yield tag_unreadable.never_filled(place)


def _part(root: etree._Element, part: TemplatePlace, reader: Environment) -> list[Finding]:
    """Return what is wrong in one part that is filled in."""
    read = list(paragraphs(root))
    if inside_tags("".join(one.text for one in read)) > MAX_TAGS:
        return [tag_unreadable.refused(part, syntax.reason(MANY_TAGS))]
    found = list(_loose_braces(read, part))
    for one in read:
        for tag in tags(one.text):
            found += _tag(one, tag, _place(part, one))
        found += _taken(one, _place(part, one))
    placed = [Placed(one.number, tag) for one in read for tag in [*tags(one.text), *_unseen(one)]]
    by_number = {one.number: one for one in read}
    bad = syntax.unreadable(placed, reader)
    found += [
        tag_unreadable.unreadable(_place(part, by_number[one.placed.number]), one.placed.tag.raw, one.why)
        for one in bad
    ]
    if not bad:
        found += _names(placed, by_number, part, reader)
    if not any(finding.severity is Severity.ERROR for finding in found) and not _whole(
        etree.tostring(root, encoding="unicode")
    ):
        found.append(tag_split.broken(part))
    return found


def _place(part: TemplatePlace, one: Paragraph) -> TemplatePlace:
    return TemplatePlace(part.source, part.part, one.number, one.text)


def _loose_braces(read: Sequence[Paragraph], part: TemplatePlace) -> Iterator[Finding]:
    """Yield findings for braces without their other half, and for tags that end in a later paragraph."""
    opened: Paragraph | None = None
    for one in read:
        for _, brace in edges(one.text):
            if brace in _OPENERS:
                if opened is not None:
                    yield tag_unreadable.unreadable(_place(part, opened), _brace(opened), _UNCLOSED)
                opened = one
            elif opened is not None and opened is not one:
                yield tag_split.over_paragraphs(_place(part, opened))
                opened = None
            else:
                yield tag_unreadable.unreadable(_place(part, one), brace, _UNOPENED)
                opened = None
    if opened is not None:
        yield tag_unreadable.unreadable(_place(part, opened), _brace(opened), _UNCLOSED)


def _brace(one: Paragraph) -> str:
    return next(brace for _, brace in edges(one.text) if brace in _OPENERS)


_UNCLOSED = Text(en="it is never closed", fr="elle n’est jamais fermée")
_UNOPENED = Text(en="it closes nothing", fr="elle ne ferme rien")


def _tag(one: Paragraph, tag: Tag, place: TemplatePlace) -> Iterator[Finding]:
    """Yield what is wrong with one tag as Word holds it: signs, pieces, changes, words around it."""
    straight = straightened(tag)
    if straight.stops:
        yield sign_typographic.stops(place, tag.raw, straight.signs)
    elif straight.signs:
        yield sign_typographic.straightened(place, tag.raw, straight.signs)
    if straight.altered:
        yield sign_typographic.altered(place, tag.raw)
    pieces = one.touched(tag.start, tag.end)
    if any(piece.change is not None for piece in pieces) or any(tag.start < gone.start < tag.end for gone in one.taken):
        yield change_tracked.inserted(place, tag.raw)
    elif len(pieces) > 1:
        if pieces[0].run.getparent() is not pieces[-1].run.getparent() and not _whole(_alone(one)):
            yield tag_split.across(place, tag.raw)
        elif len({piece.look for piece in pieces}) > 1:
            yield tag_split.differently_formatted(place, tag.raw)
    if tag.own in ("p", "tr", "tc"):
        yield from _swallowed(one, tag, place)


def _unseen(one: Paragraph) -> Iterator[Tag]:
    """Yield the tags in the instructions of fields and in attributes, as the text that describes a picture."""
    for node in one.node.iter():
        if next(node.iterancestors(f"{W}p"), None) is one.node:
            texts = [str(value) for value in node.attrib.values()]
            texts += [node.text or ""] if node.tag == f"{W}instrText" else []
            for text in texts:
                yield from tags(text)


def _taken(one: Paragraph, place: TemplatePlace) -> Iterator[Finding]:
    """Yield a finding where a tracked deletion holds a tag or braces of one."""
    text = "".join(piece.text for piece in one.taken)
    if TAG.search(text) or edges(text):
        yield change_tracked.deleted(place, text)


def _swallowed(one: Paragraph, tag: Tag, place: TemplatePlace) -> Iterator[Finding]:
    """Yield a finding where the paragraph, row or cell that a tag stands for has more in it."""
    whole = one.node if tag.own == "p" else next(one.node.iterancestors(f"{W}{tag.own}"), None)
    if whole is None:
        yield tag_unreadable.unreadable(place, tag.raw, _NO_TABLE)
        return
    said = "".join(text.text or "" for text in whole.iter(f"{W}t"))
    picture = next(whole.iter(f"{W}drawing", f"{W}pict"), None) is not None
    if said.replace(tag.raw, "", 1).strip() or picture:
        yield words_swallowed.swallowed(place, tag.raw, tag.own)


_NO_TABLE = Text(en="it stands in no table", fr="elle ne se trouve dans aucun tableau")


def _names(
    placed: Sequence[Placed], by_number: dict[int, Paragraph], part: TemplatePlace, reader: Environment
) -> Iterator[Finding]:
    """Yield findings for names, filters and tests that do not exist."""
    try:
        parsed = reader.parse(syntax.source(placed))
    except TemplateSyntaxError as error:
        yield tag_unreadable.refused(part, syntax.reason_of(error))
        return
    for unknown in unknown_names(parsed, reader, word_names()):
        place = _place(part, by_number[unknown.line])
        say = name_unknown.filter_or_test if unknown.called else name_unknown.fact
        yield say(place, unknown.name, unknown.near)


def _alone(one: Paragraph) -> str:
    return str(etree.tostring(one.node, encoding="unicode", with_tail=False))


def _whole(xml: str) -> bool:
    """Say whether XML is whole after docxtpl has put its tags together and they are taken out."""
    patched = TAG.sub("", DocxTemplate.patch_xml(None, xml))
    try:
        etree.fromstring(patched, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return True
