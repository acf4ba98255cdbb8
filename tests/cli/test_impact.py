"""`gcmsgen impact`: what would read otherwise, sentence by sentence, and nothing where nothing would."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.manifest.record import SUFFIX
from tests.conftest import CASES, EXAMPLE, ROOT, Result

TEMPLATES = ROOT / "templates"
Run = Callable[..., Result]


def office(folder: Path, file: str, old: str, new: str) -> Path:
    """Return the folder of an office in which one file of the templates is edited once."""
    text = (TEMPLATES / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    place = folder / "new" / file
    place.parent.mkdir(parents=True)
    place.write_text(text.replace(old, new), encoding="utf-8")
    return folder / "new"


def told(run: Run, new: Path, *cases: Path) -> dict[tuple[str, str], dict[str, list[dict[str, str]]]]:
    answer = run("impact --format json --against", new, *cases)
    rows = json.loads(answer.out)["documents"]
    assert answer.code == (1 if rows else 0)
    return {(row["document"], row["language"]): row for row in rows}


def test_words_that_change_are_shown_before_and_after_with_their_cause(run: Run, tmp_path: Path) -> None:
    rows = told(run, office(tmp_path, "en/letter-refusal.j2", "What you can do", "What you may do <now>"), EXAMPLE)
    assert rows["letter", "en"]["sentences"] == [
        {
            "id": "letter-refusal.options_heading",
            "before": "What you can do",
            "after": "What you may do <now>",
            "cause": "words",
        }
    ]
    # The French is not known to say what the English now says: its letter would be refused, and no note changes.
    assert [finding["code"] for finding in rows["letter", "fr"]["findings"]["new"]] == ["GCM861"]
    assert rows["letter", "fr"]["made"] == {"before": True, "after": False}
    assert set(rows) == {("letter", "en"), ("letter", "fr")}


def test_a_sentence_that_the_outline_drops_is_gone_because_of_the_outline(run: Run, tmp_path: Path) -> None:
    new = office(tmp_path, "outline/letter-refusal.j2", '{% say "reviewed" %}', "")
    rows = told(run, new, EXAMPLE)
    for language in ("en", "fr"):
        [change] = rows["letter", language]["sentences"]
        assert (change["id"], change["after"], change["cause"]) == ("letter-refusal.reviewed", "", "outline")
        assert change["before"]


def test_a_finding_that_an_outline_would_draw_is_new(run: Run, tmp_path: Path) -> None:
    reason = re.search(r'{% say "reason" [^%]*%}', (TEMPLATES / "outline/note.j2").read_text(encoding="utf-8"))
    assert reason
    rows = told(run, office(tmp_path, "outline/note.j2", reason[0], ""), EXAMPLE)
    assert {finding["code"] for finding in rows["letter", "en"]["findings"]["new"]} == {"GCM703"}
    assert rows["note", "fr"]["made"] == {"before": True, "after": False}


def test_templates_of_equal_content_change_nothing_in_any_example(run: Run, tmp_path: Path) -> None:
    for kind in ("en", "fr", "outline"):
        shutil.copytree(TEMPLATES / kind, tmp_path / "same" / kind)
    answer = run("impact --against", tmp_path / "same", *CASES[:4])
    assert (answer.code, answer.out.strip()) == (0, "Nothing would change.")


def test_a_folder_stands_for_the_case_files_in_it(run: Run, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "one.yaml")
    (tmp_path / "one.manifest.json").write_text("{}")
    new = office(tmp_path, "en/letter-refusal.j2", "What you can do", "What you may do")
    answer = run("--lang fr impact --against", new, tmp_path)
    assert answer.code == 1
    assert "one.yaml" in answer.out
    assert "son texte" in answer.out
    assert "manifest" not in answer.out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_one_file_without_a_script_and_says_what_it_quotes_in_its_language(
    run: Run, tmp_path: Path, language: str
) -> None:
    new = office(tmp_path, "en/letter-refusal.j2", "What you can do", "What you may do <script>")
    page = run(f"--lang {language} impact --format html --against", new, EXAMPLE).out
    assert f'<html lang="{language}">' in page
    assert "<script" not in page
    assert "http" not in page
    assert "&lt;script&gt;</ins>" in page
    assert '<td lang="en">' in page
    assert page.count("<table>") == page.count("<caption>") == page.count('<th scope="row">') == 1


def kept(folder: Path, *names: str, bundle: bool = True) -> Path:
    """Return a folder with letters that version 0.1.0 made, each with its manifest, and the bundle beside them."""
    with zipfile.ZipFile(ROOT / "tests" / "kept" / "made-by-0.1.0.zip") as archive:
        for name in archive.namelist():
            if name.startswith(tuple(names)) or (bundle and name.startswith("gcmsgen-bundle/")):
                place = folder / "letters" / name.removeprefix("02/")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(archive.read(name))
    return folder / "letters"


LETTER = "02/W000000002-letter-en.txt"


def test_of_letters_made_before_each_sentence_is_told_with_what_it_said_then_and_why(run: Run, tmp_path: Path) -> None:
    """The letter is composed of the facts of its manifest, once by the words kept with it and once by these."""
    letters = kept(tmp_path, LETTER)
    new = office(tmp_path, "en/letter-refusal.j2", "What you can do", "What you may do")
    rows = json.loads(run("impact --format json --since 0.1.0 --against", new, letters).out)["documents"]
    today = json.loads(run("impact --format json --since 0.1.0", letters).out)["documents"]
    [changed] = [one for row in rows for one in row["sentences"] if one["id"] == "letter-refusal.options_heading"]
    assert (changed["before"], changed["after"], changed["cause"]) == ("What you can do", "What you may do", "words")
    assert all(one["id"] != changed["id"] for row in today for one in row["sentences"])
    assert [row["untold"] for row in rows] == [[]]


def test_letters_of_an_earlier_version_are_left_and_a_version_is_asked_for_by_its_form(
    run: Run, tmp_path: Path
) -> None:
    letters = kept(tmp_path, LETTER)
    later = run("impact --since 0.1.1", letters)
    assert (later.code, later.out.strip()) == (0, "Nothing would change.")
    assert run("impact --since yesterday", letters).code == 2
    assert run("impact", EXAMPLE).code == 2


def test_what_cannot_be_told_of_a_letter_is_said(run: Run, tmp_path: Path) -> None:
    """Without its bundle the words of then are gone, and the hashes of the manifest say which file is another now."""
    letters = kept(tmp_path, LETTER, bundle=False)
    (letters / f"broken{SUFFIX}").write_text("{}")
    manifest = letters / f"{Path(LETTER).name}{SUFFIX}"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Sampleton", "Simpleton"), encoding="utf-8")
    new = office(tmp_path, "en/letter-refusal.j2", "What you can do", "What you may do")
    answer = run("impact --format json --since 0.1.0 --against", new, letters)
    rows = {Path(row["source"]).name: row for row in json.loads(answer.out)["documents"]}
    assert answer.code == 1
    assert rows[f"broken{SUFFIX}"]["untold"]
    told = [one["en"] for one in rows[manifest.name]["untold"]]
    assert rows[manifest.name]["sentences"] == []
    assert "not kept" in told[0]
    assert "gcmsgen verify" in told[1]
    assert "en/letter-refusal.j2" in told[2]
