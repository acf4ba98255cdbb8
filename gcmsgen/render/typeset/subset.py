"""Take from a font the glyphs of a letter, as a PDF embeds them: the font program, its widths, what each glyph means.

Glyphs keep their numbers, so that a line is written the same in every letter.
"""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import deflate
import uharfbuzz

from gcmsgen.render.typeset.shaping import FontFile, font_file

# What nearly every letter holds: such a letter is given all of it, and no font has to be cut for it.
_USUAL = frozenset(" \u00a0abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWY0123456789.,;:’“”()$-/•‐")
_USUAL_FRENCH = _USUAL - frozenset("“”") | frozenset("«»éèêàâçôîûùÉ")
_MANY = 40  # signs from which a text is running text


class Subset(NamedTuple):
    """Hold a font for a PDF: its name, its program and the meanings of its glyphs, packed, and its widths as written."""

    name: str
    program: bytes
    length: int
    meanings: bytes
    widths: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


def subset(path: Path, signs: frozenset[str]) -> Subset:
    """Return the part of a font that some signs need."""
    usual = _USUAL_FRENCH if "é" in signs else _USUAL
    return _subset(path, signs | usual if len(signs) > _MANY else signs)


@lru_cache(maxsize=64)
def _subset(path: Path, signs: frozenset[str]) -> Subset:
    font = font_file(path)
    glyphs = {glyph: sign for sign in sorted(signs, reverse=True) if (glyph := font.glyph(sign))}
    program = _program(path, frozenset(glyphs))
    tag = "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])
    scale = 1000 / font.face.upem
    extents = uharfbuzz.Font(font.face).get_font_extents("ltr")
    ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
    return Subset(
        f"{tag}+{path.stem}",
        packed(program),
        len(program),
        packed(_meanings(glyphs)),
        _widths(font, sorted(glyphs)),
        (0, descent, max(font.width(glyph) for glyph in glyphs), ascent),
        ascent,
        descent,
    )


def packed(data: bytes, level: int = 9) -> bytes:
    """Return data as a PDF packs it (FlateDecode), by one library on every machine: the same bytes everywhere."""
    return bytes(deflate.zlib_compress(data, level))


def _program(path: Path, glyphs: frozenset[int]) -> bytes:
    asked = uharfbuzz.SubsetInput()
    asked.glyph_set.update(glyphs)
    asked.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    asked.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _LEFT_OUT)
    return bytes(uharfbuzz.subset(font_file(path).face, asked).blob.data)


# What a PDF has its own words for, or does not look at.
_LEFT_OUT = ("GPOS", "GSUB", "GDEF", "OS/2", "cmap", "name", "post", "gasp", "cvt ", "fpgm", "prep", "DSIG", "kern")


def _widths(font: FontFile, glyphs: list[int]) -> str:
    """Return the widths of glyphs as PDF writes them: runs of neighbours."""
    runs: list[list[int]] = []
    for glyph in glyphs:
        if runs and glyph == runs[-1][-1] + 1:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return "".join(f"{run[0]}[{' '.join(str(font.width(glyph)) for glyph in run)}]" for run in runs)


def _meanings(glyphs: dict[int, str]) -> bytes:
    """Return the map from glyphs to characters (ISO 32000-1, 9.10.3)."""
    rows = [f"<{glyph:04x}> <{sign.encode('utf-16-be').hex()}>" for glyph, sign in sorted(glyphs.items())]
    parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return _CMAP.replace("ROWS", body).encode()


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
ROWS
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
