"""What the page shows of a case as it stands in the form: findings, documents in both languages, what may be done with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gcmsgen.bulk.table.words import expected_in
from gcmsgen.catalogue.documents import CATALOGUE, COPIES, ORIGINALS
from gcmsgen.catalogue.offered import having_readers, language_of_reader
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.cases.file import sentence_lacks_fact
from gcmsgen.checks.parted import ToDo, parted
from gcmsgen.document import Document
from gcmsgen.errors import CaseFileError, Fault, MachineError, NotOffered
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.load import case_from
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.finding import Finding, Refused, Severity, blocks
from gcmsgen.generate import CheckedCase, drafted, prepared
from gcmsgen.language import Language, Text
from gcmsgen.manifest.canonical import digest
from gcmsgen.wording.compose import Composed


@dataclass(frozen=True, slots=True)
class Unfit:
    """Hold a value that does not fit its field: where it stands, and what is expected there."""

    where: str
    expected: Text


@dataclass(frozen=True)
class Live:
    """Hold a case as the form has it. What does not fit its field is set aside, and the rest is checked all the same."""

    tree: Mapping[str, Tree]
    case: Case
    unfit: tuple[Unfit, ...]
    checked: CheckedCase

    @property
    def on(self) -> date:
        """Return the day whose rules and words apply."""
        return self.checked.on

    @property
    def facts(self) -> str:
        """Return the hash of the facts; where some do not fit, of the tree as it was typed."""
        return digest(self.tree) if self.unfit else str(self.checked.facts["sha256"])

    @property
    def outcome(self) -> str:
        """Return the outcome, empty where there is none yet."""
        return (self.case.decision and self.case.decision.outcome) or ""

    @property
    def client(self) -> Language:
        """Return the language of the client, English where it is unknown."""
        known = self.case.application and self.case.application.language
        return Language(known) if known else Language.EN

    @property
    def knows_client(self) -> bool:
        """Say whether the language of the client is known."""
        return bool(self.case.application and self.case.application.language)

    @property
    def number(self) -> str:
        """Return the application number, empty where there is none yet."""
        return (self.case.application and self.case.application.number) or ""

    @cached_property
    def documents(self) -> dict[str, dict[Language, Composed]]:
        """Return the documents that the case has, as far as they can be worded."""
        return {name: made for name in ORIGINALS if (made := _drafted(self.checked, name))}

    @cached_property
    def copies(self) -> tuple[str, ...]:
        """Return the copies of the documents that have somebody to go to; they are worded where somebody looks at them."""
        return tuple(copy for name in self.documents for copy in having_readers(self.case, COPIES[name]))

    def worded(self, document: str) -> dict[Language, Composed]:
        """Return a document in its languages, the reader's first: both, but of a copy that of its reader alone."""
        made = _drafted(self.checked, document) if document in self.copies else self.documents.get(document, {})
        return {language: made[language] for language in self.readers(document) if language in made}

    def readers(self, document: str) -> tuple[Language, ...]:
        """Return the languages in which a document may leave, that of its reader first."""
        entry = CATALOGUE[document]
        first = language_of_reader(self.case, entry) if entry.copy_of else self.client
        return (first,) if entry.copy_of else (first, *(one for one in Language if one is not first))

    @cached_property
    def findings(self) -> dict[ToDo, tuple[Finding, ...]]:
        """Return the findings by what they ask for, with the gaps of note and letter that no rule named."""
        named = {finding.where for finding in self.checked.findings}
        gaps = {
            gap.fact: gap
            for made in self.documents.values()
            for gap in made[self.client].gaps
            if gap.fact not in named and field_at(gap.fact)
        }
        found = parted([*self.checked.findings, *sentence_lacks_fact.findings(gaps.values())], self.case)
        # What does not fit its field is told as wrong; that it is unknown for the rules follows from it.
        unfit = {one.where for one in self.unfit}
        return {**found, ToDo.TO_ENTER: tuple(one for one in found[ToDo.TO_ENTER] if one.where not in unfit)}

    @property
    def blocked(self) -> bool:
        """Say whether something stands in the way of a document that leaves."""
        return bool(self.unfit) or any(blocks(found) for found in self.findings.values())

    @property
    def counts(self) -> tuple[int, int]:
        """Return how many things are wrong, and how many are to be entered."""
        return len(self.unfit) + len(self.findings[ToDo.WRONG]), len(self.findings[ToDo.TO_ENTER])


