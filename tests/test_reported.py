"""What people really hand in: each row of the table of reports has what is due to it, and a sound twin that stays clean."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gcmsgen.timeless_zip import packed, unpacked
from tests.conftest import ROOT, Result

Run = Callable[..., Result]
LETTER = "letter case.yaml --format txt -o -"
CHECK, TABLE, WORKBOOK = "check case.yaml", "bulk check t.csv", "bulk check t.xlsx"
TEMPLATE, WORD = "template check o", "translation import f.docx --by MT"
# The files were sent when the words were those of version 0.1.0.
XLIFF = "translation import f.xliff --by MT --templates ../then/templates"


# The second row, as far as the person of it, and the same of another person.
_SECOND, _OTHER_PERSON = b"\nW000000099,00-0000-0002,", b"\nW000000099,00-0000-0099,"
_DAY_CELL = b'<c r="BR2" s="1"><v>46307</v></c>'
_ZEROS_CELL = b'<c r="BU2" s="2"><v>2139</v></c>'


@dataclass(frozen=True)
class Due:
    """Hold what is due to an input: command, exit code, words; and what makes it sound, texts and what replaces each."""

    line: str
    code: int
    says: str
    sound: dict[str, tuple[bytes, ...]]
    never: str = "GCM6"
    sound_line: str = ""


def _fact(code: str, *texts: str, exit_code: int = 0) -> Due:
    return Due(CHECK, exit_code, code, {"case.yaml": tuple(text.encode() for text in texts)}, code)


# The twin of an office's Word file is the one that is shipped.
SHIPPED: dict[str, tuple[bytes, ...]] = {"o/en/letter.docx": ()}
_OFFICE_LETTER = "letter case.yaml --format docx --templates o -o l.docx"


def _template(says: str, line: str = TEMPLATE, code: int = 1) -> Due:
    return Due(line, code, says, SHIPPED, " error ")


DUE = {
    "01": Due(TABLE, 2, "CSV UTF-8", {"t.csv": (b"\x82", b"\xe9", b"\x89", b"\xeb", b"\x87", b"\xe7")}, "CSV UTF-8"),
    "02": Due(TABLE, 2, "CSV UTF-8", {"t.csv": (b"\x8e", b"\xe9")}, "CSV UTF-8"),
    "04": _fact("GCM605", "AndrÃ©", "André", "FranÃ§ois", "François"),
    "06": _fact("GCM605", "Nguy?n", "Nguyễn", "Th?", "Thị"),
    "08": Due(
        LETTER, 0, "Dear Suharnop:", {"case.yaml": (b"given_names: none", b"given_names: '\"None\"'")}, "Dear Suharnop:"
    ),
    "09": Due(LETTER, 0, "Perth 6000", {"case.yaml": (b"region: null", b"region: WA")}, "Perth 6000"),
    "10": Due(
        "bulk preview t.csv --document letter",
        0,
        "Dear Suharnop:",
        {"t.csv": (b"Aucun", b'"""Aucun"""')},
        "Dear Suharnop:",
    ),
    "13": Due(WORKBOOK, 1, "GCM903", {"t.xlsx": (b"<strike/>", b"")}, "GCM903"),
    "15": Due(
        WORKBOOK,
        1,
        "GCM903 error applicant.address.lines.1",
        {"t.xlsx": (_DAY_CELL, b'<c r="BR2" t="inlineStr"><is><t>10-12</t></is></c>')},
        "GCM903",
    ),
    "17": Due(
        WORKBOOK,
        1,
        "GCM905 error applicant.address.postal_code",
        {"t.xlsx": (_ZEROS_CELL, b'<c r="BU2" t="inlineStr"><is><t>02139</t></is></c>')},
        "GCM905",
    ),
    "18": _fact("GCM116", "postal_code: 2139", "postal_code: 02139"),
    "20": Due(TABLE, 1, "GCM605 error application.uci", {"t.csv": (b"1.12346E+09", b"1123460000")}, "GCM605"),
    "22": _fact("GCM607 warning application.uci", "uci: hello", "uci: 00-0000-0002", exit_code=1),
    "23": Due(
        "bulk preview t.csv --document letter", 0, "(UCI): 0000000002", {"t.csv": (b"'0000000002", b"0000000002")}, "'"
    ),
    "24": _fact("GCM116", "T2P OA1", "T2P 0A1"),
    "25": Due(LETTER, 0, "T2P\N{NO-BREAK SPACE}0A1", {"case.yaml": (b"T2P-0A1", b"T2P 0A1")}, "T2P-"),
    "28": Due(CHECK, 2, "line 61", {"case.yaml": (b"2 Invented Road #4", b'"2 Invented Road #4"')}, "line 61"),
    "30": _template("", _OFFICE_LETTER, 0),
    "32": _template("it holds comments"),
    "34": _template("a field of a mail merge"),
    "35": _template("a date that Word changes"),
    "37": _template("%7B%7B"),
    "38": _template("a Word template (.dotx) under another name"),
    "39": _template("Strict Open XML"),
    "40": _template("GCM858"),
    "43": _template("attachedTemplate", _OFFICE_LETTER, 4),
    "44": Due(
        XLIFF,
        0,
        "Nothing changed.",
        {"f.xliff": (b'state="needs-translation"', b'state="translated"')},
        "Nothing changed.",
    ),
    "46": Due(
        XLIFF,
        0,
        "1 sentence(s) would change",
        {"f.xliff": (b'<mrk mtype="seg" mid="0">', b"", b"</mrk>", b"")},
        "Nothing changed.",
    ),
    "47": Due(
        f"{WORD} --templates ../then/templates",
        1,
        "GCM850",
        {"f.docx": (b"<w:noBreakHyphen/>", b"<w:t>-</w:t>")},
        "GCM850",
    ),
    "49": Due(WORD, 1, "GCM870", {"f.docx": (b"<w:strike/>", b"")}, "GCM870"),
    "51": _fact(
        "GCM701 error applicant.family_name", "applicant:\n", "applicant:\n  family_name: Sampleton\n", exit_code=1
    ),
    "52": _fact("GCM315", "[FR, CA]", "[FR]", exit_code=1),
    "54": Due(TABLE, 0, "nothing blocks", {"t.csv": (b"sep=;\r\n", b"")}, "GCM9"),
    "55": Due(TABLE, 2, "commas, semicolons or tabs", {"t.csv": (b"|", b";")}, "commas, semicolons"),
    "56": Due(WORKBOOK, 2, "--sheet 'Cases'", {"t.xlsx": ()}, "no heading", f"{WORKBOOK} --sheet Cases"),
    "57": Due(WORKBOOK, 0, "--visible-only", {"t.xlsx": (b' hidden="1"', b"")}, "GCM910"),
    "58": Due(TABLE, 0, "GCM911", {"t.csv": (_SECOND, _OTHER_PERSON)}, "GCM911"),
    "59": _fact("GCM114", "Mount Royal", "Mont-Royal"),
}


def rows(shared: Path) -> dict[str, dict[str, str]]:
    with (shared / "corpora" / "reported" / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["case"]: row for row in csv.DictReader(file)}


@pytest.fixture
def copied(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Return a function that copies the input of a row here, and goes there."""

    def here(case: str) -> Path:
        folder = tmp_path / case
        folder.mkdir()
        for path in (shared / "corpora" / "reported" / case).rglob("*"):
            target = folder / path.relative_to(shared / "corpora" / "reported" / case)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        with zipfile.ZipFile(ROOT / "tests" / "kept" / "made-by-0.1.0.zip") as kept:
            [bundle] = [
                name for name in kept.namelist() if name.startswith("gcmsgen-bundle/") and name.endswith(".zip")
            ]
            zipfile.ZipFile(io.BytesIO(kept.read(bundle))).extractall(tmp_path / "then")
        monkeypatch.chdir(folder)
        return folder

    return here


