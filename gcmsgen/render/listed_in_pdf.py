"""Let nothing leave with a PDF but what is listed: a name that is not, anywhere in its objects, refuses it.

Every kind of content of a PDF has a name (ISO 32000-1): keys of dictionaries, types, actions, filters. A list of those that a
letter needs leaves out all that runs, fetches, submits, attaches, hides or is a form, whatever it is called and wherever it
stands. Names that WeasyPrint makes up for fonts, states and patterns have a form of their own, which no name of the standard has.
"""

import re

from gcmsgen.errors import RenderError
from gcmsgen.language import Text, quoted


def refuse_unlisted(written: bytes, described: bytes, sheet: str) -> None:
    """Compare the objects of a PDF as they are written, and what it says of itself, with what may leave. Raises RenderError."""
    names = {name for name in _TOKEN.findall(written) if name}
    _refuse({name for name in names - _LISTED if not _MADE_UP.fullmatch(name)} - _fonts_named(written))
    _refuse(set(_KIND.findall(written)) - _KINDS)
    _refuse(_elsewhere(written))
    _refuse(set(_PROPERTY.findall(described)) - _DESCRIBED)
    _refuse(_fonts_unlisted(written, sheet))


def _refuse(unlisted: set[bytes]) -> None:
    if unlisted:
        first = min(unlisted).decode("ascii", "backslashreplace")
        raise RenderError(_UNLISTED.filled(what=quoted(first[:60])))


def _elsewhere(written: bytes) -> set[bytes]:
    """Return what leads out of the file: an address of another kind than a link has, a stream that is kept elsewhere."""
    addresses = {address for address in _ADDRESS.findall(written) if not _LINK.match(address)}
    return addresses | set(_KEPT_ELSEWHERE.findall(written))


def _fonts_named(written: bytes) -> set[bytes]:
    return set(_FONT_NAME.findall(written))


def _fonts_unlisted(written: bytes, sheet: str) -> set[bytes]:
    """Return the fonts that are neither the shipped one, nor an office's, nor embedded."""
    families = {family.strip().strip("\"'").encode() for family in _FACE.findall(sheet)} | {b"Lato"}
    found = set()
    for name in _fonts_named(written):
        subset, _, font = name.partition(b"+")
        family = _STYLE.sub(b"", font.replace(b"#20", b" "))
        if len(subset) != _SUBSET or not (family in families or _ADDED.fullmatch(family)):
            found.add(name)
    descriptors = len(_DESCRIPTOR.findall(written))
    return found or ({b"/FontDescriptor"} if descriptors > len(_FONT_FILE.findall(written)) else set())


# A string is passed over, so that words of a title are no names; qpdf writes it with its brackets escaped, or in hexadecimal.
_TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9a-f]*>|/([^\s/\[\]<>(){}%]+)", re.DOTALL)
_MADE_UP = re.compile(rb"[A-Z]{6}|i[0-9a-f]{32}[01]|[A-Za-z]{1,5}-?\d[\d.]*|lab-d50|lab-d65|srgb|device-cmyk")
_KIND = re.compile(rb"/Subtype ?/([^\s/\[\]<>(){}%]+)")
_KINDS = frozenset(
    [b"Link", b"Image", b"Form", b"Type0", b"CIDFontType0", b"CIDFontType2", b"CIDFontType0C", b"OpenType", b"XML"]
)
_ADDRESS = re.compile(rb"/URI ([(<](?:\\.|[^\\()<>])*)", re.DOTALL)
_LINK = re.compile(rb"\((?:https://|mailto:)[^\s\\]+$", re.IGNORECASE)
_KEPT_ELSEWHERE = re.compile(rb"/F (?![0-9]+[\s/>])[^\s]{1,20}")
_FONT_NAME = re.compile(rb"/(?:BaseFont|FontName) ?/([^\s/\[\]<>(){}%]+)")
_DESCRIPTOR = re.compile(rb"/Type ?/FontDescriptor\b")
_FONT_FILE = re.compile(rb"/FontFile[23]? \d+ \d+ R")
_FACE = re.compile(r"@font-face\s*\{[^}]*?font-family\s*:\s*([^;}]+)", re.IGNORECASE)
_STYLE = re.compile(
    rb"-(?:Bold|Italic|Oblique|Light|Medium|Heavy|Black|Semi|Regular|Thin|Extra|Ultra|Condensed|Expanded|-)+$"
)
_ADDED = re.compile(rb"Added-\d+")
_SUBSET = 6
_PROPERTY = re.compile(rb"<(?!/|\?|rdf:|x:|pdfa(?:Schema|Property|Extension|Type|Field):)([A-Za-z]+:[A-Za-z]+)")

