"""Names of the world: what a passport prints stands in every document, language and format, letter by letter.

What cannot be printed is a finding before anything is rendered, never an empty box, a lost paragraph or another name.
"""

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.errors import CaseFileError
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Refused
from gcmsgen.generate import generate
from gcmsgen.language import Language
from tests.conftest import CASES, DAY, facts, facts_of
from tests.render import syllabics, words
from tests.render.outputs import sampled

SHIPPED = read_templates()
APPROVAL = next(path for path in CASES if path.stem.startswith("05-"))
MAKES = [
    pytest.param(document, form, language, id=f"{document}-{language.value}-{form.value}")
    for document, entry in ORIGINALS.items()
    for form in entry.formats
    for language in Language
]
# A PDF costs a quarter of a second: there all names stand in one.
ALONE = sampled([one for one in MAKES if Format.PDF not in one.values])

# Invented people, each with marks that a passport prints (ICAO Doc 9303, part 3, section 6).
NAMES = [
    "Nguyễn Thị Giả-Định",
    "Đặng Ưởng Vô Danh",
    "Ğülşah Çığırıcıoğlu İsimsiz",
    "Fikri Afife Sıfır",
    "Wałęsowicz-Źdźbło Ćśńó",
    "Ștefan Țărăneanu Fictivescu",
    "Şehriban Ţeavă",
    "Te Ārohanui Kōwhai-Pāua",
    "Þórgnýr Æsuson Ðúfa",
    "Ċensu Ħġieġa Żammittest",
    "Llŷr Ŵyn-Sŵnllyd",
    "Áŋŋel Šuoŋŋil Ŧuohta Čáhci",
    "Əliyev Məhəmməd Qondarma",
    "Đurđica Žižić Ćosićević",
    "Łutsël Dzáwnéé Gotı̨́nę",
    "Ɂedhëlı̨ Tł’ı̨chǫ̀nı̨",
    "ʻAlamoana Kaʻōnohi",
    "O’Fictif",
    "D'Example",
    "Jean-Untel d’Invention de L’Île",
    "van der Verzonnen",
    "von und zu Beispiel",
    "Al-Mithal bin Fulan",
    "Ünal-Öztürk Gößmann",
    "Œuvray-Lætitia Çà",
    "Ñuñoa y Ejemplo",
    "João Ninguém da Conceição",
    "Őri Űrhajós Példa",
    "Ķirsīte Ģībietis Ņemo",
    "Ąžuolas Ėjūnas Ųžpjovėnas",
    "Ļoļa Řehoř Ťapka Ďurďovič",
    "ẞtraßer Ǆoni ǅoni",
    "Ọlọ́run Ẹ̀gbẹ́ Àpẹẹrẹ",
    "Ŋmalebna Ɛsi Ɔkyere",
    "Single",
    "X",
    "Æ",
]
LONG = ("Rakotofictifanambinintsoa" * 8)[:200]


def bearing(name: str) -> dict[str, Any]:
    """Return the facts of an approval in which everyone and everything that may bear a name has this one."""
    tree = facts_of(APPROVAL)
    tree["applicant"] |= {"family_name": name}
    del tree["applicant"]["given_names"]
    tree["application"]["employer"] = tree["offer"]["employer"]["name"] = name
    tree["decision"] |= {"office": name, "officer": name}
    tree["assessment"][0]["reason"] |= {"en": f"{name} was there.", "fr": f"{name} y était."}
    return tree


def made(tree: dict[str, Any], document: str, form: Format, language: Language, own: TemplateTree = SHIPPED) -> bytes:
    case = load_case("case.json", json.dumps(tree).encode())
    return generate(case, document=document, form=form, on=DAY, tree=own, language=language).data


def of_docx(data: bytes) -> list[str]:
    """Return the paragraphs of a DOCX, by a reader that is not the one of the program."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(text.text or "" for text in p.iter(f"{word}t")) for p in root.iter(f"{word}p")]


def read(data: bytes, form: Format) -> str:
    """Return the words of an output, single spaces between them."""
    if form is Format.PDF:
        return " ".join(words.of_pdf(data))
    if form is Format.HTML:
        return " ".join(words.of_html(data))
    text = data.decode() if form is Format.TXT else "\n".join(of_docx(data))
    return " ".join(text.split())


def stands(name: str, text: str) -> bool:
    """Say whether a name stands in a text as whole words, letter by letter."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


