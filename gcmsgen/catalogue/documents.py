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
    REPRESENTATIVE = "representative"


_ALL = tuple(Format)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """Hold one document id with its plain names, the outcomes that call for it, and its formats.

    `parts` names for each outcome the outline and words that it adds to those of the document itself (None: none). One
    that is `for_fewer_places` is there only where the case says that fewer places were granted than asked for. `usual` is
    the format that nobody has to ask for. A copy (`copy_of`) goes to its own reader, in that reader's language. In the formats
    of `whole_in` a document is what the office keeps; in the others it is enclosed with a letter.
    """

    id: str
    name: Text
    parts: Mapping[str, str | None]
    formats: tuple[Format, ...]
    usual: Format = Format.PDF
    spaces: Spaces = Spaces.TYPOGRAPHIC
    reader: Reader = Reader.CLIENT
    for_fewer_places: bool = False
    copy_of: str | None = None
    whole_in: tuple[Format, ...] = _ALL

    @property
    def source(self) -> str:
        """Return the document whose outline, words and layout this one has: its own, or those of what it is a copy of."""
        return self.copy_of or self.id

    def reader_of(self, form: Format) -> str:
        """Return what `protected_facts.yaml` calls the document in a format: a note that is sent is not the entry in GCMS.

        >>> CATALOGUE["note"].reader_of(Format.TXT), CATALOGUE["note"].reader_of(Format.PDF)
        ('note', 'enclosed-note')
        """
        return self.id if form in self.whole_in else f"enclosed-{self.id}"


OUTCOMES = tuple(outcomes())

CATALOGUE = {
    entry.id: entry
    for entry in (
        CatalogueEntry(
            id="note",
            name=Text(en="GCMS note", fr="note au SMGC"),
            parts=dict.fromkeys(OUTCOMES),
            formats=_ALL,
            usual=Format.TXT,
            whole_in=(Format.TXT,),
            spaces=Spaces.PLAIN,
        ),
        # All that the file records; its words are those of the note.
        CatalogueEntry(
            id="note-full",
            name=Text(en="GCMS note in full", fr="note complète au SMGC"),
            parts=dict.fromkeys(OUTCOMES, "note"),
            formats=(Format.TXT,),
            usual=Format.TXT,
            whole_in=(Format.TXT,),
            spaces=Spaces.PLAIN,
        ),
        CatalogueEntry(
            id="rationale",
            name=Text(en="approval rationale", fr="justification de l’approbation"),
            parts={"approve": None},
            formats=_ALL,
        ),
        CatalogueEntry(
            id="letter",
            name=Text(en="letter", fr="lettre"),
            parts={name: row.letter for name, row in outcomes().items()},
            formats=_ALL,
        ),
        CatalogueEntry(
            id="employer-notice",
            name=Text(en="notice to the employer", fr="avis à l’employeur"),
            parts={"approve": None},
            formats=_ALL,
            reader=Reader.EMPLOYER,
            for_fewer_places=True,
        ),
        CatalogueEntry(
            id="letter-copy-representative",
            name=Text(en="copy of the letter for the representative", fr="copie de la lettre pour le représentant"),
            parts={name: row.letter for name, row in outcomes().items()},
            formats=_ALL,
            reader=Reader.REPRESENTATIVE,
            copy_of="letter",
        ),
        CatalogueEntry(
            id="letter-copy-employer",
            name=Text(en="copy of the letter for the employer", fr="copie de la lettre pour l’employeur"),
            parts={name: row.letter for name, row in outcomes().items()},
            formats=_ALL,
            reader=Reader.EMPLOYER,
            copy_of="letter",
        ),
    )
}

# The documents that are no copy of another.
ORIGINALS: Mapping[str, CatalogueEntry] = {name: entry for name, entry in CATALOGUE.items() if not entry.copy_of}
# The copies of each document, by its id.
COPIES: Mapping[str, tuple[str, ...]] = {
    name: tuple(copy.id for copy in CATALOGUE.values() if copy.copy_of == name) for name in CATALOGUE
}
