"""Running text names a city as its language officially does, whatever was typed; the note says how two spellings were reconciled."""

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.case import Case
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.places import PRESENT_NAMES, Place, PlaceNameKind, place_table, places, read_place
from gcmsgen.wording import english, french
from tests.conftest import DAY
from tests.dated_probes import over
from tests.test_outcomes import decided

TREE = read_templates()


def known() -> list[Place]:
    return [place for place in map(read_place, place_table().lines()) if place.kind in PRESENT_NAMES]


def printed(name: str, place: Place) -> tuple[str, str]:
    return english.official_city(name, place.province), french.official_city(name, place.province)


def curly(name: str) -> str:
    return name.replace("'", "’")


def alone(name: str, place: Place) -> bool:
    """Say whether a name is that of this place alone in its province: of twins, the one spelt most like it is printed."""
    return {one.id for one in places(name, place.province)} == {place.id}


def test_every_official_pair_is_printed_in_the_language_of_the_document() -> None:
    pairs = [place for place in known() if place.name.en != place.name.fr]
    assert len({place.id for place in pairs}) >= 6
    for place in pairs:
        for typed in (place.name.en, place.name.fr, place.spelling, place.spelling.upper()):
            if alone(typed, place):
                assert printed(typed, place) == (curly(place.name.en), curly(place.name.fr)), typed


def test_capitals_and_accents_as_typed_are_not_kept() -> None:
    towns = [place for place in known() if place.kind is PlaceNameKind.MUNICIPALITY]
    assert len(towns) > 5_000
    for place in towns[::7]:
        typed = fold_place(place.spelling).upper()
        if alone(typed, place):
            assert printed(typed, place) == (curly(place.name.en), curly(place.name.fr))


@pytest.mark.parametrize(
    ("typed", "province", "en", "fr"),
    [
        ("Greater Sudbury", "ON", "Greater Sudbury", "Grand Sudbury"),
        ("GRAND SUDBURY", "ON", "Greater Sudbury", "Grand Sudbury"),
        ("Quebec City", "QC", "Québec", "Québec"),
        ("montreal", "QC", "Montréal", "Montréal"),
        ("Saint John", "NB", "Saint John", "Saint John"),
        ("St. John's", "NL", "St. John’s", "St. John’s"),
        ("Beaubassin East", "NB", "Beaubassin East", "Beaubassin East"),
        ("NORTH YORK", "ON", "North York", "North York"),
        ("Nowhere-in-Particular", "AB", "Nowhere-in-Particular", "Nowhere-in-Particular"),
    ],
)
def test_a_name_is_printed_as_each_language_has_it(typed: str, province: str, en: str, fr: str) -> None:
    assert (english.official_city(typed, province), french.official_city(typed, province)) == (en, fr)


def placed(application: str, offer: str, province: str, record: str | None = None) -> Case:
    there = {"application.destination": {"city": application, "province": province}}
    there["record.destination"] = {"city": record or offer, "province": province}
    code = {"ON": "P3E 1A1", "AB": "T2P 1A1", "QC": "G1R 1A1"}[province]
    there["offer.address"] = {"city": offer, "province": province, "postal_code": code}
    return over(decided("approve"), **there)


def note(case: Case, language: Language) -> dict[str, str]:
    made = generate(case, document="note", form=Format.TXT, on=DAY, tree=TREE, language=language)
    return {sentence.id: sentence.text for sentence in made.document.sentences()}


RECONCILED = [
    ("Grand Sudbury", "Greater Sudbury", "ON", "official names in English and in French", "noms officiels en anglais et en français"),
    ("CALGARY", "Calgary", "AB", "only the form differs", "seule la forme diffère"),
    ("City of Calgary", "Calgary", "AB", "the name of the municipality", "le nom de la municipalité"),
    ("Quebec City", "Québec", "QC", "two listed names", "deux noms répertoriés"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("application", "offer", "province", "en", "fr"), RECONCILED, ids=lambda value: str(value)[:20]
)
def test_the_note_says_how_two_spellings_were_reconciled(
    application: str, offer: str, province: str, en: str, fr: str
) -> None:
    case = placed(application, offer, province)
    for language, words in ((Language.EN, en), (Language.FR, fr)):
        said = note(case, language)
        assert application in said["note.three_way"]
        assert offer in said["note.three_way"]
        assert words in said["note.one_place"]


@pytest.mark.parametrize(("record", "offer", "province", "en", "fr"), RECONCILED, ids=lambda value: str(value)[:20])
def test_the_note_says_how_the_spelling_of_the_record_was_reconciled(
    record: str, offer: str, province: str, en: str, fr: str
) -> None:
    case = placed(offer, offer, province, record)
    for language, words in ((Language.EN, en), (Language.FR, fr)):
        assert words in note(case, language)["note.one_place"]


def test_nothing_is_reconciled_where_all_three_write_alike() -> None:
    assert "note.one_place" not in note(placed("Calgary", "Calgary", "AB"), Language.EN)


def test_the_french_note_names_the_city_officially() -> None:
    said = " ".join(note(placed("Greater Sudbury", "Greater Sudbury", "ON"), Language.FR).values())
    assert "Grand Sudbury (Ontario)" in said.replace("\N{NO-BREAK SPACE}", " ")
