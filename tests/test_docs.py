"""The pages say what is true: their examples run, their generated parts are fresh, every command and code is there."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.checks.registry import every_rule
from gcmsgen.cli.program import COMMANDS
from gcmsgen.facts.load import load_with_lines
from gcmsgen.language import Language
from gcmsgen.office_template.expressions import unknown_names
from gcmsgen.office_template.names import word_names
from gcmsgen.office_template.tag import tags
from gcmsgen.render.docx_template import environment
from tests.conftest import EXAMPLE, ROOT, Result, codes, found

Run = Callable[..., Result]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LISEZMOI = (ROOT / "LISEZMOI.md").read_text(encoding="utf-8")


def shown_commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    return [
        line.split(" #")[0].strip() for block in blocks for line in block.splitlines() if line.startswith("gcmsgen ")
    ]


@pytest.mark.parametrize("page", [README, LISEZMOI], ids=["README.md", "LISEZMOI.md"])
def test_the_commands_of_the_readme_run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    for name in ("case.yaml", "cas.yaml"):
        (tmp_path / name).write_bytes(EXAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    lines = shown_commands(page)
    assert len(lines) > 5
    for line in lines:
        program, *rest = shlex.split(line)
        assert (program, line, run(shlex.join(rest)).code) == ("gcmsgen", line, 0)


def test_the_finding_in_the_readme_is_what_its_case_gives() -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", README, re.S)
    (shown,) = re.findall(r"```text\n(GCM102 .*?)\n```", README, re.S)
    case, file = load_with_lines("case.yaml", block.encode())
    finding = next(f for f in found(case) if f.code == "GCM102")
    assert finding.line(Language.EN, file.line_of(finding.where)) == shown
    assert set(codes(case)) == {"GCM102", "GCM602"}


def test_generated_parts_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", ["checks.md", "verifications.md"])
def test_every_code_has_its_page(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert re.findall(r"^## (GCM\d{3}):", text, re.M) == [rule.code for rule in every_rule()]


@pytest.mark.parametrize("page", ["command-line.md", "ligne-de-commande.md"])
def test_every_command_has_its_page(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert [name for name in re.findall(r"^## gcmsgen ?([a-z -]*)$", text, re.M) if " " not in name] == ["", *COMMANDS]


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "LISEZMOI.md"], ids=lambda p: p.name
)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_house_on_the_page_is_the_house() -> None:
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    names = {
        path.name for path in (ROOT / "gcmsgen").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    shown = set(re.findall(r"^  ([a-z_]+(?:\.py|/))", page, re.M))
    assert {name.rstrip("/") for name in shown} == names - {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("page", ["office-templates.md", "gabarits-du-bureau.md"])
def test_the_tags_shown_to_offices_can_be_read_and_name_what_exists(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    shown = [tag for tag in tags(text.replace("\\|", "|").replace("…", "")) if tag.inner.strip()]
    reader = environment(Language.EN)
    opened = [tag.plain for tag in shown if tag.word in ("if", "for")]
    printed = [tag.plain for tag in shown if tag.kind == "{{"]
    ends = [f"{{% end{tag.word} %}}" for tag in shown if tag.word in ("if", "for")]
    parsed = reader.parse("".join([*opened, *printed, *reversed(ends)]))
    assert len(shown) > 12
    assert [unknown.name for unknown in unknown_names(parsed, reader, word_names())] == []


def test_the_rule_list_names_every_row_once_with_a_source_and_every_code() -> None:
    from gcmsgen.reference.dated_tables import table

    rows = table("rule_list.yaml")
    assert len([name for name in rows if name.startswith("C20-")]) == 35
    assert {frozenset(row) for row in rows.values()} == {
        frozenset({"codes", "from", "source", "confidence", "en", "fr"})
    }
    assert [name for name, row in rows.items() if not row["source"] or row["confidence"] not in "HML"] == []
    listed = [code for row in rows.values() for code in row["codes"]]
    assert set(listed) == {rule.code for rule in every_rule()}
