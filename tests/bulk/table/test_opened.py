"""Tables of every form give the same cases; lists, words, gaps and kinds of values; numbers that repeat."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from gcmsgen.bulk.table.duplicates import duplicate_numbers
from gcmsgen.bulk.table.flat import row_of
from gcmsgen.bulk.table.opened import open_table
from gcmsgen.bulk.table.row import case_of
from gcmsgen.checks.cases.run import check_case
from gcmsgen.errors import CaseTableError
from gcmsgen.facts.load import load_case
from gcmsgen.language import Language
from tests.bulk.table.tables import lines, only, said, table, workbook
from tests.conftest import CASES, DAY

ALL = [load_case(path.name, path.read_bytes()) for path in CASES]
ROWS = [row_of(case) for case in ALL]
HEADINGS = list(dict.fromkeys(name for row in ROWS for name in row))
RECORDS = [[row.get(name, "") for name in HEADINGS] for row in ROWS]


def _csv(folder: Path) -> Path:
    path = folder / "cases.csv"
    path.write_text(lines(HEADINGS, *RECORDS), encoding="utf-8")
    return path


def _xlsx(folder: Path) -> Path:
    return workbook(folder, HEADINGS, *RECORDS)


def _json_flat(folder: Path) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def _json_nested(folder: Path) -> Path:
    path = folder / "cases.jsonl"
    trees = [case.model_dump(mode="json", by_alias=True, exclude_unset=True) for case in ALL]
    path.write_text("".join(json.dumps(tree) + "\n" for tree in trees), encoding="utf-8")
    return path


def _parquet(folder: Path) -> Path:
    path = folder / "cases.parquet"
    columns = {name: [row.get(name) for row in ROWS] for name in HEADINGS}
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


@pytest.mark.parametrize("write", [_csv, _xlsx, _json_flat, _json_nested, _parquet])
def test_every_example_as_a_row_is_the_same_case(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    found = open_table(write(tmp_path))
    assert found.problems == ()
    back = [case_of(row) for row in found.rows()]
    assert back == [(case, ()) for case in ALL]
    assert [check_case(case, DAY) for case, _ in back if case] == [check_case(case, DAY) for case in ALL]


def test_parquet_keeps_days_and_tells_of_numbers(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    columns = {"offer.start": [date(2026, 9, 1)], "offer.noc": [10], "Demande complète": [True]}
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    row = only(open_table(path))
    assert (row.number, said(row)) == (1, [("GCM905", "error", "offer.noc")])
    assert row.tree == {"offer": {"start": "2026-09-01", "noc": "10"}, "application": {"complete": "yes"}}
    path.write_bytes(b"PAR1 and nothing behind")
    with pytest.raises(CaseTableError, match="damaged"):
        open_table(path)


@pytest.mark.parametrize(
    ("heading", "written", "read"),
    [
        ("Montant des frais", "20 635,50", "20635,50"),
        ("Montant des frais", "230,00 $", "230,00"),
        ("offer.fee.amount", "20,635.50", "20635.50"),
        ("offer.fee.amount", "20,635", "20,635"),
        ("Issue", "Refusée", "refuse"),
        ("Outcome", "APPROVE", "approve"),
        ("application.complete", "Oui", "yes"),
        ("Pays de résidence", "États-Unis", "US"),
        ("Pays de résidence", "NO", "NO"),
        ("offer.noc", "00010 – Legislators", "00010"),
        ("offer.noc", "00010 – Plumbers", "00010 – Plumbers"),
        ("offer.fee.exempt", "Aucun", "none"),
        ("Motifs de refus 1", "Réciprocité", "reciprocity"),
        ("Nom de famille", "Non", "Non"),
    ],
)
def test_words_and_figures_of_both_languages(tmp_path: Path, heading: str, written: str, read: str) -> None:
    tree = only(table(tmp_path, lines([heading, "offer.number"], [written, "A1"]))).tree
    assert read in _values(tree)


def _values(tree: object) -> list[object]:
    parts = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else None
    return [tree] if parts is None else [value for part in parts for value in _values(part)]


def test_none_empties_a_list_and_what_contradicts_itself_is_said(tmp_path: Path) -> None:
    head = ["En poste au Canada", "Citizenship 1", "Citizenship 2", "fairness_letter", "fairness_letter.sent"]
    found = table(
        tmp_path,
        lines(head, ["Aucun", "None", "", "", ""], ["", "", "AU", "", ""], ["", "", "", "Aucune", "2026-01-02"]),
    )
    empty, gap, twice = found.rows()
    assert empty.tree == {"reciprocity": {"inbound": []}, "applicant": {"citizenship": []}}
    assert said(gap) == [("GCM908", "error", "applicant.citizenship.2")]
    assert said(twice) == [("GCM908", "error", "fairness_letter")]


def test_a_value_of_another_kind_is_a_finding_that_echoes_no_person(tmp_path: Path) -> None:
    head = ["date_of_birth", "offer.start", "decision.outcome"]
    found = table(tmp_path, lines(["applicant." + head[0], *head[1:]], ["Sampleton", "2026-13", "perhaps"]))
    case, findings = case_of(only(found))
    assert case is None
    assert [(finding.code, finding.where) for finding in findings] == [
        ("GCM906", "applicant.date_of_birth"),
        ("GCM906", "decision.outcome"),
        ("GCM906", "offer.start"),
    ]
    said_of_all = "".join(finding.line(language) for finding in findings for language in Language)
    assert ("Sampleton" in said_of_all, "“2026-13”" in said_of_all) == (False, True)
    assert [found.column_at(finding.where) is not None for finding in findings] == [True] * 3


def test_json_lines_that_are_none(tmp_path: Path) -> None:
    text = (
        '{"offer.noc": "00010", "offer.teer": null}\n\n{"offer.noc"\n[1]\n{"Sampleton, Nulla": "x", "shoe_size": 1}\n'
    )
    first, *rest = table(tmp_path, text, "cases.jsonl").rows()
    assert (first.number, first.tree, first.findings) == (1, {"offer": {"noc": "00010"}}, ())
    assert [(row.number, said(row)) for row in rest] == [
        (3, [("GCM909", "error", "")]),
        (4, [("GCM909", "error", "")]),
        (5, [("GCM901", "error", "…"), ("GCM901", "error", "shoe_size")]),
    ]


def test_repeated_numbers_are_named_with_all_their_rows(tmp_path: Path) -> None:
    numbers = ["W1", "W2", "w1 ", "", "W3", "W2", "W1"]
    found = table(tmp_path, lines(["application.number", "offer.noc"], *([number, "00010"] for number in numbers)))
    first, second = duplicate_numbers(found.numbers())
    assert (first.code, first.severity.value) == ("GCM907", "error")
    assert first.message.en == "The application number “W1” stands in 3 rows: 2, 4, 8."
    assert (
        second.message.fr.replace("\N{NO-BREAK SPACE}", " ")
        == "Le numéro de demande « W2 » figure dans 2 lignes : 3, 7."
    )


def test_numbers_of_a_workbook_are_found_without_its_other_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["offer.noc", "application.number"], ["1", "W1"], [], [None, "W2"], ["=1", "W1"])
    assert list(open_table(path).numbers()) == [(2, "W1"), (4, "W2"), (5, "W1")]