@pytest.mark.line("S12")
@pytest.mark.parametrize(("document", "form", "language"), MAKES)
def test_all_names_stand_in_every_document_language_and_format(document: str, form: Format, language: Language) -> None:
    everybody = "; ".join(NAMES)
    text = read(made(bearing(everybody), document, form, language), form)
    assert everybody in re.sub("(?<=\\w)[\x02\ufffe](?=\\w)", "-", text)


@pytest.mark.line("S12")
@pytest.mark.parametrize(("document", "form", "language"), ALONE)
def test_each_name_stands_alone(document: str, form: Format, language: Language) -> None:
    texts = {name: read(made(bearing(name), document, form, language), form) for name in NAMES}
    assert [name for name, text in texts.items() if not stands(name, text)] == []


@pytest.mark.line("S12")
@pytest.mark.parametrize("name", sampled([pytest.param(name, id=name) for name in NAMES], 5))
def test_a_letter_in_pdf_bears_the_name(name: str) -> None:
    language = list(Language)[NAMES.index(name) % 2]
    tree = facts(applicant__family_name=name, applicant__given_names=None)
    text = read(made(tree, "letter", Format.PDF, language), Format.PDF)
    assert stands(name, re.sub("[\x02\ufffe]", "-", text))


@pytest.mark.line("S12")
@pytest.mark.parametrize("form", list(Format))
def test_a_name_that_is_decomposed_is_printed_composed(form: Format) -> None:
    for name in NAMES:
        apart = unicodedata.normalize("NFD", name)
        tree = facts(applicant__family_name=apart, applicant__given_names=None)
        if form is Format.PDF and NAMES.index(name) % 8:
            continue
        text = read(made(tree, "letter", form, Language.EN), form)
        assert stands(unicodedata.normalize("NFC", name), re.sub("[\x02\ufffe]", "-", text))
        assert text == unicodedata.normalize("NFC", text)


@pytest.mark.line("S12")
@pytest.mark.parametrize(("document", "form", "language"), MAKES)
def test_a_name_of_two_hundred_characters_is_whole(document: str, form: Format, language: Language) -> None:
    text = read(made(bearing(LONG), document, form, language), form)
    # A line of a page ends within it: pdfium marks that, or reports the end of a line, and no letter is lost.
    assert LONG in re.sub("[\x02\ufffe\\s-]", "", text)


SPACES = "\t\u1680\u2002\u2003\u2009\u200a\u2028\u2029\u205f\u3000"


@pytest.mark.line("S12")
@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("language", list(Language))
def test_every_space_is_a_space_and_one_that_holds_still_holds(form: Format, language: Language) -> None:
    tree = facts()
    written = "Nine posts" + "".join(f" {number}{sign}x" for number, sign in enumerate(SPACES)) + ", a\u202fb\u2007c."
    tree["assessment"][0]["reason"] = {"en": written, "fr": written}
    data = made(tree, "letter", form, language)
    expected = "Nine posts" + "".join(f" {number} x" for number in range(len(SPACES))) + ", a\xa0b\xa0c."
    if form is Format.PDF:
        assert expected.replace("\xa0", " ") in read(data, form)
    else:
        assert expected in (data.decode() if form in (Format.TXT, Format.HTML) else "\n".join(of_docx(data)))


DENE = "Fıctı̨kǫ̀ Délı̨tsë"


@pytest.mark.line("S12")
@pytest.mark.parametrize(("document", "form", "language"), MAKES)
def test_a_dene_place_of_the_office_is_printed(document: str, form: Format, language: Language, tmp_path: Path) -> None:
    row = f"{unicodedata.normalize('NFD', DENE)},NT,municipality\n"
    (tmp_path / "places.csv").write_text(f"name,province,kind\n{row}", encoding="utf-8")
    tree = bearing("Testeur")
    offer = tree["offer"]
    for place in (tree["application"]["destination"], tree["record"]["destination"], offer["address"]):
        place |= {"city": DENE, "province": "NT"}
    offer["employer"]["address"] |= {"city": DENE, "province": "NT"}
    offer["address"]["postal_code"] = offer["employer"]["address"]["postal_code"] = "X1A 0A1"
    tree["decision"]["permit"]["conditions"] = "none"
    assert stands(DENE, read(made(tree, document, form, language, read_templates(tmp_path)), form))


