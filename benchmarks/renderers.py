"""Measure what a document costs beside the plain way of making it, and write the table into the READMEs.

python -m benchmarks.renderers              measure, print, and write README.md and LISEZMOI.md
python -m benchmarks.renderers --others     and measure other renderers, in environments that are thrown away
python -m benchmarks.renderers --check      measure and print alone

It ends with 1 where a bar is not met.

CPU seconds of one process, the median of rounds in which the ways take turns, on a refusal letter of two pages whose text
is another in each case. What both ways make is compared first: a faster way to something else is no measurement.
"""

import argparse
import ctypes
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pikepdf

from benchmarks import plain
from benchmarks.equal import differing_parts, fonts
from benchmarks.letters import DAY, TREE, cases, composed, letters
from benchmarks.others import HEAD as PEERS_HEAD
from benchmarks.others import peers
from benchmarks.rounds import Times, interleaved
from benchmarks.table import ROOT, dated, rows, today, write
from gcmsgen.catalogue.documents import Spaces
from gcmsgen.catalogue.formats import Format
from gcmsgen.generate import generate
from gcmsgen.render import docx, engines, pdf, text
from gcmsgen.render.layout import Layout
from gcmsgen.wording.compose import Composed

# PDF costs some hundred times what a note costs: the same number of rounds, fewer documents in each. Memory is cleared
# before each round, and the first notes after that are slower: a round is long enough that they do not count.
ROUNDS, DOCX_EACH, NOTES_EACH = 15, 20, 200
LETTERS = 2000
DOCX_BAR, PROVED_DOCX_BAR, PDF_BAR, PROOF_BAR, MEMORY_BAR, NOTES_BAR, CHECKED_BAR = 18, 10, 1.3, 0.2, 10, 1500, 500


FAST_BAR, FAST_PROOF_BAR = 28, 25


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of the table: what was measured, the figures, the bar, and whether it is met."""

    what: str
    figures: tuple[str, str, str]
    bar: str = ""
    met: bool = True

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the cells of the row."""
        return (self.what, *self.figures, self.bar)


_HEAD = ("document", "other way · autre façon", "gcmsgen", "ratio · rapport", "bar · limite")


def main() -> int:
    """Measure and report; return 1 where a bar is not met."""
    asked = _asked()
    same_output()
    found = [*_docx(asked.rounds), *_pdf(asked.rounds), _memory(asked.letters), *_notes(asked.rounds)]
    beside = peers(asked.rounds, install=asked.others)
    table = "\n".join(rows(_HEAD, *(row.cells for row in found)))
    of_peers = "\n".join(rows(PEERS_HEAD, *(row.cells for row in beside)))
    print(f"{table}\n\n{of_peers}")
    if not asked.check:
        write("bench-render", dated(table, today()))
        if asked.others:
            write("bench-peers", dated(of_peers, today()))
    return 0 if all(row.met for row in (*found, *beside)) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--others", action="store_true", help="install other renderers aside and measure them too")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds of each measurement")
    parser.add_argument("--letters", type=int, default=LETTERS, help="letters over which memory is measured")
    return parser.parse_args()


def same_output(count: int = 3) -> None:
    """Compare what the ways make. Raises AssertionError where they differ, or where a letter has not two pages."""
    ctypes.CDLL("libharfbuzz-subset.so.0")  # without it every PDF costs half as much again, by either way
    for letter in letters(count):
        layout = _layout(letter)
        differing = differing_parts(plain.docx(letter.document), docx.made(letter.document, layout))
        assert not differing, f"DOCX differs in {', '.join(differing)}"
        ours = pdf.render(letter.document, layout)
        assert fonts(ours) == fonts(plain.pdf_of(letter.document)) == fonts(plain.shared_pdf(letter.document)) != []
        with pikepdf.open(io.BytesIO(ours)) as opened:
            assert len(opened.pages) == 2, "the letter that is measured has two pages"


def _layout(letter: Composed) -> Layout:
    return Layout(TREE, known=letter.known)


