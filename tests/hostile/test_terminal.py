"""Nothing that is printed commands a terminal or hides in it, wherever it comes from; what can be read is printed as it is."""

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import EXAMPLE, Result, facts, written

Run = Callable[..., Result]
pytestmark = pytest.mark.line("L3")

PAYLOADS = {
    "colour": "\x1b[31mred\x1b[0m",
    "title of the window": "\x1b]0;owned\x07",
    "clears the screen": "\x1b[2J\x1b[H",
    "bell": "\x07",
    "carriage return": "good\rbad",
    "backspace": "good\x08\x08\x08\x08bad",
    "tab and form feed": "\t\x0b\x0c",
    "one byte CSI": "\x9b31mred",
    "next line": "\x85next",
    "delete": "\x7f",
    "override": "\u202egnp.exe\u202c",
    "isolates": "\u2066\u2067a\u2069",
    "marks": "\u200e\u200f\u061c",
    "zero width": "a\u200b\u200c\u2060\ufeffb",
    "joiner of letters": "a\u200db",
    "separators of lines": "a\u2028b\u2029c",
    "tags": "\U000e0041\U000e0042",
    "private": "\ue000",
    "half a sign": "\udcff",
    "soft hyphen": "a\u00adb",
}
ALL = "".join(PAYLOADS.values())

Line = tuple[list[object], bytes | None]
Place = Callable[[Path, str], Line]


def _file(folder: Path, name: str, data: bytes = b"{}") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _json(tree: object) -> bytes:
    return json.dumps(tree).encode()


def _case(folder: Path, payload: str, **changes: object) -> Path:
    return _file(
        folder,
        "case.json",
        _json(facts(**{name: payload if value == "?" else value for name, value in changes.items()})),
    )


def _table(folder: Path, *lines: str, name: str = "cases.csv") -> Path:
    return _file(folder, name, "\n".join(lines).encode("utf-8", "surrogatepass"))


def _of_a_case(line: str, **changes: object) -> Place:
    return lambda folder, payload: ([*line.split(), _case(folder, payload, **changes)], None)


def _sheet(folder: Path, payload: str) -> Line:
    shown = "".join(
        sign for sign in payload if unicodedata.category(sign) not in ("Cc", "Cs") and sign not in "[]:*?/\\"
    )
    book = Workbook()
    book.active.title = shown[:25] or "Sheet"
    book.active.append(["record.noc", f"unknown {shown}"])
    book.active.append(["21223", shown])
    book.save(folder / "cases.xlsx")
    return ["bulk", "check", folder / "cases.xlsx"], None


def _manifest(folder: Path, payload: str) -> Line:
    forged = {"schema": payload, "output": {"name": payload, "sha256": payload}, "sha256": payload, "bundle": payload}
    return ["verify", _file(folder, f"{_short(payload)}.manifest.json", _json(forged))], None


def _office(folder: Path, payload: str) -> Line:
    own = folder / f"own {_short(payload)}"
    own.mkdir()
    _file(own, "office.yaml", f"name: {json.dumps(payload)}\n{json.dumps(payload)}: 1\n".encode())
    return ["letter", EXAMPLE, "--templates", own, "-o", folder / "letter.txt"], None


def _short(payload: str) -> str:
    """Return so much of a payload as a file may be named by."""
    return (
        os.fsdecode(
            os.fsencode("".join(sign for sign in payload if sign != "/"))[:120].decode("utf-8", "ignore").encode()
        )
        or "x"
    )


def _doctor(folder: Path, payload: str) -> Line:
    own = folder / _short(payload)
    own.mkdir()
    _file(own, "office.yaml", b"name: [\n")
    return ["doctor", "--templates", own], None


def _line(*words: object) -> Line:
    return list(words), None


