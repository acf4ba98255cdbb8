"""Repair the tags of a Word template: straighten their signs, join their pieces, accept the changes that hold only tags.

No word outside of a tag is ever changed: all of them are compared before and after, and a file in which any differs is
refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from gcmsgen import timeless_zip
from gcmsgen.catalogue import word_file
from gcmsgen.catalogue.word_file import W
from gcmsgen.errors import RenderError
from gcmsgen.language import Text, quoted
from gcmsgen.office_template.paragraph import Paragraph, TextRun, every_paragraph, paragraph
from gcmsgen.office_template.tag import TAG, healed, tags, without
from gcmsgen.office_template.word import FILLED


@dataclass(frozen=True, slots=True)
class Repaired:
    """Hold a repaired file, and what was done to it, tag by tag."""

    data: bytes
    done: tuple[Text, ...]


def repair(data: bytes) -> Repaired:
    """Return a Word template with its tags repaired.

    Raises UnsafeFile where it may not be opened, and RenderError where a word outside of a tag would differ.
    """
    before = word_file.parts(data)
    after, done = dict(before), list[Text]()
    for name, content in before.items():
        if FILLED.fullmatch(name):
            root = word_file.tree(name, content)
            said = [text for one in every_paragraph(root) for text in _paragraph(one, name)]
            if said:
                after[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                done += said
    made = timeless_zip.packed(after)
    refuse_difference(before, word_file.parts(made))
    return Repaired(made, tuple(done))


def refuse_difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Compare the words outside of tags. Raises RenderError where any differs."""
    if words(before) != words(after):
        raise RenderError(_DIFFERENT)


