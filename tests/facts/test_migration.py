"""A case file of an earlier form becomes one of the latest by what it states of its form, and by nothing else."""

import json
from pathlib import Path

import pytest

from gcmsgen.errors import CaseFileError
from gcmsgen.facts.forms import FIRST, LATEST, NEW_IN_LATEST, new_for
from gcmsgen.facts.load import load_case, parse_text
from gcmsgen.facts.migration import migration
from gcmsgen.facts.tree import decoded
from gcmsgen.reference.outcomes import outcomes
from tests.conftest import CASES, ROOT

BOM = "\N{BYTE ORDER MARK}"
BASE = ROOT / "fixtures" / "checks" / "base.yaml"
ODD = """offer:
    duties: >+
        One
          two

        three

    job_title:   'It''s'   # q
    job_title_fr: "\\u00c9l\\u00e8ve\\
        suite"
record: {noc: 00010,case_type:   52}
"""
# Before and after, as typed. What stands beside the form is odd on purpose, and stays so.
TYPED = {
    "plain": ("schema: gcmsgen.case/1\nrecord: {}\n", "schema: gcmsgen.case/2\nrecord: {}\n"),
    "last line, no end": ("record: {}\nschema: gcmsgen.case/1", "record: {}\nschema: gcmsgen.case/2"),
    "single quotes": ("schema:   'gcmsgen.case/1'  # form\n", "schema:   'gcmsgen.case/2'  # form\n"),
    "double quotes": ('"schema" : "gcmsgen.case/1"\n', '"schema" : "gcmsgen.case/2"\n'),
    "escaped": ('schema: "gcmsgen\\x2ecase/1" # x\n', 'schema: "gcmsgen.case/2" # x\n'),
    "literal block": (
        "schema: |-  # why\n   gcmsgen.case/1\nrecord: {}\n",
        "schema: |-  # why\n   gcmsgen.case/2\nrecord: {}\n",
    ),
    "folded block": ("schema: >-\n  gcmsgen.case/1\n\n# end\n", "schema: >-\n  gcmsgen.case/2\n\n# end\n"),
    "on the next line": ("schema:\n    # form\n    gcmsgen.case/1\n", "schema:\n    # form\n    gcmsgen.case/2\n"),
    "explicit key": ("? schema\n: gcmsgen.case/1\n", "? schema\n: gcmsgen.case/2\n"),
    "left empty": ("schema:   # none yet\nrecord: {}\n", "schema: gcmsgen.case/2   # none yet\nrecord: {}\n"),
    "comments everywhere": (
        "# a\n\n  # b\nschema: gcmsgen.case/1 # c gcmsgen.case/1\n# d\nrecord: # e\n  # f\n  noc: 21231 # g\n\n# h\n",
        "# a\n\n  # b\nschema: gcmsgen.case/2 # c gcmsgen.case/1\n# d\nrecord: # e\n  # f\n  noc: 21231 # g\n\n# h\n",
    ),
    "CRLF": ("# é\r\nrecord: {}\r\nschema: gcmsgen.case/1\r\n", "# é\r\nrecord: {}\r\nschema: gcmsgen.case/2\r\n"),
    "CRLF, none stated": ("# é\r\nrecord: {}\r\n", "# é\r\nschema: gcmsgen.case/2\r\nrecord: {}\r\n"),
    "byte order mark": (f"{BOM}schema: gcmsgen.case/1\n", f"{BOM}schema: gcmsgen.case/2\n"),
    "signs beyond the plane": (
        "# \N{CANADIAN SYLLABICS E} 🍁🍁\nschema: gcmsgen.case/1\n",
        "# \N{CANADIAN SYLLABICS E} 🍁🍁\nschema: gcmsgen.case/2\n",
    ),
    "document marks": (
        "%YAML 1.1\n---\nrecord: {}\n...\n",
        "%YAML 1.1\n---\nschema: gcmsgen.case/2\nrecord: {}\n...\n",
    ),
    "indented root": ("   record: {}\n   offer: {}\n", "   schema: gcmsgen.case/2\n   record: {}\n   offer: {}\n"),
    "none stated": ("# top\nrecord:   {noc:   21231}\n", "# top\nschema: gcmsgen.case/2\nrecord:   {noc:   21231}\n"),
    "flow": ("{record: {noc: 21231}, schema: gcmsgen.case/1}\n", "{record: {noc: 21231}, schema: gcmsgen.case/2}\n"),
    "flow, none stated": ("{record: {}}", "{schema: gcmsgen.case/2, record: {}}"),
    "flow, a line each": ("{\n  record: {}, # r\n}\n", "{\n  schema: gcmsgen.case/2,\n  record: {}, # r\n}\n"),
    "JSON": (
        '{"record":{"noc":"21231"} ,"schema":\t"gcmsgen.case/1"}',
        '{"record":{"noc":"21231"} ,"schema":\t"gcmsgen.case/2"}',
    ),
    "JSON, escaped": ('{"schema": "gcmsgen.case\\/1"}\n', '{"schema": "gcmsgen.case/2"}\n'),
    "JSON, null": ('{"schema": null, "offer": {}}', '{"schema": "gcmsgen.case/2", "offer": {}}'),
    "JSON, none stated": ('{\n\t"record": {}\n}\n', '{\n\t"schema": "gcmsgen.case/2",\n\t"record": {}\n}\n'),
    "JSON, on one line": ('{"record": {}}', '{"schema": "gcmsgen.case/2", "record": {}}'),
    "JSON, empty": ("{}", '{"schema": "gcmsgen.case/2"}'),
    "the words of the form elsewhere": (
        "offer: {duties: 'schema: gcmsgen.case/1'}\nschema: gcmsgen.case/1\n",
        "offer: {duties: 'schema: gcmsgen.case/1'}\nschema: gcmsgen.case/2\n",
    ),
    "odd values": (f"schema: gcmsgen.case/1\n{ODD}", f"schema: gcmsgen.case/2\n{ODD}"),
    "a long line": (
        f"# {'x' * 5000}\nschema: gcmsgen.case/1\noffer: {{duties: {'word ' * 900}}}\n",
        f"# {'x' * 5000}\nschema: gcmsgen.case/2\noffer: {{duties: {'word ' * 900}}}\n",
    ),
}


