"""The whole story of one output: check the facts, compose, check the document, render, record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial
from typing import Any

from gcmsgen import __version__
from gcmsgen.catalogue.documents import CatalogueEntry, Reader
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.offered import called_for, entry_of, language_of_reader, outcome_of, part_of
from gcmsgen.catalogue.office import office_names, office_places, office_profile
from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.cases.file import sentence_lacks_fact
from gcmsgen.checks.cases.run import findings_in
from gcmsgen.checks.claims.claim import Claim
from gcmsgen.checks.composed import note_and_letter_differ, words_unfilled
from gcmsgen.checks.parity.french_gate import said_by, unsettled_french
from gcmsgen.document import Document, Gap
from gcmsgen.errors import NotOffered, TemplateError, Unfilled
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import known_part
from gcmsgen.finding import Finding, Refused, blocks, in_order
from gcmsgen.language import Language, Text
from gcmsgen.making import ingredients_of, versions_of
from gcmsgen.manifest.record import MakingRecord, RecordedCase, SentVersion, facts_of, record, recorded_case
from gcmsgen.render.layout import Layout, Stamp
from gcmsgen.render.renderers import RENDERERS
from gcmsgen.wording.compose import Composed, compose, drafted_in, shared
from gcmsgen.wording.environment import ENCLOSED, Source, source_of, words
from gcmsgen.wording.reasons import reasons_said
from gcmsgen.wording.view import MissingFact
from gcmsgen.wording.withheld import Withheld, withheld


@dataclass(frozen=True)
class CheckedCase:
    """Hold a case by the rules and words of a day; its findings and its facts are gathered once, when first asked for.

    `across` are findings that no rule of cases can make of it, since they come from comparing it with others.
    """

    case: Case
    on: date
    tree: TemplateTree
    across: tuple[Finding, ...] = ()

    @cached_property
    def examined(self) -> Examined:
        """Return the case as rules look at it: what one of them reads of the officer's words is read for all, and for the record."""
        return Examined(self.case, self.on, office_places(self.tree), office_fonts(self.tree), office_names(self.tree))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, with the places, fonts and names of the office."""
        found = findings_in(self.examined)
        return in_order([*found, *self.across]) if self.across else found

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return what the officer's words name, and what each of these claims rests on."""
        return self.examined.reading.claims

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """Return the facts as a manifest records them."""
        return facts_of(self.case)

    @cached_property
    def recorded(self) -> RecordedCase:
        """Return what the records of all documents of the case share."""
        return recorded_case(self.on, self.facts, self.findings, [claim.recorded() for claim in self.claims])

    @cached_property
    def kept(self) -> dict[tuple[str, Language], "Prepared"]:
        """Return where the documents that were composed are kept: note and letter are each compared with the other."""
        return {}


@dataclass(frozen=True, slots=True)
class Prepared:
    """Hold a document of a checked case, composed once, to be rendered in any of its formats."""

    checked: CheckedCase
    entry: CatalogueEntry
    composed: Composed

    @property
    def document(self) -> Document:
        """Return the composed document."""
        return self.composed.document


@dataclass(frozen=True)
class Output:
    """Hold one rendered document: its name by the contract, its bytes, the document that it is a view of, its findings.

    `recorded` says how it was made; a text bears no stamp of it, so it is drawn up where somebody asks for it.
    """

    name: str
    data: bytes
    document: Document
    findings: tuple[Finding, ...]
    recorded: Callable[[], MakingRecord]

    @cached_property
    def record(self) -> MakingRecord:
        """Return the record of the output."""
        return self.recorded()


def generate(
    case: Case, *, document: str, form: Format, on: date, tree: TemplateTree, language: Language | None = None
) -> Output:
    """Return a document of a case in one format; in the language of its reader where no other is asked for.

    Raises Refused where a finding forbids it, NotOffered where the case has no such document or format, and MachineError
    where templates, tables or renderers fail.
    """
    return rendered(prepared(CheckedCase(case, on, tree), document, language), form)


