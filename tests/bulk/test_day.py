"""`gcmsgen bulk run --on`: the rules and words of that day, whether the decision has a day of its own or none.

Two days divide the rules: 2026-02-20, since which the guidance looks at the country that the worker is coming from, and
2024-11-29, since which International Experience Canada (C21) stands under R204(d) and no longer under R205(b).
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from gcmsgen.verify.verdict import Verdict, verified
from tests.bulk.runs import table_of
from tests.conftest import ROOT, Result

Run = Callable[..., Result]
BOTH: list[dict[str, Any]] = [
    {"application__number": "W000000001"},
    {"application__number": "W000000002", "application__language": "fr"},
]
LOOKED_AT = {
    "W000000001-letter-en.txt": "I weighed employment in the country that you are coming from (Australia) under paragraph",
    "W000000001-note-full-en.txt": "Looked at in particular: such employment in the country that the worker is coming from",
    "W000000002-letter-fr.txt": "J’ai apprécié l’emploi dans votre pays de provenance (Australie) au titre de",
    "W000000002-note-full-fr.txt": "Élément examiné en particulier : un tel emploi dans le pays de provenance (Australie).",
}


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", "~")


@pytest.mark.parametrize(
    ("asked", "said"),
    [((), True), (("--on", "2026-02-19"), False), (("--on", "2026-02-20"), True)],
    ids=["decided 2026-05-20", "the day before the guidance", "the first day of the guidance"],
)
@pytest.mark.parametrize("workers", ["0", "1"], ids=["in this process", "in a worker"])
def test_the_day_asked_for_wins_over_that_of_the_decision(
    run: Run, tmp_path: Path, asked: tuple[str, ...], said: bool, workers: str
) -> None:
    line = ("-o", tmp_path / "out", "--document", "letter,note-full", "--format", "txt", "--workers", workers, *asked)
    assert run("bulk run", table_of(tmp_path, *BOTH), *line).code == 0
    made = {path.name: text(path) for path in (tmp_path / "out").glob("*.txt")}
    assert {name: LOOKED_AT[name] in words for name, words in made.items()} == dict.fromkeys(LOOKED_AT, said)
    manifests = [json.loads(path.read_bytes())["made"]["on"] for path in (tmp_path / "out").glob("*.manifest.json")]
    assert manifests == [asked[1] if asked else "2026-05-20"] * 4


@pytest.mark.parametrize(
    ("asked", "authority"),
    [
        ((), ("204(d)", "205(b)")),
        (("--on", "2024-11-28"), ("205(b)", "205(b)")),
        (("--on", "2024-11-29"), ("204(d)", "204(d)")),
    ],
    ids=["each by its own day", "the day before the regulation", "the first day of the regulation"],
)
def test_a_letter_cites_the_authority_of_that_day(
    run: Run, tmp_path: Path, asked: tuple[str, ...], authority: tuple[str, str]
) -> None:
    twins = ("07a-reroute-youth-mobility", "07b-reroute-youth-mobility-2024")
    cases = [(ROOT / "fixtures" / "cases" / f"{name}.yaml").read_text(encoding="utf-8") for name in twins]
    source = tmp_path / "cases.jsonl"
    source.write_text("\n".join(json.dumps(yaml.load(case, Loader=yaml.BaseLoader)) for case in cases))
    assert run("bulk run", source, "-o", tmp_path / "out", "--format", "txt", *asked).code == 0
    letters = [text(tmp_path / "out" / f"W000000{number}-letter-en.txt") for number in ("007", "107")]
    belongs = "belongs under the code C21, International Experience Canada (paragraph~{} of the Regulations)."
    assert [belongs.format(one) in letter for letter, one in zip(letters, authority, strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), ["GCM402", "GCM410", "GCM701"]),
        (("--on", "2026-02-19"), ["GCM410", "GCM701"]),
        (("--on", "2026-02-20"), ["GCM402", "GCM410", "GCM701"]),
    ],
    ids=["today", "the day before the guidance", "the first day of the guidance"],
)
def test_a_decision_without_a_day_is_checked_by_the_rules_of_the_day_asked_for(
    run: Run, tmp_path: Path, asked: tuple[str, ...], found: list[str]
) -> None:
    source = table_of(tmp_path, {"decision__date": None, "assessment__1__conclusion": None})
    line = ("-o", tmp_path / "out", "--format", "txt", "--report", tmp_path / "report.json", *asked)
    assert run("bulk run", source, *line).code == 3
    [row] = json.loads((tmp_path / "report.json").read_bytes())["rows"]
    assert [finding["code"] for finding in row["findings"]] == found


def test_another_day_makes_the_rows_again_and_the_same_day_leaves_them(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def again(*asked: str) -> list[str]:
        return run("bulk run", table_of(tmp_path, *BOTH), "-o", out, "--format", "txt", *asked).out.splitlines()[:-1]

    assert again() == ["2 row(s) made for the first time."]
    assert again("--on", "2026-02-19", "--lang", "fr") == [
        "2 ligne(s) produite(s) de nouveau\N{NO-BREAK SPACE}: leurs faits, ou le jour ou la langue demandés, ont changé."
    ]
    assert again("--on", "2026-02-19") == ["2 row(s) stand as they were made."]
    assert again() == ["2 row(s) made again: their facts, or the day or language asked for, changed."]


def test_what_was_made_by_the_rules_of_another_day_verifies(run: Run, tmp_path: Path) -> None:
    run("bulk run", table_of(tmp_path, *BOTH), "-o", tmp_path / "out", "--format", "txt", "--on", "2026-02-19")
    letter = tmp_path / "out" / "W000000001-letter-en.txt"
    assert verified(letter) == Verdict(letter, (), ())


@pytest.mark.parametrize("day", ["2026-02-30", "20 May 2026", "today", ""])
def test_a_day_that_is_none_is_wrong_use(run: Run, tmp_path: Path, day: str) -> None:
    result = run("bulk run", table_of(tmp_path, *BOTH), "-o", tmp_path / "out", "--on", day)
    assert (result.code, result.out, "'--on'" in result.talk, (tmp_path / "out").exists()) == (2, "", True, False)
