"""The gate: province, city and NOC agree between application, record and offer, or nothing is rendered."""

import pytest

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.cases.agreement.city_differs import tier as city_tier
from gcmsgen.finding import Severity
from gcmsgen.reference.places import NONE_OF_OUR_OWN, NameTier
from gcmsgen.reference.provinces import province_code
from tests.conftest import DAY, case, codes, found


def test_the_example_passes_the_gate() -> None:
    assert codes(case()) == []


def test_a_wrong_province_is_found_with_both_values_and_places() -> None:
    finding = next(f for f in found(case(record__destination__province="BC")) if f.code == "GCM101")
    assert (finding.code, finding.severity, finding.where) == ("GCM101", Severity.ERROR, "record.destination.province")
    assert finding.message.en == (
        "The destination province in the record in GCMS is “BC”; in the offer of employment it is “AB”."
    )
    assert finding.message.fr == (
        "Dans le dossier du SMGC, la province de destination est «\xa0BC\xa0»; dans l’offre d’emploi, c’est «\xa0AB\xa0»."
    )


@pytest.mark.parametrize("written", ["AB", "ab", "Alberta", "ALBERTA", "Alta.", "Alb."])
def test_names_and_abbreviations_of_a_province_are_one(written: str) -> None:
    assert codes(case(record__destination__province=written)) == []


@pytest.mark.parametrize("written", ["Albertaa", "A", "Alberta BC", "Canada", "X", "Nt"])
def test_a_text_that_names_no_province_equals_none(written: str) -> None:
    changed = case(record__destination__province=written)
    assert "GCM101" in codes(changed)


def test_two_texts_that_name_no_province_are_not_equal_either() -> None:
    nowhere = case(record__destination__province="Atlantis", offer__address__province="Atlantis")
    assert codes(nowhere).count("GCM101") == 2


def test_each_of_two_wrong_values_is_found() -> None:
    wrong = found(case(application__noc="21222", record__noc="21221"))
    assert [(f.code, f.where) for f in wrong] == [("GCM103", "application.noc"), ("GCM103", "record.noc")]


def test_a_code_is_text_and_nothing_is_padded() -> None:
    assert codes(case(application__noc="10", record__noc="00010", offer__noc="00010")).count("GCM103") == 1


def test_without_an_offer_value_application_and_record_are_compared() -> None:
    findings = found(case(offer__noc=None, record__noc="21221"))
    assert [(f.code, f.where) for f in findings] == [("GCM104", "offer.noc"), ("GCM103", "record.noc")]


@pytest.mark.parametrize(
    "where",
    [
        "application__destination__city",
        "application__destination__province",
        "application__noc",
        "record__destination__city",
        "record__destination__province",
        "record__noc",
        "offer__address__city",
        "offer__address__province",
        "offer__noc",
    ],
)
def test_each_missing_value_is_found_and_unknown_is_never_equal(where: str) -> None:
    findings = found(case(**{where: None}))
    assert ("GCM104", where.replace("__", "."), Severity.ERROR) in [(f.code, f.where, f.severity) for f in findings]


def test_everything_missing_is_nine_findings() -> None:
    empty = case(application=None, record=None, offer=None)
    assert codes(empty).count("GCM104") == 9


def test_a_mismatch_only_warns_where_nothing_is_decided() -> None:
    asked = found(case(record__noc="21221", decision__outcome="request_documents"))
    assert [(f.code, f.severity) for f in asked if f.code != "GCM701"] == [("GCM103", Severity.WARNING)]


@pytest.mark.parametrize("outcome", ["approve", "refuse"])
def test_a_mismatch_blocks_every_decision_of_every_date(outcome: str) -> None:
    old = case(record__noc="21221", decision__outcome=outcome, decision__date="2019-01-01")
    assert ("GCM103", Severity.ERROR) in [(f.code, f.severity) for f in found(old)]


