"""`gcmsgen bulk diff`: two runs side by side, output by output, with the sentences that changed."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.bulk.run_manifest import NAME as LIST
from tests.bulk.runs import files, table_of
from tests.conftest import ROOT, Result

Run = Callable[..., Result]
Made = Callable[..., Path]


def row(number: int, **changes: Any) -> dict[str, Any]:
    return {"application__number": f"W{number:09}", **changes}


REFUSED = {"record__noc": "12345"}
MONDAY = [row(1), row(2), row(3), row(4), row(5, **REFUSED), row(6, **REFUSED), row(8)]
TUESDAY = [
    row(1),
    row(2, applicant__family_name="Beispiel"),
    row(4, **REFUSED),
    row(5),
    row(6, **REFUSED),
    row(7),
    row(8, application__language="fr"),
]


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Made:
    """Return a function that runs rows into a folder of its own, and gives back that folder."""

    def into(folder: str, rows: list[Mapping[str, Any]], *more: object, code: int = 0) -> Path:
        source = table_of(tmp_path, *rows, name=f"{folder}.jsonl")
        line = ("--output", tmp_path / folder, "--document", "letter", "--format", "txt", *more)
        assert run("bulk run", source, *line).code == code
        return tmp_path / folder

    return into


def test_what_was_added_dropped_and_changed_and_nothing_of_what_is_equal_or_refused_twice(run: Run, made: Made) -> None:
    monday, tuesday = made("monday", MONDAY, code=3), made("tuesday", TUESDAY, code=3)
    result = run("bulk diff", monday, tuesday)
    assert (result.code, result.talk) == (1, "The two runs differ.\n")
    assert result.out.splitlines() == [
        "W000000002-letter-en.txt: changed (letter.addressee_name, letter.salutation)",
        "W000000003-letter-en.txt: in the first run only",
        "W000000004-letter-en.txt: in the first run only",
        "W000000005-letter-en.txt: in the second run only",
        "W000000007-letter-en.txt: in the second run only",
        "W000000008-letter-en.txt: in the first run only",
        "W000000008-letter-fr.txt: in the second run only",
    ]


def test_it_speaks_french_and_the_order_of_the_runs_is_that_of_the_line(run: Run, made: Made) -> None:
    monday, tuesday = made("monday", MONDAY, code=3), made("tuesday", TUESDAY, code=3)
    result = run("bulk diff --lang fr", tuesday, monday)
    assert (result.code, result.talk) == (1, "Les deux productions diffèrent.\n")
    assert result.out.replace("\N{NO-BREAK SPACE}", "~").splitlines() == [
        "W000000002-letter-en.txt~: modifié (letter.addressee_name, letter.salutation)",
        "W000000003-letter-en.txt~: dans la seconde production seulement",
        "W000000004-letter-en.txt~: dans la seconde production seulement",
        "W000000005-letter-en.txt~: dans la première production seulement",
        "W000000007-letter-en.txt~: dans la première production seulement",
        "W000000008-letter-en.txt~: dans la seconde production seulement",
        "W000000008-letter-fr.txt~: dans la première production seulement",
    ]


def test_equal_runs_are_said_to_be_equal(run: Run, made: Made) -> None:
    one, other = made("one", [row(1), row(2)]), made("other", [row(1), row(2)])
    english, french = run("bulk diff", one, other), run("bulk diff --lang fr", one, other)
    assert (english.code, english.out, english.talk) == (0, "", "The two runs are equal.\n")
    assert (french.code, french.out, french.talk) == (0, "", "Les deux productions sont égales.\n")


def test_the_words_are_shown_only_where_they_are_asked_for(run: Run, made: Made) -> None:
    one = made("one", [row(1), row(2)])
    other = made("other", [row(1), row(2, application__received="2026-05-05")])
    result = run("bulk diff --words", one, other)
    before, now, *rest = result.out.splitlines()[1:]
    assert (result.code, result.out.splitlines()[0]) == (
        1,
        "W000000002-letter-en.txt: changed (letter.application)",
    )
    assert before.startswith(
        "  -This letter concerns your application for a work permit, which we received on May\N{NO-BREAK SPACE}4, 2026."
    )
    assert now == before.replace("-This", "+This").replace("\N{NO-BREAK SPACE}4, 2026", "\N{NO-BREAK SPACE}5, 2026")
    assert rest == []
    assert run("bulk diff", one, other).out == "W000000002-letter-en.txt: changed (letter.application)\n"


def test_a_sentence_whose_words_changed_is_named_although_its_facts_are_the_same(
    run: Run, made: Made, tmp_path: Path
) -> None:
    own = tmp_path / "own" / "en"
    own.mkdir(parents=True)
    words = (ROOT / "templates" / "en" / "letter.j2").read_text(encoding="utf-8")
    (own / "letter.j2").write_text(words.replace("Yours truly", "Sincerely"), encoding="utf-8")
    one, other = made("one", [row(1)]), made("other", [row(1)], "--templates", own.parent)
    result = run("bulk diff --words", one, other)
    assert (result.code, result.out.splitlines()) == (
        1,
        ["W000000001-letter-en.txt: changed (letter.closing)", "  -Yours truly,", "  +Sincerely,"],
    )


def test_a_sentence_that_one_day_says_and_another_does_not_is_named(run: Run, made: Made) -> None:
    one, other = made("one", [row(1)], "--on", "2026-02-19"), made("other", [row(1)])
    assert run("bulk diff", one, other).out == "W000000001-letter-en.txt: changed (letter-refusal.country_looked_at)\n"


def test_another_item_of_a_list_names_the_sentences_that_say_the_list(run: Run, made: Made) -> None:
    one, other = made("one", [row(1)]), made("other", [row(1, reciprocity__outbound__1__citizens="5")])
    found = run("bulk diff", one, other).out
    assert found == "W000000001-letter-en.txt: changed (letter-refusal.abroad, letter-refusal.outbound)\n"


def test_a_pdf_of_other_facts_that_it_does_not_say_changed_in_no_sentence(run: Run, made: Made) -> None:
    form = ("--format", "pdf")
    one, other = made("one", [row(1)], *form), made("other", [row(1, record__case_type="20")], *form)
    english, french = run("bulk diff", one, other), run("bulk diff --lang fr --words", one, other)
    assert (english.code, english.out) == (1, "W000000001-letter-en.pdf: changed, in no sentence of its own\n")
    assert (french.code, french.out) == (
        1,
        "W000000001-letter-en.pdf\N{NO-BREAK SPACE}: modifié, sans qu’aucune phrase ne le soit\n",
    )


def test_what_the_second_run_of_one_folder_left_is_no_part_of_it(run: Run, made: Made, tmp_path: Path) -> None:
    one = made("one", [row(1), row(2)])
    shutil.copytree(one, tmp_path / "before")
    made("one", [row(1)])
    assert (one / "W000000002-letter-en.txt").is_file()
    assert run("bulk diff", tmp_path / "before", one).out == "W000000002-letter-en.txt: in the first run only\n"


def test_nothing_is_written(run: Run, made: Made) -> None:
    one, other = made("one", [row(1)]), made("other", [row(2)])
    before = [files(one), files(other)]
    assert run("bulk diff --words", one, other).code == 1
    assert [files(one), files(other)] == before


ABSENT = (
    "no finished run stands here (run.manifest.jsonl). Run it to its end first.\n",
    "aucun passage terminé ne s’y trouve (run.manifest.jsonl). Menez-le d’abord à son terme.\n",
)
DAMAGED = ("its list of outputs (run.manifest.jsonl) is not one that this program wrote", "sa liste")


@pytest.mark.parametrize("text", [None, "", "not a list", '{"schema": "gcmsgen.run/0"}\n', "[]\n"])
def test_a_folder_without_the_list_of_a_finished_run_is_wrong_use(run: Run, made: Made, text: str | None) -> None:
    one, other = made("one", [row(1)]), made("other", [row(1)])
    (other / LIST).unlink()
    if text is not None:
        (other / LIST).write_text(text, encoding="utf-8")
    english, french = run("bulk diff", one, other), run("bulk diff --lang fr", other, one)
    assert (english.code, english.out, french.code, french.out) == (2, "", 2, "")
    said = english.talk.removeprefix(f"{other}: "), french.talk.removeprefix(f"{other}\N{NO-BREAK SPACE}: ")
    assert said == ABSENT if text is None else all(map(str.startswith, said, DAMAGED)), said


@pytest.mark.parametrize("line", ["bulk diff", "bulk diff {folder}", "bulk diff {folder} {folder} --format json"])
def test_wrong_use(run: Run, tmp_path: Path, line: str) -> None:
    result = run(line.format(folder=tmp_path))
    assert (result.code, result.out, result.talk.startswith("Usage: gcmsgen bulk diff")) == (2, "", True)
