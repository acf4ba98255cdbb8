"""The invented cases stand in a table: one for each province, outcome and ground, and none that nobody can ask for."""

from pathlib import Path

from gcmsgen import translation
from gcmsgen.catalogue.documents import OUTCOMES
from gcmsgen.facts.case import Case
from gcmsgen.facts.yaml_file import yaml_table
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.provinces import provinces
from gcmsgen.translation.variants import variant, variant_names

TABLE = yaml_table(Path(translation.__file__ or "").with_name("invented_cases.yaml"))


def codes(kind: str) -> list[str]:
    return [name.removeprefix(f"{kind}-") for name in variant_names() if name.startswith(f"{kind}-")]


def test_every_row_of_the_table_is_a_case_and_every_outcome_ground_and_province_has_one() -> None:
    cases, outcome = TABLE["cases"], TABLE["outcome"]
    assert isinstance(cases, dict)
    assert isinstance(outcome, dict)
    assert set(cases) <= set(variant_names())
    assert set(outcome["each"]) == set(OUTCOMES) == set(codes("outcome"))
    assert codes("ground") == list(grounds())
    assert set(codes("province")) == set(provinces())


def test_a_case_is_of_the_province_country_outcome_or_ground_that_its_name_says() -> None:
    for code in codes("province"):
        case = made(f"province-{code}")
        assert (case.offer.address.province, case.record.destination.province) == (code, code)
    assert {code: made(f"country-{code}").applicant.coming_from for code in codes("country")} == {
        code: code for code in codes("country")
    }
    assert [made(f"outcome-{code}").decision.outcome for code in OUTCOMES] == list(OUTCOMES)
    for ground, row in grounds().items():
        criterion = row.criteria[0]
        case = made(f"ground-{ground}")
        assert (case.decision.grounds, case.assessment[-1].criterion) == ((ground,), criterion)
        assert [item.criterion for item in case.assessment].count(criterion) == 1


def made(name: str) -> Case:
    one = variant(name)
    assert one
    return one.case
