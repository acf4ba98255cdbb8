"""The whole story of one output: check the facts, compose, check the document, render."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path

from gcmsgen import __version__
from gcmsgen.catalogue.documents import CATALOGUE, CatalogueEntry, Format, offered
from gcmsgen.catalogue.office import office_places, office_profile
from gcmsgen.catalogue.office_fonts import OfficeFonts, office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.cases.file import languages_differ, sentence_lacks_fact
from gcmsgen.checks.cases.run import check_case
from gcmsgen.document import Document, Gap
from gcmsgen.errors import NotOffered, TemplateError
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, Refused, blocks
from gcmsgen.language import Language, Text
from gcmsgen.manifest.ingredients import Ingredients, ingredients
from gcmsgen.manifest.record import Facts, MakingRecord, facts_of, record
from gcmsgen.manifest.versions import versions
from gcmsgen.render import pdf, text
from gcmsgen.render.layout import Layout, Stamp
from gcmsgen.wording.compose import Composed, compose
from gcmsgen.wording.environment import Source
from gcmsgen.wording.reasons import reasons_said
from gcmsgen.wording.signed_off import signed_off
from gcmsgen.wording.view import MissingFact


@dataclass(frozen=True)
class Output:
    """Hold one rendered document: its name by the contract, its bytes, the document that it is a view of, its findings.

    `record` says how it was made; a text bears no stamp of it, so it is drawn up where somebody asks for it.
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


@dataclass(frozen=True)
class CheckedCase:
    """Hold a case by the rules and words of a day; its findings and its facts are gathered once, when first asked for."""

    case: Case
    on: date
    tree: TemplateTree

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, with the places and fonts of the office."""
        return check_case(self.case, self.on, office_places(self.tree), office_fonts(self.tree))

    @cached_property
    def facts(self) -> Facts:
        """Return the facts as a manifest records them."""
        return facts_of(self.case)


@dataclass(frozen=True, slots=True)
class Ready:
    """Hold a document that was checked and composed, to be rendered in any of its formats."""

    examined: CheckedCase
    entry: CatalogueEntry
    composed: Composed


def generate(
    case: Case,
    *,
    document: str,
    form: Format,
    on: date,
    tree: TemplateTree,
    language: Language | None = None,
    stamp: Stamp | None = None,
) -> Output:
    """Return a document of a case in one format; in the client's language where no other is asked for.

    `stamp` is that of an earlier making, which is to be repeated; a new document bears its own.

    Raises Refused where a finding forbids it, NotOffered where the outcome has no such document or format, and
    MachineError where templates, tables or renderers fail.
    """
    making = _made if stamp else ready
    return rendered(making(CheckedCase(case, on, tree), document, language), form, stamp)


def ready(examined: CheckedCase, document: str, language: Language | None = None) -> Ready:
    """Return a document, composed once for all of its formats. Raises Refused, NotOffered and MachineError as `generate` does.

    One in French is refused where a sentence that it says is not known to say what its English says.
    """
    try:
        reasons_said(Source(document, part_of(examined.case, entry_of(examined.case, document)), examined.tree))
        made = _made(examined, document, language)
    except TemplateError as error:
        lacking = error.where
        _refuse_french(examined, document, language, lambda files: {f"{file}.{lacking}" for file in files})
        raise
    _refuse_french(examined, document, language, lambda files: _said(made.composed.document, files))
    return made


def _made(examined: CheckedCase, document: str, language: Language | None) -> Ready:
    case = examined.case
    entry = entry_of(case, document)
    if blocks(examined.findings):
        raise Refused(examined.findings)
    composed = _composed(case, entry, language or _reader_language(case, document), examined.on, examined.tree)
    if composed.gaps:
        raise Refused([*examined.findings, *sentence_lacks_fact.findings(composed.gaps)])
    return Ready(examined, entry, composed)


def _refuse_french(
    examined: CheckedCase, document: str, language: Language | None, said: Callable[[tuple[str, ...]], Collection[str]]
) -> None:
    """Raise Refused where French words of a document that are `said` are not known to say what their English says."""
    case, tree = examined.case, examined.tree
    if (language or _reader_language(case, document)) is not Language.FR:
        return
    files = Source(document, part_of(case, entry_of(case, document)), tree).files
    if signed_off(tree, files):
        return
    from gcmsgen.checks.parity.standing import refusing  # needed only where words have changed

    if found := refusing(tree, said(files)):
        raise Refused([*examined.findings, *found])


def _said(document: Document, files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the sentences that a document says, its title and its running head among them."""
    head = [document.head.id] if document.head else []
    return (*(sentence.id for sentence in document.sentences()), *head, *(f"{file}.title" for file in files))


def rendered(document: Ready, form: Format, stamp: Stamp | None = None) -> Output:
    """Return a composed document in one format. Raises Refused, NotOffered and MachineError as `generate` does."""
    examined, entry, composed = document.examined, document.entry, document.composed
    name, recorded = output_name(document, form), cache(partial(_record, document, form))
    if stamp is None and form is not Format.TXT:
        stamp = Stamp(recorded().sha256, __version__)
    layout = Layout(examined.tree, entry.spaces, stamp, office_fonts(examined.tree).names, composed.known)
    return Output(name, _rendered(composed, form, layout), composed.document, examined.findings, recorded)


