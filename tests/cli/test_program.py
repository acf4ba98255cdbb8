"""The program as it is typed: commands, languages, exit codes, standard input and output."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.checks.registry import every_rule
from gcmsgen.cli.program import COMMANDS
from gcmsgen.reference.to_verify import unverified
from tests.conftest import EXAMPLE, Result, written

Run = Callable[..., Result]


def test_exit_0_done(run: Run) -> None:
    result = run("check", EXAMPLE)
    assert (result.code, "nothing blocks" in result.out) == (0, True)


def test_exit_1_blocked_by_findings_and_nothing_is_rendered(run: Run, tmp_path: Path) -> None:
    bad = written(tmp_path, record__destination__city="Red Deer")
    assert "GCM102" in run("check", bad).out
    result = run("letter", bad, "-o", tmp_path / "l.pdf")
    assert (result.code, (tmp_path / "l.pdf").exists(), "GCM102" in result.talk, result.data) == (1, False, True, b"")


def test_exit_1_where_a_sentence_lacks_its_fact(run: Run, tmp_path: Path) -> None:
    result = run("letter", written(tmp_path, offer__job_title=None), "-o", tmp_path / "l.pdf")
    assert (result.code, "GCM701" in result.talk, "offer.job_title" in result.talk) == (1, True, True)


@pytest.mark.parametrize(
    "line",
    [
        "chek",
        "check",
        "letter --format odt x.yaml",
        "explain GCM999",
        "explain",
        "letter no-such-file.yaml",
        "--lang de check x",
    ],
)
def test_exit_2_wrong_use(run: Run, line: str) -> None:
    result = run(line)
    assert (result.code, result.data, bool(result.talk)) == (2, b"", True)


def test_exit_2_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("application: {received: tomorrow}\n")
    assert run("check", bad).code == 2
    result = run("letter --lang fr", bad)
    assert (result.code, "une date écrite AAAA-MM-JJ" in result.talk) == (2, True)


def test_exit_2_a_document_that_the_outcome_lacks(run: Run, tmp_path: Path) -> None:
    result = run("rationale", EXAMPLE, "-o", tmp_path / "r.pdf")
    assert (result.code, "no approval rationale for the outcome refuse" in result.talk) == (2, True)
    assert run("note --full --format pdf", EXAMPLE).code == 2


def test_exit_2_a_different_file_stands_there(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "l.txt"
    target.write_text("mine")
    assert (run("letter", EXAMPLE, "-o", target).code, target.read_text()) == (2, "mine")
    assert (run("letter --force", EXAMPLE, "-o", target).code, target.read_text() == "mine") == (0, False)


def test_exit_4_the_machine_cannot_render(run: Run, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "letter.j2").write_text("{% sentence %}")
    result = run("letter", EXAMPLE, "--templates", tmp_path, "-o", tmp_path / "l.txt")
    assert (result.code, "en/letter.j2:1" in result.talk) == (4, True)


def test_exit_4_the_disk_is_full() -> None:
    line = [sys.executable, "-m", "gcmsgen", "note", str(EXAMPLE)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, b"disk is full" in done.stderr or b"No space left" in done.stderr) == (4, True)


def test_exit_130_interrupted(tmp_path: Path) -> None:
    import os
    import signal
    import time

    pipe = tmp_path / "slow.yaml"
    os.mkfifo(pipe)
    line = [sys.executable, "-m", "gcmsgen", "check", str(pipe)]
    with subprocess.Popen(line, stderr=subprocess.DEVNULL) as running, open(pipe, "wb"):
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        running.wait(20)
    assert running.returncode == 130


def test_letter_without_output_has_its_contract_name_in_the_current_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("letter", EXAMPLE).out == "W000000002-letter-en.pdf\n"
    assert (tmp_path / "W000000002-letter-en.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_the_extension_of_the_output_names_the_format(run: Run, tmp_path: Path) -> None:
    run("letter --document-lang fr", EXAMPLE, "-o", tmp_path / "l.docx")
    assert (tmp_path / "l.docx").read_bytes().startswith(b"PK")
    run("letter --format txt", EXAMPLE, "-o", tmp_path)
    assert (tmp_path / "W000000002-letter-en.txt").is_file()


def test_dash_is_standard_input_and_output(run: Run) -> None:
    result = run("note -", stdin=EXAMPLE.read_bytes())
    assert (result.code, result.out.startswith("Refused on 2026-05-20.")) == (0, True)
    letter = run("letter - --format txt -o -", stdin=EXAMPLE.read_bytes())
    assert (letter.code, "paragraph\xa0205(b)" in letter.out) == (0, True)


def test_a_note_follows_the_client_and_can_be_asked_for_in_the_other_language(run: Run) -> None:
    assert "R205(b)" in run("note", EXAMPLE).out
    assert "R205b)" in run("note --document-lang fr", EXAMPLE).out
    assert "R205(b)" in run("note --lang fr", EXAMPLE).out
    assert "\xa0" not in run("note --document-lang fr", EXAMPLE).out


def test_findings_as_json_have_the_form_of_the_contract(run: Run, tmp_path: Path) -> None:
    bad = written(tmp_path, record__destination__province="BC")
    unreadable = tmp_path / "x.yaml"
    unreadable.write_text("a: [")
    result = run("check --format json", EXAMPLE, bad, unreadable)
    answer = json.loads(result.out)
    assert (result.code, answer["schema"]) == (2, "gcmsgen.findings/1")
    good, blocked, error = answer["cases"]
    assert good == {"source": str(EXAMPLE), "application": "W000000002", "blocked": False, "findings": []}
    assert (blocked["blocked"], [f["code"] for f in blocked["findings"]]) == (True, ["GCM105", "GCM101"])
    assert blocked["findings"][1]["where"] == "record.destination.province"
    assert blocked["findings"][1]["corrections"] == [{"where": "record.destination.province", "from": "BC", "to": "AB"}]
    assert blocked["findings"][0]["severity"] == "error"
    assert set(blocked["findings"][0]["message"]) == set(blocked["findings"][0]["fix"]) == {"en", "fr"}
    told = [bad.read_text().split("\n")[one["line"] - 1] for one in blocked["findings"]]
    assert ["Calgary" in told[0], "BC" in told[1]] == [True, True]
    assert ("findings" in error, error["error"]["faults"][0]["line"]) == (False, 1)


WRONG = """\
application:
  number: W000000002
