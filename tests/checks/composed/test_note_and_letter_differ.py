"""Note and letter say the same grounds, conclusions, documents and days, or an office's outline is refused with its place."""

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path as File

import pytest

from gcmsgen.catalogue.tree import TemplateTree, laid_over, read_templates
from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.composed.note_and_letter_differ import differing
from gcmsgen.checks.composed.stated import StatedThing, stated
from gcmsgen.document import Document
from gcmsgen.errors import TableError
from gcmsgen.facts.fields import field_at
from gcmsgen.finding import Refused, Severity
from gcmsgen.generate import CheckedCase, prepared
from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.places import NONE_OF_OUR_OWN
from gcmsgen.reference.said_in_one import SAID_IN_ONE, StatedKind, said_in_one, said_in_one_in
from tests.checks.cases_of_paths import WALKED, day_of
from tests.journeys import Path, witness

TREE = read_templates()
REFUSAL = Path("refuse", "reciprocity", "inside_canada", "coming_from", "none")
REQUEST, FAIRNESS = (
    replace(REFUSAL, outcome="request_documents", ground="-"),
    Path("fairness", "-", "outside_canada", "abroad", "sent"),
)
LATE, HELD = replace(REFUSAL, ground="offer_or_fee_late"), replace(REFUSAL, outcome="hold", ground="-")


def checked(path: Path, tree: TemplateTree = TREE) -> CheckedCase:
    return CheckedCase(witness(path), day_of(witness(path)), tree)


def without(tree: TemplateTree, file: str, sentence: str) -> TemplateTree:
    """Return the templates of an office whose outline leaves a sentence out."""
    text = tree.text(f"outline/{file}.j2")
    edited = re.sub(rf'{{% say "{sentence}"( [^%]*)? %}}', "", text)
    assert edited != text
    return laid_over({f"outline/{file}.j2": edited.encode()}, File("office"))


PLANTED = [
    (REFUSAL, "letter-refusal", "reason", {"assessment.1", "assessment.7"}),
    (REFUSAL, "letter-refusal", "document", {"documents.1", "documents.2"}),
    (REFUSAL, "note", "(?:ground_refused|decides|beside)", {"decision.grounds.1"}),
    (REFUSAL, "note", "refused_on", {"decision.date"}),
    (replace(REFUSAL, ground="medical"), "note", "(?:ground_refused|decides|beside)", {"decision.grounds.1"}),
    (replace(REFUSAL, ground="medical"), "letter-refusal", "reason", {"assessment.8"}),
    (LATE, "note", "submitted", {"offer.submitted"}),
    (LATE, "note", "paid", {"offer.fee.paid"}),
    (REQUEST, "letter-request", "due", {"decision.request.due"}),
    (FAIRNESS, "letter-fairness", "concern", {"assessment.1"}),
    (FAIRNESS, "note", "fairness_on", {"fairness_letter.due"}),
]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("document", ["note", "letter"])
@pytest.mark.parametrize(
    ("path", "file", "sentence", "places"),
    PLANTED,
    ids=lambda value: str(sorted(value) if isinstance(value, set) else value)[:40],
)
def test_an_outline_that_drops_what_the_other_says_is_refused_whichever_is_rendered(
    path: Path, file: str, sentence: str, places: Collection[str], document: str, language: Language
) -> None:
    with pytest.raises(Refused) as refused:
        prepared(checked(path, without(TREE, file, sentence)), document, language)
    found = [finding for finding in refused.value.findings if finding.code == "GCM703"]
    assert {finding.where for finding in found} & set(places) == set(places) & {f.where for f in found} != set()
    assert all(finding.severity is Severity.ERROR for finding in found)
    assert all(finding.where in f"{finding.message.en} {finding.message.fr}" for finding in found)


LEFT_ALONE = [
    (REFUSAL, "letter-refusal", "new_application_fee"),
    (REFUSAL, "letter-refusal", "judicial_review_longer"),
    (REFUSAL, "note", "offer_line"),
    (REFUSAL, "note", "submitted"),  # matters where the refusal rests on it
    (LATE, "note", "coding_line"),
    (HELD, "letter-hold", "told"),
]


@pytest.mark.parametrize(("path", "file", "sentence"), LEFT_ALONE, ids=lambda value: str(value)[:40])
def test_an_outline_that_drops_what_is_meant_for_one_alone_is_left_alone(path: Path, file: str, sentence: str) -> None:
    for document in ("note", "letter"):
        assert prepared(checked(path, without(TREE, file, sentence)), document).document.id == document


def thinned(document: Document, thing: StatedThing, examined: Examined) -> Document:
    """Return a document without the sentences that say a thing."""
    silent = [
        replace(
            section,
            blocks=tuple(
                block._replace(
                    sentences=tuple(s for s in block.sentences if not _says(document, s.id, s.text, thing, examined))
                )
                for block in section.blocks
            ),
        )
        for section in document.sections
    ]
    return replace(document, sections=tuple(silent))


def _says(document: Document, name: str, text: str, thing: StatedThing, examined: Examined) -> bool:
    alone = [
        replace(
            section,
            blocks=tuple(
                b._replace(sentences=tuple(s for s in b.sentences if (s.id, s.text) == (name, text)))
                for b in section.blocks
            ),
        )
        for section in document.sections
    ]
    return thing in stated(examined, replace(document, sections=tuple(alone)))


@pytest.mark.parametrize("path", [path for path in WALKED if path.fairness in ("none", "sent")], ids=str)
def test_whatever_both_say_is_missed_where_either_leaves_it_out(path: Path) -> None:
    case = checked(path)
    note, letter = (prepared(case, document, Language.FR).document for document in ("note", "letter"))
    examined = Examined(case.case, case.on, NONE_OF_OUR_OWN)
    assert differing(examined, note, letter) == ()
    shared = stated(examined, note).keys() & stated(examined, letter).keys()
    assert {thing.where for thing in shared} >= {"application.received", "decision.date"}
    for thing in shared - {
        one for one in shared if one.kind in (StatedKind.OTHER_CONCLUSION, StatedKind.OTHER_DOCUMENT)
    }:
        kept, gone = note, thinned(letter, thing, examined)
        assert thing.where in {finding.where for finding in differing(examined, kept, gone)} or _left_to_note(thing)


def _left_to_note(thing: StatedThing) -> bool:
    return any(row.allows(thing.kind, thing.where, "note") for row in said_in_one().values())


def test_the_places_of_the_table_are_fields_of_a_case() -> None:
    for row in said_in_one().values():
        assert [where for where in row.where if field_at(where.removesuffix(".#")) is None] == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "hour"),
        ("said_in", "rationale"),
        ("outcomes", ["maybe"]),
        ("unless_on", ["weather"]),
        ("why", {"en": "x"}),
        ("where", []),
    ],
)
def test_a_row_that_is_not_whole_ends_the_run(column: str, value: object) -> None:
    content = {name: dict(cells) for name, cells in table(SAID_IN_ONE).items()}
    said_in_one_in(content)
    content["days_of_the_offer"][column] = value
    with pytest.raises(TableError):
        said_in_one_in(content)
