"""Whatever breaks, wherever: no fact of a case is in what is printed, in a report, in a ledger, or left in a temporary folder.

A fault is planted in a process of its own before the program starts: the function of a stage raises, and its message quotes
the facts that it was given, as libraries do.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, facts

pytestmark = pytest.mark.line("S9")

CANARIES = ("Canaryson", "Zebedee", "1990-07-31", "77-7777-7777", "Canary Road")
_FAULT = """
import errno, importlib, os

kind, module, name = os.environ["FAULT"].split()
holder = importlib.import_module(module)
*parts, last = name.split(".")
for part in parts:
    holder = getattr(holder, part)
quoted = " ".join(os.environ["CANARIES"].split("|"))

def fails(*args, **named):
    words = f"{quoted} {args!r} {named!r}"
    if kind == "UnicodeEncodeError":
        raise UnicodeEncodeError("ascii", words, 0, 1, words)
    if kind == "OSError":
        raise OSError(errno.EIO, words)
    raise {"ValueError": ValueError, "KeyError": KeyError, "RecursionError": RecursionError, "MemoryError": MemoryError}[kind](words)

setattr(holder, last, fails)
"""


@dataclass(frozen=True)
class Stage:
    """Hold what breaks, and on which line it is met."""

    place: str
    line: str


LETTER = "letter {case} --format {form} -o out/letter.{form}"
BULK = "bulk run {table} -o out --document letter --format txt --report report.{report} --workers {workers}"
STAGES = {
    "reader of bytes": Stage("gcmsgen.facts.tree decoded", "check {case}"),
    "reader of trees": Stage("gcmsgen.facts.tree composed", "check {case}"),
    "types": Stage("gcmsgen.facts.case Case.model_validate", LETTER.replace("{form}", "txt")),
    "messages of types": Stage("gcmsgen.facts.fault faults", "check {wrong}"),
    "check": Stage("gcmsgen.checks.cases.run findings_in", LETTER.replace("{form}", "txt")),
    "messages of a check": Stage("gcmsgen.finding Finding.line", "letter {bad} -o out/letter.txt"),
    "view": Stage("gcmsgen.wording.view shown", LETTER.replace("{form}", "txt")),
    "compose": Stage("gcmsgen.wording.compose compose", "trace {case}"),
    "record": Stage("gcmsgen.manifest.record record", LETTER.replace("{form}", "txt")),
    "render text": Stage("gcmsgen.render.text made", LETTER.replace("{form}", "txt")),
    "render Word": Stage("gcmsgen.render.docx render", LETTER.replace("{form}", "docx")),
    "lay out PDF": Stage("gcmsgen.render.typeset.engine laid_out", LETTER.replace("{form}", "pdf")),
    "render PDF": Stage("gcmsgen.render.typeset.engine made", LETTER.replace("{form}", "pdf")),
    "read PDF back": Stage("gcmsgen.render.engines read_back", LETTER.replace("{form}", "pdf")),
    "render PDF, declined": Stage(
        "gcmsgen.render.pdf made", LETTER.replace("{case}", "{declined}").replace("{form}", "pdf")
    ),
    "proof": Stage("gcmsgen.render.proof compare", LETTER.replace("{form}", "txt")),
    "deliver": Stage("gcmsgen.deliver deliver_all", LETTER.replace("{form}", "txt")),
    "part of a file": Stage("gcmsgen.deliver _write", LETTER.replace("{form}", "txt")),
    "manifest": Stage("gcmsgen.manifest.record MakingRecord.manifest", LETTER.replace("{form}", "txt")),
    "row": Stage("gcmsgen.bulk.table.row case_of", BULK.format(table="{table}", report="csv", workers=0)),
    "rows of a table": Stage("gcmsgen.bulk.table.json_lines _row", "bulk check {table} --report report.xlsx"),
    "table by standard input": Stage("gcmsgen.bulk.table.growing GrowingTree.put", "bulk check - --report report.csv"),
    "row in a worker": Stage("gcmsgen.bulk.table.row case_of", BULK.format(table="{table}", report="json", workers=1)),
    "worker": Stage("gcmsgen.bulk.produce produce", BULK.format(table="{table}", report="csv", workers=1)),
    "folder of a run": Stage("gcmsgen.bulk.folder Folder.write", BULK.format(table="{table}", report="csv", workers=0)),
    "ledger": Stage("gcmsgen.bulk.ledger Ledger.put", BULK.format(table="{table}", report="csv", workers=0)),
    "report": Stage("gcmsgen.bulk.report harmless", "bulk check {table} --report report.csv"),
    "rows put aside": Stage(
        "gcmsgen.bulk.failures Failures.add", BULK.format(table="{table}", report="csv", workers=0)
    ),
}
KINDS = ("ValueError", "OSError", "UnicodeEncodeError", "KeyError", "RecursionError", "MemoryError")
SAMPLE = ("check", "render text", "deliver", "row in a worker", "ledger")
TRIED = [
    pytest.param(
        name, kind, marks=[] if kind == "ValueError" and name in SAMPLE else pytest.mark.long, id=f"{name}, {kind}"
    )
    for name in STAGES
    for kind in KINDS
]


def _private(**more: object) -> dict[str, object]:
    return facts(
        applicant__family_name="Canaryson",
        applicant__given_names="Zebedee",
        applicant__date_of_birth="1990-07-31",
        application__uci="77-7777-7777",
        applicant__address__lines=["1 Canary Road"],
        **more,
    )


def _seen(folder: Path, name: str, kind: str | None) -> tuple[int, str]:
    """Return the exit code of the line of a stage, and all that it leaves where no fact may be."""
    (folder / "temp").mkdir()
    (folder / "own").mkdir()
    (folder / "in").mkdir()
    case, wrong, bad, table = (folder / "in" / file for file in ("case.json", "wrong.json", "bad.json", "table.jsonl"))
    case.write_text(json.dumps(_private()), encoding="utf-8")
    wrong.write_text(json.dumps(_private(application__received="Canaryson")), encoding="utf-8")
    bad.write_text(json.dumps(_private(record__noc="12345")), encoding="utf-8")
    declined = folder / "in" / "declined.json"  # a name longer than a line goes to the other engine
    declined.write_text(
        json.dumps(_private() | {"applicant": {**_private()["applicant"], "family_name": "Canaryson" * 5}})
    )
    rows = [_private(application__number="W000000001"), _private(application__number="W000000002", record__noc="12345")]
    table.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    if kind:
        (folder / "own" / "sitecustomize.py").write_text(_FAULT, encoding="utf-8")
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "gcmsgen",
            *STAGES[name].line.format(case=case, wrong=wrong, bad=bad, table=table, declined=declined).split(),
        ],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": f"{folder / 'own'}:{ROOT}",
            "TMPDIR": str(folder / "temp"),
            "CANARIES": "|".join(CANARIES),
            "FAULT": f"{kind} {STAGES[name].place}",
        },
        input=table.read_bytes(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    made = [path for path in folder.rglob("*") if not path.is_relative_to(folder / "in")]
    kept = [
        path
        for path in made
        if path.is_file() and not path.name.startswith(("W0", "letter")) and path.parent.name != "own"
    ]
    texts = [ended.stdout + ended.stderr, *(path.read_bytes() for path in kept), "\n".join(map(str, made)).encode()]
    assert not [path for path in (folder / "temp").iterdir() if path.is_file()]
    return ended.returncode, b"\n".join(texts).decode("utf-8", "replace")


@pytest.mark.parametrize(("name", "kind"), TRIED)
def test_no_fact_is_told_where_a_stage_breaks(tmp_path: Path, name: str, kind: str) -> None:
    code, seen = _seen(tmp_path, name, kind)
    assert code in (2, 3, 4)
    assert [canary for canary in CANARIES if canary in seen] == []
    assert "Traceback" not in seen


@pytest.mark.parametrize("name", ["compose", "render text", "row"])
def test_without_a_fault_the_same_lines_do_their_work(tmp_path: Path, name: str) -> None:
    code, seen = _seen(tmp_path, name, None)
    assert (code, "Canaryson" in seen) == {"compose": (0, True), "render text": (0, False), "row": (3, False)}[name]
