"""Compose a document: the outline names the sentences, the words give them a voice, the view notes what they read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError

from gcmsgen.catalogue.office import Office
from gcmsgen.document import PAGE, PAGES, Block, BlockKind, Document, Gap, Section, Sentence
from gcmsgen.errors import GcmsgenError, TemplateError, Unfilled
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import case_parts
from gcmsgen.language import Language, Text
from gcmsgen.reference.categories import category
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.deadlines import deadlines
from gcmsgen.reference.exemption_codes import exemption_codes
from gcmsgen.reference.fee_exemptions import compliance_fee
from gcmsgen.reference.guidance import country_looked_at
from gcmsgen.reference.outcomes import decisions
from gcmsgen.reference.provisions import renumbered
from gcmsgen.reference.travel_documents import heads
from gcmsgen.wording.allowance import NotAllowed, spend_characters
from gcmsgen.wording.environment import ENCLOSED, Source, Worded, outline, words
from gcmsgen.wording.fast_reading import SharedContexts
from gcmsgen.wording.line import one_line
from gcmsgen.wording.parts import NO_PARTS, parts_of
from gcmsgen.wording.sandbox import FAULTS, cause, missing_inside
from gcmsgen.wording.sentence_source import syntax_error
from gcmsgen.wording.tags import BUILDER
from gcmsgen.wording.versions import versioned
from gcmsgen.wording.view import GroupView, MissingFact, Reads, joined, unknown


@dataclass(frozen=True, slots=True)
class Composed:
    """Hold a composed document, the gaps for which it must not be rendered, and the names that its templates may use.

    `employer` are the names of the sentences that the outline lets the employer have; one that is `limited` holds no other.
    """

    document: Document
    gaps: tuple[Gap, ...]
    known: Mapping[str, Any]
    employer: frozenset[str] = frozenset()
    limited: bool = False


def shared(made: Composed) -> Composed:
    """Return a document with those sentences alone that its outline lets the employer have; what is left empty goes with them."""
    sections = []
    for section in made.document.sections:
        blocks = [
            block._replace(sentences=kept)
            for block in section.blocks
            if (kept := tuple(said for said in block.sentences if said.id.partition(".")[2] in made.employer))
        ]
        if any(block.kind is not BlockKind.HEADING for block in blocks) or section.id == made.document.subject:
            sections.append(Section(section.id, tuple(blocks)))
    return replace(made, document=replace(made.document, sections=tuple(sections)), limited=True)


def compose(case: Case, source: Source, *, language: Language, on: date, office: Office) -> Composed:
    """Return the document of a case in a language, by the guidance and the words of that day."""
    voice = words(source, language, on)
    made = compose_in(voice, case, source, language=language, on=on, office=office)
    parts = parts_of(made.document, office.note_limit) if source.document == "note" else {}
    if not parts:
        return made
    return compose_in(voice, case, source, language=language, on=on, office=office, parts=parts)


def compose_in(
    voice: Mapping[str, Worded],
    case: Case,
    source: Source,
    *,
    language: Language,
    on: date,
    office: Office,
    parts: Mapping[str, int] = NO_PARTS,
) -> Composed:
    """Return the document of a case in the words given, by the names of their sentences.

    `parts` are the numbers of the parts by the sections that begin them, where the document is split.
    """
    return _built(voice, case, source, language=language, on=on, office=office, gaps=_left_out, parts=parts)


def drafted_in(
    voice: Mapping[str, Worded], case: Case, source: Source, *, language: Language, on: date, office: Office
) -> Composed:
    """Return the document as far as it can be worded: a sentence that lacks a fact keeps its place, without words.

    Its one fact is then the one that it lacks.
    """
    return _built(voice, case, source, language=language, on=on, office=office, gaps=_kept)


def _left_out(_gap: Gap, _rule: str) -> Sentence | None:
    return None


def _kept(gap: Gap, rule: str) -> Sentence | None:
    return Sentence(gap.sentence, "", (gap.fact,), (), rule)


def _built(
    voice: Mapping[str, Worded],
    case: Case,
    source: Source,
    *,
    language: Language,
    on: date,
    office: Office,
    gaps: Callable[[Gap, str], Sentence | None],
    parts: Mapping[str, int] = NO_PARTS,
) -> Composed:
    reads = Reads()
    view = GroupView(case, "", reads)
    facts = {name: view.fact(name) for name in case_parts()}
    reads.take()
    frame: dict[str, Any] = {
        "office": office if office.name else _NO_OFFICE,
        "language": language.value,
        "part": source.part,
        "page": PAGE,
        "pages": PAGES,
        "copy": {reader: source.copy == reader for reader in COPIED},
        "enclosed": source.copy == ENCLOSED,
        "parts": parts,
        "part_total": len(parts),
    }
    known = {**facts, **published(on), **frame}
    builder = Builder(voice, reads, SharedContexts(known), gaps, renumbered(on))
    try:
        outline(source).render({**known, BUILDER: builder})
    except NotAllowed as error:
        raise TemplateError(f"outline/{source.document}.j2", error.text) from None
    except FAULTS as error:
        raise _unworded(f"outline/{source.document}.j2", error) from None
    number = case.application.number if case.application else None
    made = Document(
        source.document,
        language,
        builder.title,
        number or "",
        builder.printed(),
        builder.running_head(),
        builder.titled,
    )
    return Composed(made, tuple(builder.gaps), known, frozenset(builder.employer))


# Where the case names no office, no letterhead stands, and whoever prints its name lacks that fact.
_NO_OFFICE = {"name": unknown("decision.office"), "letterhead": ()}


@lru_cache(maxsize=8)  # many cases are worded by the guidance of few days: a thirtieth of composing
def published(on: date) -> dict[str, Any]:
    """Return what outlines and words may use of the tables, as it stands that day."""
    return {
        "guidance": {"country_looked_at": country_looked_at(on), "code": category().code.code},
        "deadlines": deadlines(on),
        "exempt_heads": heads(on),
        "fees": {"employer_compliance": compliance_fee(on)},
        "authority": {code: entry.provision.on(on) for code, entry in exemption_codes().items()},
        "reciprocity_criteria": category().criteria,
        "decided": decisions(),
        "criterion_ids": tuple(criteria()),
    }


COPIED = ("representative", "employer")
RUNNING = "running"
_KINDS = {kind.value: kind for kind in BlockKind}


@dataclass(slots=True)
class Builder:
    """Gather the sentences while the outline is read; the tags of `tags.py` call its methods."""

    words: Mapping[str, Worded]
    reads: Reads
    contexts: SharedContexts
    in_place: Callable[[Gap, str], Sentence | None]
    renumbered: Mapping[str, str]
    title: str = ""
    titled: str = ""
    sections: list[Section] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    employer: set[str] = field(default_factory=set)
    _section: tuple[str, list[Block]] | None = None
    _block: tuple[BlockKind, list[Sentence]] | None = None
    _loops: list[set[str]] = field(default_factory=list)
    _around: frozenset[str] = frozenset()

    def printed(self) -> tuple[Section, ...]:
        """Return the sections in reading order, without the running head."""
        return tuple(section for section in self.sections if section.id != RUNNING)

    def running_head(self) -> Sentence | None:
        """Return the sentence of the running head, where the outline has one."""
        return next((section.blocks[0].sentences[0] for section in self.sections if section.id == RUNNING), None)

    def share(self, names: tuple[str, ...]) -> None:
        """Let the employer's copy have these sentences."""
        self.employer.update(names)

    def open_section(self, name: str) -> None:
        """Begin a section."""
        self._section = (name, [])

    def close_section(self) -> None:
        """End a section; one without sentences is left out."""
        name, blocks = self._section or ("", [])
        if any(block.kind is not BlockKind.HEADING for block in reversed(blocks)):
            self.sections.append(Section(name, tuple(blocks)))
        self._section = None

    def open_block(self, kind: str) -> None:
        """Begin a block."""
        self._block = (_KINDS[kind], [])

    def close_block(self) -> None:
        """End a block; one without sentences is left out."""
        if self._block and self._section and self._block[1]:
            self._section[1].append(Block(self._block[0], tuple(self._block[1])))
        self._block = None

    def open_loop(self) -> None:
        """Begin a loop: what it reads to find its items, each sentence inside rests on."""
        self._loops.append(set())

    def enter_item(self) -> None:
        """Begin an item of the innermost loop."""
        read = self.reads.take()
        if not self._loops[-1].issuperset(read):
            self._loops[-1].update(read)
            self._settle_loops()

    def close_loop(self) -> None:
        """End the innermost loop."""
        self._loops.pop()
        self._settle_loops()
        self.reads.take()

    def _settle_loops(self) -> None:
        """Keep what all open loops read for all sentences of an item."""
        self._around = frozenset().union(*self._loops)

    def skip(self) -> None:
        """Leave a sentence out, and with it what its condition read."""
        self.reads.forget()

    def say(self, name: str, cites: Mapping[str, str], extra: dict[str, Any], rule: str) -> None:
        """Say a sentence, which owns what was read since the last one; outside every section it is the title."""
        worded = self.words.get(name)
        if worded is None:
            raise TemplateError(name, _NO_SENTENCE.filled(name=name))
        if self.renumbered:
            cites = {role: self.renumbered.get(key, key) for role, key in cites.items()}
        extra["cites"] = cites
        text = worded.fixed or self._text(worded, extra)
        # A sentence rests on what was read since the last one, and to find the items of the loops around it.
        facts = self.reads.take()
        if self._around:
            facts = joined(facts, self._around)
        if text is None:
            self._gap(rule)
            return
        if self._loops:
            spend_characters(len(text))
        if self._block is None:
            self.title, self.titled = text, versioned(worded.id, worded.since)
        else:
            keys = tuple(sorted({*cites.values()})) if cites else ()
            self._block[1].append(Sentence(worded.id, text, facts, keys, rule, worded.since))

    def _gap(self, rule: str) -> None:
        """Put what stands in the place of a sentence that lacks a fact, where anything does."""
        kept = self.in_place(self.gaps[-1], rule)
        if kept and self._block is not None:
            self._block[1].append(kept)

    def _text(self, worded: Worded, own: dict[str, Any]) -> str | None:
        try:
            return one_line(worded.text(self.contexts, own))
        except MissingFact as missing:
            self.gaps.append(Gap(worded.id, str(missing)))
        except NotAllowed as error:
            raise TemplateError(worded.id, error.text) from None
        except FAULTS as error:
            raise _unworded(worded.id, error) from None
        return None


def _unworded(where: str, error: Exception) -> GcmsgenError:
    """Return the error of words or an outline; of what Jinja or a filter says, nothing that may hold a fact."""
    if isinstance(error, TemplateNotFound):
        return missing_inside(where, error)
    if isinstance(error, TemplateSyntaxError):
        return syntax_error(f"{error.name or where}:{error.lineno}", error)
    return Unfilled(where, _FAILED.filled(why=cause(error)))


_FAILED = Text(
    en="this sentence cannot be worded ({why}). Look at its names and filters.",
    fr="cette phrase ne peut être rédigée ({why}). Voyez ses noms et ses filtres.",
)
_NO_SENTENCE = Text(en="the sentence {name} is missing.", fr="la phrase {name} est absente.")