# Each makes what it needs in a folder, and gives the words of a line, and what comes by standard input.
PLACES: dict[str, Place] = {
    "name of a case, check": lambda folder, payload: _line("check", _file(folder, _short(payload))),
    "name of a case, damaged": lambda folder, payload: _line("trace", _file(folder, _short(payload), b"\xff")),
    "name of a case that is not there": lambda folder, payload: _line("letter", folder / _short(payload)),
    "name of an output": lambda folder, payload: _line(
        "letter", EXAMPLE, "--format", "txt", "-o", folder / _short(payload)
    ),
    "name of a folder of outputs": lambda folder, payload: _line("note", EXAMPLE, "-o", f"{folder}/{_short(payload)}/"),
    "a province": _of_a_case("check", record__destination__province="?"),
    "a city": _of_a_case("check", record__destination__city="?"),
    "a code": _of_a_case("check --format json", record__noc="?", record__exemption_code="?"),
    "a day": _of_a_case("letter -o x.txt", application__received="?"),
    "an id of a document": _of_a_case("check", documents__1__id="?"),
    "a title in a trace": _of_a_case("trace --document note", documents__1__title="?"),
    "the name of a field": lambda folder, payload: _line(
        "check", _file(folder, "c.json", _json({payload: 1, "record": {payload: 1}}))
    ),
    "a key that stands twice": lambda folder, payload: _line(
        "check", _file(folder, "c.json", f"{{{json.dumps(payload)}: 1, {json.dumps(payload)}: 2}}".encode())
    ),
    "a case by standard input": lambda _, payload: (["check", "-"], _json(facts(record__destination__city=payload))),
    "a heading of CSV": lambda folder, payload: _line(
        "bulk", "check", _table(folder, f"record.noc,{payload}", "21223,1")
    ),
    "a cell of CSV": lambda folder, payload: _line(
        *("bulk", "check"),
        _table(folder, "application.number,record.destination.province,decision.outcome", ",".join([payload] * 3)),
    ),
    "a line of JSON Lines": lambda folder, payload: _line(
        *("bulk", "check"),
        _file(
            folder, "c.jsonl", _json({"application.number": payload, f"record.{payload}": "1", "record.noc": payload})
        ),
    ),
    "a sheet": _sheet,
    "a sheet that is asked for": lambda folder, payload: _line(*_sheet(folder, "")[0], "--sheet", payload),
    "rows that are asked for": lambda folder, payload: _line(
        "bulk", "check", _table(folder, "record.noc", "1"), "--rows", payload
    ),
    "a row that is shown": lambda folder, payload: _line(
        *("bulk", "preview"),
        _file(folder, "c.jsonl", _json(facts(record__destination__city=payload, application__number=payload))),
    ),
    "a table that is run": lambda folder, payload: _line(
        *("bulk", "run", _file(folder, f"{_short(payload)}.jsonl", _json(facts(record__noc=payload)))),
        *("-o", folder / f"out{_short(payload)}", "--format", "txt"),
    ),
    "a list of documents": lambda folder, payload: _line(
        "bulk", "run", "x.csv", "-o", folder / "o", "--document", payload
    ),
    "a scheduler": lambda folder, payload: _line(
        "bulk", "run", _file(folder, "c.jsonl", _json(facts())), "-o", folder / "o", "--scheduler", payload
    ),
    "a folder of a run": lambda folder, payload: _line("bulk", "status", folder / _short(payload)),
    "two folders of runs": lambda folder, payload: _line("bulk", "diff", folder / _short(payload), folder),
    "a workbook": lambda folder, payload: _line("bulk", "template", folder / f"{_short(payload)}.xlsx"),
    "a manifest": _manifest,
    "an office": _office,
    "a folder of templates": _doctor,
    "a template": lambda folder, payload: _line(
        "template", "check", _file(folder, f"{_short(payload)}.docx", b"no zip")
    ),
    "a template that is healed": lambda folder, payload: _line(
        "template", "heal", _file(folder, f"{_short(payload)}.docx", b"no zip"), "-o", folder / "n.docx"
    ),
    "an id of a sentence": lambda _, payload: _line("translation", "accept", payload, "--by", "AB"),
    "a file of a translator": lambda folder, payload: _line(
        "translation", "import", _file(folder, _short(payload)), "--by", payload
    ),
    "a variant": lambda folder, payload: _line("translation", "preview", "--variant", payload, "-o", folder / "p.html"),
    "a command": lambda _, payload: _line(f"x{payload}"),
    "a command of a group": lambda _, payload: _line("bulk", f"x{payload}"),
    "an option": lambda _, payload: _line("letter", f"--{payload}", "x"),
    "a choice": lambda _, payload: _line("letter", "x", "--format", payload),
    "a day that is asked for": lambda _, payload: _line("letter", "x", "--on", payload),
    "a number": lambda _, payload: _line("bulk", "check", "x", "--limit", payload),
    "one word too many": lambda _, payload: _line("letter", "x", payload),
    "a folder that is not there": lambda _, payload: _line("letter", "x", "--templates", payload),
    "a rule": lambda _, payload: _line("explain", payload),
    "an occupation": lambda _, payload: _line("reference", "noc", f"cook {payload}"),
    "a place": lambda _, payload: _line("reference", "place", payload),
    "a place in JSON": lambda _, payload: _line("reference", "place", payload, "--format", "json"),
    "a postal code": lambda _, payload: _line("reference", "postal", payload),
    "a country": lambda _, payload: _line("reference", "country", payload),
}


