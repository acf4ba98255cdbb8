"""Split a note that is longer than one entry of GCMS may be at this office: at the ends of its sections, in their order."""

from gcmsgen.document import BlockKind, Document

_BETWEEN = "\n\n"


def note_parts(text: str, document: Document, limit: int) -> list[str]:
    """Return the parts of a note, each within the limit where its sections are; the whole where there is no limit."""
    if not limit or len(text) <= limit:
        return [text]
    parts: list[str] = []
    for section in _sections(text, document):
        if parts and len(parts[-1]) + len(_BETWEEN) + len(section) <= limit:
            parts[-1] += _BETWEEN + section
        else:
            parts.append(section)
    return [part.rstrip("\n") + "\n" for part in parts]


def _sections(text: str, document: Document) -> list[str]:
    headings = {
        block.text for section in document.sections for block in section.blocks if block.kind is BlockKind.HEADING
    }
    found: list[str] = []
    for block in text.rstrip("\n").split(_BETWEEN):
        if found and block.split("\n")[0] not in headings:
            found[-1] += _BETWEEN + block
        else:
            found.append(block)
    return found
