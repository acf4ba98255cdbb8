"""Every code point of Unicode is ordinary, printable, or found: nothing vanishes and nothing is an empty box."""

import sys
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.checks.cases.run import check_case
from gcmsgen.checks.reading.characters import odd, texts, unprintable
from gcmsgen.errors import TemplateError
from gcmsgen.facts.applicant import Representative
from gcmsgen.facts.case import Case
from gcmsgen.language import Language
from gcmsgen.reference.font_characters import in_shipped_fonts
from gcmsgen.render.pdf import font_path
from tests.conftest import DAY, case, codes
from tests.render import syllabics

EVERY = [chr(point) for point in range(sys.maxunicode + 1)]
FACES = [TTFont(font_path(f"Lato-{face}.ttf")).getBestCmap() for face in ("Regular", "Bold")]


def test_the_table_is_what_the_font_files_have() -> None:
    printed = {chr(point) for point in set(FACES[0]) & set(FACES[1])}
    marks = {sign for sign in printed if unicodedata.category(sign).startswith("M")}
    listed = {sign for sign in EVERY if in_shipped_fonts(sign)}
    assert listed - marks == printed - marks
    assert listed <= printed
    # The marks of Dene, Yoruba and Lithuanian letters are placed; a stroke through a letter is not, and is not listed.
    assert {*"\u0300\u0301\u0302\u0303\u0304\u0307\u0308\u030c\u0323\u0328\u0331"} <= listed
    assert not {*"\u0335\u0338\u034f\u20dd"} & listed - {"\u034f"}


@pytest.mark.parametrize("each", [31, pytest.param(1, marks=pytest.mark.long)])
def test_what_is_not_ordinary_is_looked_at(each: int) -> None:
    # Nine of ten code points are not assigned, or for private use: of these a part says as much as all.
    looked_at = [sign for sign in EVERY if ord(sign) % each == 0 or unicodedata.category(sign) not in ("Cn", "Co")]
    missed = [
        f"{ord(sign):04X}"
        for sign in looked_at
        if (unprintable(sign) or not (in_shipped_fonts(sign) or sign.isspace()))
        and not odd(texts(Representative(name=sign)))
    ]
    assert missed == []
    assert not odd(texts(Representative(name="Nguyễn Ștefan O’Fictif «\xa0x\xa0» – “y”… ʻĀina\n")))


@pytest.mark.line("S11")
@pytest.mark.parametrize(
    "sign",
    [
        *("\x00", "\x07", "\x0b", "\x7f", "\x85", "\xad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180e", "\u200b"),
        *("\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\u206f", "\u2800"),
        *("\u3164", "\ud800", "\ue000", "\ue001", "\uf8ff", "\ufdd0", "\ufe0f", "\ufeff", "\uffa0", "\ufff9", "\ufffb"),
        *("\uffff", "\U0001bca0", "\U0001d173", "\U000e0001", "\U000e0041", "\U000e0100", "\U000f0000", "\U0010ffff"),
        "\u0378",
    ],
    ids=lambda sign: f"{ord(sign):04X}",
)
@pytest.mark.parametrize("outcome", ["refuse", "request_documents"])
def test_what_commands_or_hides_a_text_is_an_error_whatever_the_outcome(sign: str, outcome: str) -> None:
    a_case = case(applicant__family_name=f"Samp{sign}leton", decision__outcome=outcome)
    errors = {(f.code, f.where, f.severity) for f in check_case(a_case, DAY) if f.code in ("GCM601", "GCM604")}
    assert errors == {("GCM601", "applicant.family_name", "error")}


