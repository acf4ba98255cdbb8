"""Split a document that is longer than an office’s field holds: at the ends of sections, never within one."""

from collections.abc import Mapping
from types import MappingProxyType

from gcmsgen.document import Document, Section

NO_PARTS: Mapping[str, int] = MappingProxyType({})


def parts_of(document: Document, limit: int | None) -> Mapping[str, int]:
    """Return the numbers of the parts by the sections that begin them; none where the document is not longer than the limit.

    A section that is longer by itself is a part of its own: an officer’s reasons are never cut.
    """
    sizes = {section.id: _size(section) for section in document.sections}
    if limit is None or sum(sizes.values()) <= limit:
        return NO_PARTS
    found: dict[str, int] = {}
    filled = limit
    for name, size in sizes.items():
        if filled + size > limit:
            found[name] = len(found) + 1
            filled = _NUMBER
        filled += size
    return found if len(found) > 1 else NO_PARTS


_NUMBER = 20  # characters, more than the line that numbers a part takes


def _size(section: Section) -> int:
    """Return the characters of a section as a text has it: each block, and each line or item of one, ends with a line break."""
    return sum(len(sentence.text) + 2 for block in section.blocks for sentence in block.sentences) + len(section.blocks)
