"""Countries, provinces and cities after the small words of each language."""

import re

import pytest

from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.provinces import provinces
from gcmsgen.reference.unsigned_forms import unsigned_forms
from gcmsgen.wording import english, french

# in, from, of: forms that the page on French gives, or that follow from its classes.
KNOWN = {
    "DE": ("en Allemagne", "d’Allemagne", "de l’Allemagne"), "FR": ("en France", "de France", "de la France"),
    "JP": ("au Japon", "du Japon", "du Japon"), "US": ("aux États-Unis", "des États-Unis", "des États-Unis"),
    "CU": ("à Cuba", "de Cuba", "de Cuba"), "HT": ("en Haïti", "d’Haïti", "d’Haïti"),
    "SG": ("à Singapour", "de Singapour", "de Singapour"), "PH": ("aux Philippines", "des Philippines", "des Philippines"),
    "IR": ("en Iran", "d’Iran", "de l’Iran"), "MZ": ("au Mozambique", "du Mozambique", "du Mozambique"),
    "YE": ("au Yémen", "du Yémen", "du Yémen"), "HN": ("au Honduras", "du Honduras", "du Honduras"),
    "HU": ("en Hongrie", "de Hongrie", "de la Hongrie"), "IL": ("en Israël", "d’Israël", "d’Israël"),
    "BB": ("à la Barbade", "de la Barbade", "de la Barbade"), "IM": ("à l’île de Man", "de l’île de Man", "de l’île de Man"),
    "AE": ("aux Émirats arabes unis", "des Émirats arabes unis", "des Émirats arabes unis"),
}  # fmt: skip
PROVINCES = {
    "AB": ("en Alberta", "de l’Alberta"), "BC": ("en Colombie-Britannique", "de la Colombie-Britannique"),
    "MB": ("au Manitoba", "du Manitoba"), "NB": ("au Nouveau-Brunswick", "du Nouveau-Brunswick"),
    "NL": ("à Terre-Neuve-et-Labrador", "de Terre-Neuve-et-Labrador"), "NS": ("en Nouvelle-Écosse", "de la Nouvelle-Écosse"),
    "NT": ("dans les Territoires du Nord-Ouest", "des Territoires du Nord-Ouest"), "NU": ("au Nunavut", "du Nunavut"),
    "ON": ("en Ontario", "de l’Ontario"), "PE": ("à l’Île-du-Prince-Édouard", "de l’Île-du-Prince-Édouard"),
    "QC": ("au Québec", "du Québec"), "SK": ("en Saskatchewan", "de la Saskatchewan"), "YT": ("au Yukon", "du Yukon"),
}  # fmt: skip
SMALL = r"(?:en|au|aux|à|à la|à l’|dans les|dans le|dans la|de|d’|du|des|de la|de l’)"


@pytest.mark.parametrize("code", KNOWN)
def test_known_countries_have_their_words(code: str) -> None:
    assert (french.in_country(code), french.from_country(code), french.of_country(code)) == KNOWN[code]


@pytest.mark.parametrize("code", sorted(provinces()))
def test_each_province_has_its_words(code: str) -> None:
    assert (french.in_province(code), french.of_province(code)) == PROVINCES[code]


@pytest.mark.parametrize("code", sorted({*COUNTRIES} - {"SJ"}))
def test_each_form_of_each_country_is_one_small_word_and_its_name(code: str) -> None:
    name = french.country_alone(code)
    bare = re.sub(r"^(?:la |les |le |l’)", "", name)
    for form in (french.in_country(code), french.from_country(code), french.of_country(code)):
        assert re.fullmatch(rf"{SMALL} ?{re.escape(bare)}", form, re.IGNORECASE), form
        assert not re.search(r"’ | ’|\b(?:de|à) les? |\bde [aeéiouâîôû]", form, re.IGNORECASE), form


def test_two_islands_each_have_their_word() -> None:
    assert french.in_country("SJ") == "au Svalbard et à Jan Mayen"


def test_a_text_that_names_no_province_is_refused() -> None:
    with pytest.raises(KeyError):
        french.in_province("Atlantis")


def test_both_languages_have_the_same_filters_of_places() -> None:
    for name in (
        "in_country",
        "from_country",
        "of_country",
        "in_province",
        "of_province",
        "in_city",
        "of_city",
        "after",
        "ordinal",
    ):
        assert name in english.FILTERS
        assert name in french.FILTERS


def test_every_form_that_waits_for_a_signature_is_of_a_country() -> None:
    assert [one.code for one in unsigned_forms() if one.code not in COUNTRIES] == []