record:
  destination:
    city: Calgary

    province: BC
offer:
  address: {city: Calgary, province: AB}
decision:
  outcome: refuse
"""


@pytest.mark.parametrize(("command", "stream"), [("check", "out"), ("letter", "talk"), ("trace", "talk")])
@pytest.mark.parametrize(("lang", "word", "colon"), [("en", "line", ":"), ("fr", "ligne", "\xa0:")])
def test_a_finding_names_the_line_of_its_field(
    run: Run, tmp_path: Path, command: str, stream: str, lang: str, word: str, colon: str
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(WRONG)
    told = str(getattr(run(f"{command} --lang {lang}", file), stream))
    assert f"record.destination.province ({word} 7){colon} " in told
    assert f"application.language ({word} 1){colon} " in told  # not stated: where its group is named
    assert f" programme.youth_mobility{colon} " in told  # its group is not stated either


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_helps_in_both_languages(run: Run, name: str) -> None:
    english, french = run(f"{name} --help"), run(f"--lang fr {name} --help")
    assert (english.code, french.code) == (0, 0)
    assert english.out.startswith("Usage: gcmsgen")
    assert french.out.startswith("Utilisation\xa0: gcmsgen")
    left = set(english.out.split("\n")) & set(french.out.split("\n"))
    assert [line for line in left if len(line.split()) > 3 and not line.strip().startswith(("gcmsgen", "-"))] == []


def test_a_french_locale_makes_everything_french(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert run("--help").out.startswith("Utilisation")
    assert "Il n’y a pas de commande" in run("lettre").talk
    assert "Erreur\xa0: " in run("letter").talk
    assert "rien ne bloque" in run("check", EXAMPLE).out


def test_lang_and_templates_are_taken_before_and_after_the_verb(run: Run, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    shipped = (EXAMPLE.parent.parent.parent / "templates" / "en" / "note.j2").read_text(encoding="utf-8")
    (tmp_path / "en" / "note.j2").write_text(shipped.replace("}Refused on {", "}Turned down on {"), encoding="utf-8")
    before, after = run(f"--templates {tmp_path} note", EXAMPLE), run(f"note --templates {tmp_path}", EXAMPLE)
    assert before.out == after.out
    assert before.out.startswith("Turned down on 2026-05-20.")


def test_every_code_is_explained_in_both_languages(run: Run) -> None:
    assert [line.split()[0] for line in run("explain --list").out.splitlines()] == [rule.code for rule in every_rule()]
    for rule in every_rule():
        english, french = run(f"explain {rule.code}").out, run(f"explain {rule.code.lower()} --lang fr").out
        assert ("What to do" in english, "Que faire" in french) == (True, True)


def test_trace_shows_facts_and_provisions(run: Run) -> None:
    rows = json.loads(run("trace --format json", EXAMPLE).out)["sentences"]
    looked = next(row for row in rows if row["id"] == "letter-refusal.country_looked_at")
    assert looked["facts"] == [
        "applicant.coming_from",
        "assessment",
        "assessment.1.conclusion",
        "assessment.1.criterion",
        "decision.grounds",
        "decision.grounds.1",
    ]
    assert next(row for row in rows if row["id"] == "letter-refusal.test")["provisions"] == ["R205(b)"]
    assert "    facts: applicant.coming_from, assessment, " in run("trace", EXAMPLE).out
    assert "    faits\xa0: " in run("trace --lang fr --document note", EXAMPLE).out


def test_schema_describes_every_field_in_both_languages(run: Run) -> None:
    english, french = json.loads(run("schema").out), json.loads(run("schema --lang fr").out)
    assert english["$schema"].endswith("2020-12/schema")
    assert english["$defs"]["Destination"]["properties"]["city"]["description"] == "City"
    assert french["$defs"]["Destination"]["properties"]["city"]["description"] == "Ville"
    assert english["$defs"]["Permit"]["properties"]["from"]["anyOf"][0]["format"] == "date"


def test_doctor_finds_this_machine_good(run: Run) -> None:
    result = run("doctor")
    *lines, total = result.out.splitlines()
    assert (result.code, [line for line in lines if line.startswith("missing")], "Pango" in result.out) == (0, [], True)
    assert total.endswith("missing: 0")


def test_doctor_lists_and_counts_what_is_to_be_verified(run: Run) -> None:
    english, french = run("doctor").out.splitlines(), run("doctor --lang fr").out.splitlines()
    listed = [line for line in english if line.startswith("verify")]
    counted = sum(row.count for row in unverified())
    awaited = sum("NOC 2026" in line for line in listed)  # from the month of its coming on, it counts as well
    assert f"to verify: {counted + awaited};" in english[-1]
    assert [line for line in listed if "case_types usual" in line and "(confidence L)" in line] != []
    assert len(listed) == len([line for line in french if line.startswith("à vérifier")])


def test_doctor_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "letter.j2").write_text("{% sentence %}")
    result = run(f"doctor --templates {tmp_path}")
    assert (result.code, "fr/letter.j2:1" in result.out) == (4, True)


def test_demo_makes_every_example_and_says_what_is_blocked(run: Run, tmp_path: Path) -> None:
    result = run(f"demo --output {tmp_path}")
    assert result.code == 0
    assert {"W000000002-letter-fr.pdf", "W000000002-letter-en.docx", "W000000002-note-en.txt"} <= {
        p.name for p in tmp_path.iterdir()
    }
    assert "GCM101, GCM102" in result.out
    assert result.out.count("The destination city in the record in GCMS is “St. John’s” (NL)") == 1
    blocked = {line.split()[0] for line in result.out.splitlines() if " blocked " in line}
    assert f"each with its manifest. Blocked: {len(blocked)} case(s).\n" in result.out
    assert "W000000002-letter-fr.txt .docx .pdf .html" in result.out


def test_shell_completion_is_offered() -> None:
    import os

    line = [sys.executable, "-c", "from gcmsgen.cli.program import main; main([])"]
    asked = {**os.environ, "_GCMSGEN_COMPLETE": "zsh_source"}
    done = subprocess.run(line, env=asked, capture_output=True, text=True, check=True)
    assert "#compdef gcmsgen" in done.stdout
    words = {**os.environ, "_GCMSGEN_COMPLETE": "zsh_complete", "COMP_WORDS": "gcmsgen ra", "COMP_CWORD": "1"}
    done = subprocess.run(line, env=words, capture_output=True, text=True, check=True)
    assert "rationale" in done.stdout


def test_help_imports_no_renderer_no_model_no_table_no_template_engine() -> None:
    script = (
        "import sys; from gcmsgen.cli.program import main; main(['--help']); "
        "print(sorted({name.split('.')[0] for name in sys.modules} | {n for n in sys.modules if n.startswith('gcmsgen')}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(eval(done.stdout.splitlines()[-1]))  # noqa: S307 - a list that this test printed
    assert loaded.isdisjoint({"weasyprint", "docxtpl", "docx", "pydantic", "jinja2", "babel", "lxml", "yaml"})
    assert {name for name in loaded if name.startswith("gcmsgen.")} == {
        "gcmsgen.cli",
        "gcmsgen.cli.confined",
        "gcmsgen.cli.program",
        "gcmsgen.cli.spoken",
        "gcmsgen.cli.terminal",
        "gcmsgen.errors",
        "gcmsgen.language",
        "gcmsgen.legible",
        "gcmsgen.process_limits",
    }


def test_a_text_loads_neither_what_reads_word_files_nor_what_fetches_from_a_network() -> None:
    script = (
        "import sys; from gcmsgen.cli.program import main; "
        f"code = main(['note', {str(EXAMPLE)!r}, '-o', '-']); print(code, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    code, *loaded = done.stderr.splitlines()[-1].split()
    assert code == "0"
    assert "gcmsgen.generate" in loaded
    assert {"docx", "docxtpl", "weasyprint", "urllib.request", "ssl"}.isdisjoint(loaded)


def test_the_french_catalogue_of_click_is_compiled_from_its_source() -> None:
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    folder = Path(sys.modules["gcmsgen.cli.spoken"].__file__ or "").parent / "locale" / "fr" / "LC_MESSAGES"
    with open(folder / "messages.po", "rb") as source:
        catalogue = read_po(source)
    target = BytesIO()
    write_mo(target, catalogue)
    assert target.getvalue() == (folder / "messages.mo").read_bytes()
