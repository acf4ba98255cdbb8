"""Which documents exist, for which outcomes, and in which formats."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from gcmsgen.catalogue.formats import Format
from gcmsgen.language import Text
from gcmsgen.reference.outcomes import outcomes


class Spaces(Enum):
    """Say whether no-break spaces stay in a text file, or become the ordinary ones that a field of GCMS holds."""

    TYPOGRAPHIC = "typographic"
    PLAIN = "plain"


class Reader(Enum):
    """Say who reads a document, in whose language it is then written."""

    CLIENT = "client"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """Hold one document id with its plain names, the outcomes that call for it, and its formats.

    `parts` names for each outcome the outline and words that it adds to those of the document itself (None: none). One
    that is `for_fewer_places` is there only where the case says that fewer places were granted than asked for.
    """

    id: str
    name: Text
    parts: Mapping[str, str | None]
    formats: tuple[Format, ...]
    spaces: Spaces = Spaces.TYPOGRAPHIC
    reader: Reader = Reader.CLIENT
    for_fewer_places: bool = False


OUTCOMES = tuple(outcomes())

CATALOGUE = {
    entry.id: entry
    for entry in (
        CatalogueEntry(
            id="note",
            name=Text(en="GCMS note", fr="note au SMGC"),
            parts=dict.fromkeys(OUTCOMES),
            formats=(Format.TXT,),
            spaces=Spaces.PLAIN,
        ),
        # All that the file records; its words are those of the note.
        CatalogueEntry(
            id="note-full",
            name=Text(en="GCMS note in full", fr="note complète au SMGC"),
            parts=dict.fromkeys(OUTCOMES, "note"),
            formats=(Format.TXT,),
            spaces=Spaces.PLAIN,
        ),
        CatalogueEntry(
            id="rationale",
            name=Text(en="approval rationale", fr="justification de l’approbation"),
            parts={"approve": None},
            formats=(Format.TXT, Format.DOCX, Format.PDF),
        ),
        CatalogueEntry(
            id="letter",
            name=Text(en="letter", fr="lettre"),
            parts={name: row.letter for name, row in outcomes().items()},
            formats=(Format.TXT, Format.DOCX, Format.PDF),
        ),
        CatalogueEntry(
            id="employer-notice",
            name=Text(en="notice to the employer", fr="avis à l’employeur"),
            parts={"approve": None},
            formats=(Format.TXT, Format.DOCX, Format.PDF),
            reader=Reader.EMPLOYER,
            for_fewer_places=True,
        ),
    )
}
