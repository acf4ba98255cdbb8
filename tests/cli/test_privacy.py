"""No fact of a case goes to a log, a traceback or the name of a temporary file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import read_templates
from tests.conftest import EXAMPLE, Result, written

Run = Callable[..., Result]
SECRETS = ("Sampleton", "Nulla", "1990-01-01", "00-0000-0002", "Invented Road", "Secret")


@pytest.mark.line("S9")
def test_a_fault_of_the_program_shows_its_kind_and_place_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    shipped = read_templates().text("layout/letter.html")
    (tmp_path / "layout" / "letter.html").write_text(
        shipped.replace("{{ document.title }}", "{{ document.title / 2 }}")
    )
    result = run("letter", EXAMPLE, "--templates", tmp_path, "-o", tmp_path / "l.pdf")
    assert (result.code, "layout/letter.html" in result.talk, "Traceback" in result.talk) == (4, True, False)
    assert not [secret for secret in SECRETS if secret in result.talk]


@pytest.mark.line("S9")
@pytest.mark.parametrize(
    "change",
    [
        {"applicant__family_name": "Secret\u0007name"},
        {"applicant__family_name": "Secret\u202ename"},
        {"applicant__date_of_birth": "Secret"},
        {"applicant__address": "Secret"},
        {"application__uci": ["Secret"]},
        {"applicant__family_name": "Secretᐃᓄ"},
        {"offer__employer__address": {"lines": "Secret"}},
    ],
    ids=["control", "override", "birth", "address", "uci", "glyph", "employer"],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_wrong_with_a_personal_fact_never_shows_it(
    run: Run, tmp_path: Path, change: dict[str, object], language: str
) -> None:
    import json

    from tests.conftest import facts

    path = tmp_path / "case.json"
    path.write_text(json.dumps(facts(**change)))
    result = run(f"letter --lang {language}", path, "-o", tmp_path / "l.pdf")
    assert result.code in (1, 2, 4)
    assert not [secret for secret in SECRETS if secret in result.talk + result.out]
    assert [p.name for p in tmp_path.iterdir()] == ["case.json"]


@pytest.mark.line("S9")
def test_findings_name_fields_and_only_the_values_of_the_gate(run: Run, tmp_path: Path) -> None:
    bad = written(tmp_path, record__destination__city="Red Deer", application__language=None)
    result = run("check", bad)
    assert (result.code, "Red Deer" in result.out) == (1, True)
    assert not [secret for secret in SECRETS if secret in result.out]
