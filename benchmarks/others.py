"""Measure other renderers on the same letters, in environments that are made for it and thrown away.

None of them is a dependency: one that cannot be installed here is said to be so in the table, and no figure is written that
was not measured. Each makes the words of the letter in its own simplest layout: no tags, no PDF/A, no proof.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx as word
import pypdfium2

from benchmarks.letters import letters
from gcmsgen.document import Document
from gcmsgen.render.pdf import font_path
from gcmsgen.render.proof_docx import paragraphs

FOREIGN = Path(__file__).with_name("foreign")
NOT_ASKED, NOT_INSTALLED = "not measured · non mesuré", "not installed · non installé"


@dataclass(frozen=True, slots=True)
class Other:
    """Name another renderer: how the table shows it, its packages, its script, and the extension of what it makes."""

    shown: str
    packages: tuple[str, ...]
    script: str
    extension: str


OTHERS = (
    Other("letter, PDF (Typst) · lettre, PDF (Typst)", ("typst",), "typst_letters.py", "pdf"),
    Other("letter, PDF (ReportLab) · lettre, PDF (ReportLab)", ("reportlab",), "reportlab_letters.py", "pdf"),
    Other(
        "letter, DOCX (docxtemplater) · lettre, DOCX (docxtemplater)",
        ("docxtemplater", "pizzip"),
        "docxtemplater_letters.js",
        "docx",
    ),
)


def others(rounds: int, *, install: bool) -> list[tuple[str, str]]:
    """Return each other renderer with the time that a letter takes it, or with what stood in the way."""
    if not install:
        return [(other.shown, NOT_ASKED) for other in OTHERS]
    documents = [letter.document for letter in letters(4 * rounds + 1)]
    with tempfile.TemporaryDirectory() as folder:
        order = _order(Path(folder), documents)
        return [(other.shown, _figure(other, order, documents[0])) for other in OTHERS]


def _order(folder: Path, documents: list[Document]) -> Path:
    """Return the file that says which letters to make, beside a Word template for those that need one."""
    template = word.Document()
    for tag in ("{#paragraphs}", "{text}", "{/paragraphs}"):
        template.add_paragraph(tag)
    template.save(str(folder / "template.docx"))
    order = {
        "fonts": str(font_path("Lato-Regular.ttf").parent),
        "template": str(folder / "template.docx"),
        "letters": [_plain(document) for document in documents],
    }
    (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
    return folder / "order.json"


def _plain(document: Document) -> dict[str, Any]:
    blocks = [block for section in document.sections for block in section.blocks]
    return {"blocks": [{"kind": block.kind, "lines": [said.text for said in block.sentences]} for block in blocks]}


def _figure(other: Other, order: Path, first: Document) -> str:
    """Return the median time of one renderer. Raises AssertionError where its first letter does not say the same words."""
    program = _installed(other, order.parent)
    if program is None:
        return NOT_INSTALLED
    target = order.parent / f"{Path(other.script).stem}.{other.extension}"
    command = [*program, str(FOREIGN / other.script), str(order), str(target)]
    done = subprocess.run(command, cwd=order.parent, stdout=subprocess.PIPE, check=True)
    assert words(target) == _letters(" ".join(said.text for said in first.sentences())), f"{other.shown} lost a word"
    return f"{statistics.median(json.loads(done.stdout)) * 1000:.2f} ms"


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
        commands = [["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *other.packages]]
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
