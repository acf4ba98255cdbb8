"""Tell how letters of a Word file look: what a run has of its defaults, table, styles and itself, and the colours of the theme.

The order is that of ECMA-376 part 1, 17.7.2: defaults of the document, style of the table, of the paragraph, of the numbering,
of the characters, and what the paragraph and the run say themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gcmsgen.render.contrast import WHITE, Colour, over

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

# What is said of letters or of a paragraph, by the name of the element: its attributes, and for the fill of letters its parts.
Look = dict[str, Any]


class Looks:
    """Hold the styles, numbering and theme of a Word file."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        styles, numbering = parts.get("word/styles.xml"), parts.get("word/numbering.xml")
        self._styles = {style.get(f"{W}styleId"): style for style in _all(styles, "style")}
        self._default = {
            style.get(f"{W}type"): key for key, style in self._styles.items() if is_on(style.get(f"{W}default", "0"))
        }
        self._base = {kind: _said(_all(styles, f"{kind}Default", kind)) for kind in ("rPr", "pPr")}
        self._levels = dict(_levels(numbering))
        self.theme = _theme(parts)

    def style(self, kind: str, key: str | None, what: str) -> Look:
        """Return what a style and those that it is based on say: `what` is rPr or pPr."""
        chain: list[Any] = []
        key = key if key is not None else self._default.get(kind)
        while key in self._styles and self._styles[key] not in chain:
            chain.append(self._styles[key])
            based = chain[-1].find(f"{W}basedOn")
            key = based.get(f"{W}val") if based is not None else None
        return merged(_said(style.findall(f"{W}{what}")) for style in reversed(chain))

    def conditional(self, key: str | None, kinds: Iterable[str]) -> Iterator[Any]:
        """Yield what a table style and those below it say of parts of a table: the whole first, then each kind that is asked for."""
        chain: list[Any] = []
        while key in self._styles and self._styles[key] not in chain:
            chain.insert(0, self._styles[key])
            based = chain[0].find(f"{W}basedOn")
            key = based.get(f"{W}val") if based is not None else None
        yield from chain
        for kind in kinds:
            for style in chain:
                yield from (one for one in style.findall(f"{W}tblStylePr") if one.get(f"{W}type") == kind)

    def paragraph(self, paragraph: Any) -> Look:
        """Return what is said of a paragraph."""
        own = paragraph.find(f"{W}pPr")
        styled = self.style("paragraph", _value(own, "pStyle"), "pPr")
        numbered = merged([styled, _said([own])]).get("numPr", {})
        level = self._levels.get((numbered.get("numId", ""), numbered.get("ilvl", "0")), {})
        return merged([self._base["pPr"], styled, level, _said([own])])

    def letters(self, paragraph: Any, run: Any, table: Iterable[Look] = ()) -> Look:
        """Return what is said of the letters of a run."""
        own, styled = run.find(f"{W}rPr"), _value(paragraph.find(f"{W}pPr"), "pStyle")
        named = _value(own, "rStyle")
        return merged(
            [
                self._base["rPr"],
                *table,
                self.style("paragraph", styled, "rPr"),
                self.style("character", named, "rPr") if named else {},
                _said([own]),
            ]
        )

    def colour(self, look: Mapping[str, str], *, value: str = "val", theme: str = "theme") -> tuple[Colour | None, ...]:
        """Return the colour that is named by the theme and the one in figures, one for both where there is one; None is automatic."""
        named = look.get(f"{theme}Color" if theme == "theme" else theme)
        plain = hexadecimal(look.get(value, "auto"))
        if named is None or named not in self.theme:
            return plain, plain
        colour = self.theme[named]
        for attribute, ground in (("Tint", WHITE), ("Shade", (0, 0, 0))):
            if share := look.get(f"{theme}{attribute}"):
                colour = over(colour, ground, int(share, 16) / 255)
        return colour, plain if plain is not None else colour


def is_on(value: str | None) -> bool:
    """Say whether a property that may stand without a value is on."""
    return value not in ("0", "false", "off", "none")


def hexadecimal(value: str) -> Colour | None:
    """Return a colour that is written in figures, None for an automatic one.

    >>> hexadecimal("26374A"), hexadecimal("auto")
    ((38, 55, 74), None)
    """
    try:
        return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)
    except ValueError:
        return None


def merged(looks: Iterable[Look]) -> Look:
    """Return several looks as one, the later before the earlier; of indents and spacing each attribute by itself."""
    whole: Look = {}
    for look in looks:
        for name, said in look.items():
            whole[name] = {**whole[name], **said} if name in _BY_ATTRIBUTE and name in whole else said
    return whole


_BY_ATTRIBUTE = ("ind", "spacing", "rFonts", "numPr")


def local(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attributes(element: Any) -> dict[str, str]:
    """Return the attributes of an element without their namespaces."""
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


def _said(properties: Iterable[Any]) -> Look:
    look: Look = {}
    for part in properties:
        for one in part if part is not None else ():
            if not isinstance(one.tag, str):
                continue
            if one.tag.startswith(W14):
                look[f"w14:{local(one)}"] = one
            elif local(one) == "numPr":
                look["numPr"] = {local(child): child.get(f"{W}val") for child in one}
            else:
                look[local(one)] = attributes(one)
    return look


def _all(root: Any, *names: str) -> list[Any]:
    found = [root] if root is not None else []
    for name in names:
        found = [inner for part in found for inner in part.iter(f"{W}{name}")]
    return found


def _value(properties: Any, name: str) -> str | None:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found.get(f"{W}val") if found is not None else None


def _levels(numbering: Any) -> Iterator[tuple[tuple[str, str], Look]]:
    """Yield what each level of each numbering says of its paragraphs; what a numbering changes comes last."""
    kinds = {one.get(f"{W}abstractNumId"): one for one in _all(numbering, "abstractNum")}
    for number in _all(numbering, "num"):
        for part in (kinds.get(_value(number, "abstractNumId")), number):
            for level in _all(part, "lvl"):
                key = (str(number.get(f"{W}numId")), str(level.get(f"{W}ilvl")))
                yield key, _said([level.find(f"{W}pPr")])


def _theme(parts: Mapping[str, Any]) -> dict[str, Colour]:
    """Return the colours of the theme by the names that Word files use."""
    root = next((root for name, root in parts.items() if name.startswith("word/theme/")), None)
    found: dict[str, Colour] = {}
    for scheme in root.iter(f"{A}clrScheme") if root is not None else ():
        for slot in scheme:
            said = next((one.get("lastClr") or one.get("val") for one in slot), "")
            if colour := hexadecimal(said or ""):
                found[local(slot)] = colour
    mapping = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    for row in _all(parts.get("word/settings.xml"), "clrSchemeMapping"):
        mapping |= {name: value for name, value in attributes(row).items() if name in mapping}
    for name, short in _SLOTS.items():
        slot = _SLOTS.get(mapping.get(short, ""), short)
        if slot in found:
            found[name] = found[slot]
    return found | {short: found[name] for name, short in (("background1", "bg1"), ("text1", "tx1")) if name in found}


_SLOTS = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    "background1": "bg1",
    "text1": "t1",
    "background2": "bg2",
    "text2": "t2",
}
