"""What is read back of a Word file: each paragraph by itself, and a tab or a break in it as the space that a reader sees."""

import pytest

from gcmsgen import timeless_zip
from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import RenderError
from gcmsgen.language import Language
from gcmsgen.render.proof_docx import paragraphs, read_back_docx
from tests.office_template.word_file import docx, p, part
from tests.render.outputs import output

SPLIT = p("<w:r><w:t>Protected</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>Page</w:t><w:cr/><w:t>one</w:t></w:r>")
FRAME = p(f"<w:r><w:pict><w:txbxContent>{p('In a frame')}</w:txbxContent></w:pict></w:r>", "Beside it")


@pytest.mark.parametrize(
    ("body", "said"),
    [(SPLIT, ["Protected B Page one"]), (SPLIT + FRAME, ["Protected B Page one", "Beside it", "In a frame"])],
    ids=["alone", "beside a frame"],
)
def test_a_paragraph_is_read_as_a_person_reads_it(body: str, said: list[str]) -> None:
    assert paragraphs(docx(body)) == {"word/document.xml": said, "word/header1.xml": []}


def read_back(**parts: str) -> None:
    """Read a letter back in which some parts are other ones."""
    made = output("02-refuse-wrong-country", "letter", Format.DOCX, Language.EN)
    own = {f"word/{name}.xml": content.encode() for name, content in parts.items()}
    read_back_docx(timeless_zip.packed({**timeless_zip.unpacked(made.data), **own}), made.document)


def test_a_letter_without_its_running_head_is_found() -> None:
    read_back(footer7=part("ftr", p()))
    with pytest.raises(RenderError, match=r"does not hold the sentence letter\.running"):
        read_back(header1=part("hdr", p()))


def test_what_a_foot_says_that_nobody_composed_is_found() -> None:
    with pytest.raises(RenderError, match="holds words that are no sentence"):
        read_back(footer7=part("ftr", p("Confidential")))
