"""Which documents exist, for which outcomes, and in which formats."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from gcmsgen.errors import NotOffered
from gcmsgen.language import Text


class Spaces(Enum):
    """Say whether no-break spaces stay in a text file, or become the ordinary ones that a field of GCMS holds."""

    TYPOGRAPHIC = "typographic"
    PLAIN = "plain"


class Format(StrEnum):
    """Name the three views of a document; the value is the extension of its file."""

    TXT = "txt"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one document id with its plain names, the outcomes that call for it, and its formats."""

    id: str
    name: Text
    outcomes: frozenset[str]
    grounds: frozenset[str]
    formats: tuple[Format, ...]
    spaces: Spaces = Spaces.TYPOGRAPHIC


CATALOGUE = {
    entry.id: entry
    for entry in (
        Entry(
            id="note",
            name=Text(en="GCMS note", fr="note au SMGC"),
            outcomes=frozenset({"approve", "refuse"}),
            grounds=frozenset({"reciprocity"}),
            formats=(Format.TXT,),
            spaces=Spaces.PLAIN,
        ),
        Entry(
            id="rationale",
            name=Text(en="approval rationale", fr="justification de l’approbation"),
            outcomes=frozenset({"approve"}),
            grounds=frozenset(),
            formats=(Format.TXT, Format.DOCX, Format.PDF),
        ),
        Entry(
            id="letter",
            name=Text(en="letter", fr="lettre"),
            outcomes=frozenset({"refuse"}),
            grounds=frozenset({"reciprocity"}),
            formats=(Format.TXT, Format.DOCX, Format.PDF),
        ),
    )
}


def offered(document: str, outcome: str | None, grounds: tuple[str, ...]) -> Entry:
    """Return the entry of a document. Raises NotOffered where this outcome, or a ground of it, has no such document."""
    entry = CATALOGUE[document]
    if outcome is None:
        raise NotOffered(_NO_OUTCOME.filled(document=entry.name))
    if outcome not in entry.outcomes:
        raise NotOffered(_NOT_FOR_OUTCOME.filled(document=entry.name, outcome=outcome))
    unworded = sorted(set(grounds) - entry.grounds)
    if outcome == "refuse" and unworded:
        raise NotOffered(_NOT_FOR_GROUND.filled(document=entry.name, grounds=", ".join(unworded)))
    return entry


_NO_OUTCOME = Text(
    en="The {document} needs the decision. Enter decision.outcome in the case file.",
    fr="Le document demandé ({document}) suppose une décision. Inscrivez decision.outcome dans le fichier de cas.",
)
_NOT_FOR_OUTCOME = Text(
    en="There is no {document} for the outcome {outcome}.",
    fr="Le document demandé ({document}) n’existe pas pour l’issue {outcome}.",
)
_NOT_FOR_GROUND = Text(
    en="There are no words yet for the {document} on these grounds: {grounds}.",
    fr="Le document demandé ({document}) n’a pas encore de texte pour ces motifs\N{NO-BREAK SPACE}: {grounds}.",
)
