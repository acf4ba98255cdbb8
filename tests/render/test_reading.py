"""The proof of the fast engine: what is planted in the bytes of a file is found, and the file as it was made is not refused."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from gcmsgen.errors import RenderError
from gcmsgen.language import Language
from gcmsgen.render import engines
from gcmsgen.render.shipped_fonts import font_files
from gcmsgen.render.typeset.file_parts import parts_of
from gcmsgen.render.typeset.reading import read_back
from gcmsgen.render.typeset.subset import packed
from gcmsgen.render.typeset.writer import Writer
from tests.render.test_engines import LAYOUT, document_of

FONTS = {path.name: path for path in font_files()}
LETTER = document_of("02-refuse-wrong-country", "letter", Language.EN)


@cache
def made() -> bytes:
    return engines.render(LETTER, LAYOUT)


def rewritten(data: bytes, edit: Callable[[str], str]) -> bytes:
    """Return a file whose objects and contents were edited, whole again: nothing but what was edited is wrong with it."""
    parts = parts_of(data)
    tables = [
        number for number, entries in parts.objects.items() if "/Type/ObjStm" in entries or "/Type/XRef" in entries
    ]
    info = int(re.findall(r"/Info (\d+)", parts.objects[max(tables)])[0])
    plain = {number: text for number, text in parts.objects.items() if number not in parts.streams}
    writer = Writer(tuple((number, edit(text)) for number, text in plain.items()), 0)
    for number in sorted(set(parts.streams) - set(tables)):
        content, entries = parts.streams[number], parts.objects[number]
        if b"BDC" in content:
            content = edit(content.decode()).encode()
        writer.next = number
        kept = re.sub(r"/Filter/FlateDecode|/Length \d+", "", edit(entries))[2:-2]
        raw = "/FlateDecode" not in entries
        writer.stream(kept, content if raw else packed(content), plain=raw)
    writer.next = min(tables)
    return writer.file(parts.root, info)


def refused(data: bytes) -> bool:
    try:
        read_back(data, LETTER, FONTS)
        engines.inspect(data, LAYOUT)
    except RenderError:
        return True
    return False


def test_a_file_that_was_only_written_anew_is_not_refused() -> None:
    assert not refused(made())
    assert not refused(rewritten(made(), lambda text: text))


def _sub(pattern: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=count)


PLANTED = {
    "a letter left out": _sub(r"\[<[0-9a-f]{4}(?=[0-9a-f])", "[<"),
    "a letter exchanged": _sub(r"0037003b", "003b0037"),
    "a line left out": _sub(r"T\*\n\[<[^\]]*\]TJ\n", ""),
    "a line said twice": _sub(r"(\[<[^\]]*\]TJ\n)", r"\1T*\n\1"),
    "letters too small": _sub(r" 10 Tf", " 4 Tf"),
    "letters too pale": _sub(r"0 0 0 rg\n/F1", "0.9 0.9 0.9 rg\n/F1"),
    "letters off the page": _sub(r"1 0 0 1 72.00", "1 0 0 1 600.00", 9),
    "letters below the page": _sub(r"(1 0 0 1 72.00) [\d.]+ Tm", r"\1 -40.00 Tm", 9),
    "letters squeezed": _sub(r"(<[0-9a-f]{4}){1}", r"\1>900<0002"),
    "letters turned": _sub(r"1 0 0 1 72.00", "0 1 1 0 72.00"),
    "lines on one another": _sub(r"[\d.]+ TL", "1.0 TL", 9),
    "a box over words": _sub(r"(/Artifact BMC\n)", r"\g<1>60 400 500 300 re f\n"),
    "letters with no ink": _sub(r"BT\n", "BT\n3 Tr\n"),
    "a picture": _sub(r"BT\n", "/Im1 Do\nBT\n"),
    "words beside the text": _sub(r"(/Artifact BMC\n)", r"\g<1>BT\n[<0037>]TJ\nET\n"),
    "a script": _sub(r"/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>"),
    "a file inside": _sub(r"/Type/Catalog", "/Type/Catalog/AF[1 0 R]"),
    "an author": _sub(r"/Producer\(", "/Author(x)/Producer("),
    "another width": _sub(r"/W\[(\d+)\[\d+", r"/W[\1[900"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_what_is_planted_in_a_file_is_found(fault: str) -> None:
    planted = rewritten(made(), PLANTED[fault])
    assert planted != rewritten(made(), lambda text: text), "the fault was not planted"
    assert refused(planted)


@pytest.mark.parametrize("at", [20, 2000, 9000, -200, -40])
def test_a_byte_that_was_changed_is_found(at: int) -> None:
    data = bytearray(made())
    data[at] ^= 1
    assert refused(bytes(data))


def test_what_stands_behind_the_end_is_found() -> None:
    assert refused(made() + b"\n%more\n")