def words(parts: Mapping[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """Return the words outside of tags, paragraph by paragraph: those that stand, and those that a change takes away."""
    return {
        name: [_words(one) for one in every_paragraph(word_file.tree(name, content))]
        for name, content in parts.items()
        if FILLED.fullmatch(name)
    }


def _words(one: Paragraph) -> tuple[str, str]:
    spans = [(tag.start, tag.end) for tag in tags(one.text)]
    outside = [piece for piece in one.taken if not any(start < piece.start < end for start, end in spans)]
    # Deleted text is no text of the template: no tag reaches from one change into the next, so each is read alone.
    changes: dict[int, str] = {}
    for piece in outside:
        changes[id(piece.change)] = changes.get(id(piece.change), "") + piece.text
    return without(one.text), "".join(without(text) for text in changes.values())


def _paragraph(one: Paragraph, part: str) -> list[Text]:
    """Heal one paragraph where it stands; return what was done."""
    accepted = _accept(one)
    done = [_ACCEPTED.filled(place=_place(one, part))] if accepted else []
    now = paragraph(one.node, one.number)
    for tag in reversed(tags(now.text)):
        pieces = now.touched(tag.start, tag.end)
        straight = healed(tag)
        if (straight == tag.raw and len(pieces) == 1) or not _joinable(pieces):
            continue
        what = _JOINED if straight == tag.raw else _STRAIGHTENED
        done.append(what.filled(place=_place(one, part), tag=quoted(straight)))
        _write(now, pieces, (tag.start, tag.end), straight)
        now = paragraph(one.node, one.number)
    return done


def _place(one: Paragraph, part: str) -> Text:
    return Text(en=f"{part}, paragraph {one.number}", fr=f"{part}, paragraphe {one.number}")


def _accept(one: Paragraph) -> bool:
    """Accept the tracked changes that hold nothing but tags or parts of tags; say whether there were any."""
    spans = [(tag.start, tag.end) for tag in tags(one.text)]
    # Deletions first: one may stand inside an insertion, which then holds nothing but text.
    changes = {id(piece.change): piece.change for piece in (*one.taken, *one.pieces) if piece.change is not None}
    accepted = False
    for change in changes.values():
        standing = [piece for piece in one.pieces if piece.change is change]
        taken = [piece for piece in one.taken if piece.change is change]
        if not _only_text(change) or not (_in_tags(standing, spans) and _tags_only(taken, spans)):
            continue
        if change.tag == f"{W}ins" and not taken:
            _unwrap(change)
        elif change.tag == f"{W}del" and not standing:
            _remove(change)
        else:
            continue
        accepted = True
    return accepted


def _in_tags(pieces: list[TextRun], spans: list[tuple[int, int]]) -> bool:
    return all(any(start <= piece.start and piece.end <= end for start, end in spans) for piece in pieces)


def _tags_only(taken: list[TextRun], spans: list[tuple[int, int]]) -> bool:
    """Say whether what a change takes away stands inside a tag, or is whole tags."""
    inside = all(any(start < piece.start < end for start, end in spans) for piece in taken)
    text = "".join(piece.text for piece in taken)
    return inside or TAG.sub("", text) == ""


def _only_text(change: etree._Element) -> bool:
    """Say whether a change holds runs of text and nothing else, as a picture, a note or another change."""
    return all(
        node.tag in _TEXT or next(node.iterancestors(f"{W}rPr"), None) is not None for node in change.iterdescendants()
    )


def _unwrap(change: etree._Element) -> None:
    """Put the runs of an insertion in its place."""
    parent = change.getparent()
    at = parent.index(change)
    for child in reversed(list(change)):
        parent.insert(at, child)
    parent.remove(change)


def _remove(node: etree._Element) -> None:
    node.getparent().remove(node)


def _joinable(pieces: tuple[TextRun, ...]) -> bool:
    """Say whether nothing but text stands between the pieces of a tag, all of them beside one another."""
    if any(piece.change is not None for piece in pieces):
        return False
    first, last = pieces[0].run, pieces[-1].run
    if any(piece.run.tag != f"{W}r" or piece.run.getparent() is not first.getparent() for piece in pieces):
        return False
    siblings = list(first.getparent())
    between = siblings[siblings.index(first) : siblings.index(last) + 1]
    nodes = [node for sibling in between for node in (sibling, *sibling.iterdescendants())]
    return all(node.tag in _TEXT or next(node.iterancestors(f"{W}rPr"), None) is not None for node in nodes)


_TEXT = frozenset(
    f"{W}{name}"
    for name in ("r", "rPr", "t", "delText", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak")
)


def _write(one: Paragraph, pieces: tuple[TextRun, ...], span: tuple[int, int], straight: str) -> None:
    """Write a tag into its first piece, and take it out of the others; runs that held nothing else go."""
    start, end = span
    first = pieces[0]
    for piece in pieces:
        before = piece.text[: max(0, start - piece.start)]
        after = piece.text[max(0, end - piece.start) :] if piece.end > end else ""
        _say(piece.node, before + (straight if piece is first else "") + after)
    for piece in pieces[1:]:
        if not piece.node.text:
            run = piece.run
            run.remove(piece.node)
            if all(child.tag == f"{W}rPr" for child in run):
                _remove(run)


def _say(node: etree._Element, text: str) -> None:
    node.text = text
    if re.match(r"\s|.*\s$", text, re.DOTALL):
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


_JOINED = Text(
    en="{place}: joined the pieces of {tag}",
    fr="{place}\N{NO-BREAK SPACE}: morceaux réunis dans {tag}",
)
_STRAIGHTENED = Text(
    en="{place}: straightened the signs of {tag}",
    fr="{place}\N{NO-BREAK SPACE}: signes redressés dans {tag}",
)
_ACCEPTED = Text(
    en="{place}: accepted tracked changes that held nothing but tags",
    fr="{place}\N{NO-BREAK SPACE}: modifications suivies acceptées, qui ne contenaient que des balises",
)
_DIFFERENT = Text(
    en="Healing would change a word outside of the tags. Nothing was written. Correct the tags in Word.",
    fr="La réparation changerait un mot hors des balises. Rien n’a été écrit. Corrigez les balises dans Word.",
)
