"""Make a small font of a few syllabics, for tests that need one that the shipped fonts are not."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

INUKTITUT = "ᐃᓄᒃᑎᑐᑦ"


def font(path: Path, characters: str = f" {INUKTITUT}", *, embedding: int = 0) -> Path:
    """Write a font in which every one of these characters is a box that is wide open."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = {ord(sign): f"u{ord(sign):04X}" for sign in characters}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: _box() if name != names.get(0x20) else TTGlyphPen(None).glyph() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=embedding)
    builder.setupPost()
    builder.save(path)
    return path


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (450, 700), (450, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()