@pytest.mark.line("S11")
@pytest.mark.parametrize(
    "sign", ["ᐃ", "李", "م", "ש", "\u2011", "ꞌ", "😀", "\u0335"], ids=lambda sign: f"{ord(sign):04X}"
)
@pytest.mark.parametrize("outcome", ["refuse", "request_documents"])
def test_what_the_fonts_lack_is_an_error_whatever_the_outcome(sign: str, outcome: str) -> None:
    a_case = case(applicant__family_name=f"Samp{sign}leton", decision__outcome=outcome)
    (finding,) = [f for f in check_case(a_case, DAY) if f.code in ("GCM601", "GCM604")]
    assert (finding.code, finding.where, finding.severity) == ("GCM604", "applicant.family_name", "error")
    assert f"U+{ord(sign):04X} at position 5," in finding.message.of(Language.EN)
    assert "Samp" not in finding.line(Language.EN) + finding.line(Language.FR)


@pytest.mark.line("S11")
@pytest.mark.parametrize("text", ["\u0301lvaro", "x \u0301lvaro", "x\u00e9\u0331"])
def test_a_mark_that_cannot_be_placed_is_found(text: str) -> None:
    assert "GCM604" in codes(case(applicant__family_name=text))


@pytest.mark.line("S11")
@pytest.mark.parametrize("text", ["Nguyễn\u2028Văn", "a\tb\nc", "a\u3000b", "a\u202fb", "Gotı̨́nę", "½ № ™ € ª º"])
def test_what_is_printed_or_made_a_space_is_not_found(text: str) -> None:
    assert not {"GCM601", "GCM604"} & set(codes(case(applicant__family_name=text)))


def office(folder: Path, fonts: str) -> TemplateTree:
    """Return the templates of an office whose profile names these fonts."""
    (folder / "office.yaml").write_text(f"{read_templates().text('office.yaml')}fonts: {fonts}\n", encoding="utf-8")
    return read_templates(folder)


def test_a_font_of_the_office_clears_what_it_has_and_nothing_else(tmp_path: Path) -> None:
    syllabics.font(tmp_path / "fonts" / "S.ttf", f" {syllabics.INUKTITUT}ש")
    fonts = office_fonts(office(tmp_path, "[fonts/S.ttf]"))

    def found(name: str) -> bool:
        a_case: Case = case(applicant__family_name=name)
        return "GCM604" in {finding.code for finding in check_case(a_case, DAY, fonts=fonts)}

    assert [found(name) for name in ("ᐃᓄᒃ", "ᐃᓄᒃᓯ", "ש")] == [False, True, True]


@pytest.mark.parametrize(
    ("fonts", "says"),
    [
        ("fonts/S.ttf", "a list of files"),
        ("[3]", "a list of files"),
        ("[/etc/S.ttf]", "a list of files"),
        ("[../S.ttf]", "a list of files"),
        ("[fonts/S.woff2]", "a list of files"),
        ("['fonts/S\".ttf']", "a list of files"),
        ("[fonts/Other.ttf]", "fonts/Other.ttf is not in your own template folder"),
    ],
)
def test_a_list_of_fonts_that_cannot_be_meant_is_refused(tmp_path: Path, fonts: str, says: str) -> None:
    syllabics.font(tmp_path / "fonts" / "S.ttf")
    with pytest.raises(TemplateError, match=r"office\.yaml, fonts: ") as caught:
        office_fonts(office(tmp_path, fonts))
    assert says in caught.value.text.en
    assert caught.value.text.fr.startswith("office.yaml, fonts\N{NO-BREAK SPACE}: ")


def test_a_font_that_cannot_serve_is_named(tmp_path: Path) -> None:
    (tmp_path / "Text.ttf").write_bytes(b"no font at all")
    syllabics.font(tmp_path / "Closed.ttf", embedding=2)
    syllabics.font(tmp_path / "Narrow.ttf", syllabics.INUKTITUT)
    for name, says in (("Text", "no TrueType or OpenType"), ("Closed", "forbids embedding"), ("Narrow", "no space")):
        fonts = office_fonts(office(tmp_path, f"[{name}.ttf]"))
        with pytest.raises(TemplateError, match=f"{name}.ttf: .*{says}"):
            fonts.characters()
