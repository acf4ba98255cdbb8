"""A table by French office conventions and its English twin give the same cases and the same letters."""

import re
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.bulk.table.opened import open_table
from gcmsgen.bulk.table.row import case_of
from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import NotOffered
from gcmsgen.facts.case import Case
from gcmsgen.finding import Refused
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.reference.provinces import province_code
from tests.bulk.twins import TWINS, cases, write
from tests.conftest import DAY


def read(language: Language) -> list[Case]:
    found = open_table(TWINS[language])
    assert found.problems == ()
    made = [case_of(row) for row in found.rows()]
    assert [findings for _, findings in made] == [()] * len(made)
    return [case for case, _ in made if case]


def test_the_fixtures_are_those_that_the_examples_give(tmp_path: Path) -> None:
    write(tmp_path)
    for path in TWINS.values():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_both_are_written_as_their_offices_write() -> None:
    english, french = (TWINS[language].read_bytes() for language in Language)
    assert english.decode().startswith("Application number,")
    with pytest.raises(UnicodeDecodeError):
        french.decode()
    assert ";230,00;" in french.decode("cp1252")


def test_they_give_the_same_cases() -> None:
    expected = [_with_codes({**case.model_dump(), "schema_": None}) for case in cases()]
    for language in Language:
        assert [_with_codes(case.model_dump()) for case in read(language)] == expected


def _with_codes(part: Any) -> Any:
    """Return facts with each province by its code: the tables name it in their own language."""
    if isinstance(part, dict):
        return {
            name: (province_code(value) or value) if name == "province" and value else _with_codes(value)
            for name, value in part.items()
        }
    return tuple(map(_with_codes, part)) if isinstance(part, tuple | list) else part


def test_they_give_the_same_letters() -> None:
    english, french = (_letters(read(language)) for language in Language)
    assert english == french
    assert len(english) >= 12


# A note shows the place of each source beside its code as its file writes it: here each table has a name of its own.
_AS_WRITTEN = re.compile(r" (?:Quebec|Québec)(?= \d{5}\b)")


def _letters(found: list[Case]) -> dict[str, list[str]]:
    """Return the text of every document of every case by its name; without the stamp, which is that of the facts as written."""
    made = {}
    for case in found:
        for document in ORIGINALS:
            try:
                output = generate(case, document=document, form=Format.TXT, on=DAY, tree=read_templates(None))
            except (NotOffered, Refused):
                continue
            made[output.name] = _AS_WRITTEN.sub(" QC", output.data.decode()).splitlines()
    return made
