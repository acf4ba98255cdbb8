"""The benchmarks measure what they say: the script runs, its table is written, and what it compares would be caught."""

import doctest
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import letters as measured
from benchmarks import plain, rounds, run, table, ten_million
from benchmarks.equal import differing_parts, fonts
from benchmarks.letters import TREE, cases, letters
from benchmarks.memory import FIRST
from benchmarks.others import OTHERS, words
from benchmarks.rounds import interleaved
from benchmarks.table import rows, write
from gcmsgen.checks.cases.run import check_case
from gcmsgen.finding import blocks
from gcmsgen.render import docx, pdf
from gcmsgen.render.layout import Layout
from gcmsgen.timeless_zip import packed, unpacked
from tests.conftest import DAY, ROOT

LETTER = next(letters(1)).document


def ran(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.renderers", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    parts = unpacked(data)
    assert old in parts[part]
    return packed({**parts, part: parts[part].replace(old, new, 1)})


def test_the_renderers_are_measured_and_nothing_is_written_by_a_check() -> None:
    before = [(ROOT / name).read_bytes() for name in ("README.md", "LISEZMOI.md")]
    done = ran("--check", "--rounds", "1", "--letters", "3")
    assert done.returncode in (0, 1), done.stderr  # one round on a busy machine may meet its bars or not
    lines = done.stdout.splitlines()
    assert [line.count("|") for line in lines] == [6] * (2 + 9) + [0] + [5] * (2 + 3 + len(OTHERS)), done.stdout
    assert done.stdout.count("not measured · non mesuré") == len(OTHERS)
    assert [(ROOT / name).read_bytes() for name in ("README.md", "LISEZMOI.md")] == before


def test_what_a_case_looks_up_is_found_and_counted() -> None:
    line = [sys.executable, "-m", "benchmarks.look_ups"]
    seconds, megabytes = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert float(seconds) > 0
    assert float(megabytes) >= 0


def test_both_ways_make_the_same_docx_and_a_planted_difference_is_seen() -> None:
    theirs, ours = plain.docx(LETTER), docx.made(LETTER, Layout(TREE))
    assert differing_parts(theirs, ours) == []
    body, head = "word/document.xml", "word/header1.xml"
    assert differing_parts(theirs, changed(ours, body, b"Sampleb", b"Samplec")) == [body]
    assert differing_parts(theirs, packed({name: part for name, part in unpacked(ours).items() if name != head})) == [
        head
    ]


def test_the_form_of_xml_is_no_difference() -> None:
    one, other = packed({"a.xml": b'<a b="1" c="2"><d/></a>'}), packed({"a.xml": b'<a c="2" b="1" ><d></d></a>'})
    assert differing_parts(one, other) == []
    assert differing_parts(one, packed({"a.xml": b'<a b="1" c="3"><d/></a>'})) == ["a.xml"]


def test_both_ways_embed_the_same_fonts_and_another_font_is_seen() -> None:
    ours = fonts(pdf.made(LETTER, Layout(TREE)))
    assert fonts(plain.pdf_of(LETTER)) == fonts(plain.shared_pdf(LETTER)) == ours
    assert len(ours) == 2
    other = next(letters(1)).document.title
    page = pdf.load_weasyprint().HTML(string=f"<p>{other}</p>", base_url=plain.BASE, url_fetcher=pdf.fetcher(TREE))
    sheet, shared = pdf.style(TREE, ())
    assert fonts(page.write_pdf(stylesheets=[sheet], font_config=shared)) != ours


def test_each_case_has_text_of_its_own_and_may_leave() -> None:
    made = [letter.document for letter in letters(30)]
    for text in ({d.application for d in made}, {" ".join(s.text for s in d.sentences()) for d in made}):
        assert len(text) == 30
    assert [case.application and case.application.number for case in cases(30) if blocks(check_case(case, DAY))] == []


def test_ways_take_turns_and_the_first_round_is_not_counted() -> None:
    called: list[tuple[str, int]] = []
    ways = {"a": lambda number: called.append(("a", number)), "b": lambda number: called.append(("b", number))}
    times = interleaved(ways, rounds=2, each=2)
    assert called == [(way, turn * 2 + number) for turn in range(3) for way in "ab" for number in range(2)]
    assert [len(spent) for spent in times.of.values()] == [2, 2]


def test_a_table_is_put_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    for name in ("README.md", "LISEZMOI.md"):
        (tmp_path / name).write_text("a\n<!-- x -->\nold\n<!-- /x -->\nb\n", encoding="utf-8")
    write("x", "\n".join(rows(["h"], ["1"])), tmp_path)
    assert (tmp_path / "LISEZMOI.md").read_text("utf-8") == "a\n<!-- x -->\n| h |\n|---|\n| 1 |\n<!-- /x -->\nb\n"
    with pytest.raises(ValueError, match=r"README\.md has no place for the table y"):
        write("y", "", tmp_path)


def test_memory_is_counted_from_a_letter_that_is_not_the_last() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", "3"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert -50 < float(done.stdout) < 50
    assert FIRST < 2000


def test_the_words_of_another_renderer_are_read_back(tmp_path: Path) -> None:
    said = "".join(" ".join(sentence.text for sentence in LETTER.sentences()).split()).replace("-", "")
    (tmp_path / "a.docx").write_bytes(docx.made(LETTER, Layout(TREE)))
    assert said in words(tmp_path / "a.docx")
    (tmp_path / "b.docx").write_bytes(
        changed(docx.made(LETTER, Layout(TREE)), "word/document.xml", b"Sampleb", b"Samplec")
    )
    assert said not in words(tmp_path / "b.docx")


@pytest.mark.parametrize("module", [measured, rounds, run, table, ten_million], ids=lambda module: module.__name__)
def test_the_examples_of_the_benchmarks_hold(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert (done.failed, done.attempted > 0) == (0, True)