def _docx(rounds: int) -> list[Row]:
    made = [*letters((rounds + 1) * DOCX_EACH)]
    ways: dict[str, Callable[[int], object]] = {
        "plain": lambda number: plain.docx(made[number].document),
        "made": lambda number: docx.made(made[number].document, _layout(made[number])),
        "proved": lambda number: docx.render(made[number].document, _layout(made[number])),
    }
    times = interleaved(ways, rounds=rounds, each=DOCX_EACH)
    return [
        _faster("letter, DOCX (docxtpl) · lettre, DOCX (docxtpl)", times, "made", DOCX_BAR),
        _faster("the same, proof included · la même, relecture comprise", times, "proved", PROVED_DOCX_BAR),
    ]


def _pdf(rounds: int) -> list[Row]:
    made = [*letters(rounds + 1)]
    ways: dict[str, Callable[[int], object]] = {
        "plain": lambda number: plain.pdf_of(made[number].document),
        "shared": lambda number: plain.shared_pdf(made[number].document),
        "proved": lambda number: pdf.render(made[number].document, _layout(made[number])),
        "fast": lambda number: engines.render(made[number].document, _layout(made[number])),
    }
    times = interleaved(ways, rounds=rounds, each=1)
    more = times.ratio("proved", "shared") - 1
    return [
        _faster("letter, PDF (WeasyPrint) · lettre, PDF (WeasyPrint)", times, "shared", PDF_BAR),
        Row(
            "the same, proof and PDF/A against none · la même, relecture et PDF/A ou non",
            (_milliseconds(times, "shared"), _milliseconds(times, "proved"), f"{more:+.0%}"),
            f"≤ +{PROOF_BAR:.0%}",
            more <= PROOF_BAR,
        ),
        _faster("letter, PDF, proof included · lettre, PDF, relecture comprise", times, "fast", FAST_BAR),
        Row(
            "the same against WeasyPrint with its proof · la même et WeasyPrint, relecture comprise",
            (_milliseconds(times, "proved"), _milliseconds(times, "fast"), f"× {times.ratio('proved', 'fast'):.2f}"),
            f"≥ × {FAST_PROOF_BAR}",
            times.ratio("proved", "fast") >= FAST_PROOF_BAR,
        ),
    ]


def _faster(what: str, times: Times, way: str, bar: float) -> Row:
    """Return the row of a way that should be so many times faster than the plain one."""
    ratio = times.ratio("plain", way)
    return Row(
        what, (_milliseconds(times, "plain"), _milliseconds(times, way), f"× {ratio:.2f}"), f"≥ × {bar}", ratio >= bar
    )


def _milliseconds(times: Times, way: str) -> str:
    return f"{times.median(way) * 1000:.2f} ms"


def _memory(count: int) -> Row:
    """Return by how much a fresh process grows between its hundredth letter and the last."""
    command = [sys.executable, "-m", "benchmarks.memory", str(count)]
    grown = float(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    what = f"memory (MB · Mo), PDF letters 100 to {count} · mémoire, lettres PDF 100 à {count}"
    return Row(what, ("", f"{grown:+.1f}", ""), f"< +{MEMORY_BAR}", grown < MEMORY_BAR)


def _notes(rounds: int) -> list[Row]:
    loaded = cases((rounds + 1) * NOTES_EACH)
    note = partial(generate, document="note", form=Format.TXT, on=DAY, tree=TREE)
    layout = Layout(TREE, Spaces.PLAIN)
    ways: dict[str, Callable[[int], object]] = {
        "composed": lambda number: text.render(composed(loaded[number], "note").document, layout),
        "checked": lambda number: note(loaded[number]),
    }
    times = interleaved(ways, rounds=rounds, each=NOTES_EACH)
    return [
        _a_second("GCMS notes · notes au SMGC", times, "composed", NOTES_BAR),
        _a_second(
            "GCMS notes, checks included · notes au SMGC, vérifications comprises", times, "checked", CHECKED_BAR
        ),
    ]


def _a_second(what: str, times: Times, way: str, bar: float) -> Row:
    rate = 1 / times.median(way)
    return Row(what, ("", f"{rate:.0f}/s", ""), f"≥ {bar}/s", rate >= bar)


if __name__ == "__main__":
    sys.exit(main())
