"""Word files made for the tests: the shipped template with another body, and what else is asked for."""

import io
import zipfile

from docx import Document as WordDocument

from tests.conftest import ROOT

SHIPPED = ROOT / "templates" / "en" / "letter.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, **parts: str | bytes) -> bytes:
    """Return a Word file with this body; `parts` replace or add others by their names."""
    with zipfile.ZipFile(SHIPPED) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    files["word/header1.xml"] = f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'
    files["word/document.xml"] = part("document", f"<w:body>{body}<w:sectPr/></w:body>")
    return zipped(files | parts)


def zipped(files: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def part(root: str, inner: str) -> str:
    """Return a part of WordprocessingML."""
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{root}>'


def p(*inner: str) -> str:
    """Return a paragraph of runs; plain words become a run."""
    return f"<w:p>{''.join(one if one.startswith('<w:') else r(one) for one in inner)}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run."""
    own = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{r(text)}</w:ins>'


def deleted(text: str) -> str:
    return (
        f'<w:del w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
    )


def table(*rows: str) -> str:
    """Return a table of one column."""
    cells = "".join(f"<w:tr><w:tc>{p(row)}</w:tc></w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{cells}</w:tbl>{p()}"


def paragraphs(data: bytes) -> list[str]:
    """Return what the paragraphs of a Word file say, those of tables left out."""
    return [one.text for one in WordDocument(io.BytesIO(data)).paragraphs]