def output_name(document: Ready, form: Format) -> str:
    """Return the name of a document in a format by the contract. Raises NotOffered where it has no such format."""
    entry, made = document.entry, document.composed.document
    if form not in entry.formats:
        raise NotOffered(_NO_FORMAT.filled(document=entry.name, form=form.value, forms=_named(entry)))
    return f"{made.application}-{entry.id}-{made.language.value}.{form.value}"


def _record(document: Ready, form: Format) -> MakingRecord:
    examined, made = document.examined, document.composed.document
    return record(
        examined.facts,
        made,
        form=form.value,
        on=examined.on,
        findings=examined.findings,
        ingredients=ingredients_of(examined.tree, made.id, _outcome(examined.case), made.language, form),
        versions=versions_of(form),
    )


def ingredients_of(tree: TemplateTree, document: str, outcome: str, language: Language, form: Format) -> Ingredients:
    """Return what a document of an outcome is made of in one language and format, beside its facts."""
    part = CATALOGUE[document].parts[outcome]
    return ingredients(tree, document, part, language, form, _fonts(form, office_fonts(tree)))


def _outcome(case: Case) -> str:
    return (case.decision and case.decision.outcome) or ""


def part_of(case: Case, entry: CatalogueEntry) -> str | None:
    """Return the part that the outcome of a case adds to a document; None where it adds none."""
    return entry.parts[_outcome(case)]


def _fonts(form: Format, added: OfficeFonts) -> tuple[Path, ...]:
    """Return the fonts that a format may embed: the shipped ones, and those of the office."""
    return (*pdf.font_files(), *map(added.tree.path, added.names)) if form is Format.PDF else ()


def versions_of(form: Format) -> Mapping[str, str]:
    """Return the versions of all that makes an output of one format, by name."""
    return {**versions(form), "pango": pdf.pango_version()} if form is Format.PDF else versions(form)


def _rendered(composed: Composed, form: Format, layout: Layout) -> bytes:
    """Return a composed document in one format. Raises Refused where an office's own words name an unknown fact."""
    try:
        return _RENDERERS[form](composed.document, layout)
    except MissingFact as missing:
        gap = Gap(f"{composed.document.id}.{form.value}", str(missing))
        raise Refused(sentence_lacks_fact.findings([gap])) from None


def _docx(document: Document, layout: Layout) -> bytes:
    from gcmsgen.render import docx  # what reads Word files costs a command 0.05 s: only where one is made

    return docx.render(document, layout)


_RENDERERS: Mapping[Format, Callable[[Document, Layout], bytes]] = {
    Format.TXT: text.render,
    Format.DOCX: _docx,
    Format.PDF: pdf.render,
}


def composed_document(
    case: Case, *, document: str, on: date, tree: TemplateTree, language: Language | None = None
) -> tuple[Document, tuple[Finding, ...]]:
    """Return the composed document of a case and its findings. Raises Refused and NotOffered as `generate` does."""
    examined = CheckedCase(case, on, tree)
    return ready(examined, document, language).composed.document, examined.findings


def language_differences(case: Case, *, on: date, tree: TemplateTree) -> tuple[Finding, ...]:
    """Return what the English and the French of each document of a case do not share.

    A document of which one language lacks a fact, as an officer's reason, cannot be compared. This costs a composition
    in each language, some 20 ms a case, so neither a render nor `gcmsgen check` asks for it: the tests do, over every case.
    """
    found: list[Finding] = []
    for document in CATALOGUE:
        try:
            entry = entry_of(case, document)
        except NotOffered:
            continue
        one, other = (_composed(case, entry, language, on, tree) for language in Language)
        if not one.gaps and not other.gaps:
            found += languages_differ.findings(one.document, other.document)
    return tuple(found)


def _composed(case: Case, entry: CatalogueEntry, language: Language, on: date, tree: TemplateTree) -> Composed:
    office = office_profile(tree, (case.decision and case.decision.office) or "", language)
    source = Source(entry.id, part_of(case, entry), tree)
    return compose(case, source, language=language, on=on, office=office)


def entry_of(case: Case, document: str) -> CatalogueEntry:
    """Return the entry of a document. Raises NotOffered where the case has no such document."""
    entry = offered(document, case.decision and case.decision.outcome)
    if document == "employer-notice" and not _fewer_places(case):
        raise NotOffered(_ALL_PLACES)
    return entry


def _fewer_places(case: Case) -> bool:
    places = case.reciprocity and case.reciprocity.places
    return bool(places and places.asked and places.granted and places.granted < places.asked)


def _reader_language(case: Case, document: str) -> Language:
    """Return the language of whoever reads a document: the client's, or the employer's for a notice to the employer."""
    employer = case.offer and case.offer.employer
    if document == "employer-notice" and employer and employer.language:
        return Language(employer.language)
    # The client's language is known here: a case without one is blocked before (GCM602).
    return Language((case.application and case.application.language) or Language.EN)


def _named(entry: CatalogueEntry) -> str:
    return ", ".join(form.value for form in entry.formats)


_ALL_PLACES = Text(
    en="There is no notice to the employer: the case does not say that fewer places were granted than asked for "
    "(reciprocity.places).",
    fr="Il n’y a pas d’avis à l’employeur\N{NO-BREAK SPACE}: le cas n’indique pas que moins de places ont été accordées que "
    "demandées (reciprocity.places).",
)
_NO_FORMAT = Text(
    en="The {document} has no format {form}; it has {forms}.",
    fr="Le document demandé ({document}) n’existe pas au format {form}; formats offerts\N{NO-BREAK SPACE}: {forms}.",
)
