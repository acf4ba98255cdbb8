"""What is read back of a Word file: each paragraph by itself, and a tab or a break in it as the space that a reader sees."""

import pytest

from gcmsgen.render.proof import paragraphs
from tests.office_template.word_file import docx, p

SPLIT = p("<w:r><w:t>Protected</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>Page</w:t><w:cr/><w:t>one</w:t></w:r>")
FRAME = p(f"<w:r><w:pict><w:txbxContent>{p('In a frame')}</w:txbxContent></w:pict></w:r>", "Beside it")


@pytest.mark.parametrize(
    ("body", "said"),
    [(SPLIT, ["Protected B Page one"]), (SPLIT + FRAME, ["Protected B Page one", "Beside it", "In a frame"])],
    ids=["alone", "beside a frame"],
)
def test_a_paragraph_is_read_as_a_person_reads_it(body: str, said: list[str]) -> None:
    assert paragraphs(docx(body)) == {"word/document.xml": said, "word/header1.xml": []}