@pytest.mark.parametrize(("typed", "due"), TYPED.values(), ids=TYPED)
def test_only_the_form_changes(typed: str, due: str) -> None:
    made = migration("case.yaml", typed.encode())
    assert made.data.decode() == due
    assert made.changed
    assert migration("case.yaml", made.data).data == made.data


@pytest.mark.parametrize("path", [*CASES, BASE], ids=lambda path: path.stem)
def test_a_shipped_file_of_the_first_form_is_read_as_before(path: Path) -> None:
    data = path.read_bytes().replace(LATEST.encode(), FIRST.encode())
    made = migration(path.name, data)
    assert made.data == data.replace(f"schema: {FIRST}".encode(), f"schema: {LATEST}".encode())
    before, after = (parse_text(path.name, decoded(path.name, one)).tree for one in (data, made.data))
    assert after == {**before, "schema": LATEST}
    assert load_case(path.name, made.data).schema_ == LATEST


def test_a_shipped_file_as_json_is_migrated_too() -> None:
    tree = parse_text("case.yaml", CASES[0].read_text(encoding="utf-8")).tree
    data = json.dumps({**tree, "schema": FIRST}, ensure_ascii=True, indent=3).encode()
    assert migration("case.json", data).data == data.replace(FIRST.encode(), LATEST.encode())


def test_a_file_of_the_latest_form_is_left_as_it_is() -> None:
    data = b"schema:   'gcmsgen.case/2'\r\nrecord: {}"
    made = migration("case.yaml", data)
    assert (made.data, made.changed) == (data, False)


@pytest.mark.parametrize(
    "typed",
    [
        "schema: gcmsgen.case/1\nschema: gcmsgen.case/1\n",
        "schema: gcmsgen.case/3\n",
        "schema: &a gcmsgen.case/1\n",
        "schema: !!str gcmsgen.case/1\n",
        "schema: gcmsgen.case/1\nrecrod: {}\n",
        "schema: gcmsgen.case/1\n---\nrecord: {}\n",
        "",
        "- schema\n",
        '{"schema": "gcmsgen.case/1", "schema": "gcmsgen.case/1"}',
        # Read, but written so that there is no place before the first key: said, not guessed.
        "? record\n: {}\n",
    ],
)
def test_what_cannot_be_read_or_placed_is_refused(typed: str) -> None:
    with pytest.raises(CaseFileError):
        migration("case.yaml", typed.encode())


def test_what_is_new_is_listed_by_outcome_and_only_where_there_is_room_for_it() -> None:
    hold = migration("case.yaml", b"decision: {outcome: hold}\n")
    assert hold.new == (
        "offer.job_title_en",
        "offer.address.confirmed",
        "decision.hold",
        "decision.notes_enclosed",
        "applicant.employer_copy",
        "protected",
    )
    stated = b"offer: {job_title_en: Cook}\nfairness_letter: none\ndecision: {outcome: refuse, request: none}\n"
    new = migration("case.yaml", stated).new
    assert "applicant.breach" in new
    assert {"offer.job_title_en", "fairness_letter.reply_document", "decision.request.sent"}.isdisjoint(new)
    assert migration("case.yaml", b"record: {}\n").new == tuple(NEW_IN_LATEST) == new_for(None)


def test_each_outcome_that_a_new_part_serves_exists() -> None:
    assert {serves for serves in NEW_IN_LATEST.values() if serves} <= set(outcomes())
