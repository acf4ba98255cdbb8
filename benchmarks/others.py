"""Measure other renderers on the same letters, in environments that are made for it and thrown away.

None of them is a dependency: one that cannot be installed here is said to be so in the table, and no figure is written that
was not measured. Each makes the words of the letter in its own simplest layout, in one warm process; what it says of its own
output, and what it proves of it, stands beside its figure. gcmsgen makes the same letters right before and right after each.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import deflate
import docx as word
import pypdfium2
from docx.oxml import parse_xml

from benchmarks.letters import TREE, letters
from benchmarks.rounds import interleaved
from gcmsgen.document import Document
from gcmsgen.render import docx, engines
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof_docx import paragraphs
from gcmsgen.render.shipped_fonts import font_path
from gcmsgen.render.typeset.file_parts import parts_of
from gcmsgen.wording.compose import Composed

FOREIGN = Path(__file__).with_name("foreign")
NOT_ASKED, NOT_INSTALLED = "not measured · non mesuré", "not installed · non installé"
_NOTHING = "nothing · rien"
_PROVES = "each word and its ink read back; PDF/UA-1, PDF/A-2a · chaque mot et son encre relus; PDF/UA-1, PDF/A-2a"
_PROVES_WORD = "each word and its ink read back · chaque mot et son encre relus"


@dataclass(frozen=True, slots=True)
class Other:
    """Name another renderer: how the table shows it, its packages, its script, the extension of what it makes, what it proves.

    `bar` is how many times as long it takes at least, where that is asked for.
    """

    shown: str
    packages: tuple[str, ...]
    script: str
    extension: str
    proves: str = _NOTHING
    bar: float = 0


OTHERS = (
    Other("DOCX, docx-mailmerge2", ("docx-mailmerge2",), "mailmerge_letters.py", "docx"),
    Other("DOCX, docxtemplater", ("docxtemplater", "pizzip"), "docxtemplater_letters.js", "docx"),
    Other("DOCX, easy-template-x", ("easy-template-x", "@xmldom/xmldom"), "easy_template_letters.js", "docx"),
    Other("DOCX, Carbone", ("carbone",), "carbone_letters.js", "docx"),
    Other(
        "PDF, Typst, PDF/UA-1 + PDF/A-2a",
        ("typst",),
        "typst_letters.py",
        "pdf",
        "that it is tagged, and nothing of its words · qu’il est balisé, et rien de ses mots",
        4,
    ),
    Other("PDF, ReportLab", ("reportlab",), "reportlab_letters.py", "pdf"),
    Other("PDF, fpdf2", ("fpdf2",), "fpdf_letters.py", "pdf"),
)


@dataclass(frozen=True, slots=True)
class PeerRow:
    """Hold one row of the table of peers, and whether its bar is met; a renderer that was not measured misses none."""

    cells: tuple[str, str, str, str]
    met: bool = True


HEAD = (
    "letter · lettre",
    "CPU ms",
    "× gcmsgen",
    "what it proves of what it made · ce qu’il prouve de ce qu’il a produit",
)


def peers(rounds: int, *, install: bool) -> list[PeerRow]:
    """Return gcmsgen, each other renderer with the time that a letter takes it or with what stood in the way, and the floor."""
    made = [*letters(4 * rounds + 1)]
    ours = [_ours(made, rounds)]
    found: list[PeerRow] = []
    with tempfile.TemporaryDirectory() as folder:
        order = _order(Path(folder), [letter.document for letter in made]) if install else None
        for other in OTHERS:
            spent = _spent(other, order, made[0].document) if order else NOT_ASKED
            if isinstance(spent, str):
                found.append(PeerRow((other.shown, spent, "", other.proves)))
                continue
            ours.append(_ours(made, rounds))
            ratio = spent / statistics.mean(one[other.extension] for one in ours[-2:])
            cells = (other.shown, f"{spent * 1000:.2f}", f"{ratio:.1f}", other.proves)
            found.append(PeerRow(cells, ratio >= other.bar))
    return [*_own(ours), *found]


def _own(ours: list[Mapping[str, float]]) -> Iterator[PeerRow]:
    """Yield the rows of gcmsgen, and of the least that any PDF of these letters costs."""
    rows = {"docx": ("DOCX, gcmsgen", _PROVES_WORD), "pdf": ("PDF, gcmsgen", _PROVES)}
    rows["floor"] = ("PDF: pack and copy its bytes alone · comprimer et copier ses octets seulement", _NOTHING)
    middle = {way: statistics.median(one[way] for one in ours) for way in rows}
    for way, (shown, proves) in rows.items():
        of = middle["docx" if way == "docx" else "pdf"]
        yield PeerRow((shown, f"{middle[way] * 1000:.2f}", f"{middle[way] / of:.1f}", proves))


def _ours(made: list[Composed], rounds: int) -> Mapping[str, float]:
    """Return the median seconds of a letter here in each format, proof included, and those of packing and copying its bytes."""
    packs = _packing(engines.render(made[0].document, Layout(TREE)))
    ways: dict[str, Callable[[int], object]] = {
        "docx": lambda number: docx.render(made[number].document, Layout(TREE, known=made[number].known)),
        "pdf": lambda number: engines.render(made[number].document, Layout(TREE)),
        "floor": lambda _: packs(),
    }
    turns = max(1, rounds // 3)
    times = interleaved(ways, rounds=turns, each=max(1, min(4, len(made) // (turns + 1))))
    return {way: times.median(way) for way in ways}


def _packing(data: bytes) -> Callable[[], object]:
    """Return what packs the pages of a PDF and copies its other bytes, and does nothing else."""
    contents = [stream for stream in parts_of(data).streams.values() if stream.startswith((b"/", b"BT"))]
    return lambda: ([deflate.zlib_compress(content, 6) for content in contents], bytes(bytearray(data)))


def _order(folder: Path, documents: list[Document]) -> Path:
    """Return the file that says which letters to make, beside a Word template for each that needs one."""
    looped = _word_template(folder / "loop.docx", "{#paragraphs}", "{text}", "{/paragraphs}")
    order = {
        "fonts": str(font_path("Lato-Regular.ttf").parent),
        "templates": {
            "docxtemplater_letters": looped,
            "easy_template_letters": looped,
            "carbone_letters": _word_template(
                folder / "rows.docx", "{d.paragraphs[i].text}", "{d.paragraphs[i+1].text}"
            ),
            "mailmerge_letters": _merge_template(folder / "merge.docx"),
        },
        "letters": [_plain(document) for document in documents],
    }
    (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
    return folder / "order.json"


def _word_template(path: Path, *tags: str) -> str:
    template = word.Document()
    for tag in tags:
        template.add_paragraph(tag)
    template.save(str(path))
    return str(path)


def _merge_template(path: Path) -> str:
    """Return a template whose only row of a table holds the field that a mail merge fills."""
    template = word.Document()
    (paragraph,) = template.add_table(1, 1).cell(0, 0).paragraphs
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    field = f'<w:fldSimple xmlns:w="{space}" w:instr=" MERGEFIELD text "><w:r><w:t>«text»</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    template.save(str(path))
    return str(path)


def _plain(document: Document) -> dict[str, Any]:
    blocks = [block for section in document.sections for block in section.blocks]
    return {
        "title": document.title,
        "language": document.language.value,
        "blocks": [{"kind": block.kind, "lines": [said.text for said in block.sentences]} for block in blocks],
    }


def _spent(other: Other, order: Path, first: Document) -> float | str:
    """Return the median seconds of one renderer, or why there are none.

    Raises AssertionError where its first letter does not say the same words.
    """
    program = _installed(other, order.parent)
    if program is None:
        return NOT_INSTALLED
    target = order.parent / f"{Path(other.script).stem}.{other.extension}"
    command = [*program, str(FOREIGN / other.script), str(order), str(target)]
    done = subprocess.run(command, cwd=order.parent, stdout=subprocess.PIPE, check=True)
    assert words(target) == _letters(" ".join(said.text for said in first.sentences())), f"{other.shown} lost a word"
    return statistics.median(json.loads(done.stdout))


def words(path: Path) -> str:
    """Return what a DOCX or a PDF says, without its spaces, marks of items and marks of broken lines."""
    if path.suffix == ".docx":
        return _letters(" ".join(text for part in paragraphs(path.read_bytes()).values() for text in part))
    return _letters(" ".join(_pages(path)))


def _pages(path: Path) -> Iterator[str]:
    opened = pypdfium2.PdfDocument(path)
    yield from (page.get_textpage().get_text_range() for page in opened)
    opened.close()


def _letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "•-\x02\ufffe\xad")


def _installed(other: Other, folder: Path) -> list[str] | None:
    """Return how a script of this renderer is run, once it is installed in a folder; None where it cannot be."""
    python = folder / "python" / "bin" / "python"
    if other.script.endswith(".js"):
        options = ("--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder))
        commands = [["npm", "install", *options, *other.packages]]
        program = ["node"]
    else:
        commands = [
            [sys.executable, "-m", "venv", str(folder / "python")],
            [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *other.packages],
        ]
        program = [str(python)]
    return program if all(_succeeds(command) for command in commands) else None


def _succeeds(command: list[str]) -> bool:
    try:
        return (
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0
        )
    except FileNotFoundError:
        return False
