"""`gcmsgen impact`: what would read otherwise, sentence by sentence, and nothing where nothing would."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

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
    ground = re.search(r'{% say "ground" [^%]*%}', (TEMPLATES / "outline/note.j2").read_text(encoding="utf-8"))
    assert ground
    rows = told(run, office(tmp_path, "outline/note.j2", ground[0], ""), EXAMPLE)
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
