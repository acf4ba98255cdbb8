"""Provenance is minimal as well as complete: a sentence is credited with no fact that it does not rest on.

Each fact that a sentence is credited with is changed to other values of its field, and to unknown. Somewhere among the cases
the sentence must then say something else, or be said another number of times. That no fact is left out is the other half, in
`test_provenance.py`.
"""

import copy
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from gcmsgen.bulk.table.fields import column_field
from gcmsgen.bulk.table.words import known_words
from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.document import Sentence
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import CaseField
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Language
from gcmsgen.wording.compose import Composed, compose
from gcmsgen.wording.environment import Source
from tests.conftest import CASES, DAY, facts_of
from tests.wording.test_compose import OFFICE

Tree = dict[str, Any]
Said = Mapping[str, Counter[str]]  # how often each text is said, by the id of its sentence
Credit = tuple[str, str]  # the id of a sentence, and a fact with `#` for its numbers
TEMPLATES = read_templates()
UNKNOWN, GAP = object(), ""
# An approval, a refusal, a notice to the employer, a request, a re-routing, a refusal after fairness, a withdrawal, and a refusal
# on another ground.
FEW = ("01", "02", "05", "07a", "09b", "10", "12b", "13")
# Every entry is looked at to find those that a loop goes over, so each sentence of the loop rests on all of them.
SEARCHED = {"assessment.#.criterion", "documents.#.id"}
# A fact that matters in no example, with the test that sees it matter (test_grounds.py, test_outcomes.py): no example refuses for
# inadmissibility, and in each both criteria of reciprocity are not satisfied.
LAW_OF_RECIPROCITY = ("test", "test_applies", "country_looked_at", "not_established")
NAMES_THE_TITLE = ("note.offer_line", "note.offer", "rationale.position", "letter.position")
SEEN_ELSEWHERE = {
    ("note.ground_refused", "assessment"),
    # In French, where a title has both genders (test_notes.py).
    *((said, "applicant.form_of_address") for said in NAMES_THE_TITLE),
    *(
        (f"letter-refusal.{law}", f"assessment.#.{fact}")
        for law in LAW_OF_RECIPROCITY
        for fact in ("conclusion", "criterion")
    ),
    # In each example the record names the city as the offer does (test_official_names.py).
    *(("note.one_place", f"record.destination.{part}") for part in ("city", "province")),
    *(
        (f"letter-refusal.new_application{part}", "applicant.inadmissibility")
        for part in ("", "_content", "_employer", "_fee", "_offer")
    ),
}
# A fact that matters only where another one is unknown: a decision describes the offer, any other outcome if it is whole.
ONLY_WITHOUT = {
    ("note.offer", "decision.outcome"): "offer.start",
    ("note.offer_line", "decision.outcome"): "offer.job_title",
}


@dataclass(frozen=True)
class Frame:
    """Hold a document of a case in a language, by the rules of its day: what stays as it is while a fact changes."""

    document: str
    part: str | None
    language: Language
    on: date

    def composed(self, tree: Tree) -> Composed:
        source = Source(self.document, self.part, TEMPLATES)
        return compose(Case.model_validate(tree), source, language=self.language, on=self.on, office=OFFICE)


def frames(tree: Tree, languages: Iterable[Language]) -> Iterator[Frame]:
    outcome = tree["decision"]["outcome"]
    on = date.fromisoformat(tree["decision"]["date"]) if "date" in tree["decision"] else DAY
    for document, entry in ORIGINALS.items():
        if outcome in entry.parts:
            yield from (Frame(document, entry.parts[outcome], language, on) for language in languages)


def unfounded(trees: Iterable[Tree], languages: tuple[Language, ...]) -> list[str]:
    """Return the credits that no case bears out."""
    borne_out: set[Credit] = set()
    doubted: dict[tuple[Credit, str], str] = {}
    for tree in trees:
        for frame in frames(tree, languages):
            for fact, credited in by_fact(frame.composed(tree)).items():
                asked = [s for s in credited if its_own(s, fact) or credit(s, fact) not in borne_out]
                still = unmoved(asked, fact, tree, frame)
                borne_out.update(credit(s, fact) for s in asked if s not in still)
                for s in still:
                    place = f"{frame}{s.text}{fact}" if its_own(s, fact) else ""
                    doubted.setdefault((credit(s, fact), place), f"{s.id} is credited with {fact}: {s.text[:60]}")
    return [
        named
        for (found, place), named in doubted.items()
        if place or (found not in borne_out and found not in SEEN_ELSEWHERE)
    ]


def by_fact(composed: Composed) -> dict[str, list[Sentence]]:
    """Return the sentences that are credited with each fact."""
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in everything(composed):
        for fact in sentence.facts:
            found[fact].append(sentence)
    return found


def everything(composed: Composed) -> list[Sentence]:
    """Return the sentences of a document, its running head among them."""
    head = composed.document.head
    return [*composed.document.sentences(), *([head] if head else [])]


