"""What the command line says to people who are a letter off, or who gave it a file of another kind."""

import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from gcmsgen.cli.program import cli
from tests.conftest import EXAMPLE, Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("leter case.yaml", "Did you mean letter?"),
        ("bulk chek t.csv", "Did you mean check?"),
        ("--lang fr traductoin", "--help les énumère toutes"),
        ("--lang fr lettre cas.yaml", "Vouliez-vous dire letter?"),
        ("letter case.yaml --formt pdf", "--format"),
        ("new --outcome refuze", "Did you mean refuse?"),
        ("--lang fr new --outcome aprove", "Vouliez-vous dire approve?"),
        ("explain GCM10Z", "Did you mean GCM10"),
        ("explain gcm1O2", "GCM102"),
    ],
)
def test_what_is_a_letter_off_is_asked_about(run: Run, line: str, says: str) -> None:
    result = run(line)
    assert (result.code, says in result.talk) == (2, True), result.talk


def test_a_word_that_is_like_none_is_not_guessed_at(run: Run) -> None:
    assert "Did you mean" not in run("xyzzy").talk


def test_a_file_in_the_place_of_a_command_is_told_what_to_do(run: Run) -> None:
    assert f"gcmsgen check {EXAMPLE}" in run(str(EXAMPLE)).talk


@pytest.mark.parametrize("line", ["-h", "check -h", "bulk -h", "bulk run -h", "new -h"])
def test_h_is_help(run: Run, line: str) -> None:
    result = run(line)
    assert (result.code, result.out) == (0, run(line.replace("-h", "--help")).out)


@pytest.mark.parametrize(
    ("args", "begun", "kind"),
    [
        (["check"], "", "file"),
        (["letter"], "ca", "file"),
        (["bulk", "check"], "", "file"),
        (["template", "check"], "", "file"),
        (["new", "--from"], "", "file"),
        (["migrate"], "x", "file"),
    ],
)
def test_files_are_completed(args: list[str], begun: str, kind: str) -> None:
    completer = ShellComplete(cli, {}, "gcmsgen", "_GCMSGEN_COMPLETE")
    assert [one.type for one in completer.get_completions(args, begun)] == [kind]


def test_codes_are_completed() -> None:
    completer = ShellComplete(cli, {}, "gcmsgen", "_GCMSGEN_COMPLETE")
    assert [one.value for one in completer.get_completions(["explain"], "gcm10")] == [f"GCM10{n}" for n in range(1, 10)]


def test_a_document_names_what_was_found_in_one_line_and_where_its_manifest_stands(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(EXAMPLE.read_bytes().replace(b"uci: 00-0000-0002", b"uci: hello"))
    result = run("letter", case, "-o", tmp_path / "l.txt")
    assert result.code == 0
    lines = result.talk.splitlines()
    assert [line for line in lines if "GCM607" in line] == [line for line in lines if "gcmsgen check" in line]
    assert f"{tmp_path / 'l.txt'}.manifest.json" in result.talk


def test_the_folder_of_an_office_is_started_and_passes_its_check(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "our-templates"
    assert run("template copy", own).code == 0
    assert run("template check", own).code == 0
    assert {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()} == {
        "office.yaml",
        "en/letter.docx",
        "fr/letter.docx",
    }
    assert os.stat(own / "en").st_mode & 0o777 == 0o755
    assert (run("template copy", own).code, run(f"--lang fr template copy {own}").code) == (2, 2)
    assert run("template copy", own, "--file", "fr/letter-refusal.j2").code == 0
    assert (own / "fr" / "letter-refusal.j2").is_file()
    again, none = (run("template copy", own, "--file", name) for name in ("office.yml", "../setup.cfg"))
    assert (again.code, none.code, "Did you mean office.yaml?" in again.talk) == (2, 2, True)


def test_no_option_but_help_is_called_h() -> None:
    def walk(command: click.Command, context: click.Context) -> None:
        named = [name for param in command.get_params(context) if param.name != "help" for name in param.opts]
        assert "-h" not in named
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                walk(inner, click.Context(inner, parent=context))

    walk(cli, click.Context(cli))
