"""A file from outside is opened within limits, or refused with its reason: nothing is run, fetched or unpacked beyond."""

import io
import zipfile

import pytest

from gcmsgen.catalogue import word_file
from gcmsgen.finding import Severity
from gcmsgen.language import Language
from gcmsgen.office_template.word import word_findings
from tests.office_template.word_file import docx, p, zipped

GOOD = docx(p("a"))
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{to}"{mode}/></Relationships>'
)
ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


def related(kind: str, to: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    return docx(p("a"), **{"word/_rels/settings.xml.rels": RELS.format(kind=kind, to=to, mode=mode)})


def with_entries(*entries: tuple[str, bytes]) -> bytes:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries:
            opened.writestr(name, content)
    return target.getvalue()


def encrypted() -> bytes:
    """Return the good file with the mark of encryption on its entries."""
    changed = bytearray(GOOD)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(sign, at + 1)
    return bytes(changed)


def lying() -> bytes:
    """Return a file whose table of contents promises less than an entry unpacks to."""
    data = bytearray(with_entries(("word/media/a.bin", b"x" * 100_000)))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


UNSAFE = {
    "empty": b"",
    "text": b"Dear applicant",
    "cut short": GOOD[: len(GOOD) // 2],
    "old or encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "encrypted entries": encrypted(),
    "no body": zipped({"a.txt": "a"}),
    "entity": docx(p("a"), **{"word/styles.xml": ENTITY}),
    "entity in UTF-16": docx(p("a"), **{"word/styles.xml": ENTITY.encode("utf-16")}),
    "broken part": docx(p("a"), **{"word/styles.xml": "<a>"}),
    "bomb": with_entries(("word/media/a.bin", b"\0" * 20_000_000)),
    "much in small parts": with_entries(*((f"word/media/{number}", b"\0" * 1_000_000) for number in range(70))),
    "many": with_entries(*((f"word/media/{number}", b"") for number in range(word_file.MAX_PARTS + 1))),
    "lying": lying(),
    "outside": with_entries(("../../evil.xml", b"<a/>")),
    "absolute": with_entries(("/etc/evil", b"a")),
    "twice": with_entries(("WORD/document.xml", b"<a/>")),
    "macros": with_entries(("word/vbaProject.bin", b"a")),
    "macro-enabled": docx(
        p("a"),
        **{
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
        },
    ),
    "attached template": related("attachedTemplate", "http://127.0.0.1:9/x.dotm"),
    "linked picture": related("image", "http://127.0.0.1:9/x.png"),
    "object": related("oleObject", "embeddings/a.bin", external=False),
    "included text": docx(p("<w:r><w:instrText>includetext C:\\a.docx</w:instrText></w:r>")),
    "linked in a simple field": docx(p('<w:fldSimple w:instr=" DDEAUTO a b "/>')),
    "too big": b"PK" + b"\0" * word_file.MAX_FILE,
}


@pytest.mark.line("S2")
@pytest.mark.parametrize("name", UNSAFE)
def test_what_is_unsafe_is_refused_with_one_finding(name: str) -> None:
    data = UNSAFE[name]
    found = word_findings(data, "letter.docx", Language.EN)
    assert [(finding.code, finding.severity) for finding in found] == [("GCM857", Severity.ERROR)]
    with pytest.raises(word_file.UnsafeFile):
        word_file.parts(data)


@pytest.mark.line("S2")
def test_a_plain_hyperlink_and_a_picture_inside_are_allowed() -> None:
    assert word_file.parts(related("hyperlink", "https://www.example.org/"))
    assert word_file.parts(with_entries(("word/media/a.png", bytes(range(256)) * 40)))
    assert word_file.parts(GOOD)