# What PDF/A-2a and PDF/UA-1 ask a file to say of itself, and the stamp of its making (render/accessible.xmp).
_DESCRIBED = frozenset(
    b"pdfaid:part pdfaid:conformance pdfuaid:part pdf:Producer dc:title dc:language dc:format "
    b"gcmsgen:manifest gcmsgen:version".split()
)
_LISTED = frozenset(
    b"""
    Type Subtype Length Length1 Filter FlateDecode DCTDecode JPXDecode DecodeParms Predictor Colors Columns BitsPerComponent
    XRef ObjStm Size Root Info ID Index W Prev N First Title Producer
    Catalog Pages Page Kids Count Parent Contents Resources MediaBox CropBox BleedBox TrimBox Rotate Tabs StructParents StructParent
    Lang MarkInfo Marked ViewerPreferences DisplayDocTitle Metadata XML OutputIntents OutputIntent GTS_PDFA1
    OutputConditionIdentifier DestOutputProfile Outlines Last Next Dest Names Dests Limits D XYZ Fit FitH FitR FitV FitB
    StructTreeRoot StructElem ParentTree ParentTreeNextKey Nums K P Pg S MCID MCR OBJR Obj O A Alt ActualText RoleMap E T
    Document Part Sect Div Art BlockQuote Caption TOC TOCI Span Quote Note Reference Link H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
    Table TR TH TD THead TBody TFoot Scope Column Row Both Headers RowSpan ColSpan Figure Formula NonStruct Private Layout
    List Artifact ListNumbering Placement Block Inline BBox Width Height IDTree Code Form
    Annots Annot Rect Border BS F URI Action
    ExtGState CA ca LW SMask Alpha None G BC TR AIS BM Normal Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight
    SoftLight Difference Exclusion Hue Saturation Color Luminosity
    ColorSpace DeviceRGB DeviceGray DeviceCMYK ICCBased Lab Range WhitePoint CalRGB Gamma Matrix Indexed Alternate
    Pattern PatternType PaintType TilingType XStep YStep Shading ShadingType Coords Domain Function FunctionType Functions Bounds
    Encode Extend C0 C1 Decode
    XObject Image Interpolate ImageMask Mask Group Transparency I CS FormType
    Font Type0 CIDFontType0 CIDFontType2 CIDFontType0C OpenType BaseFont FontName FontFamily FontStretch FontWeight FontDescriptor
    DescendantFonts Encoding Identity-H ToUnicode CIDSystemInfo Registry Ordering Supplement CIDToGIDMap CIDSet Identity DW
    Flags FontBBox ItalicAngle Ascent Descent CapHeight XHeight StemV StemH FontFile2 FontFile3 CMap CMapName WMode UseCMap
    """.split()
)
_UNLISTED = Text(
    en="The PDF holds something that no letter needs and that may not leave with one ({what}): a file, a form, an action, an "
    "address, an author or a font that is not listed. Nothing was written. Take it out of the layout.",
    fr="Le PDF contient un élément dont aucune lettre n’a besoin et qui ne doit pas partir avec elle ({what})\N{NO-BREAK SPACE}: un "
    "fichier, un formulaire, une action, une adresse, un auteur ou une police qui n’est pas dans la liste. Rien n’a été écrit. "
    "Retirez-le de la mise en page.",
)
