"""The view over the facts: what is unknown, what each look at a fact notes, and what filters make of it."""

from collections.abc import Callable
from typing import Any

import pytest

from gcmsgen.wording.shared import evidence, needing_facts
from gcmsgen.wording.view import GroupView, MissingFact, Reads, UnknownFact, unknown
from tests.conftest import case

PAPERS = ("documents", *(f"documents.{number}.id" for number in range(1, 1 + len(case().documents))))


def viewed(**changes: Any) -> tuple[GroupView, Reads]:
    """Return a view of the example with some facts changed, and what was read of it."""
    reads = Reads()
    return GroupView(case(**changes), "", reads), reads


def test_what_is_unknown_is_false_and_equal_to_nothing() -> None:
    one = same = unknown("offer.noc")
    assert (bool(one), one == same, one != same, one == None, one == "") == (False, False, True, False, False)  # noqa: E711 - as templates ask


def test_what_is_unknown_cannot_be_printed_and_names_itself() -> None:
    facts, reads = viewed(offer__job_title=None)
    with pytest.raises(MissingFact, match=r"^offer\.job_title$"):
        str(facts.offer.job_title)
    with pytest.raises(MissingFact, match=r"^offer\.nothing\.further$"):
        f"{unknown('offer.nothing').further}"
    assert reads.take() == ("offer.job_title",)


def test_a_group_that_is_none_is_unknown() -> None:
    facts, reads = viewed(fairness_letter="none")
    assert isinstance(facts.fairness_letter, UnknownFact)
    assert reads.take() == ("fairness_letter",)


@pytest.mark.parametrize(
    ("look", "seen", "read"),
    [
        (lambda facts: list(facts.applicant.citizenship), ["AU"], ("applicant.citizenship", "applicant.citizenship.1")),
        (lambda facts: len(facts.applicant.citizenship), 1, ("applicant.citizenship",)),
        (
            lambda facts: "NZ" in facts.applicant.citizenship,
            False,
            ("applicant.citizenship", "applicant.citizenship.1"),
        ),
        (lambda facts: len(facts.documents), len(PAPERS) - 1, ("documents",)),
        (lambda facts: [paper.id for paper in facts.documents][:2], ["E1", "E2"], PAPERS),
        (lambda facts: facts.offer.noc, "21223", ("offer.noc",)),
        (lambda facts: bool(facts.offer), True, ()),
    ],
    ids=["walk", "length", "member", "length of groups", "walk through groups", "scalar", "group"],
)
def test_each_way_to_look_at_a_list_reads_it(
    look: Callable[[Any], object], seen: object, read: tuple[str, ...]
) -> None:
    facts, reads = viewed()
    assert (look(facts), reads.take()) == (seen, read)


def test_finding_papers_by_their_ids_reads_all_ids() -> None:
    facts, reads = viewed()
    for _ in range(2):  # the second time they are known, and read all the same
        evidence(["E2"], facts.documents)
        assert reads.take() == PAPERS


def test_papers_stand_in_the_order_in_which_a_reason_names_them() -> None:
    facts, _ = viewed()
    assert [paper.id for paper in evidence(["E3", "E9", "E1"], facts.documents)] == ["E3", "E1"]


@pytest.mark.parametrize("given", [("", unknown("offer.noc")), (unknown("offer.noc"), "")], ids=["second", "first"])
def test_a_filter_that_is_given_an_unknown_fact_names_it(given: tuple[object, object]) -> None:
    with pytest.raises(MissingFact, match=r"^offer\.noc$"):
        needing_facts(lambda one, other: f"{one is other}")(*given)