def prepared(checked: CheckedCase, document: str, language: Language | None = None) -> Prepared:
    """Return a document, checked and composed. Raises Refused, NotOffered and MachineError as `generate` does.

    One in French is refused where a sentence that it says is not known to say what its English says.
    """
    entry, source = _called_for(checked, document)
    language = language or language_of_reader(checked.case, entry)
    try:
        reasons_said(source)
        made = _composed_once(checked, document, language)
    except TemplateError as error:
        # A sentence that has no words may be one that nobody has put into French yet, which says more.
        _refuse(checked, unsettled_french(source, language, [f"{file}.{error.where}" for file in source.files]))
        raise
    _refuse(checked, unsettled_french(source, language, said_by(made.document)))
    _refuse(checked, _differing(made))
    return made


Look = Callable[[CheckedCase], tuple[Finding, ...]]


def findings_alone(checked: CheckedCase) -> tuple[Finding, ...]:
    """Return the findings of a case; nothing is composed."""
    return checked.findings


def foreseen(checked: CheckedCase) -> tuple[Finding, ...]:
    """Return all findings of a case, with those for which a document that it calls for would be refused.

    Each document is composed in the language of its reader, once for all that ask. Of a case that errors block already none is.
    Raises MachineError as `generate` does.
    """
    found = {} if blocks(checked.findings) else dict(_refusals(checked))
    said = {(finding.code, finding.where) for finding in checked.findings}
    return in_order([*checked.findings, *(finding for place, finding in found.items() if place not in said)])


def _refusals(checked: CheckedCase) -> Iterator[tuple[tuple[str, str], Finding]]:
    for document in called_for(checked.case):
        try:
            prepared(checked, document)
        except Refused as refused:
            yield from (((finding.code, finding.where), finding) for finding in reversed(refused.findings))
        except Unfilled as lost:  # the words of an office fail on this case alone: the others are checked all the same
            finding = words_unfilled.unfilled(document, lost)
            yield (finding.code, finding.where), finding


def _composed_once(checked: CheckedCase, document: str, language: Language) -> Prepared:
    key = (document, language)
    if key not in checked.kept:
        checked.kept[key] = composed(checked, document, language)
    return checked.kept[key]


def _differing(made: Prepared) -> tuple[Finding, ...]:
    """Return what the note says and the letter does not, or the other way round; of other documents nothing is asked."""
    checked, document = made.checked, made.document
    if made.entry.id not in note_and_letter_differ.PAIR:
        return ()
    other = note_and_letter_differ.PAIR[document.id]
    try:
        beside = _composed_once(checked, other, document.language).document
    except (Refused, TemplateError):
        return ()  # what cannot be composed does not leave, and says itself why not
    return note_and_letter_differ.differing(checked.examined, document, beside)


def _refuse(checked: CheckedCase, found: Sequence[Finding]) -> None:
    if found:
        raise Refused([*checked.findings, *found])


def composed(checked: CheckedCase, document: str, language: Language) -> Prepared:
    """Return a document, checked and composed; whether its French was settled is not asked.

    What was sent once is made again so (`verify`). Raises Refused, NotOffered and MachineError as `generate` does.
    """
    _called_for(checked, document)
    if blocks(checked.findings):
        raise Refused(checked.findings)
    return composed_as_found(checked, document, language)


def composed_as_found(checked: CheckedCase, document: str, language: Language, copy: str | None = None) -> Prepared:
    """Return a document, composed whatever is found in its facts: one to be compared, or whose facts were asked before.

    `copy` says which version of it, where it is not that of the catalogue. Raises Refused where a sentence lacks a fact,
    NotOffered and MachineError as `generate` does.
    """
    case = checked.case
    entry, source = _called_for(checked, document)
    source = replace(source, copy=copy or source.copy)
    office = office_profile(checked.tree, (case.decision and case.decision.office) or "", language)
    made = compose(case, source, language=language, on=checked.on, office=office)
    if made.gaps:
        raise Refused([*checked.findings, *sentence_lacks_fact.findings(made.gaps)])
    return Prepared(checked, entry, _for_reader(entry, made))


