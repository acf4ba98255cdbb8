"""Take a PDF of this engine apart, byte by byte: what is in no object, or stands elsewhere than its table says, refuses the file."""

import re
import zlib
from typing import NamedTuple

from gcmsgen.errors import RenderError
from gcmsgen.language import Text


class FileParts(NamedTuple):
    """Hold the objects of a file by their numbers: their entries as written, and of streams the data, unpacked."""

    objects: dict[int, str]
    streams: dict[int, bytes]
    root: int
    written: bytes


def parts_of(data: bytes) -> FileParts:
    """Return the parts of a PDF. Raises RenderError where it is not written as this engine writes."""
    try:
        return _parts(data)
    except (ValueError, LookupError, zlib.error):
        raise RenderError(NOT_OURS) from None


def _parts(data: bytes) -> FileParts:
    at, table = len(_HEAD), 0
    found: dict[int, tuple[bytes, bytes]] = {}
    places: dict[int, int] = {}
    if not data.startswith(_HEAD):
        raise ValueError
    while match := _OBJECT.match(data, at):
        number, entries, length = int(match[1]), match[2], int(match[3])
        end = match.end() + length
        if number in found or data[end : end + len(_END)] != _END:
            raise ValueError
        packed = data[match.end() : end]
        found[number] = (entries, zlib.decompress(packed) if b"/Filter/FlateDecode" in entries else packed)
        places[number], at, table = at, end + len(_END), number
    if data[at:] != b"startxref\n%d\n%%%%EOF\n" % places[table]:
        raise ValueError
    (together,) = [number for number, (entries, _) in found.items() if b"/Type/ObjStm" in entries]
    entries, inside = found[together]
    if int(_field(_FIRST, entries)) != inside.index(b"\n") + 1:
        raise ValueError
    head, *texts = inside.decode("ascii").split("\n")
    numbers = [int(number) for number in head.split(" ")[::2]]
    _same_table(found[table][1], places, together, numbers, head, texts)
    written = b"\n".join([*(entries for entries, _ in found.values()), inside[len(head) :]])
    objects = dict(zip(numbers, texts, strict=True)) | {
        number: entries.decode("ascii") for number, (entries, _) in found.items()
    }
    return FileParts(
        objects,
        {number: content for number, (_, content) in found.items()},
        int(_field(_ROOT, found[table][0])),
        written,
    )


def _same_table(
    rows: bytes, places: dict[int, int], together: int, numbers: list[int], head: str, texts: list[str]
) -> None:
    """Compare the table of a file with where its objects stand, so that every reader finds the ones that were read here."""
    expected = {number: b"\1" + place.to_bytes(3, "big") + b"\0\0" for number, place in places.items()}
    expected |= {
        number: b"\2" + together.to_bytes(3, "big") + at.to_bytes(2, "big") for at, number in enumerate(numbers)
    }
    whole = b"\0\0\0\0\xff\xff" + b"".join([expected[number] for number in range(1, len(expected) + 1)])
    starts, place = [], 0
    for number, text in zip(numbers, texts, strict=True):
        starts.append(f"{number} {place}")
        place += len(text) + 1
    if rows != whole or " ".join(starts) != head or len(set(numbers)) != len(numbers):
        raise ValueError


def _field(pattern: re.Pattern[bytes], entries: bytes) -> bytes:
    match = pattern.search(entries)
    if match is None:
        raise ValueError
    return match[1]


_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECT = re.compile(rb"(\d+) 0 obj\n(<<[^\n]*/Length (\d+)>>)\nstream\n")
_END = b"\nendstream\nendobj\n"
_FIRST, _ROOT = re.compile(rb"/First (\d+)"), re.compile(rb"/Root (\d+) 0 R")
NOT_OURS = Text(
    en="The PDF is not written as it should be when it is read back. Nothing was written. Report this, with the case.",
    fr="À la relecture, le PDF n’est pas écrit comme il devrait l’être. Rien n’a été écrit. Signalez-le, avec le cas.",
)
