"""What the models refuse is worded: line, field, what stands there, what is expected, and nothing personal."""

from pathlib import Path

import pytest

from gcmsgen.errors import CaseFileError
from gcmsgen.facts.load import load_case
from gcmsgen.facts.tree import MAX_BYTES
from tests.conftest import loaded


def faults(text: str) -> list[str]:
    with pytest.raises(CaseFileError) as caught:
        load_case("case.yaml", text.encode())
    return caught.value.text.en.split("\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "application:\n  received: 2026-02-31\n",
            "case.yaml, line 2, application.received: found “2026-02-31”; expected a date that exists in the calendar.",
        ),
        (
            "application: {received: 20/05/2026}\n",
            "case.yaml, line 1, application.received: found “20/05/2026”; expected a date written YYYY-MM-DD.",
        ),
        (
            "offer:\n  destinaton: x\n",
            "case.yaml, line 2, offer.destinaton: no field has this name here. The fields are number, submitted, fee, "
            "portal_exempt, employer, job_title, job_title_en, job_title_fr, noc, noc_version, teer, duties, address, start, end, "
            "genuine, labour_dispute.",
        ),
        (
            "application:\n  destination:\n    citty: Calgary\n",
            "case.yaml, line 3, application.destination.citty: no field has this name here. Did you mean city?",
        ),
        (
            "decision: {outcome: refused}\n",
            "case.yaml, line 1, decision.outcome: found “refused”; expected one of approve, refuse, request_documents, "
            "fairness, correct, return_incomplete, withdrawn, reroute, hold (did you mean refuse?).",
        ),
        (
            "documents:\n  - {id: E1}\n  - {id: E2, date: soon}\n",
            "case.yaml, line 3, documents.2.date: found “soon”; expected a date written YYYY-MM-DD.",
        ),
        (
            "decision: {permit: hello}\n",
            "case.yaml, line 1, decision.permit: found “hello”; expected a group of named fields or none.",
        ),
        (
            "offer: {fee: {amount: 230 dollars}}\n",
            "case.yaml, line 1, offer.fee.amount: found “230 dollars”; expected an amount in dollars, such as 230.",
        ),
        (
            "applicant: {coming_from: Australia}\n",
            "case.yaml, line 1, applicant.coming_from: expected a country code of two capital letters "
            "(ISO 3166-1), such as AU.",
        ),
        ("documents: x\n", "case.yaml, line 1, documents: found “x”; expected a list."),
        (
            "reciprocity: {places: {asked: -1}}\n",
            "case.yaml, line 1, reciprocity.places.asked: found “-1”; expected a whole number.",
        ),
    ],
    ids=["day", "form", "key", "near", "word", "item", "union", "amount", "country", "list", "count"],
)
def test_says_line_field_found_and_expected(text: str, message: str) -> None:
    assert faults(text) == [message]


def test_all_faults_of_a_file_come_at_once_in_its_order() -> None:
    text = "application: {received: x}\ndecision: {date: y}\nrecord: {noc: [1]}\n"
    assert [line.split(":")[0] for line in faults(text)] == [
        "case.yaml, line 1, application.received",
        "case.yaml, line 2, decision.date",
        "case.yaml, line 3, record.noc",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "applicant: {date_of_birth: 1990/01/17}\n",
        "applicant: Secret Name 17\n",
        "applicant: {address: {lines: Secret Road 17}}\n",
        "applicant: {representative: Secret Name}\n",
        "applicant: {residence: 2 Secret Road}\n",
        "applicant: {travel_document: {expires: Secret17}}\n",
        "applicant: {form_of_address: Ms. Secret}\n",
        "applicant: {Secret Name: x}\n",
        "assessment: [{reason: 'Secret Name, born 17'}]\n",
        "documents: [Secret]\n",
        "applicant: {address: {country: Secretland}}\n",
        "applicant: {address: Secret Road 17}\n",
        "applicant: {travel_document: {number: [S17]}}\n",
        "application: {uci: [17]}\n",
        "offer: {employer: {address: {country: Secretland}}}\n",
        "applicant: {representative: {address: {country: Secretland}}}\n",
    ],
)
def test_personal_values_are_never_echoed(text: str) -> None:
    (message,) = faults(text)
    assert "ecret" not in message
    assert "17" not in message.replace("line 1", "")


def test_a_file_over_one_megabyte_is_refused() -> None:
    assert "at most 1 MB" in faults("a: " + "x" * MAX_BYTES)[0]


def test_bytes_that_are_not_utf8_are_refused_with_their_line() -> None:
    with pytest.raises(CaseFileError, match="line 2: the file is not UTF-8"):
        load_case("case.yaml", b"application:\n  employer: Soci\x81t\xe9\n")


def test_the_example_of_the_contract_loads_and_is_the_shipped_one(shared: Path) -> None:
    case = loaded(shared / "design" / "case.example.yaml")
    assert case.application is not None
    assert case.application.number == "W000000002"


def test_yaml_and_json_of_one_case_are_equal(shared: Path) -> None:
    import json

    import yaml

    text = (shared / "design" / "case.example.yaml").read_text(encoding="utf-8")
    as_json = json.dumps(yaml.load(text, Loader=yaml.BaseLoader))
    assert load_case("j", as_json.encode()) == load_case("y", text.encode())
