"""A condition binds to the place and the occupation of the offer; evidence is named; words are fit to be printed."""

import pytest

from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from tests.checks.fixtures import BASE, tree_of
from tests.checks.reasons.cases import example, found_in


def approved(**changes: Tree) -> Case:
    return case_from(
        "row", Parsed(overlaid(tree_of(BASE), {name.replace("__", "."): to for name, to in changes.items()}), {})
    )


ELSEWHERE = {
    "another city": {"en": "Work only in Edmonton.", "fr": "Travailler uniquement à Edmonton."},
    "another province": {"en": "Work at any site in Ontario.", "fr": "Travailler à tout lieu en Ontario."},
    "another occupation": {"en": "Work only under NOC 53201.", "fr": "Travailler uniquement sous la CNP 53201."},
    "another employer": {
        "en": "Work only for Pretend Pines Outfitters Ltd.",
        "fr": "Travailler uniquement pour Pretend Pines Outfitters Ltd.",
    },
    "a sister company": {
        "en": "Employer: Imaginary Oak Analytics Inc.",
        "fr": "Employeur : Imaginary Oak Analytics Inc.",
    },
    "another employer, with its article": {
        "en": "Employed by the Windsor Fictive Otters Hockey Club as a coach.",
        "fr": "Employé comme entraîneur par les Otters Fictifs de Windsor.",
    },
}
AS_OFFERED = {
    "the city": {"en": "Work only in Calgary, Alberta.", "fr": "Travailler uniquement à Calgary, en Alberta."},
    "the occupation": {"en": "Work only under NOC 21223.", "fr": "Travailler uniquement sous la CNP 21223."},
    "the employer": {
        "en": "Work only for Imaginary Maple Analytics Inc.",
        "fr": "Travailler uniquement pour Imaginary Maple Analytics Inc.",
    },
    "the operating name": {"en": "Work only for Imaginary Maple.", "fr": "Travailler uniquement chez Imaginary Maple."},
    "the legal form left out": {
        "en": "Work for IMAGINARY MAPLE ANALYTICS at its office.",
        "fr": "Travailler pour IMAGINARY MAPLE ANALYTICS à son bureau.",
    },
    "the employer in words": {
        "en": "Work only for the employer named in the offer of employment.",
        "fr": "Travailler uniquement pour l’employeur nommé dans l’offre d’emploi.",
    },
    "no employer": {
        "en": "Not valid for work in childcare, nor for employment in primary or secondary school teaching.",
        "fr": "Ne permet ni de travailler en garderie ni d’occuper un emploi dans l’enseignement primaire ou secondaire.",
    },
    "nothing of a place": {
        "en": "Leave Canada by August 31, 2028.",
        "fr": "Quitter le Canada au plus tard le 31 août 2028.",
    },
    "a person": {
        "en": "Report to the officer on arrival at any port.",
        "fr": "Se présenter à l’agent à l’arrivée à tout point d’entrée.",
    },
}


@pytest.mark.parametrize("condition", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_condition_elsewhere_is_an_error_in_each_language(condition: dict[str, Tree]) -> None:
    found = found_in(approved(decision__permit__conditions=[condition]))
    assert {(f.code, f.where) for f in found if f.code == "GCM562"} == {
        ("GCM562", f"decision.permit.conditions.1.{language}") for language in ("en", "fr")
    }


@pytest.mark.parametrize("condition", AS_OFFERED.values(), ids=AS_OFFERED.keys())
def test_a_condition_as_offered_is_let_alone(condition: dict[str, Tree]) -> None:
    assert [(f.code, f.where) for f in found_in(approved(decision__permit__conditions=[condition]))] == []


UNREAD: list[dict[str, Tree]] = [
    {"id": "E4", "title": "Exchange agreement with Sydney", "date": "2026-03-01"},
    {"id": "E5", "title": "Photograph of the office"},
    {"id": "E6", "title": "Minutes", "title_fr": "Procès-verbal", "date": "2026-02-02"},
]


@pytest.mark.parametrize("paper", UNREAD, ids=lambda paper: str(paper["title"]))
def test_a_document_that_nothing_names_is_not_shown_to_have_been_read(paper: dict[str, Tree]) -> None:
    tree = tree_of(BASE)
    listed = [*tree["documents"], paper]  # type: ignore[misc]
    found = found_in(case_from("row", Parsed(tree | {"documents": listed}, {})))
    assert [(f.code, f.where) for f in found] == [("GCM567", "documents.4")]


def test_a_document_is_read_where_a_reason_alone_names_it_and_an_officers_letter_is_no_evidence() -> None:
    tree = overlaid(
        tree_of(BASE), {"assessment.genuine_offer.reason.en": "E4 shows that the employer needs the position."}
    )
    letter: Tree = {"id": "E5", "title": "Procedural fairness letter"}
    listed = [*tree["documents"], UNREAD[0], letter]  # type: ignore[misc]
    found = found_in(case_from("row", Parsed(tree | {"documents": listed}, {})))
    assert [(f.code, f.where) for f in found] == [
        ("GCM576", "assessment.3.reason.en")
    ]  # its conclusion does not list it


UNFIT = {
    "an apostrophe": ("L'employeur a besoin du poste.", "GCM806"),
    "a contraction": ("L’employeur a besoin de le poste.", "GCM839"),
    "quotation marks": ('L’employeur écrit "le poste" et s’y tient.', "GCM804"),
}


@pytest.mark.parametrize(("words", "code"), UNFIT.values(), ids=UNFIT.keys())
def test_words_unfit_to_print_are_told_with_the_rule_that_they_break(words: str, code: str) -> None:
    changes: dict[str, Tree] = {"application.language": "fr", "assessment.genuine_offer.reason.fr": words}
    found = found_in(case_from("row", Parsed(overlaid(tree_of(BASE), changes), {})))
    assert {f.code for f in found} == {"GCM571"}
    assert all(code in f.message.en for f in found)


def test_a_plain_space_for_a_no_break_space_is_not_told() -> None:
    words = "L’employeur écrit ceci : le 2 mai 2026, il a besoin du poste."
    changes: dict[str, Tree] = {"application.language": "fr", "assessment.genuine_offer.reason.fr": words}
    assert [
        f.code for f in found_in(case_from("row", Parsed(overlaid(tree_of(BASE), changes), {}))) if f.code == "GCM571"
    ] == []


def test_a_country_is_known_by_all_its_names() -> None:
    changes: dict[str, Tree] = {
        "applicant.coming_from": "VN",
        "applicant.residence": "VN",
        "applicant.citizenship": ["VN"],
    }
    tree = overlaid(example("02-refuse-wrong-country"), changes)
    entries = [dict(one) for one in tree["assessment"]]  # type: ignore[union-attr, call-overload, arg-type]
    entries[0]["reason"] = {
        "en": "I am not satisfied about Viet Nam.",
        "fr": "Je ne suis pas convaincu quant au Viêt Nam.",
    }
    found = found_in(case_from("row", Parsed(tree | {"assessment": entries}, {})))
    assert [f.where for f in found if f.code == "GCM516"] == []
