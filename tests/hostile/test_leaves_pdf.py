"""What may not leave with a PDF: files, actions, forms, people; and the format that would have no guard."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import RenderError, TemplateError
from gcmsgen.language import Language
from gcmsgen.render import text
from gcmsgen.render.layout import Layout
from gcmsgen.render.leaves_pdf import inspect_pdf
from gcmsgen.render.renderers import RENDERERS
from tests.hostile.page_letters import letter
from tests.render.outputs import TREE, every, output, sampled

SHEET = TREE.text("layout/page.css")
LAID_OUT = {
    "a file": ('<link rel="attachment" href="gcmsgen:layout/page.css"/>', "CheckSum|Embedded"),
    "a file in a link": ('<p><a rel="attachment" href="gcmsgen:layout/page.css">&#160;</a></p>', "AP|Embedded|File"),
    "a form": ('<form><input type="text" name="a" style="appearance: auto"/></form>', "AcroForm|“form”"),
    "an author": ('<meta name="author" content="Somebody"/>', "Author"),
    "words to be found by": ('<meta name="keywords" content="secret"/>', "Keywords"),
    "who made it": ('<meta name="generator" content="Somebody 1"/>', "Creator"),
    "when": ('<meta name="dcterms.created" content="2026-01-01"/>', "CreationDate"),
    "a link to a file": ('<p><a href="file:///etc/hostname">&#160;</a></p>', "file:"),
    "a link that is a script": ('<p><a href="javascript:alert(1)">&#160;</a></p>', "javascript:"),
    "a link that nobody signed": ('<p><a href="http://elsewhere.example/">&#160;</a></p>', "http:"),
}
SOUND = {
    "a link to a page": '<p><a href="https://office.example/">&#160;</a></p>',
    "a link to a mailbox": '<p><a href="mailto:office@office.example">&#160;</a></p>',
    "a link within": '<p id="here"><a href="#here">&#160;</a></p>',
    "a picture": '<img src="gcmsgen:layout/logo.png" alt="Logo" style="width: 20pt"/>',
    "a drawing": '<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg"><rect width="5" height="5"/></svg>',
    "a table": "<table><thead><tr><th></th></tr></thead><tbody><tr><td></td></tr></tbody></table>",
}


@pytest.mark.line("L1")
@pytest.mark.parametrize(("html", "named"), sampled([pytest.param(*row, id=name) for name, row in LAID_OUT.items()]))
def test_what_is_not_listed_does_not_leave_with_a_layout(html: str, named: str, tmp_path: Path) -> None:
    # The template is read before its letter is set: what it links to or runs is found there, the rest in the file.
    said = rf"may not leave with one \(.*({named})|attaches a file|the layout (has|links to) “?({named})"
    with pytest.raises((RenderError, TemplateError), match=said):
        letter(tmp_path, html=html)


@pytest.mark.line("L1")
@pytest.mark.parametrize("html", sampled([pytest.param(html, id=name) for name, html in SOUND.items()]))
def test_what_a_layout_needs_leaves_with_it(html: str, tmp_path: Path) -> None:
    assert letter(tmp_path, html=html).startswith(b"%PDF-1.7")


def _file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"secret"


def _associated(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = Array([])


def _first_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


def _action(kind: str) -> Callable[[pikepdf.Pdf], None]:
    def act(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name(f"/{kind}"), URI=String("https://office.example/"))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    return act


def _annotation(kind: str) -> Callable[[pikepdf.Pdf], None]:
    def act(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]))])

    return act


def _kept_elsewhere(pdf: pikepdf.Pdf) -> None:
    stream = Stream(pdf, b"")
    stream.stream_dict.F = String("/etc/hostname")
    pdf.pages[0].Resources.XObject = Dictionary(i1=pdf.make_indirect(stream))


def _layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())


def _machine_font(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font.X1 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _other_font(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.BaseFont = Name("/ABCDEF+Elsewhere")


def _not_embedded(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _described(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", b"<dc:creator>Somebody</dc:creator></rdf:RDF>")
    pdf.Root.Metadata.write(said)


def _tomorrow(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/SomethingNew"] = Dictionary()


PLANTED = {
    "a file": _file,
    "an associated file": _associated,
    "a first action": _first_action,
    **{
        f"an action, {kind}": _action(kind)
        for kind in ("Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "Named", "Rendition")
    },
    **{
        f"an annotation, {kind}": _annotation(kind)
        for kind in ("RichMedia", "Movie", "Sound", "3D", "Screen", "FileAttachment", "Text", "FreeText")
    },
    "a stream that is kept elsewhere": _kept_elsewhere,
    "layers": _layers,
    "a font of the machine": _machine_font,
    "a font of somebody else": _other_font,
    "a font that is not embedded": _not_embedded,
    "somebody in the metadata": _described,
    "a key of tomorrow": _tomorrow,
}


def _saved(act: Callable[[pikepdf.Pdf], None]) -> bytes:
    made, target = output("02-refuse-wrong-country", "letter", Format.PDF, Language.EN).data, io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        act(pdf)
        pdf.save(target)
    return target.getvalue()


@pytest.mark.line("L1")
@pytest.mark.parametrize("act", PLANTED.values(), ids=PLANTED)
def test_what_is_planted_in_a_pdf_is_found(act: Callable[[pikepdf.Pdf], None]) -> None:
    inspect_pdf(_saved(lambda _: None), SHEET)
    inspect_pdf(_saved(_action("URI")), SHEET)
    with pytest.raises(RenderError, match="may not leave with one"):
        inspect_pdf(_saved(act), SHEET)


@pytest.mark.line("L1")
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04"], ids=["nothing", "a beginning", "a zip file"])
def test_what_is_no_pdf_does_not_leave_as_one(data: bytes) -> None:
    with pytest.raises(RenderError, match="not a whole file"):
        inspect_pdf(data, SHEET)


@pytest.mark.line("L1")
@pytest.mark.parametrize(("name", "document", "language"), sampled(every(Format.PDF)))
def test_every_document_that_is_shipped_may_leave(name: str, document: str, language: Language) -> None:
    inspect_pdf(output(name, document, Format.PDF, language).data, SHEET)


@pytest.mark.line("L1")
@pytest.mark.parametrize(
    "sign",
    ["\x00", "\x07", "\x08", "\t", "\r", "\x1b[31m", "\x7f", "\x9b", "\u2028", "\u202e", "\u2066"],
    ids=lambda sign: f"U+{ord(sign[0]):04X}",
)
def test_no_sign_that_commands_a_screen_leaves_with_a_text(sign: str) -> None:
    text.inspect("A name\nin Montréal — 20 635 $\n".encode(), Layout(TREE))
    with pytest.raises(RenderError, match="commands a screen"):
        text.inspect(f"A name{sign}\n".encode(), Layout(TREE))


@pytest.mark.line("L1")
@pytest.mark.parametrize("form", list(Format))
def test_no_format_is_without_a_guard(form: Format) -> None:
    with pytest.raises(RenderError):
        RENDERERS[form].inspect(b"\x00", Layout(TREE))