@pytest.mark.parametrize(
    ("one", "other", "province", "tier"),
    [
        ("Calgary", "Calgary", "AB", NameTier.EXACT),
        ("Calgary", "CALGARY", "AB", NameTier.FOLDED),
        ("Calgary", "Calgarry", "AB", None),
        ("Quebec City", "Québec", "QC", NameTier.OFFICIAL_PAIR),
        ("Ville de Québec", "QUEBEC", "QC", NameTier.OFFICIAL_PAIR),
        ("Greater Sudbury", "Grand Sudbury", "ON", NameTier.OFFICIAL_PAIR),
        ("Grand Falls", "Grand-Sault", "NB", NameTier.OFFICIAL_PAIR),
        ("Grand Falls", "Grand-Sault", "NL", None),
        ("Montre\u0301al", "Montréal", "QC", NameTier.EXACT),
        ("MONTREAL", "Montréal", "QC", NameTier.FOLDED),
        ("Saint-Jean-sur-Richelieu", "ST JEAN SUR RICHELIEU", "QC", NameTier.FOLDED),
        ("Ste-Marie", "Sainte-Marie", "QC", NameTier.FOLDED),
        ("Ste-Marie", "St-Marie", "QC", None),
        ("St. John's", "St John’s", "NL", NameTier.FOLDED),
        ("St. John's", "Saint John", "NB", None),
        ("St. John's", "Saint John", "NL", None),
        ("Saint-Jean-sur-Richelieu", "Saint John", "QC", None),
        ("Montréal", "MONTREAL", None, None),
        ("Windsor", "Windsor", None, NameTier.EXACT),
        ("Behchokǫ̀", "Behchoko", "NT", NameTier.FOLDED),
        ("Saint-Lin--Laurentides", "Saint-Lin—Laurentides", "QC", NameTier.FOLDED),
    ],
)
def test_tiers_of_city_equality(one: str, other: str, province: str | None, tier: NameTier | None) -> None:
    here, there = {"city": one, "province": province or "ON"}, {"city": other, "province": province or "AB"}
    stated = case(application__destination=here, offer__address=there)
    examined = Examined(stated, DAY, NONE_OF_OUR_OWN)
    assert (city_tier(examined, 0, 2), city_tier(examined, 2, 0)) == (tier, tier)


def test_the_tier_by_which_two_spellings_were_one_city_is_told() -> None:
    (finding,) = found(case(record__destination__city="CALGARY"))
    assert (finding.code, finding.severity) == ("GCM114", Severity.INFO)


def test_another_province_makes_another_city_of_a_folded_name() -> None:
    elsewhere = case(record__destination={"city": "CALGARY", "province": "BC"})
    assert {"GCM102", "GCM101"} <= set(codes(elsewhere))


def test_every_name_of_every_province_is_understood(shared: object) -> None:
    import csv
    from pathlib import Path

    with open(Path(str(shared)) / "reference" / "provinces.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names = {row[c] for c in ("code", "name_en", "name_fr", "abbr_en", "abbr_fr")} - {"Nt"}
            for name in names | set(row["aliases"].split(";")):
                assert province_code(name) == row["code"], name


@pytest.mark.parametrize(
    "bad", ["\x00", "\x07", "\x7f", "\x85", "\u202e", "\u2066", "\ufdd0", "\uffff", "\U0001fffe", "\U0010ffff"]
)
def test_a_character_that_cannot_be_printed_is_an_error_in_every_outcome(bad: str) -> None:
    for outcome in ("refuse", "request_documents"):
        findings = found(case(applicant__family_name=f"Sample{bad}ton", decision__outcome=outcome))
        assert ("GCM601", "applicant.family_name", Severity.ERROR) in [(f.code, f.where, f.severity) for f in findings]
        assert f"U+{ord(bad):04X}" in next(f for f in findings if f.code == "GCM601").message.en


@pytest.mark.parametrize("good", ["é", "\u0301", "ǫ̀", "\t", "\n", "\u2028", "ᐃ", "\U0001f600", "\xa0", "’"])
def test_every_other_character_passes_the_facts(good: str) -> None:
    assert "GCM601" not in codes(case(applicant__family_name=f"Sample{good}ton"))


@pytest.mark.parametrize(
    ("city", "province", "there"),
    [
        ("Regina", "AB", "no place of that name is known in Alberta; one is known in Saskatchewan."),
        ("Nowhereton", "AB", "no place of that name is known in Alberta."),
    ],
)
def test_a_city_of_another_province_is_told_with_its_province(city: str, province: str, there: str) -> None:
    changed = case(application__destination__city=city, application__destination__province=province)
    told = [one.message.en for one in found(changed) if one.code == "GCM105"]
    assert [one.endswith(there) for one in told] == [True]