def test_every_row_of_the_table_has_what_is_due(shared: Path) -> None:
    assert set(rows(shared)) == set(DUE)
    assert all(due.sound for due in DUE.values())


@pytest.mark.parametrize("case", DUE)
def test_what_is_due_happens(run: Run, copied: Callable[[str], Path], case: str) -> None:
    copied(case)
    due = DUE[case]
    result = run(due.line)
    assert (case, result.code) == (case, due.code)
    assert due.says in result.out + result.talk


@pytest.mark.parametrize("case", DUE)
def test_the_sound_twin_stays_clean(run: Run, copied: Callable[[str], Path], case: str) -> None:
    folder, due = copied(case), DUE[case]
    for name, texts in due.sound.items():
        if due.sound is SHIPPED:
            shutil.copy(ROOT / "templates" / "en" / "letter.docx", folder / name)
        for before, after in zip(texts[::2], texts[1::2], strict=True):
            _changed(folder / name, before, after)
        if case == "58":  # whose second row is another person's by name too
            head, _, row = (folder / name).read_bytes().rpartition(b"\nW000000099")
            (folder / name).write_bytes(head + b"\nW000000099" + row.replace(b"Nulla", b"Ulla"))
    result = run(due.sound_line or due.line)
    assert due.never not in result.out + result.talk


def _changed(path: Path, before: bytes, after: bytes) -> None:
    data = path.read_bytes()
    if path.suffix not in (".xlsx", ".docx"):
        assert before in data
        path.write_bytes(data.replace(before, after))
        return
    parts = unpacked(data)
    assert any(before in part for part in parts.values())
    path.write_bytes(packed({name: part.replace(before, after) for name, part in parts.items()}))


def test_the_example_is_a_sound_twin_of_every_case_file(run: Run, tmp_path: Path) -> None:
    for path in sorted((ROOT / "fixtures" / "cases").glob("*.yaml")):
        said = run("check", path).out
        assert not re.search(r"GCM(?:60[567]|116) ", said), said


def test_the_shipped_templates_are_a_sound_twin_of_every_word_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "o" / "en"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "en" / "letter.docx", folder)
    assert run("template check", tmp_path / "o").out.endswith("letter.docx: 0 error(s), 0 other finding(s)\n")
