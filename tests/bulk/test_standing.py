"""Where a row stands: by its facts, what is asked for, and the files themselves; and what is entered only once it is written."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.bulk.engines.inline import inline
from gcmsgen.bulk.folder import Folder, run_folder
from gcmsgen.bulk.order import Batch, CaseRow, Order, Product, RowResult, Work
from gcmsgen.bulk.produce import produce
from gcmsgen.bulk.run import RunObserver, run_rows
from gcmsgen.bulk.standing import Why, input_hash, standing
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import MachineError
from gcmsgen.language import Language
from gcmsgen.manifest.record import SUFFIX
from tests.bulk.test_produce import row

ORDER = Order(("letter",), (Format.TXT,), today=date(2026, 5, 20))
LETTER = "W000000002-letter-en.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    """Return a folder in which nothing was made."""
    with run_folder(tmp_path / "out", read_templates()) as opened:
        yield opened


@pytest.fixture
def made(folder: Folder) -> Folder:
    """Return a folder in which the letter of the example stands."""
    run(folder, produce)
    return folder


def run(folder: Folder, work: Work) -> None:
    quiet = RunObserver(lambda _tally: None, lambda _result: None, lambda _name, _why: None)
    run_rows([row()], ORDER, folder, inline, work=work, size=1, rehash=False, observer=quiet)


def why(folder: Folder, order: Order = ORDER, a_row: CaseRow | None = None) -> Why:
    return standing(a_row or row(), order, folder, rehash=False).why


def test_other_facts_make_a_row_again(made: Folder) -> None:
    assert why(made) is Why.STANDS
    assert why(made, a_row=row(applicant__family_name="Otherton")) is Why.FACTS


def test_a_row_stands_only_with_all_that_is_asked_for(made: Folder) -> None:
    assert why(made, replace(ORDER, formats=(Format.TXT, Format.DOCX))) is Why.NEW
    assert why(made, replace(ORDER, documents=("letter", "note"))) is Why.NEW


def test_what_is_asked_for_is_part_of_what_a_row_was_made_of() -> None:
    dated, undated = row(), row(decision__date=None)
    asked = [ORDER, replace(ORDER, on=date(2026, 5, 21)), replace(ORDER, language=Language.FR)]
    assert len({input_hash(dated, order) for order in asked}) == 3
    tomorrow = replace(ORDER, today=date(2026, 5, 21))
    assert input_hash(dated, ORDER) == input_hash(dated, tomorrow)
    assert input_hash(undated, ORDER) != input_hash(undated, tomorrow)


def test_a_file_that_was_only_touched_is_noted_anew(made: Folder) -> None:
    os.utime(made.path / LETTER, ns=(1, 1))
    assert why(made) is Why.STANDS
    assert [entry.modified for entry in made.ledger.of("W000000002", "")] == [1]


@pytest.mark.parametrize("name", [LETTER, f"{LETTER}{SUFFIX}"], ids=["letter", "manifest"])
def test_a_file_that_is_not_as_it_was_made_is_named(made: Folder, name: str) -> None:
    path = made.path / name
    path.write_bytes(path.read_bytes()[::-1])
    assert standing(row(), ORDER, made, rehash=False).files == (name,)
    assert why(made) is Why.CHANGED
    path.unlink()
    assert standing(row(), ORDER, made, rehash=False).files == (name,)
    assert why(made) is Why.GONE


def test_what_could_not_be_written_is_not_entered(folder: Folder) -> None:
    def misnamed(batch: Batch, _order: Order) -> tuple[RowResult, ...]:
        product = Product("../letter.txt", "letter", Language.EN, b"words", b"{}")
        return tuple(RowResult(one, (product,)) for one in batch)

    with pytest.raises(MachineError, match="under a name that no output has"):
        run(folder, misnamed)
    assert (folder.ledger.of("W000000002", ""), list(folder.path.glob("*.txt"))) == ([], [])
