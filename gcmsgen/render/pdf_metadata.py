"""Make one PDF that is PDF/A-2a and PDF/UA-1: what WeasyPrint writes for the first, completed for the second.

WeasyPrint writes one variant a file. Before it serializes, its `finisher` may change the objects: the metadata (XMP, ISO
16684-1) then names both, with the schemas that PDF/A asks for where a name is not its own (ISO 19005-2, 6.6.2.3), and
every header cell of a table says what it heads (ISO 14289-1, 7.5).
"""

from functools import cache, cached_property
from html import escape
from pathlib import Path
from typing import Any

import pydyf

from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render.layout import NO_STAMP, Stamp

VARIANT = "pdf/a-2a"


def complete(pdf: Any, stamp: Stamp | None) -> None:
    """Change the objects of a WeasyPrint PDF of the variant `pdf/a-2a` so that it is PDF/UA-1 as well, each packed once."""
    described(pdf, stamp)
    _pack_once(pdf)


def described(pdf: Any, stamp: Stamp | None) -> None:
    """Add what PDF/UA-1 asks for besides, and the stamp. Raises RenderError where the metadata are not as expected."""
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("S") == "/TH":
            part["A"] = "<</O /Table /Scope /Column>>"
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    head, end, tail = b"".join(metadata.stream).partition(b"</rdf:RDF>")
    if not end:
        raise RenderError(_NO_RDF)
    stamp = stamp or NO_STAMP
    added = _descriptions().format(manifest=escape(stamp.manifest), version=escape(stamp.version))
    metadata.stream = [head + added.encode() + end + tail]
    metadata.compress = False  # so that what the file says of itself can be read without unpacking it


def _pack_once(pdf: Any) -> None:
    """Let each stream be packed once: pydyf packs all of them again for the hash that names the file."""
    for part in pdf.objects:
        if isinstance(part, pydyf.Stream):
            kind: Any = type(part)
            part.__class__ = _packed_once(kind)


@cache
def _packed_once(kind: Any) -> Any:
    return type(kind.__name__, (kind,), {"data": cached_property(kind.data.fget)})


@cache
def _descriptions() -> str:
    return Path(__file__).with_name("accessible.xmp").read_text(encoding="utf-8")


_NO_RDF = Text(
    en="The metadata of the PDF are not in the form (RDF) that PDF/UA-1 needs. Nothing was written. Install the version of "
    "WeasyPrint that requirements.lock names.",
    fr="Les métadonnées du PDF n’ont pas la forme (RDF) qu’exige PDF/UA-1. Rien n’a été écrit. Installez la version de WeasyPrint "
    "que nomme requirements.lock.",
)
