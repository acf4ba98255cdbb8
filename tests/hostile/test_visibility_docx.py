"""Words of a Word file that nobody can read, in every way that it has to hide them; and letterheads that only look like one."""

from dataclasses import replace
from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import RenderError
from gcmsgen.render.layout import Layout
from gcmsgen.render.renderers import RENDERERS
from tests.hostile.word_letters import (
    BODY,
    HEAD,
    SETTINGS,
    STYLES,
    Parts,
    body,
    changed,
    document,
    letter,
    normal,
    paragraphs,
    runs,
    section,
    styled,
)
from tests.office_template.word_file import p, r
from tests.render.words import of_docx

W14_CLEAR = "<w14:textFill><w14:noFill/></w14:textFill>"
W14_VEIL = (
    '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="95000"/></w14:srgbClr>'
    "</w14:solidFill></w14:textFill>"
)
W14_HALF = W14_VEIL.replace("95000", "40000")
PALE, DARK, SHADE = '<w:color w:val="FFFFFF"/>', '<w:color w:val="26374A"/>', '<w:shd w:val="clear" w:fill="{}"/>'
PAGE, MARGIN = '<w:pgSz w:w="12240" w:h="15840"/>', 'w:right="1440" w:bottom="1296" w:left="1440"'


def style(key: str, kind: str, inner: str, based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{on}{inner}</w:style>'


def in_table(look: str, *, table: str = "", row: str = "", cell: str = "", words: str = "Office hours") -> str:
    return (
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc><w:tcPr>{cell}</w:tcPr>{p(r(words, look))}</w:tc></w:tr></w:tbl>{p()}"
    )


def shape(
    words: str,
    *,
    size: tuple[int, int] = (3_000_000, 600_000),
    fill: str = "<a:noFill/>",
    place: int = 0,
    extra: str = "",
) -> str:
    """Return a paragraph with a text box."""
    return p(
        f'<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="page">'
        f"<wp:posOffset>{place}</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f'<wp:wrapNone/><wp:docPr id="7" name="Box"{extra}/><a:graphic><a:graphicData uri="u"><wps:wsp><wps:spPr>{fill}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r>"
    )


def filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def vml(words: str, place: str) -> str:
    return p(
        f'<w:r><w:pict><v:rect style="{place}" fillcolor="#ffffff"><v:textbox>'
        f"<w:txbxContent>{words}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )


TABLE_WHITE = style("Grid", "table", f"<w:rPr>{PALE}</w:rPr>")
TABLE_HEAD = style(
    "Grid",
    "table",
    f'<w:tblStylePr w:type="firstRow"><w:rPr>{PALE}</w:rPr><w:tcPr>{SHADE.format("26374A")}</w:tcPr></w:tblStylePr>',
)
LOOK = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0{}20" w:firstRow="{}"/>'
NUMBERED = changed(
    "word/numbering.xml",
    "</w:abstractNum>",
    '<w:lvl w:ilvl="3"><w:pPr><w:ind w:left="-9000"/></w:pPr></w:lvl></w:abstractNum>',
)

HIDDEN: dict[str, tuple[Parts, str]] = {
    "vanish": (runs("<w:vanish/>"), "w:vanish"),
    "vanish by style of paragraphs": (normal("<w:vanish/>"), "w:vanish"),
    "vanish by defaults": (
        changed("word/styles.xml", '<w:sz w:val="21"/>', '<w:vanish/><w:sz w:val="21"/>'),
        "w:vanish",
    ),
    "vanish by style of letters": (
        styled(style("Ghost", "character", "<w:rPr><w:vanish/></w:rPr>"), runs('<w:rStyle w:val="Ghost"/>')),
        "w:vanish",
    ),
    "vanish by a style below": (
        styled(
            style("Under", "character", "<w:rPr><w:vanish/></w:rPr>") + style("Upper", "character", "", "Under"),
            runs('<w:rStyle w:val="Upper"/>'),
        ),
        "w:vanish",
    ),
    "specVanish": (runs("<w:specVanish/>"), "w:specVanish"),
    "webHidden": (runs('<w:webHidden w:val="true"/>'), "w:webHidden"),
    "white": (runs(PALE), "w:color"),
    "nearly white": (runs('<w:color w:val="F0F0F0"/>'), "w:color"),
    "white by theme, black in figures": (runs('<w:color w:val="000000" w:themeColor="background1"/>'), "w:color"),
    "tinted away": (runs('<w:color w:val="000000" w:themeColor="text1" w:themeTint="10"/>'), "w:color"),
    "black on black, letters": (runs(f'<w:color w:val="000000"/>{SHADE.format("000000")}'), "w:color"),
    "black on black, paragraph": (
        {**paragraphs(SHADE.format("111111")), **normal('<w:color w:val="000000"/>')},
        "w:color",
    ),
    "solid shade": (
        runs('<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>'),
        "w:color",
    ),
    "dark on dark, cell": (body(in_table('<w:color w:val="222222"/>', cell=SHADE.format("000000"))), "w:color"),
    "white by the style of a table": (
        styled(TABLE_WHITE, body(in_table("", table='<w:tblStyle w:val="Grid"/>'))),
        "w:color",
    ),
    "highlighted away": (runs('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'), "w:color"),
    "white on a dark page, which no printer prints": (
        {
            **changed(BODY, "<w:body>", '<w:background w:color="000000"/><w:body>'),
            **changed(SETTINGS, "<w:defaultTabStop", "<w:displayBackgroundShape/><w:defaultTabStop"),
            **normal(PALE),
        },
        "w:color",
    ),
    "no fill": (runs(W14_CLEAR), "w14:textFill"),
    "clear fill": (runs(W14_VEIL), "w14:textFill"),
    "half a point": (runs('<w:sz w:val="1"/>'), "w:sz"),
    "four points by style": (normal('<w:sz w:val="8"/>'), "w:sz"),
    "tiny letters from right to left": (runs('<w:rtl/><w:szCs w:val="2"/>'), "w:sz"),
    "one per cent wide": (runs('<w:w w:val="1"/>'), "w:w"),
    "set on one another": (runs('<w:spacing w:val="-200"/>'), "w:spacing"),
    "sunk": (runs('<w:position w:val="-900"/>'), "w:position"),
    "fitted into nothing": (runs('<w:fitText w:val="20" w:id="1"/>'), "w:fitText"),
    "two lines in one": (runs('<w:eastAsianLayout w:id="1" w:combine="1"/>'), "w:eastAsianLayout"),
    "pictures for letters": (runs('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "w:rFonts"),
    "lines of a point": (paragraphs('<w:spacing w:line="20" w:lineRule="exact"/>'), "w:spacing"),
    "a tenth of a line": (normal(paragraph='<w:spacing w:line="24" w:lineRule="auto"/>'), "w:spacing"),
    "to the left of the page": (paragraphs('<w:ind w:left="-20000"/>'), "w:ind"),
    "to the right of the page": (paragraphs('<w:ind w:left="15000"/>'), "w:ind"),
    "first line off the page": (paragraphs('<w:ind w:firstLine="0" w:hanging="9000"/>'), "w:ind"),
    "no room for a word": (paragraphs('<w:ind w:left="4600" w:right="4700"/>'), "w:ind"),
    "off the page by its numbering": (
        {**NUMBERED, **paragraphs('<w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr>')},
        "w:ind",
    ),
    "a frame of nothing": (paragraphs('<w:framePr w:w="5" w:h="5" w:hRule="exact"/>'), "w:framePr"),
    "a frame off the page": (paragraphs('<w:framePr w:w="5000" w:hAnchor="page" w:x="30000"/>'), "w:framePr"),
    "a row of a point": (body(in_table("", row='<w:trHeight w:val="20" w:hRule="exact"/>')), "w:trHeight"),
    "a hidden row": (body(in_table("", row="<w:hidden/>")), "w:hidden"),
    "a cell of a point": (body(in_table("", cell='<w:tcW w:w="20" w:type="dxa"/>')), "w:tcW"),
    "a table off the page": (body(in_table("", table='<w:tblInd w:w="-9000" w:type="dxa"/>')), "w:tblInd"),
    "a page of a stamp": (section(PAGE, '<w:pgSz w:w="300" w:h="300"/>'), "w:sectPr"),
    "margins that meet": (section(MARGIN, 'w:right="6100" w:bottom="1296" w:left="6100"'), "w:sectPr"),
    "forty columns": (section("<w:titlePg/>", '<w:cols w:num="40" w:space="200"/><w:titlePg/>'), "w:sectPr"),
    "a head off the page": (section('w:header="576"', 'w:header="20000"'), "w:sectPr"),
    "a white head": (changed(HEAD, "<w:rPr><w:lang", f"<w:rPr>{PALE}<w:lang"), "w:color"),
    "a box of nothing": (body(shape(p("Office hours"), size=(1, 1))), "wp:anchor"),
    "a box off the page": (body(shape(p("Office hours"), place=90_000_000)), "wp:anchor"),
    "a hidden box": (body(shape(p("Office hours"), extra=' hidden="1"')), "wp:docPr"),
    "dark on a dark box": (
        body(shape(p(r("Office hours", '<w:color w:val="000000"/>')), fill=filled("101010"))),
        "w:color",
    ),
    "white on an empty box": (body(shape(p(r("Office hours", PALE)))), "w:color"),
    "a hidden shape": (body(vml(p("Office hours"), "width:200pt;height:40pt;visibility:hidden")), "v:shape"),
    "a shape off the page": (body(vml(p("Office hours"), "width:200pt;height:40pt;margin-left:-3000pt")), "v:shape"),
    "a white box before the words": (
        body(shape(p(), size=(6_000_000, 8_000_000), fill=filled("FFFFFF"))),
        "wp:wrapNone",
    ),
}

SOUND: dict[str, Parts] = {
    "as shipped": {},
    "coloured headings": styled("", paragraphs('<w:rPr><w:color w:val="AF3C43"/></w:rPr>', "Heading1")),
    "headings in the colour of the theme": normal('<w:color w:val="4472C4" w:themeColor="accent1"/>'),
    "grey foot": changed(HEAD, "<w:rPr><w:lang", '<w:rPr><w:color w:val="808080"/><w:sz w:val="16"/><w:lang'),
    "white on a dark cell": body(in_table(PALE, cell=SHADE.format("26374A"))),
    "a dark first row": styled(TABLE_HEAD, body(in_table("", table=LOOK.format("0", "1")))),
    "a dark first row that is not asked for": styled(TABLE_HEAD, body(in_table("", table=LOOK.format("0", "0")))),
    "white on a dark paragraph": {
        **paragraphs(SHADE.format("26374A")),
    },
    "dark on a shaded box": {**paragraphs(SHADE.format("E8EEF4")), **normal(DARK)},
    "automatic on black": runs(f'<w:color w:val="auto"/>{SHADE.format("000000")}'),
    "highlighted": runs('<w:highlight w:val="yellow"/>'),
    "condensed and raised": runs('<w:spacing w:val="-6"/><w:w w:val="90"/><w:position w:val="4"/>'),
    "small capitals of eight points": runs('<w:smallCaps/><w:sz w:val="16"/>'),
    "not hidden after all": {
        **normal("<w:vanish/>"),
        **runs('<w:vanish w:val="0"/>'),
        **changed(HEAD, "<w:rPr><w:lang", '<w:rPr><w:vanish w:val="false"/><w:lang'),
    },
    "a hidden style that nobody uses": styled(style("Ghost", "character", "<w:rPr><w:vanish/></w:rPr>"), {}),
    "tight lines": paragraphs('<w:spacing w:line="220" w:lineRule="exact"/>'),
    "hanging items": paragraphs('<w:ind w:left="720" w:hanging="360"/>'),
    "narrow margins": section(MARGIN, 'w:right="720" w:bottom="720" w:left="720"'),
    "two columns": {
        **section("<w:titlePg/>", '<w:cols w:num="2" w:space="720"/><w:titlePg/>'),
        **changed(STYLES, '<w:ind w:right="4608"/>', ""),
    },
    "a banner": body(shape(p(r("Office hours", PALE)), fill=filled("26374A"))),
    "an address in a frame": body(
        f'<w:p><w:pPr><w:framePr w:w="3000" w:h="900" w:hRule="exact" w:hAnchor="page" w:x="7200"/></w:pPr>{r("Office hours")}</w:p>'
    ),
    "a box for programs old and new": body(
        p(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0">'
            '<wp:positionH relativeFrom="page"><wp:posOffset>914400</wp:posOffset></wp:positionH>'
            '<wp:extent cx="3000000" cy="600000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="7" name="Box"/>'
            '<a:graphic><a:graphicData uri="u"><wps:wsp><wps:spPr><a:noFill/></wps:spPr><wps:txbx>'
            f"<w:txbxContent>{p('Office hours')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            '<v:rect style="width:200pt;height:40pt"><v:textbox>'
            f"<w:txbxContent>{p('Office hours')}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    ),
    "a shape of old": body(vml(p("Office hours"), "position:absolute;width:200pt;height:40pt;margin-left:10pt")),
    "a row of exact height": body(in_table("", row='<w:trHeight w:val="400" w:hRule="exact"/>')),
    "half clear letters": runs(W14_HALF),
    "a cream page": {
        **changed(BODY, "<w:body>", '<w:background w:color="FFFDF0"/><w:body>'),
        **changed(SETTINGS, "<w:defaultTabStop", "<w:displayBackgroundShape/><w:defaultTabStop"),
    },
    "a mark of old behind the words": {
        **changed(
            HEAD,
            "</w:p></w:hdr>",
            '<w:r><w:pict><v:shape style="position:absolute;width:400pt;height:200pt;z-index:-251" fillcolor="silver">'
            '<v:textpath string="COPY"/></v:shape></w:pict></w:r></w:p></w:hdr>',
        )
    },
}


@pytest.mark.line("L2")
@pytest.mark.parametrize(("parts", "names"), HIDDEN.values(), ids=HIDDEN)
def test_words_that_nobody_can_read_are_refused_and_the_property_is_named(
    parts: Parts, names: str, tmp_path: Path
) -> None:
    with pytest.raises(RenderError) as refused:
        letter(parts, tmp_path)
    assert names in refused.value.text.en
    assert names in refused.value.text.fr


@pytest.mark.line("L2")
def test_a_letter_is_judged_again_where_its_paragraphs_differ(tmp_path: Path) -> None:
    white = body(
        f"<w:p><w:r><w:t>{{%p if document.application != 'W000000002' %}}</w:t></w:r></w:p>{p(r('More', PALE))}"
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    )
    assert letter(white, tmp_path).startswith(b"PK")
    other = replace(document(), application="W000000009")
    with pytest.raises(RenderError, match="w:color hides them"):
        RENDERERS[Format.DOCX].render(other, Layout(read_templates(tmp_path)))


@pytest.mark.line("L2")
def test_a_measure_that_is_no_number_is_refused_and_no_fault_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="a measure that is no number"):
        letter(runs('<w:sz w:val="big"/>'), tmp_path)


@pytest.mark.line("L2")
@pytest.mark.parametrize("parts", SOUND.values(), ids=SOUND)
def test_a_sound_letterhead_is_never_taken_for_one_that_hides(parts: Parts, tmp_path: Path) -> None:
    said = of_docx(letter(parts, tmp_path))
    composed = " ".join(sentence.text for sentence in document().sentences()).split()
    assert said[-len(composed) :] == composed
