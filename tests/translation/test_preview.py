"""The page that sets both languages side by side: nothing hidden, nothing fetched, everything escaped."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from PIL import Image, ImageChops

from gcmsgen.catalogue.tree import packaged, read_templates
from gcmsgen.facts.case import Case
from gcmsgen.generate import CheckedCase, prepared
from gcmsgen.language import Language, Text
from gcmsgen.translation.page import page
from gcmsgen.translation.pairs import seen
from gcmsgen.translation.variants import Variant, variant, variant_names
from tests.conftest import DAY, EXAMPLE, Result, facts

Run = Callable[..., Result]


def shown(run: Run, tmp_path: Path, line: str) -> html.HtmlElement:
    page = tmp_path / "page.html"
    assert run(f"translation preview {line} -o", page).code == 0
    return html.fromstring(page.read_text(encoding="utf-8"))


def test_every_sentence_of_both_languages_stands_in_its_row(run: Run, tmp_path: Path) -> None:
    page = shown(run, tmp_path, f"--document letter --lang fr --case {EXAMPLE}")
    case = Case.model_validate(facts())
    for language, column in ((Language.EN, 1), (Language.FR, 2)):
        made = prepared(CheckedCase(case, DAY, read_templates()), "letter", language).document
        # Words of other days stand behind those of today.
        of_today = "tr[not(th/code = 'letter-refusal.country_looked_at')]"
        cells = page.xpath(f"//table[@class='pairs']/tbody/{of_today}/td[{column}]/span[@lang='{language.tag}']")
        said = [sentence.text for sentence in made.sentences()]
        assert [cell.text for cell in cells][1 : len(said) + 1] == said
    assert page.get("lang") == "fr-CA"
    assert not page.xpath("//@src | //link | //@href[not(starts-with(., '#'))]")


def test_a_missing_and_a_failing_sentence_keep_their_place(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(packaged("templates"), own)
    words = own / "fr" / "letter-refusal.j2"
    text = words.read_text(encoding="utf-8")
    text = text.replace('{% sentence "refused" %}', '{% sentence "renamed" %}')
    text = text.replace("J’ai examiné", "{{ no.such }} J’ai examiné")
    words.write_text(text, encoding="utf-8")
    page = shown(run, tmp_path, f"--document letter --lang fr --case {EXAMPLE} --templates {own}")
    marked = page.xpath("//tr[@class='marked']/th/code/text()")
    assert marked == ["letter-refusal.reviewed", "letter-refusal.refused"]
    assert page.xpath("//tr[@class='marked']/td[1]/span/text()")[1] == "I have refused the application."


@pytest.mark.parametrize("name", variant_names())
def test_every_invented_case_can_be_made(name: str) -> None:
    made = variant(name)
    assert made is not None
    assert made.case.decision is not None


def test_a_page_that_stands_is_replaced_with_force_alone(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    line = "translation preview --variant feminine --document letter"
    assert run(line, "-o", page).code == 0
    page.write_text("mine", encoding="utf-8")
    assert (run(line, "-o", page).code, page.read_text(encoding="utf-8")) == (2, "mine")
    assert run(line, "--force", "-o", page).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("language", list(Language))
def test_outcomes_and_grounds_bear_plain_names(language: Language) -> None:
    for name in variant_names():
        made = variant(name)
        assert made
        if name.startswith(("outcome-", "ground-")):
            assert "_" not in made.shows.of(language)


@pytest.mark.line("P1")
def test_hostile_facts_are_words_and_no_markup(shared: Path) -> None:
    strings = json.loads((shared / "corpora" / "blns" / "blns.json").read_text(encoding="utf-8"))
    hostile = [text for text in strings if "<" in text and text.isprintable()][:40]
    assert len(hostile) == 40
    for text in hostile:
        case = Variant("x", Text(en="x", fr="x"), Case.model_validate(facts(applicant__family_name=text)))
        tree = read_templates()
        made = page([seen(case, on=DAY, tree=tree, documents=("letter",), known={})], Language.FR)
        root = html.fromstring(made)
        assert not root.xpath(
            "//*[not(ancestor-or-self::head) and (self::script or self::iframe or self::img or self::svg)]"
        )
        assert not root.xpath("//@onerror | //@onload | //@onclick | //@src")
        assert " ".join(text.split()) in " ".join(root.text_content().split())


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_browser_shows_the_rows_and_the_box_hides_those_without_remark(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("translation preview --variant feminine --document letter --lang fr -o", page)
    ticked = tmp_path / "ticked.html"
    ticked.write_text(page.read_text(encoding="utf-8").replace('id="only"', 'id="only" checked'), encoding="utf-8")
    heights = [_height(tmp_path, one) for one in (page, ticked)]
    assert heights[0] > 2 * heights[1] > 0


def _height(folder: Path, page: Path) -> int:
    """Return how many rows of a picture of a page, as a browser draws it, are not blank."""
    picture = folder / f"{page.stem}.png"
    line = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--screenshot={picture}",
        "--window-size=1200,6000",
    ]
    subprocess.run([*line, page.as_uri()], check=True, capture_output=True, timeout=60)
    with Image.open(picture) as image:
        drawn = ImageChops.difference(
            image.convert("L"), Image.new("L", image.size, image.convert("L").getpixel((0, 0)))
        )
        box = drawn.getbbox()
    return box[3] if box else 0
