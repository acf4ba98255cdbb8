"""Texts that other programs spoilt are found whatever spoilt them, and sound ones of the same look are left alone."""

import pytest

from gcmsgen.checks.reading.damage import Spoiling, damage_of
from gcmsgen.facts.scalar import reads_as_nothing
from gcmsgen.facts.tree import MAX_BYTES, decoded


def read_as(text: str, codec: str, times: int = 1) -> str:
    """Return a text whose UTF-8 was read in another encoding, once or twice."""
    for _ in range(times):
        text = text.encode().decode(codec)
    return text


NAMES = ("André", "Zoë Çelik", "Nguyễn Thị Hà", "Łukasz Żółć", "L’Hôpital", "Ångström")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("codec", ["mac_roman", "cp437", "cp850"])
def test_utf_8_read_in_another_encoding_is_found_and_repaired(name: str, codec: str) -> None:
    try:
        spoilt = read_as(name, codec)
    except UnicodeDecodeError:
        return
    found = damage_of(spoilt, name=True)
    assert found, spoilt
    assert (found.kind, found.repaired) == (Spoiling.TWICE_DECODED, name)


@pytest.mark.parametrize("name", ["André", "Zoë", "L’Hôpital", "Ångström", "François Noël"])
@pytest.mark.parametrize("times", [1, 2])
def test_windows_1252_once_and_twice_is_found_and_repaired(name: str, times: int) -> None:
    found = damage_of(read_as(name, "cp1252", times), name=True)
    assert found
    assert (found.kind, found.repaired) == (Spoiling.TWICE_DECODED, name)


@pytest.mark.parametrize(
    ("text", "kind", "repaired"),
    [
        ("voilÃ ", Spoiling.TWICE_DECODED, None),
        ("10Â 000 Main St", Spoiling.TWICE_DECODED, None),
        ("Andr‚ No‰l", Spoiling.TWICE_DECODED, None),
        ("AndrŽ", Spoiling.TWICE_DECODED, None),
        ("O&#39;Neil", Spoiling.ESCAPED, "O'Neil"),
        ("Andr&eacute;", Spoiling.ESCAPED, "André"),
        ("Smith &amp; Sons", Spoiling.ESCAPED, "Smith & Sons"),
        ("Smith_x000D_", Spoiling.ESCAPED, None),
        ("Nguy?n", Spoiling.LETTER_LOST, None),
        ("Th?", Spoiling.LETTER_LOST, None),
        ("?zil", Spoiling.LETTER_LOST, None),
        ("Nguy¿n", Spoiling.LETTER_LOST, None),
        ("Nguy\N{REPLACEMENT CHARACTER}n", Spoiling.LETTER_LOST, None),
        ("Nguy□n", Spoiling.LETTER_LOST, None),
        ("1.12346E+09", Spoiling.ROUNDED, None),
        ("1,12346E+09", Spoiling.ROUNDED, None),
        ("1.1e9", Spoiling.ROUNDED, None),
        ("1E+10", Spoiling.ROUNDED, None),
        ("'0123", Spoiling.MARKED, "0123"),
        ("’0123", Spoiling.MARKED, "0123"),
        ('"Otters"', Spoiling.QUOTED, "Otters"),
        ('""Otters""', Spoiling.QUOTED, "Otters"),
        ("« Loutres »", Spoiling.QUOTED, "Loutres"),
        ("'Otters'", Spoiling.QUOTED, "Otters"),
        ('"Otters', Spoiling.QUOTED, None),
        ('Otters"', Spoiling.QUOTED, None),
    ],
)
def test_each_kind_of_damage_is_found_in_a_name(text: str, kind: Spoiling, repaired: str | None) -> None:
    found = damage_of(text, name=True)
    assert found, text
    assert (found.kind, found.repaired) == (kind, repaired)


@pytest.mark.parametrize(
    "text",
    [
        *NAMES,
        *(
            "SÃO João",
            "São Tomé",
            "MAÇÃ",
            "Irmã Dulce",
            "Ÿ",
            "D’Arcy",
            "O'Neil",
            "'s-Hertogenbosch",
            "'t Hooft",
            "’Abd",
        ),
        *(
            "AT&T",
            "Smith & Sons; Jones",
            "R&D; Ltd",
            "Ørsted",
            "Þór",
            "Groß",
            "Großé",
            "Ôtaké",
            "ÔÇ",
            "l·l",
            "Ta’",
            "Hawai'i",
        ),
        *(
            'John "Jack" Smith',
            "“A” and “B”",
            "5E6",
            "E6",
            "1E10",
            "12E",
            "A1A 1A1",
            "2-3E",
            "100 %",
            "3½",
            "№ 5",
            "ƒ",
            "€ 5",
            "«A» B",
        ),
        *("Ngũgĩ wa Thiong’o", "Đỗ Văn Ơn", "Miķelis", "Ionuț", "İsmail"),
    ],
)
def test_a_sound_name_is_left_alone(text: str) -> None:
    assert damage_of(text, name=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "What hours? None are given.",
        "See https://www.example.ca/page?id=1&lang=en for the terms.",
        "Why hire abroad?",
        "¿Por qué? is the title of the play.",
        "The report says 5′ 6″.",
        "“We hire” is all that the letter says. “Why”?",
    ],
)
def test_a_sound_sentence_is_left_alone(text: str) -> None:
    assert (damage_of(text, name=False), damage_of(text, name=False, sentence=True)) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "None",
            "NULL",
            "Aucun",
            "Aucune",
            "Néant",
            "unknown",
            "Unknown",
            "INCONNU",
            "TBD",
            "tba",
            "N/D",
            "not provided",
            "non fourni",
        ),
        *(
            "(none)",
            "[null]",
            "<aucun>",
            "None.",
            "no given name",
            "sans prénom",
            "-",
            "–",
            "---",
            ".",
            "...",
            "…",
            "*",
            "/",
            "?",
            "??",
            "_",
        ),
        *("nan", "NaN", "undefined", "FNU", "LNU", "XXX", "xx", "#", "#N/D", "Not Available", "to be confirmed"),
    ],
)
def test_a_word_or_sign_for_nothing_is_found(text: str) -> None:
    assert reads_as_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Nan",
            "Na",
            "Nil",
            "Nul",
            "Nonesuch",
            "Nunn",
            "Noone",
            "Nullmeyer",
            "Aucunier",
            "Xu",
            "X",
            "Xx Ltd",
            "Tba Street",
            "Blank",
        ),
        *(
            "O",
            "5",
            "1-2",
            "A.",
            "J.-P.",
            "Not Far Road",
            "Unknown Soldier Road",
            "No Name Brands Inc.",
            "Ng",
            "Void",
            "none",
            "",
        ),
    ],
)
def test_a_name_that_looks_like_nothing_is_left_alone(text: str) -> None:
    assert not (text and reads_as_nothing(text))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_case_file_is_read_in_the_encodings_of_tables(codec: str) -> None:
    text = "application:\n  employer: Musée d’été\n"
    assert decoded("case.yaml", text.encode(codec)) == text
    assert len(text) < MAX_BYTES