def live(tree: Mapping[str, Tree], templates: TemplateTree, today: date, on: date | None = None) -> Live:
    """Return what the page shows of a tree. Raises CaseFileError where its very form is not that of a case."""
    case, unfit = _fitting(dict(tree))
    day = on or (case.decision and case.decision.date) or today
    return Live(tree, case, unfit, CheckedCase(case, day, templates))


def _fitting(tree: dict[str, Tree]) -> tuple[Case, tuple[Unfit, ...]]:
    """Return the case of a tree without the values that do not fit, and those."""
    unfit: list[Unfit] = []
    for _ in range(_ROUNDS):
        try:
            return case_from("", Parsed(tree, {})), tuple(unfit)
        except CaseFileError as error:
            places = [fault for fault in error.faults if fault.field and _is_value(fault.field)]
            if len(places) < len(error.faults):
                raise
            unfit += [Unfit(fault.field or "", _expected(fault)) for fault in places]
            for place in sorted((fault.field or "" for fault in places), reverse=True):
                tree = dict(_without(tree, place.split(".")))
    raise CaseFileError("", [Fault(expected=_NO_CASE)])


_ROUNDS = 3  # a value that is taken out may leave a group without what makes it one


def _is_value(where: str) -> bool:
    return field_at(where) is not None


def _expected(fault: Fault) -> Text:
    field = field_at(fault.field or "")
    return (field and expected_in(field)) or fault.expected


def _without(tree: Tree, steps: Sequence[str]) -> dict[str, Tree]:
    """Return a group without the value at a place; an item of a list is left blank, so that its row keeps its number."""
    group = dict(tree) if isinstance(tree, Mapping) else {}
    first, *rest = steps
    inner = group.get(first)
    if not rest:
        group.pop(first, None)
    elif isinstance(inner, list):
        group[first] = _without_item(inner, rest)
    elif isinstance(inner, Mapping):
        group[first] = _without(inner, rest)
    return group


def _without_item(items: list[Tree], steps: Sequence[str]) -> list[Tree]:
    first, *rest = steps
    at = int(first) - 1
    if not rest:
        return [item for position, item in enumerate(items) if position != at]
    return [_without(item, rest) if position == at else item for position, item in enumerate(items)]


def _drafted(checked: CheckedCase, name: str) -> dict[Language, Composed]:
    try:
        return drafted(checked, name)
    except (NotOffered, MachineError):
        return {}


def refusals(shown: Live, document: str, language: Language) -> tuple[Finding, ...]:
    """Return what stands in the way of a document that leaves, none where it may."""
    try:
        prepared(shown.checked, document, language)
    except Refused as refused:
        return tuple(finding for finding in refused.findings if finding.severity is Severity.ERROR)
    return ()


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one change of a field that a correction makes: where, and what stands there then."""

    where: str
    right: str


def corrections(finding: Finding) -> Iterator[tuple[Change, ...]]:
    """Yield the corrections that a finding offers, each as the changes that are made in one act."""
    for offered in finding.corrections:
        yield tuple(Change(one.where, one.right) for one in offered.changes)


def applied(tree: Mapping[str, Tree], changes: Sequence[Change]) -> dict[str, Tree]:
    """Return a tree with the changes of one correction made."""
    for change in changes:
        tree = _with(tree, change.where.split("."), change.right)
    return dict(tree)


def _with(tree: Tree | Mapping[str, Tree] | None, steps: Sequence[str], value: str) -> dict[str, Tree]:
    group = dict(tree) if isinstance(tree, Mapping) else {}
    first, *rest = steps
    group[first] = _with(group.get(first), rest, value) if rest else value
    return group


def sentences(document: Document) -> Iterator[str]:
    """Yield the ids of all sentences in reading order."""
    return (sentence.id for sentence in document.sentences())


_NO_CASE = Text(
    en="this is not a case: its parts do not fit together. Open it in an editor.",
    fr="ceci n’est pas un cas\N{NO-BREAK SPACE}: ses parties ne s’accordent pas. Ouvrez-le dans un éditeur.",
)
