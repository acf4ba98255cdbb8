"""What an office hands in stays inside its folder: no file of the machine gets into an output, a bundle or a message."""

import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.office_folder import files_of_office, names_in_folder
from gcmsgen.catalogue.tree import packaged, read_templates
from gcmsgen.errors import GcmsgenError, TemplateError
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.manifest.bundle import bundle
from gcmsgen.office_template.folder import checkable, findings
from tests.bulk.runs import table_of
from tests.conftest import DAY, EXAMPLE, Result, case
from tests.hostile.word_variants import png

Run = Callable[..., Result]
CANARY = "CANARY-8c1f-of-the-machine"
LAYOUT, SHEET, WORDS, OUTLINE = "layout/letter.html", "layout/page.css", "en/letter-refusal.j2", "outline/letter.j2"
SENTENCE = "I have refused the application."


@cache
def shipped(name: str) -> str:
    return (packaged("templates") / name).read_text(encoding="utf-8")


def office(folder: Path, name: str, added: str) -> Path:
    """Return the folder of an office whose one template has something added."""
    at = {LAYOUT: "</body>", SHEET: None, WORDS: SENTENCE, OUTLINE: None}[name]
    text = shipped(name)
    assert at is None or text.count(at) == 1
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text.replace(at, added + at) if at else f"{text}\n{added}\n", encoding="utf-8")
    return folder


@pytest.fixture
def outside(tmp_path: Path) -> str:
    """Return the path of a file of the machine that no output may hold."""
    (tmp_path / "outside.txt").write_text(CANARY, encoding="utf-8")
    return str(tmp_path / "outside.txt")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'

