"""Letters made with the shipped Word template of which one thing is another: a run, a paragraph, a style, a part."""

import io
import zipfile
from functools import cache
from pathlib import Path

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.document import Document
from gcmsgen.language import Language
from gcmsgen.render.layout import Layout
from gcmsgen.render.renderers import RENDERERS
from tests.office_template.word_file import SHIPPED, R
from tests.render.outputs import output

Parts = dict[str, str | bytes]
BODY, STYLES, SETTINGS, HEAD = "word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml"
_RELS = "word/_rels/document.xml.rels"
_LANGUAGE = '<w:rPr><w:lang w:val="en-CA"/></w:rPr>'
_NORMAL = '<w:name w:val="Normal"/><w:qFormat/><w:pPr></w:pPr>'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


@cache
def shipped() -> dict[str, str]:
    """Return the parts of the shipped template; the root of its body knows the vocabulary of drawings too."""
    with zipfile.ZipFile(SHIPPED) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, root in ((BODY, "<w:document "), (HEAD, "<w:hdr ")):
        parts[name] = parts[name].replace(root, f"{root}{DRAWING} ", 1)
    return parts


def changed(part: str, old: str, new: str) -> Parts:
    """Return a part in which something that stands there is something else."""
    assert old in shipped()[part], f"{part} does not hold {old}"
    return {part: shipped()[part].replace(old, new)}


def runs(look: str) -> Parts:
    """Return a body of which all runs have some more properties."""
    return changed(BODY, _LANGUAGE, _LANGUAGE.replace("<w:lang", f"{look}<w:lang"))


def paragraphs(look: str, style: str = "BodyText") -> Parts:
    """Return a body of which the paragraphs of a style have some more properties."""
    named = f'<w:pStyle w:val="{style}"/>'
    return changed(BODY, named, named + look)


def normal(letters: str = "", paragraph: str = "") -> Parts:
    """Return styles of which the one that all are based on says something."""
    return changed(STYLES, _NORMAL, f"{_NORMAL[:-15]}<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>")


def styled(styles: str, body: Parts) -> Parts:
    """Return a body and some more styles."""
    return {**changed(STYLES, "</w:styles>", f"{styles}</w:styles>"), **body}


def section(old: str, new: str) -> Parts:
    """Return a body whose page is another one."""
    return changed(BODY, old, new)


def body(words: str) -> Parts:
    """Return a body that says what an office has it say, before all that the shipped one says."""
    return changed(BODY, "<w:body>", f"<w:body>{words}")


def related(kind: str, target: str, *, external: bool = False, use: str = "") -> Parts:
    """Return a body with one more relationship, rId90, and what uses it."""
    mode = ' TargetMode="External"' if external else ""
    row = f'<Relationship Id="rId90" Type="{R}/{kind}" Target="{target}"{mode}/>'
    return {**changed(_RELS, "</Relationships>", f"{row}</Relationships>"), **(body(use) if use else {})}


def letter(parts: Parts, folder: Path) -> bytes:
    """Return the letter of the example of a refusal, made with a template of some other parts."""
    (folder / "en").mkdir()
    (folder / "en" / "letter.docx").write_bytes(packed(parts))
    return RENDERERS[Format.DOCX].render(document(), Layout(read_templates(folder)))


def packed(parts: Parts) -> bytes:
    """Return the shipped Word template with some other parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**shipped(), **parts}.items():
            archive.writestr(name, content)
    return target.getvalue()


def document() -> Document:
    """Return the words of the letter."""
    return output("02-refuse-wrong-country", "letter", Format.TXT, Language.EN).document
