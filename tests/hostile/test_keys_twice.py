"""A key that stands twice is told by its line; its name only where it is a field, for anything else may name a person."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result

Run = Callable[..., Result]
pytestmark = pytest.mark.line("S9")

# Each: the name of the file, what stands in it, and the message behind the name of the file.
TWICE = {
    "a field of yaml": (
        "c.yaml",
        "record:\n  noc: '1'\n  noc: '2'\n",
        ", line 3, record.noc: a field stands twice here.",
    ),
    "a field in a list": (
        "c.yaml",
        "documents:\n- id: E1\n- id: E2\n  id: E3\n",
        ", line 4, documents.2.id: a field stands twice here.",
    ),
    "a person in yaml": ("c.yaml", "Sampleton Nulla: 1\nSampleton Nulla: 2\n", ", line 2: a field stands twice here."),
    "a person deep in yaml": (
        "c.yaml",
        "record:\n  Sampleton: 1\n  Sampleton: 2\n",
        ", line 3: a field stands twice here.",
    ),
    "a field under a person": ("c.yaml", "Sampleton:\n  noc: 1\n  noc: 2\n", ", line 3: a field stands twice here."),
    "a field of json": (
        "c.json",
        '{"record":\n {"noc": "1",\n\t"noc": "2"}}',
        ", line 3, record.noc: a field stands twice here.",
    ),
    "a person in json": (
        "c.json",
        '{"Sampleton": 1,\n "x": ["{", {"a": 2}],\n "Sampleton": 2}',
        ", line 3: a field stands twice",
    ),
    "escaped in json": ("c.json", '{"Sampleton": 1,\n\t"S\\u0061mpleton": 2}', ", line 2: a field stands twice here."),
    "in a list of json": (
        "c.json",
        '{"documents": [{"id": "E1"},\n {"id": "E2", "id": "E3"}]}',
        ", line 2, documents.2.id: a field",
    ),
}


@pytest.mark.parametrize("name", TWICE)
def test_a_key_that_stands_twice_is_told_by_its_line(run: Run, tmp_path: Path, name: str) -> None:
    file, text, message = TWICE[name]
    (tmp_path / file).write_text(text, encoding="utf-8")
    result = run("trace", tmp_path / file)
    assert result.code == 2
    assert f"{tmp_path / file}{message}" in result.talk
    assert "Sampleton" not in result.talk


def test_the_same_key_in_two_objects_stands_once_in_each(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text(
        json.dumps({"documents": [{"id": "E1"}, {"id": "E2"}], "record": {"noc": "21223"}}), encoding="utf-8"
    )
    result = run("check --format json", path)
    assert result.code == 1
    assert "findings" in json.loads(result.out)["cases"][0]


def test_a_column_that_a_mapping_renames_twice_is_told_by_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("Sampleton: record.noc\nSampleton: record.noc\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("record.noc\n21223\n", encoding="utf-8")
    result = run("bulk check", tmp_path / "t.csv", "--mapping", tmp_path / "m.yaml")
    assert (result.code, "line 2: a field stands twice" in result.talk, "Sampleton" in result.talk) == (2, True, False)