def credit(sentence: Sentence, fact: str) -> Credit:
    return sentence.id, unnumbered(fact)


def unnumbered(fact: str) -> str:
    return re.sub(r"\.[0-9]+(?=\.|$)", ".#", fact)


def its_own(sentence: Sentence, fact: str) -> bool:
    """Say whether a fact is one of several alike, each of which has to matter to this very sentence and not to its kind alone."""
    alike = [other for other in sentence.facts if unnumbered(other) == unnumbered(fact)]
    return len(alike) > 1 and unnumbered(fact) not in SEARCHED


def unmoved(asked: list[Sentence], fact: str, tree: Tree, frame: Frame) -> list[Sentence]:
    """Return those of the sentences that no other value of a fact changes, removes, or makes more or fewer."""
    without = {ONLY_WITHOUT[credit(s, fact)] for s in asked if credit(s, fact) in ONLY_WITHOUT}
    bases = [tree, *(put(tree, other, UNKNOWN) for other in without)] if asked else []
    for base in bases:
        before = said(frame.composed(base))
        for changed in variants(base, fact):
            now = said(frame.composed(changed))
            asked = [s for s in asked if not moved(s, before, now)]
            if not asked:
                return []
    return asked


def moved(sentence: Sentence, before: Said, now: Said) -> bool:
    then, later = before[sentence.id], now[sentence.id]
    text = sentence.text if then[sentence.text] else GAP
    return then.total() != later.total() or then[text] > later[text]


def said(composed: Composed) -> Said:
    """Return how often each sentence says each text; a gap counts as saying nothing."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in everything(composed):
        found[sentence.id][sentence.text] += 1
    for gap in composed.gaps:
        found[gap.sentence][GAP] += 1
    return found


# Other values of a fact.


def variants(tree: Tree, fact: str) -> Iterator[Tree]:
    """Yield the facts with one of them unknown, then with each other value that may stand there."""
    now = at(tree, fact)
    for value in (UNKNOWN, *others(now, fact)):
        if not (value is UNKNOWN and now is UNKNOWN):
            changed = put(tree, fact, value)
            try:
                Case.model_validate(changed)
            except ValidationError:
                continue  # no value of this field
            yield changed


def others(now: Any, fact: str) -> Iterator[Any]:
    known = column_field(fact)
    if item := column_field(f"{fact}.1"):
        yield from ([value] for value in (*known_words(item), *_typed(item)))
    if isinstance(now, list):
        yield from ([], now[:-1], now[1:], [*now, *now[:1]])
    elif isinstance(now, dict):
        yield "none"
    elif known:
        yield from (value for value in (*known_words(known), *_typed(known)) if value != now)


def _typed(known: CaseField) -> tuple[str, ...]:
    if known.kind is FieldKind.TEXT:
        return ("Other words", "E1", "E2", "C22", "MB")
    return _BY_KIND.get(known.kind, ())


_BY_KIND = {
    FieldKind.DAY: ("2027-03-04", "2020-01-02"),
    FieldKind.AMOUNT: ("7", "0"),
    FieldKind.COUNT: ("7", "0"),
    FieldKind.COUNTRY: ("NZ", "CA", "US"),
    FieldKind.NOC: ("21222",),
}


def at(tree: Tree, fact: str) -> Any:
    """Return what stands at a dotted path, `UNKNOWN` where nothing does."""
    part: Any = tree
    for name in fact.split("."):
        if isinstance(part, list):
            part = part[int(name) - 1] if int(name) <= len(part) else UNKNOWN
        else:
            part = part.get(name, UNKNOWN) if isinstance(part, dict) else UNKNOWN
    return part


def put(tree: Tree, fact: str, value: Any) -> Tree:
    """Return the tree with another value at a dotted path, or none there (`UNKNOWN`)."""
    copied = copy.deepcopy(tree)
    *parents, last = fact.split(".")
    part: Any = copied
    for name in parents:
        if isinstance(part, list):
            part = part[int(name) - 1]
        else:
            if not isinstance(part.get(name), dict | list):
                part[name] = {}
            part = part[name]
    place: Any = int(last) - 1 if isinstance(part, list) else last
    if value is not UNKNOWN:
        part[place] = value
    elif isinstance(part, list) or place in part:
        del part[place]
    return copied


def test_no_sentence_is_credited_with_a_fact_that_never_matters_to_it() -> None:
    few = [facts_of(path) for path in CASES if path.stem.split("-")[0] in FEW]
    assert len(few) == len(FEW)
    assert unfounded(few, (Language.EN,)) == []


@pytest.mark.long
@pytest.mark.parametrize("language", list(Language))
def test_no_sentence_of_any_example_is_either(language: Language) -> None:
    assert unfounded(map(facts_of, CASES), (language,)) == []