@pytest.fixture
def with_syllabics(tmp_path: Path) -> TemplateTree:
    """Return the templates of an office that adds two fonts, of which each has a part of the syllabics."""
    syllabics.font(tmp_path / "fonts" / "First.ttf", f" {syllabics.INUKTITUT[:3]}")
    syllabics.font(tmp_path / "fonts" / "Second.ttf", f" {syllabics.INUKTITUT[3:]}ᐊ")
    shipped = SHIPPED.text("office.yaml")
    (tmp_path / "office.yaml").write_text(f"{shipped}fonts: [fonts/First.ttf, fonts/Second.ttf]\n", encoding="utf-8")
    return read_templates(tmp_path)


@pytest.mark.line("S12")
@pytest.mark.parametrize(("document", "form", "language"), MAKES)
def test_syllabics_are_printed_with_a_font_of_the_office_and_refused_without(
    document: str, form: Format, language: Language, with_syllabics: TemplateTree
) -> None:
    name = f"{syllabics.INUKTITUT} ᐊᐃ-Nunafictif"
    tree = bearing(name)
    assert stands(name, re.sub("[\x02\ufffe]", "-", read(made(tree, document, form, language, with_syllabics), form)))
    with pytest.raises(Refused) as caught:
        made(tree, document, form, language)
    assert {finding.code for finding in caught.value.findings if finding.severity == "error"} == {"GCM604"}


def naughty(shared: Path) -> list[str]:
    strings = json.loads((shared / "corpora" / "blns" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    return list(strings)


def normalised(text: str) -> str:
    """Return a text as docs/names.md says that a sentence prints it."""
    held = unicodedata.normalize("NFC", re.sub("[\u2007\u202f]", "\xa0", text))
    return " ".join(part for part in re.split(r"[^\S\xa0]+", held) if part)


def bare(text: str) -> str:
    """Return a text in one form for what pdfium does not tell apart: hyphens at the end of a line, ligatures, spaces.

    The bullet of an item is no word; it is left where the line before ends with a stroke.
    """
    once = re.sub("([\u0300-\u036f])\\1+", r"\1", re.sub(r"\s", "", text))
    for ligature in "ﬀﬁﬂﬃﬄ":
        once = once.replace(ligature, unicodedata.normalize("NFKC", ligature))
    return re.sub("[\x02\ufffe\u2010•-]", "", once)


def outcomes(tree: dict[str, Any], language: Language) -> Iterator[tuple[Format, bytes | None]]:
    """Yield the letter in each format, or None where a finding or the loader refuses it. What else is raised is a fault."""
    for form in Format:
        try:
            yield form, made(tree, "letter", form, language)
        except (CaseFileError, Refused):
            yield form, None


def prove(text: str, language: Language) -> bool:
    """Prove one string as family name and as reason; say whether it is printed."""
    tree = facts(applicant__family_name=text)
    tree["assessment"][0]["reason"] = {"en": text, "fr": text}
    found = dict(outcomes(tree, language))
    if None in found.values():
        assert set(found.values()) == {None}, f"refused in some formats only: {text!r}"
        return False
    expected = normalised(text)
    person = f"Nulla {expected}"
    lines = str(found[Format.TXT], "utf-8").split("\n")
    paragraphs = of_docx(bytes(found[Format.DOCX] or b""))
    assert expected in lines, repr(text)
    assert person in lines, repr(text)
    assert expected in paragraphs, repr(text)
    assert person in paragraphs, repr(text)
    assert words.of_html(bytes(found[Format.HTML] or b"")) == words.of_text(bytes(found[Format.TXT] or b"")), repr(text)
    printed = bare(" ".join(words.of_pdf(bytes(found[Format.PDF] or b""))))
    assert printed == bare(" ".join(words.of_text(bytes(found[Format.TXT] or b"")))), repr(text)
    return True


@pytest.mark.line("S4")
def test_thirty_naughty_strings_are_printed_as_they_are_or_refused(shared: Path) -> None:
    strings = naughty(shared)
    sample = [strings[number * len(strings) // 30] for number in range(30)]
    printed = [prove(text, list(Language)[number % 2]) for number, text in enumerate(sample)]
    assert printed.count(True) > 10
    assert printed.count(False) > 2


@pytest.mark.line("S4")
@pytest.mark.long
@pytest.mark.parametrize("language", list(Language))
def test_every_naughty_string_is_printed_as_it_is_or_refused(shared: Path, language: Language) -> None:
    printed = [prove(text, language) for text in naughty(shared)]
    assert printed.count(True) > 200
