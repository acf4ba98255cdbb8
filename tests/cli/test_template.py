"""`gcmsgen template` as typed, and an office's own letter from its Word file to the client's."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Result
from tests.office_template.word_file import docx, inserted, p, paragraphs, r

Run = Callable[..., Result]
OWN = (
    p("Our file ", r("{{ application", "<w:b/>"), ".number }} – your offer")
    + p("{%p if applicant.family_name %}")
    + p("Dear {{ applicant|full_name }},")
    + p("{%p endif %}")
    + p("{%p for section in document.sections %}")
    + p("{%p for block in section.blocks %}")
    + p("{{ block.text }}")
    + p("{%p endfor %}")
    + p("{%p endfor %}")
    + p("«{% if offer.noc %}Our own words: {{ offer.noc }}{% endif %}»")
)


def office(folder: Path, body: str) -> Path:
    (folder / "en").mkdir(exist_ok=True)
    path = folder / "en" / "letter.docx"
    path.write_bytes(docx(body))
    return path


def test_an_office_renders_its_own_words(run: Run, tmp_path: Path) -> None:
    office(tmp_path, OWN)
    assert run("template check", tmp_path).code == 0
    made = tmp_path / "made.docx"
    assert run("letter", EXAMPLE, "--templates", tmp_path, "--document-lang", "en", "-o", made).code == 0
    words = paragraphs(made.read_bytes())
    assert words[0] == "Our file W000000002 – your offer"
    assert words[-1] == "«Our own words: 21223»"
    assert len(words) > 20


def test_a_sick_template_does_not_render_and_its_healed_copy_does(run: Run, tmp_path: Path) -> None:
    sick = office(tmp_path, OWN.replace("if offer.noc", "if offer.noc != «0»") + p("x ", inserted("{{ office.name }}")))
    before = sick.read_bytes()
    made, new = tmp_path / "made.docx", tmp_path / "healed.docx"
    letter = ("letter", EXAMPLE, "--templates", tmp_path, "--document-lang", "en", "-o", made)
    assert (run(*letter).code, made.exists()) == (4, False)
    assert run("template check", sick).code == 1
    result = run("template heal", sick, "-o", new)
    assert (result.code, result.talk, sick.read_bytes()) == (0, "", before)
    assert "3 thing(s) healed, 0 finding(s) left" in result.out
    sick.write_bytes(new.read_bytes())
    assert run(*letter).code == 0
    assert paragraphs(made.read_bytes())[-2] == "«Our own words: 21223»"


def test_exit_codes_and_both_languages(run: Run, tmp_path: Path) -> None:
    path = office(tmp_path, p("{{ aplicant.uci }}"))
    result = run("template check --lang fr", path)
    assert (result.code, "Vouliez-vous dire applicant?" in result.out, "1 erreur(s)" in result.out) == (1, True, True)
    path.write_bytes(docx(p("{{ office", r(".name }}", "<w:b/>"))))
    assert run("template check", path).code == 0
    assert run("template check", tmp_path / "nothing").code == 2
    (tmp_path / "empty").mkdir()
    assert run("template check", tmp_path / "empty").code == 2
    assert run("template check").code == 2


def test_findings_as_json(run: Run, tmp_path: Path) -> None:
    path = office(tmp_path, p("{{ aplicant.uci }}"))
    result = run("template check --format json", tmp_path)
    (entry,) = json.loads(result.out)["templates"]
    assert (entry["source"], entry["blocked"]) == (str(path), True)
    (finding,) = entry["findings"]
    assert finding["where"] == f"{path}:word/document.xml:1"
    assert set(finding) == {"code", "severity", "where", "message", "fix", "corrections"}


def test_healing_never_touches_its_source_nor_another_file(run: Run, tmp_path: Path) -> None:
    path = office(tmp_path, p("{{ office", ".name }}"))
    before = path.read_bytes()
    link = tmp_path / "link.docx"
    link.hardlink_to(path)
    for same in (path, link):
        assert run("template heal --force", path, "-o", same).code == 2
    other = tmp_path / "other.docx"
    other.write_bytes(b"mine")
    assert run("template heal", path, "-o", other).code == 2
    assert (path.read_bytes(), other.read_bytes()) == (before, b"mine")
    assert run("template heal --force", path, "-o", other).code == 0
    assert other.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("data", [b"", b"PK", b"text"])
def test_an_unsafe_file_is_neither_healed_nor_a_crash(run: Run, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert run("template check", path).code == 1
    result = run("template heal", path, "-o", tmp_path / "new.docx")
    assert (result.code, "GCM857" in result.talk, (tmp_path / "new.docx").exists()) == (1, True, False)
    assert run("template heal", tmp_path / "none.docx", "-o", tmp_path / "new.docx").code == 2
