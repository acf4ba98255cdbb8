"""What is hashed is written by the same rule as ever: the bytes are those of the standard library, so that what was made verifies."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmsgen.facts.load import load_case
from gcmsgen.manifest.canonical import canonical, canonical_facts
from tests.conftest import CASES

WHOLE = st.integers(-(2**80), 2**80)  # a number beyond 64 bits among them
SCALARS = st.none() | st.booleans() | WHOLE | st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
)


def plainly(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(VALUES)
def test_a_value_is_written_as_the_standard_library_writes_it(value: Any) -> None:
    assert canonical(value) == plainly(value)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_facts_of_a_case_are_and_hold_no_fraction_in_binary(path: Path) -> None:
    facts = canonical_facts(load_case(path.name, path.read_bytes()))
    assert canonical(facts) == plainly(facts)
    assert not any(isinstance(value, float) for value in _scalars(facts))


def _scalars(value: Any) -> list[Any]:
    if isinstance(value, dict | list):
        return [one for part in (value.values() if isinstance(value, dict) else value) for one in _scalars(part)]
    return [value]


def test_parts_within_parts_beyond_the_limit_of_the_library_are_written_too() -> None:
    nested: Any = []
    for _ in range(300):
        nested = [nested]
    assert canonical(nested) == plainly(nested)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        canonical("\ud800")