def hidden(text: str) -> list[str]:
    """Return the signs of a text that command a terminal or cannot be seen, without the ends of its lines."""
    signs = (
        sign
        for sign in text
        if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    return [f"U+{ord(sign):04X}" for sign in signs]


def _tried(run: Run, folder: Path, place: str, payload: str, language: str = "en") -> Result:
    words, given = PLACES[place](folder, payload)
    os.chdir(folder)
    return run(f"--lang {language}", *words, stdin=given)


def _shown(result: Result) -> str:
    return result.out + result.talk


@pytest.mark.parametrize("language", ["en", pytest.param("fr", marks=pytest.mark.long)])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_that_is_printed_commands_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = _tried(run, tmp_path, place, ALL, language)
    assert hidden(_shown(result)) == []
    assert _shown(result) != ""
    assert "Traceback" not in result.talk
    assert not [word for word in ("fault of the program", "erreur du programme") if word in result.talk]


@pytest.mark.long
@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", PLACES)
def test_no_sign_alone_does_either(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, payload: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = _tried(run, tmp_path, place, PAYLOADS[payload])
    assert (hidden(_shown(result)), "Traceback" in result.talk) == ([], False)


_PICTURES = "👩🏽\N{ZERO WIDTH JOINER}💻 ❤\ufe0f\N{ZERO WIDTH JOINER}🔥"
SOUND = f"é œ «\N{NO-BREAK SPACE}lettres\N{NO-BREAK SPACE}» ᐃᓄᒃᑎᑐᑦ 日本語 שלום {_PICTURES} e\u0301"


def test_what_can_be_read_is_printed_as_it_is(run: Run, tmp_path: Path) -> None:
    target = tmp_path / SOUND / "lettre.txt"
    result = run("letter", EXAMPLE, "-o", target)
    assert (result.code, result.out) == (0, f"{target}\n")
    assert target.is_file()


def test_json_escapes_what_cannot_be_seen_and_is_read_back_exactly(run: Run, tmp_path: Path) -> None:
    name = _short(ALL)
    (tmp_path / name).write_bytes(EXAMPLE.read_bytes())
    result = run("check --format json", tmp_path / name)
    [case] = json.loads(result.out)["cases"]
    assert (hidden(result.out), case["source"]) == ([], str(tmp_path / name))


def test_a_document_on_standard_output_is_its_bytes(run: Run, tmp_path: Path) -> None:
    assert run("letter", EXAMPLE, "-o", tmp_path / "letter.pdf").code == 0
    again = run("letter --format pdf -o -", EXAMPLE)
    assert (again.data.startswith(b"%PDF"), again.data) == (True, (tmp_path / "letter.pdf").read_bytes())


def test_a_terminal_of_ascii_gets_escapes_and_no_command(tmp_path: Path) -> None:
    strange = written(tmp_path, record__destination__city="Calgary\x9b31m é")
    ended = subprocess.run(
        [sys.executable, "-m", "gcmsgen", "check", str(strange)],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 1
    assert b"Calgary[U+009B]31m \\xe9" in ended.stdout
    assert max(ended.stdout + ended.stderr) < 0x7F
