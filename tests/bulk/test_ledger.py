"""The ledger of a folder: what stands is kept, what no row has any more is named, and nobody else reads it."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gcmsgen.bulk.ledger import Ledger, LedgerEntry, OutputState
from gcmsgen.errors import UsageError


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger in which a run has begun."""
    with closing(Ledger(tmp_path / "ledger.sqlite3")) as opened:
        opened.begin("2026-05-20T09:00:00", 2)
        yield opened


def letter(application: str, state: OutputState = OutputState.MADE) -> LedgerEntry:
    """Return the entry of a letter."""
    name = f"{application}-letter-en.txt" if state is OutputState.MADE else ""
    return LedgerEntry(application, "letter", "txt", "", 1, "en", "facts", "words", state, name)


def test_what_stands_is_kept_and_what_was_not_met_is_dropped_and_named(ledger: Ledger) -> None:
    one, other = letter("W000000001"), letter("W000000002")
    ledger.put([one, other])
    ledger.commit()
    ledger.begin("2026-05-21T09:00:00", 1)
    ledger.keep(one.application, "", 1)
    ledger.drop_unseen(["letter"], ["txt"], "")
    assert (list(ledger.made()), list(ledger.left())) == ([one], [other.name])


def test_an_output_that_is_refused_now_is_named_until_it_is_made_again(ledger: Ledger) -> None:
    ledger.put([letter("W000000001")])
    ledger.put([letter("W000000001", OutputState.REFUSED)])
    assert (list(ledger.made()), list(ledger.left())) == ([], ["W000000001-letter-en.txt"])
    ledger.put([letter("W000000001")])
    assert (list(ledger.made()), list(ledger.left())) == ([letter("W000000001")], [])


def test_an_application_is_one_whatever_the_case_of_its_letters(ledger: Ledger) -> None:
    ledger.put([letter("W000000001"), letter("w000000001")])
    assert ledger.of("W000000001", "") == [letter("w000000001")]
    assert ledger.applications() == 1


def test_what_was_made_is_listed_in_the_order_of_names(ledger: Ledger) -> None:
    ledger.put([letter("W000000002"), letter("W000000003", OutputState.SKIPPED), letter("W000000001")])
    assert [entry.application for entry in ledger.made()] == ["W000000001", "W000000002"]


def test_the_ledger_is_for_its_owner_alone(ledger: Ledger, tmp_path: Path) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_ledger_of_another_version_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA user_version = 99")
        base.execute("CREATE TABLE other (what)")
    with pytest.raises(UsageError, match="another version"):
        Ledger(path)
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("SELECT name FROM sqlite_master").fetchall() == [("other",)]
