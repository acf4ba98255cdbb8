"""What is opened and saved unchanged is the same case, to the last fact; what is typed is read as a table reads it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmsgen.facts.fields import case_parts
from gcmsgen.facts.load import load_case, parse_text
from gcmsgen.language import Language
from gcmsgen.manifest.canonical import canonical_facts
from gcmsgen.web.controls import PARTS
from gcmsgen.web.folder import written
from gcmsgen.web.posted import tree_of
from tests.conftest import CASES
from tests.web.conftest import posted


def read(text: str) -> dict[str, Any]:
    return dict(parse_text("-", text).tree)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_an_example_that_is_saved_unchanged_has_the_same_facts(path: Any, language: Language) -> None:
    tree = read(path.read_text(encoding="utf-8"))
    again = written(tree_of(posted(tree, language), tree, language))
    assert canonical_facts(load_case("-", again)) == canonical_facts(load_case("-", path.read_bytes()))


@pytest.mark.parametrize("path", CASES[:3], ids=[path.stem for path in CASES[:3]])
def test_an_example_that_is_typed_anew_has_the_same_facts(path: Any) -> None:
    tree = read(path.read_text(encoding="utf-8"))
    again = tree_of(posted(tree, Language.FR), {}, Language.FR)
    made = canonical_facts(load_case("-", written(again)))
    before = canonical_facts(load_case("-", path.read_bytes()))
    before.pop("schema")
    assert made == before


TEXTS = st.one_of(
    st.sampled_from(
        ["none", '"None"', "", " ", "a\nb", "AU", "yes", "2026-02-30", "9999", "21223", "é", "a;b\tc", "-"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "application": st.fixed_dictionaries({}, optional={"number": TEXTS, "received": TEXTS, "language": TEXTS}),
            "offer": st.fixed_dictionaries({}, optional={"noc": TEXTS, "duties": TEXTS, "portal_exempt": TEXTS}),
            "documents": st.lists(st.fixed_dictionaries({}, optional={"id": TEXTS, "title": TEXTS}), max_size=3),
            "applicant": st.fixed_dictionaries(
                {},
                optional={
                    "citizenship": st.lists(TEXTS.filter(lambda text: "\n" not in text), max_size=3),
                    "representative": st.one_of(st.just("none"), st.fixed_dictionaries({"name": TEXTS})),
                },
            ),
        },
    )
)
def test_any_tree_that_is_saved_unchanged_says_the_same(tree: dict[str, Any]) -> None:
    parsed = read(json.dumps(tree))
    again = read(written(tree_of(posted(parsed, Language.EN), parsed, Language.EN)).decode())
    assert bare(again) == bare(parsed)


def bare(tree: Any) -> Any:
    """Return a tree without what says nothing: blanks, groups and rows of a list in which nothing stands."""
    if isinstance(tree, dict):
        return {name: kept for name, part in tree.items() if (kept := bare(part)) not in (None, {})}
    if isinstance(tree, list):
        items = [kept for part in tree if (kept := bare(part)) not in (None, {})]
        return items if items or not tree else None
    return str(tree).strip() or None


def test_what_is_typed_is_read_as_a_table_reads_it() -> None:
    post = {
        "applicant.residence": ["Australie"],
        "offer.fee.amount": ["1 230,50 $"],
        "offer.employer.name": ["  Imaginary\u00a0"],
        "offer.number": ["Aucun"],
        "shown": ["applicant.citizenship", "documents"],
        "applicant.citizenship": ["AU – Australia\r\nroyaume-uni"],
        "documents.1.id": ["E1"],
        "documents.2.id": [" "],
        "documents.9999.id": ["ghost"],
    }
    tree = tree_of(post, {}, Language.EN)
    assert tree == {
        "offer": {"number": "none", "fee": {"amount": "1230,50"}, "employer": {"name": "Imaginary"}},
        "applicant": {"citizenship": ["AU", "GB"], "residence": "AU"},
        "documents": [{"id": "E1"}],
    }


def test_a_field_that_the_post_does_not_name_keeps_its_value() -> None:
    before = {"offer": {"noc": "21223", "teer": "1"}, "documents": [{"id": "E1"}], "fairness_letter": "none"}
    assert tree_of({"offer.noc": ["31202"]}, before, Language.EN) == {
        **before,
        "offer": {"noc": "31202", "teer": "1"},
    }


def test_none_and_unknown_are_two_choices() -> None:
    of_none = {"shown": ["decision.permit", "documents"], "decision.permit!": ["none"], "documents!": ["none"]}
    assert tree_of(of_none, {}, Language.EN) == {"documents": [], "decision": {"permit": "none"}}
    unknown = {"shown": ["decision.permit", "documents"]}
    before = {"documents": [], "decision": {"permit": "none"}}
    assert tree_of(unknown, before, Language.EN) == {}


def test_none_that_is_ticked_gives_way_to_what_is_typed_beside_it() -> None:
    post = {"shown": ["applicant.breach"], "applicant.breach!": ["none"], "applicant.breach.kind": ["condition"]}
    assert tree_of(post, {}, Language.EN) == {"applicant": {"breach": {"kind": "condition"}}}


def test_every_part_of_a_case_stands_in_the_form() -> None:
    assert {top for tops in PARTS.values() for top in tops} == set(case_parts())


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("Coming from", ["applicant.coming_from"]),
        ("en provenance de\nEmployer compliance fee", ["applicant.coming_from", "offer.fee"]),
        ("offer.genuine, offer.duties", ["offer.genuine", "offer.duties"]),
        ("Shoe size", ["Shoe size"]),
    ],
)
def test_facts_of_a_conclusion_are_named_as_the_form_names_them(typed: str, held: list[str]) -> None:
    post = {"assessment.1.facts": [typed], "shown": ["assessment", "assessment.1.facts"]}
    assert tree_of(post, {}, Language.EN)["assessment"] == [{"facts": held}]


@pytest.mark.parametrize(
    ("typed", "held"),
    [("E2, E3", ["E2", "E3"]), ("E2;E3,E10", ["E2", "E3", "E10"]), ("the letter, signed", ["the letter, signed"])],
)
def test_codes_of_documents_on_one_line_are_so_many_documents(typed: str, held: list[str]) -> None:
    post = {"assessment.1.documents": [typed], "shown": ["assessment", "assessment.1.documents"]}
    assert tree_of(post, {}, Language.EN)["assessment"] == [{"documents": held}]


def test_a_code_with_a_comma_of_its_own_stays_one() -> None:
    post = {
        "documents.1.id": ["E2,a"],
        "assessment.1.documents": ["E2,a\nE3,E4"],
        "shown": ["documents", "assessment", "assessment.1.documents"],
    }
    assert tree_of(post, {}, Language.EN)["assessment"] == [{"documents": ["E2,a", "E3", "E4"]}]
