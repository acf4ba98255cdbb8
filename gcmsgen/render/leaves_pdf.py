"""Read the objects of a PDF that WeasyPrint made, for the list of what may leave with one (`listed_in_pdf.py`)."""

import io
from collections.abc import Iterator

import pikepdf

from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render.listed_in_pdf import refuse_unlisted


def inspect_pdf(data: bytes, sheet: str) -> None:
    """Compare all that a PDF holds with what may leave; `sheet` is the style sheet, which may name fonts of its own.

    Raises RenderError where it holds something else, or is no PDF.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            written = b"\n".join([pdf.trailer.unparse(), *_objects(pdf)])
            described = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
    except (pikepdf.PdfError, pikepdf.PasswordError, AttributeError):
        raise RenderError(_BROKEN) from None
    refuse_unlisted(written, described, sheet)


def _objects(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Yield each object as it is written, of a stream its dictionary; what an object only points to comes by itself."""
    for part in pdf.objects:
        if isinstance(part, pikepdf.Stream):
            yield part.stream_dict.unparse()
        elif isinstance(part, pikepdf.Object):
            yield part.unparse(resolved=True)


_BROKEN = Text(
    en="The PDF cannot be read back: it is not a whole file. Nothing was written. Check the layout templates.",
    fr="Le PDF ne peut être relu\N{NO-BREAK SPACE}: ce n’est pas un fichier complet. Rien n’a été écrit. Vérifiez les gabarits de "
    "mise en page.",
)
