"""`gcmsgen migrate` writes where it is asked to and nowhere else, and says in both languages what is new."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result

Run = Callable[..., Result]
OLD = b"# mine\r\nschema: 'gcmsgen.case/1'\r\ndecision: {outcome: hold}\r\n"
NEW = OLD.replace(b"case/1", b"case/2")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_bytes(OLD)
    return path


def test_writes_to_standard_output_and_lists_what_is_new(run: Run, case: Path) -> None:
    result = run("migrate", case)
    assert (result.code, result.data, case.read_bytes()) == (0, NEW, OLD)
    assert result.talk.splitlines() == [
        f"{case}: gcmsgen.case/1 → gcmsgen.case/2. No value was changed or added.",
        "The file may now say this too, where it is known (docs/case-file.md and `gcmsgen schema` show what may stand there):",
        "  offer.job_title_en (Job title in English)",
        "  offer.address.confirmed (Place confirmed)",
        "  decision.hold (Order that holds the file)",
        "  decision.notes_enclosed (Notes enclosed with the letter)",
        "  applicant.employer_copy (Consent to a copy for the employer)",
        "  protected (Protected facts)",
    ]


def test_says_so_in_french(run: Run, case: Path) -> None:
    result = run("--lang fr migrate", case)
    assert result.talk.splitlines()[0] == (
        f"{case}\N{NO-BREAK SPACE}: gcmsgen.case/1 → gcmsgen.case/2. Aucune valeur n’a été changée ni ajoutée."
    )
    assert result.talk.splitlines()[2:] == [
        "  offer.job_title_en (Titre du poste en anglais)",
        "  offer.address.confirmed (Lieu confirmé)",
        "  decision.hold (Décret qui suspend la demande)",
        "  decision.notes_enclosed (Notes jointes à la lettre)",
        "  applicant.employer_copy (Consentement à une copie pour l’employeur)",
        "  protected (Faits protégés)",
    ]


def test_reads_standard_input(run: Run) -> None:
    assert run("migrate -", stdin=OLD).data == NEW


def test_writes_a_new_file_and_replaces_another_only_by_force(run: Run, case: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    assert run("migrate", case, "-o", new).code == 0
    assert (new.read_bytes(), new.stat().st_mode & 0o777) == (NEW, 0o600)
    new.write_bytes(b"mine")
    assert run("migrate", case, "-o", new).code == 2
    assert run("migrate", case, "-o", case).code == 2
    assert (new.read_bytes(), case.read_bytes()) == (b"mine", OLD)
    assert run("migrate --force", case, "-o", new).code == 0
    assert new.read_bytes() == NEW


def test_writes_several_in_place_when_asked(run: Run, case: Path, tmp_path: Path) -> None:
    other, latest = tmp_path / "other.json", tmp_path / "latest.yaml"
    other.write_text('{"record": {}}', encoding="utf-8")
    latest.write_bytes(NEW)
    latest.chmod(0o640)
    result = run("migrate --in-place", case, other, latest)
    assert (result.code, result.data) == (0, b"")
    assert (case.read_bytes(), other.read_bytes()) == (NEW, b'{"schema": "gcmsgen.case/2", "record": {}}')
    assert (latest.read_bytes(), latest.stat().st_mode & 0o777) == (NEW, 0o640)
    assert f"{other}: no form stated → gcmsgen.case/2." in result.talk
    assert f"{latest}: already gcmsgen.case/2, left as it is." in result.talk


def test_writes_none_where_one_cannot_be_read(run: Run, case: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: gcmsgen.case/1\nschema: gcmsgen.case/1\n", encoding="utf-8")
    assert run("migrate --in-place", case, bad).code == 2
    assert case.read_bytes() == OLD


@pytest.mark.parametrize(
    "line", ["migrate --in-place -", "migrate {0} {0}", "migrate {0} --in-place -o x.yaml", "migrate"]
)
def test_refuses_wrong_use(run: Run, case: Path, line: str) -> None:
    result = run(line.format(case), stdin=OLD)
    assert (result.code, result.data, case.read_bytes()) == (2, b"", OLD)


def test_writes_through_no_link(run: Run, case: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    os.symlink(case, link)
    assert run("migrate --in-place", link).code == 2
    assert (link.is_symlink(), case.read_bytes()) == (True, OLD)
