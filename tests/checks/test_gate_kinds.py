"""The kinds of names that files hold, a few of each, with the verdict that is due of the gate."""

import pytest

from tests.checks.test_gate_cases import verdict

PASS, CONFIRM, BLOCK = "pass", "confirm", "block"
Row = tuple[str, str, str, str, str, str]
"""The city of application, record and offer, their province (that of the offer), the postal code, and the verdict."""

NATIONS: list[Row] = [
    ("Tsuut’ina", "Tsuut'ina", "Tsuut’ina", "AB", "T2W 1A1", PASS),
    ("Kahnawà:ke", "Kahnawake", "Kahnawà:ke", "QC", "J0L 1B0", PASS),
    ("Akwesasne", "Akwesasne", "Akwesasne", "QC", "H0M 1A0", PASS),
    ("Łutselk’e", "Lutselk'e", "Łutselk’e", "NT", "X0E 1A0", PASS),
    ("Nisga’a", "Nisga'a", "Nisga’a", "BC", "V0J 1A0", PASS),
    ("Mashteuiatsh", "Mashteuiatsh", "Mashteuiatsh", "QC", "G0W 2H0", PASS),
    ("Membertou", "Membertou", "Membertou", "NS", "B1S 2M9", PASS),
    ("Kitigan Zibi", "Kitigan Zibi", "Kitigan Zibi", "QC", "J9E 3A1", PASS),
    ("Eskasoni", "Eskasoni", "Eskasoni", "NS", "B1W 1A1", PASS),
]
CORPORATIONS: list[Row] = [
    ("Ville de Gatineau", "Gatineau", "Gatineau", "QC", "J8X 2A1", PASS),
    ("City of Greater Sudbury", "Grand Sudbury", "Greater Sudbury", "ON", "P3E 1A1", PASS),
    ("Rural Municipality of Springfield", "RM of Springfield", "Springfield", "MB", "R0E 1A0", PASS),
    ("Town of Banff", "Banff", "Banff", "AB", "T1L 1A1", PASS),
    ("Municipality of Chatham-Kent", "Chatham-Kent", "Chatham-Kent", "ON", "N7M 1A1", PASS),
    ("Municipalité de Chelsea", "Chelsea", "Chelsea", "QC", "J9B 1A1", PASS),
    ("Corporation of the City of Guelph", "Guelph", "Guelph", "ON", "N1H 1A1", PASS),
    ("Resort Municipality of Whistler", "Whistler", "Whistler", "BC", "V8E 0A1", PASS),
    ("Village of Pemberton", "Pemberton", "Pemberton", "BC", "V0N 2L0", PASS),
    ("Ville de Toronto", "Toronto", "Toronto", "QC", "M5V 2T6", BLOCK),
]
FOLDED: list[Row] = [
    ("ST CATHARINES", "St. Catharines", "St Catharines", "ON", "L2R 1A1", PASS),
    ("Ste-Agathe-des-Monts", "SAINTE AGATHE DES MONTS", "Sainte-Agathe-des-Monts", "QC", "J8C 1A1", PASS),
    ("Sault Ste Marie", "Sault Ste. Marie", "Sault-Sainte-Marie", "ON", "P6A 1A1", PASS),
    ("N. Vancouver", "North Vancouver", "North Vancouver", "BC", "V7M 1A1", BLOCK),
    ("L'Ancienne-Lorette", "L ANCIENNE LORETTE", "L’Ancienne-Lorette", "QC", "G2E 1A1", PASS),
    ("Trois-Rivieres", "TROIS RIVIERES", "Trois-Rivières", "QC", "G9A 1A1", PASS),
]
HOMONYMS: list[Row] = [
    ("Windsor", "Windsor", "Windsor", "QC", "J1S 1A1", PASS),
    ("Windsor", "Windsor", "Windsor", "QC", "N9A 1A1", BLOCK),
    ("Richmond", "Richmond", "Richmond", "BC", "V6X 1A1", PASS),
    ("Saint John", "Saint John", "St. John's", "NB", "E2L 1A1", BLOCK),
    ("Sydney", "Sydney", "Sydney", "ON", "M5V 1A1", BLOCK),
    ("Hamilton", "Hamilton", "Hamilton", "ON", "L8P 1A1", PASS),
]
AMALGAMATED: list[Row] = [
    ("Chicoutimi", "Saguenay", "Saguenay", "QC", "G7H 1A1", CONFIRM),
    ("Kanata", "Kanata", "Kanata", "ON", "K2K 1A1", CONFIRM),
    ("Dartmouth", "Dartmouth", "Dartmouth", "NS", "B2Y 1A1", CONFIRM),
    ("Hull", "Gatineau", "Gatineau", "QC", "J8X 1A1", CONFIRM),
    ("Saint-Hubert", "Saint-Hubert", "Saint-Hubert", "QC", "J3Y 1A1", CONFIRM),
    ("Le Plateau-Mont-Royal", "Le Plateau-Mont-Royal", "Le Plateau-Mont-Royal", "QC", "H2J 1A1", CONFIRM),
    ("Kanata", "Kanata", "Kanata", "QC", "J8X 1A1", BLOCK),
    ("Port Stanley", "Port Stanley", "Port Stanley", "ON", "N5L 1A1", PASS),
    ("Gimli", "Gimli", "Gimli", "MB", "R0C 1B0", PASS),
]
LANGUAGES: list[Row] = [
    ("Quebec City", "Québec", "Quebec", "QC", "G1R 1A1", PASS),
    ("Montreal", "Montréal", "MONTREAL", "QC", "H2Y 1A1", PASS),
    ("Grand Sudbury", "Greater Sudbury", "Greater Sudbury", "ON", "P3E 1A1", PASS),
    ("Edmundston", "Edmundston", "Edmundston", "NB", "E3V 1A1", PASS),
]
UNINCORPORATED: list[Row] = [
    ("Sherwood Park", "Sherwood Park", "Sherwood Park", "AB", "T8A 1A1", CONFIRM),
    ("Fort McMurray", "Fort McMurray", "Fort McMurray", "AB", "T9H 1A1", CONFIRM),
    ("Bragg Creek", "Bragg Creek", "Bragg Creek", "AB", "T0L 0K0", PASS),
    ("Lake Louise", "Lake Louise", "Lake Louise", "AB", "T0L 1E0", PASS),
]
MISSPELT: list[Row] = [
    ("Tornto", "Toronto", "Toronto", "ON", "M5V 1A1", BLOCK),
    ("Calgery", "Calgery", "Calgery", "AB", "T2P 1A1", CONFIRM),
    ("Vancouvr", "Vancouver", "Vancouver", "BC", "V6B 1A1", BLOCK),
    ("Winnipeg", "Winnipeg", "Winnipegg", "MB", "R3C 1A1", BLOCK),
]
FAR: list[Row] = [
    ("Vancouver", "Vancouver", "Vancouver", "BC", "V8W 1A1", CONFIRM),
    ("Windsor", "Windsor", "Windsor", "ON", "P3E 1A1", CONFIRM),
    ("Burnaby", "Burnaby", "Burnaby", "BC", "V5H 1A1", PASS),
    ("Laval", "Laval", "Laval", "QC", "G1R 1A1", CONFIRM),
]
KINDS = {
    "nations": NATIONS,
    "corporations": CORPORATIONS,
    "folded": FOLDED,
    "homonyms": HOMONYMS,
    "amalgamated": AMALGAMATED,
    "languages": LANGUAGES,
    "unincorporated": UNINCORPORATED,
    "misspelt": MISSPELT,
    "far": FAR,
}


def row(application: str, record: str, offer: str, province: str, code: str) -> dict[str, str]:
    """Return a row as the table of gate cases has it."""
    cities = {"app_city": application, "rec_city": record, "offer_city": offer, "offer_postal_code": code}
    same = {f"{who}_province": province for who in ("app", "rec", "offer")}
    nocs = dict.fromkeys(("app_noc", "rec_noc", "offer_noc"), "53201")
    return {**cities, **same, **nocs, "job_title": "Head coach", "teer": "", "offer_submitted": "2026-08-03"}


@pytest.mark.parametrize(
    ("stated", "due"),
    [pytest.param(one[:5], one[5], id=f"{kind}: {one[0]}-{one[2]}, {one[3]}") for kind in KINDS for one in KINDS[kind]],
)
def test_the_gate_says_what_is_due_of_each_kind_of_name(stated: tuple[str, str, str, str, str], due: str) -> None:
    assert verdict(row(*stated))[0] == due