def drafted(checked: CheckedCase, document: str) -> dict[Language, Composed]:
    """Return a document in both languages as far as it can be worded: nothing is refused, and gaps stand in their places.

    For the eyes of whoever works on the case; nothing of it is ever rendered. Raises NotOffered and MachineError.
    """
    case = checked.case
    entry, source = _called_for(checked, document)
    name = (case.decision and case.decision.office) or ""
    made = {
        language: drafted_in(
            words(source, language, checked.on),
            case,
            source,
            language=language,
            on=checked.on,
            office=office_profile(checked.tree, name, language),
        )
        for language in Language
    }
    return {language: _for_reader(entry, one) for language, one in made.items()}


def _for_reader(entry: CatalogueEntry, made: Composed) -> Composed:
    """Return a document with what its reader may have: the copy of an employer holds some sentences alone."""
    return shared(made) if entry.copy_of and entry.reader is Reader.EMPLOYER else made


def _called_for(checked: CheckedCase, document: str) -> tuple[CatalogueEntry, Source]:
    """Return the entry of a document of a case, and where its words stand. Raises NotOffered where the case has none."""
    entry = entry_of(checked.case, document)
    return entry, source_of(entry, part_of(checked.case, entry), checked.tree)


def rendered(made: Prepared, form: Format, stamp: Stamp | None = None, engine: str | None = None) -> Output:
    """Return a composed document in one format. Raises Refused, NotOffered and MachineError as `generate` does.

    `stamp` and `engine` are those of an earlier making, which is repeated; a new output bears the hash of its own record.
    """
    read = _as_read(made, form)
    if stamp is None and read is not made:
        source, language = _called_for(made.checked, made.entry.id)[1], made.document.language
        _refuse(made.checked, unsettled_french(source, language, said_by(read.document)))
    made = read
    told = withheld(made.document, made.checked.case.protected, made.entry.reader_of(form))
    name, tree = output_name(made, form), made.checked.tree
    known = made.composed.known if told.document is made.document and not made.composed.limited else {}
    layout = Layout(tree, made.entry.spaces, stamp, office_fonts(tree).names, known, engine)
    chosen = RENDERERS[form].engine(told.document, layout)
    recorded = cache(partial(_record, made, form, told, chosen))
    if stamp is None and form.traits.stamped:
        layout = replace(layout, stamp=Stamp(recorded().sha256, __version__))
    try:
        data = RENDERERS[form].render(told.document, layout)
    except MissingFact as missing:
        # An office's own Word template names a fact that is unknown; by Jinja's filters it may make up a path from another.
        gap = Gap(f"{made.document.id}.{form.value}", known_part(str(missing)))
        raise Refused(sentence_lacks_fact.findings([gap])) from None
    return Output(name, data, told.document, made.checked.findings, recorded)


def _as_read(made: Prepared, form: Format) -> Prepared:
    """Return the document as its reader has it in a format: a version that is enclosed with a letter may say more, as its heading.

    Raises Refused and MachineError as `generate` does.
    """
    reader, language = made.entry.reader_of(form), made.document.language
    if reader == made.entry.id:
        return made
    if (reader, language) not in made.checked.kept:
        made.checked.kept[reader, language] = composed_as_found(made.checked, made.entry.id, language, ENCLOSED)
    return made.checked.kept[reader, language]


def output_name(made: Prepared, form: Format) -> str:
    """Return the name of a document in a format by the contract. Raises NotOffered where it has no such format."""
    entry, document = made.entry, made.document
    if form not in entry.formats:
        forms = ", ".join(entry.formats)
        raise NotOffered(_NO_FORMAT.filled(document=entry.name, form=form.value, forms=forms))
    return f"{document.application}-{entry.id}-{document.language.value}.{form.value}"


def _record(made: Prepared, form: Format, told: Withheld, engine: str | None) -> MakingRecord:
    checked, document = made.checked, made.document
    outcome = outcome_of(checked.case) or ""
    return record(
        checked.recorded,
        made.entry.id,
        SentVersion(told.document, document, told.sentences),
        form=form.value,
        ingredients=ingredients_of(checked.tree, made.entry.id, outcome, document.language, form),
        versions=versions_of(form, engine),
    )


_NO_FORMAT = Text(
    en="The {document} has no format {form}; it has {forms}.",
    fr="Le document demandé ({document}) n’existe pas au format {form}; formats offerts\N{NO-BREAK SPACE}: {forms}.",
)