# Where it stands, and what is tried; FILE is a file of the machine, HOST an address that nobody may ask.
REACHING = {
    "attached, absolute": (LAYOUT, '<link rel="attachment" href="gcmsgen:office/FILE"/>'),
    "attached, by file": (LAYOUT, '<link rel="attachment" href="file:FILE"/>'),
    "attached, of the layout": (LAYOUT, '<link rel="stylesheet ATTACHMENT" href="page.css"/>'),
    "attached by a link": (LAYOUT, '<p><a rel="attachment" href="gcmsgen:layout/page.css">x</a></p>'),
    "attached, from the web": (LAYOUT, '<p><a rel="attachment" href="HOST"></a></p>'),
    "picture, absolute": (LAYOUT, '<img alt="" src="FILE"/>'),
    "picture, of the office": (LAYOUT, '<img alt="" src="gcmsgen:office/FILE"/>'),
    "picture, two points": (LAYOUT, '<img alt="" src="gcmsgen:layout/../office.yaml"/>'),
    "picture, signs in code": (LAYOUT, '<img alt="" src="gcmsgen:layout/%2e%2e/%2e%2e/outside.txt"/>'),
    "picture, from the web": (LAYOUT, '<img alt="" src="HOST"/>'),
    "picture, in itself": (LAYOUT, '<img alt="" src="data:image/png;base64,iVBORw0KGgo="/>'),
    "picture, a page": (LAYOUT, '<img alt="" src="gcmsgen:layout/letter.html"/>'),
    "picture of another set": (LAYOUT, '<img alt="" srcset="HOST 2x" src="#"/>'),
    "drawing in the page": (LAYOUT, SVG.format('<image x:href="file:FILE"/>')),
    "base": (LAYOUT, '<base href="file:///"/>'),
    "object": (LAYOUT, '<object data="file:FILE"></object>'),
    "frame": (LAYOUT, '<iframe src="HOST"></iframe>'),
    "script": (LAYOUT, "<script>fetch('HOST')</script>"),
    "form": (LAYOUT, '<form action="HOST"><input name="a"/></form>'),
    "link to a file": (LAYOUT, '<p><a href="file:FILE"></a></p>'),
    "link to a share": (LAYOUT, r'<p><a href="\\host\share"></a></p>'),
    "link to a script": (LAYOUT, '<p><a href="javascript:alert(1)"></a></p>'),
    "style in the page": (LAYOUT, '<div style="background: url(HOST)"></div>'),
    "style sheet in the page": (LAYOUT, "<style>p { background: url('file:FILE') }</style>"),
    "style sheet of the web": (LAYOUT, '<link rel="stylesheet" href="HOST"/>'),
    "included": (LAYOUT, "{% include 'FILE' %}"),
    "included, if there": (LAYOUT, "{% include 'FILE' ignore missing %}"),
    "included, two points": (LAYOUT, "{% include 'layout/../office.yaml' %}"),
    "included, of another folder": (LAYOUT, "{% include 'en/letter.j2' %}"),
    "included, a name that is made": (LAYOUT, "{% include document.title %}"),
    "imported": (LAYOUT, "{% import 'FILE' as x %}"),
    "taken from": (LAYOUT, "{% from 'FILE' import x %}"),
    "extended": (LAYOUT, "{% extends 'FILE' %}"),
    "sheet, from the web": (SHEET, "p { background: url(HOST) }"),
    "sheet, file": (SHEET, 'p { background: url("file:FILE") }'),
    "sheet, signs in code": (SHEET, r"p { background: \75 rl(HOST) }"),
    "sheet, font": (SHEET, "@font-face { font-family: X; src: url(HOST) }"),
    "sheet, list": (SHEET, 'ul { list-style-image: url("gcmsgen:office/FILE") }'),
    "sheet, text": (SHEET, 'h1::before { content: url("file:FILE") }'),
    "sheet, of an attribute": (SHEET, "p { background: attr(title url) }"),
    "sheet, links": (SHEET, "h1 { color: black; -weasy-link: url(HOST) }"),
    "words, included": (WORDS, "{% include 'FILE' %}"),
    "words, if there": (WORDS, "{% include 'FILE' ignore missing %}"),
    "words, two points": (WORDS, "{% include '../outside.txt' %}"),
    "words, backslash": (WORDS, r"{% include 'en\\..\\office.yaml' %}"),
    "words, NUL": (WORDS, r"{% include 'en/letter.j2\x00' %}"),
    "words, imported": (WORDS, "{% import 'FILE' as x %}{{ x }}"),
    "outline, included": (OUTLINE, "{% include 'FILE' %}"),
    "outline, a name that is made": (OUTLINE, "{% include 'outline/' ~ applicant.family_name %}"),
    "outline, a name of a fact": (OUTLINE, "{% include applicant.family_name %}"),
}


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """Give a server that fails the test where anybody asks it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


def _reach(folder: Path, outside: str, server: socket.socket, name: str) -> Path:
    file, added = REACHING[name]
    address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
    return office(folder / "own", file, added.replace("FILE", outside).replace("HOST", address))


@pytest.mark.line("S3")
@pytest.mark.parametrize("name", REACHING)
def test_nothing_outside_is_reached_and_no_fact_is_told(
    tmp_path: Path, outside: str, listening: socket.socket, name: str
) -> None:
    tree = read_templates(_reach(tmp_path, outside, listening, name))
    with pytest.raises(GcmsgenError) as refused:
        generate(case(), document="letter", form=Format.PDF, on=DAY, tree=tree, language=Language.EN)
    assert refused.value.exit_code == 4
    family = str(case().applicant.family_name)  # type: ignore[union-attr]
    for text in (refused.value.text.en, refused.value.text.fr):
        assert CANARY not in text
        assert family not in text
    assert not any(CANARY.encode() in data for data in bundle(tree).templates.values())


NOT_SEEN_BEFORE = {"outline, a name that is made"}  # its folder is right; whether the file is there, the case decides


@pytest.mark.line("S3")
@pytest.mark.parametrize("name", [name for name in REACHING if name not in NOT_SEEN_BEFORE])
def test_check_names_what_rendering_refuses(tmp_path: Path, outside: str, listening: socket.socket, name: str) -> None:
    own = _reach(tmp_path, outside, listening, name)
    tree, file = read_templates(own), REACHING[name][0]
    found = {finding.code for finding in findings(tree, file, file)}
    assert found & {"GCM851", "GCM856", "GCM857"}


SOUND = {
    "picture": (LAYOUT, '<p><img alt="Logo" src="logo.png"/></p>'),
    "picture by its full address": (LAYOUT, '<p><img alt="Logo" src="gcmsgen:layout/logos/ours.png"/></p>'),
    "picture of the sheet": (SHEET, "section { background: url(logo.png) no-repeat }"),
    "drawing": (LAYOUT, '<p><img alt="Logo" src="ours.svg"/></p>'),
    "link to a page": (LAYOUT, '<p><a href="https://www.canada.ca/en.html"></a></p>'),
    "link to write to": (LAYOUT, '<p><a href="mailto:office@example.gc.ca"></a></p>'),
    "part of the layout": (LAYOUT, "{% include 'layout/foot.html' %}"),
    "macros of the layout": (LAYOUT, "{% import 'layout/macros.html' as own %}{{ own.rule() }}"),
    "a note beside": (SHEET, "/* nothing */"),
}


@pytest.mark.line("S3")
@pytest.mark.parametrize("name", SOUND)
def test_what_stands_in_the_folder_is_used(tmp_path: Path, name: str) -> None:
    own = office(tmp_path, *SOUND[name])
    (own / "layout/logos").mkdir(parents=True)
    for file in ("layout/logo.png", "layout/logos/ours.png"):
        (own / file).write_bytes(png())
    (own / "layout/ours.svg").write_text(SVG.format('<rect width="5" height="5" fill="red"/>'), encoding="utf-8")
    (own / "layout/foot.html").write_text("<hr/>", encoding="utf-8")
    (own / "layout/macros.html").write_text("{% macro rule() %}<hr/>{% endmacro %}", encoding="utf-8")
    (own / "README.txt").symlink_to("/etc/hostname")
    (own / "en").mkdir()
    (own / "en/notes of ours.txt").write_text("call her", encoding="utf-8")
    tree = read_templates(own)
    assert [found for file in names_in_folder(own) if checkable(file) for found in findings(tree, file, file)] == []
    made = generate(case(), document="letter", form=Format.PDF, on=DAY, tree=tree, language=Language.EN)
    assert pypdfium2.PdfDocument(made.data).count_attachments() == 0
    assert not [name for name in bundle(tree).templates if "README" in name or "notes" in name]


def planted(folder: Path, kind: str) -> str:
    """Lay something that is no file of the office into its folder, and return its name there."""
    secret = folder.parent / "secret"
    secret.mkdir()
    for file in ("letter.j2", "Own.ttf", "office.yaml"):
        (secret / file).write_text(CANARY, encoding="utf-8")
    (folder / "en").mkdir(parents=True)
    (folder / "office.yaml").write_text("fonts: [fonts/Own.ttf]\noffices: []", encoding="utf-8")
    name, make = {
        "link to a file": ("en/letter.j2", lambda path: path.symlink_to(secret / "letter.j2")),
        "link to nothing": ("en/letter.j2", lambda path: path.symlink_to(secret / "gone")),
        "link to a file of no kind": ("en/notes.txt", lambda path: path.symlink_to(secret / "letter.j2")),
        "link to a folder": ("fr", lambda path: path.symlink_to(secret)),
        "link to a folder inside": ("layout/inner", lambda path: path.symlink_to(secret)),
        "link of the profile": ("places.csv", lambda path: path.symlink_to(secret / "office.yaml")),
        "link of a font": ("fonts/Own.ttf", lambda path: path.symlink_to(secret / "Own.ttf")),
        "link of the folder of fonts": ("fonts", lambda path: path.symlink_to(secret)),
        "link to itself": ("en/letter.j2", lambda path: path.symlink_to(path)),
        "pipe": ("en/letter.j2", os.mkfifo),
        "pipe in place of a folder": ("outline", os.mkfifo),
        "folder in place of a file": ("office.yaml", lambda path: (path.unlink(), path.mkdir())),
        "socket": ("en/letter.j2", _bound),
    }[kind]
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    make(folder / name)
    return name


def _bound(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has at most a hundred characters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


PLANTED = [
    "link to a file",
    "link to nothing",
    "link to a file of no kind",
    "link to a folder",
    "link to a folder inside",
    "link of the profile",
    "link of a font",
    "link of the folder of fonts",
    "link to itself",
    "pipe",
    "pipe in place of a folder",
    "folder in place of a file",
    "socket",
]


@pytest.mark.line("S7")
@pytest.mark.parametrize("kind", PLANTED)
def test_what_is_no_file_of_the_folder_is_refused_by_its_name(run: Run, tmp_path: Path, kind: str) -> None:
    name = planted(tmp_path / "own", kind)
    with pytest.raises(TemplateError) as refused:
        read_templates(tmp_path / "own")
    assert refused.value.where == name
    result = run("template check", tmp_path / "own")
    assert (result.code, "GCM857" in result.out, name in result.out, CANARY in result.out) == (1, True, True, False)


@pytest.mark.line("S7")
def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    office(tmp_path / "own", WORDS, "")
    (tmp_path / "link").symlink_to(tmp_path / "own")
    assert read_templates(tmp_path / "link") == read_templates(tmp_path / "own")


@pytest.mark.line("S7")
@pytest.mark.parametrize(
    "name",
    [
        "en/a\\b.j2",
        "en/a\nb.j2",
        "en/a:b.j2",
        "en/a%2e.j2",
        "en/\udcff.j2",
        "en/.hidden.j2",
        "en/~$letter.docx",
        "EN/a.j2",
    ],
)
def test_a_file_of_an_odd_name_is_left_alone(tmp_path: Path, name: str) -> None:
    path = Path(os.fsencode(str(tmp_path / name)).decode("utf-8", "surrogateescape"))
    path.parent.mkdir()
    path.write_text(CANARY, encoding="utf-8")
    assert files_of_office(tmp_path) == {}
    assert read_templates(tmp_path).own == ()


@pytest.mark.line("S7")
def test_a_folder_of_very_many_other_files_is_refused_in_time(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for number in range(20_001):
        os.mknod(tmp_path / "en" / f"{number}.txt")
    with pytest.raises(TemplateError, match="more than 20000 files"):
        read_templates(tmp_path)


@pytest.mark.line("S7")
def test_folders_inside_folders_without_end_are_refused(tmp_path: Path) -> None:
    (tmp_path / ("layout/" + "a/" * 40)).mkdir(parents=True)
    with pytest.raises(TemplateError, match="more than 8 deep"):
        read_templates(tmp_path)


HANDED_IN = ["layout-abs", "layout-include", "words-include"]
PASSWORDS = b"root:x:"  # how the file begins that one of them asks for


@pytest.mark.line("S3")
@pytest.mark.parametrize("name", HANDED_IN)
def test_all_five_commands_refuse_what_was_handed_in(run: Run, tmp_path: Path, shared: Path, name: str) -> None:
    own, out = shared / "corpora/hostile" / name, tmp_path / "out"
    honest = tmp_path / "honest"
    assert run("letter", EXAMPLE, "--document-lang", "en", "-o", honest / "a.pdf").code == 0
    table = table_of(tmp_path, {})
    results = {
        "letter": run("letter", EXAMPLE, "--templates", own, "-o", out / "a.pdf"),
        "bulk run": run(
            "bulk run", table, "--templates", own, "--output", out / "bulk", "--document", "letter", "--workers", "0"
        ),
        "demo": run("demo", "--templates", own, "-o", out / "demo"),
        "verify": run("verify", honest / "a.pdf", "--templates", own),
        "template check": run("template check", own),
    }
    assert {command: result.code for command, result in results.items()} == {
        "letter": 4,
        "bulk run": 4,
        "demo": 4,
        "verify": 5,
        "template check": 1,
    }
    assert not [file for file in out.rglob("*") if file.is_file() and PASSWORDS in _inside(file)]
    assert not [*(out / "bulk").rglob("*.pdf"), *out.glob("*.pdf")]


def _inside(file: Path) -> bytes:
    """Return what a file holds, an archive unpacked."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            return b"".join(map(archive.read, archive.namelist()))
    return file.read_bytes()
