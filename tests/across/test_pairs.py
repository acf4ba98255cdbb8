"""Reasons that were copied with light changes are found across cases, and careful reasons that share a formula are left alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.across.test_likeness import case as case_with
from tests.across.test_likeness import clusters

TABLE: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8")
)


def found(row: dict[str, str]) -> list[Any]:
    one, other = ({row["language"]: row[name]} for name in ("one", "other"))
    said = {"criterion": "creates_or_maintains"}
    return clusters(case_with(1, one, **said), case_with(2, other, **said, country="BR", employer="Other Fictive Co."))


@pytest.mark.parametrize("row", TABLE["copied"].values(), ids=TABLE["copied"].keys())
def test_a_reason_that_was_copied_with_light_changes_is_an_error(row: dict[str, str]) -> None:
    assert found(row) == [(2, True, frozenset({"1", "2"}))]


@pytest.mark.parametrize("row", TABLE["own"].values(), ids=TABLE["own"].keys())
def test_reasons_that_share_a_formula_and_rest_on_their_own_files_are_left_alone(row: dict[str, str]) -> None:
    assert found(row) == []
