"""Words of an office that fail on one case are a finding of that case: every other row and file is checked all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bulk.runs import table_of
from tests.conftest import EXAMPLE, ROOT, Result

Run = Callable[..., Result]


FAULTS = (
    "{% for one in applicant.citizenship %}{{ 12 // (loop.length - 1) }}{% endfor %}",
    "{% for one in applicant.citizenship %}{{ one + 1 }}{% endfor %}",
    "{{ decision.officer - 1 }}",
)
SOUND = ("{{ decision.officer }}", "{% for one in applicant.citizenship %}{{ 12 // loop.length }}{% endfor %}")


def own(folder: Path, tag: str) -> Path:
    """Return the folder of an office whose letter has a tag behind its first words."""
    (folder / "own" / "en").mkdir(parents=True)
    words = (ROOT / "templates" / "en" / "letter-refusal.j2").read_text(encoding="utf-8")
    before = "I have refused the application."
    assert before in words
    (folder / "own" / "en" / "letter-refusal.j2").write_text(words.replace(before, f"{before} {tag}"), encoding="utf-8")
    return folder / "own"


def test_one_row_is_named_and_the_others_are_checked(run: Run, tmp_path: Path) -> None:
    rows = [
        {"application__number": "W000000001", "applicant__citizenship": ["GB", "FR"]},
        {"application__number": "W000000002", "applicant__citizenship": ["GB"]},
        {"application__number": "W000000003", "applicant__citizenship": ["GB", "FR"]},
    ]
    result = run("bulk check", table_of(tmp_path, *rows), "--templates", own(tmp_path, FAULTS[0]))
    assert result.code == 1
    assert "3 row(s) checked, 1 blocked by errors." in result.out
    assert [line for line in result.out.splitlines() if "GCM704" in line]
    assert "Row 2 (W000000002)" in result.out


@pytest.mark.parametrize("tag", FAULTS)
def test_one_file_is_named_and_the_others_are_checked(run: Run, tmp_path: Path, tag: str) -> None:
    result = run("check", EXAMPLE, EXAMPLE, "--templates", own(tmp_path, tag))
    assert (result.code, result.out.count("GCM704")) == (1, 2)


@pytest.mark.parametrize("tag", SOUND)
def test_words_that_work_for_the_case_are_left_alone(run: Run, tmp_path: Path, tag: str) -> None:
    assert "GCM704" not in run("check", EXAMPLE, "--templates", own(tmp_path, tag)).out
