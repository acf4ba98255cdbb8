"""Sentences as a Word table in both languages: English locked, each placeholder a protected content control.

A comment on each id says what the placeholders mean. The file is written part by part, so that equal sentences give equal bytes.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from xml.sax.saxutils import escape

from gcmsgen.catalogue.word_file import BODY
from gcmsgen.timeless_zip import packed
from gcmsgen.translation.exchange.placeholders import Placeholder, Segments
from gcmsgen.translation.exchange.translation_file import SOURCE, TARGET, Unit
from gcmsgen.translation.exchange.word_parts import part, standing_parts
from gcmsgen.wording.translation_state import FrenchStanding

COMMENTS = "word/comments.xml"
PLACEHOLDER, STATE = "gcmsgen-placeholder", "gcmsgen-state"
HEADINGS = ("Id", f"English · anglais ({SOURCE})", f"French · français ({TARGET})", "State · état")


def write(units: tuple[Unit, ...]) -> bytes:
    """Return a Word file with one row for each sentence."""
    numbers = count(1)
    head = "".join(f"<w:tc>{_width(column)}{_p(_r(text), 'Head')}</w:tc>" for column, text in enumerate(HEADINGS))
    rows = "".join(_row(number, unit, numbers) for number, unit in enumerate(units))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )
    said = "".join(_p(_r(text), style) for style, text in (("Title", _TITLE), *((None, text) for text in _HOW)))
    comments = "".join(_comment(number, unit) for number, unit in enumerate(units) if unit.meanings)
    body = part("document", f"<w:body>{said}{table}{_p('')}{_PAGE}</w:body>")
    return packed({**standing_parts(), BODY: body, COMMENTS: part("comments", comments)})


def _row(number: int, unit: Unit, numbers: Iterator[int]) -> str:
    name = _control(next(numbers), _LOCKED, _r(unit.id))
    if unit.meanings:
        name = (
            f'<w:commentRangeStart w:id="{number}"/>{name}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )
    english = _control(next(numbers), _LOCKED, "".join(_r(str(one), _style(one)) for one in unit.english))
    states = [STATES[standing] for standing in dict.fromkeys((unit.state, FrenchStanding.TRANSLATED.value))]
    choices = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in states)
    state = _control(next(numbers), f"<w:dropDownList>{choices}</w:dropDownList>", _r(states[0]), STATE)
    cells = [
        _p(name) + _p(_r(unit.mark), "Mark"),
        _p(english),
        _p(_french(unit.french, numbers), language=TARGET),
        _p(state),
    ]
    if unit.previous:
        cells[1] += _p(_r(_BEFORE) + "".join(_r(str(one), _style(one)) for one in unit.previous), "Mark")
    row = "".join(f"<w:tc>{_width(column)}{cell}</w:tc>" for column, cell in enumerate(cells))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>"


def _french(some: Segments, numbers: Iterator[int]) -> str:
    return "".join(
        _control(next(numbers), _FIXED, _r(str(one), "Placeholder"), PLACEHOLDER)
        if isinstance(one, Placeholder)
        else _r(one)
        for one in some
    )


def _style(one: str | Placeholder) -> str | None:
    return "Placeholder" if isinstance(one, Placeholder) else None


def _control(number: int, kind: str, inner: str, tag: str = "gcmsgen") -> str:
    """Return a content control; locked ones cannot be edited in Word."""
    properties = f'<w:tag w:val="{tag}"/><w:id w:val="{number}"/>{kind}'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _comment(number: int, unit: Unit) -> str:
    lines = "".join(_p(_r(one.line()), "CommentText") for one in unit.meanings)
    return f'<w:comment w:id="{number}" w:author="gcmsgen" w:initials="g">{lines}</w:comment>'


def _p(inner: str, style: str | None = None, language: str | None = None) -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += f'<w:rPr><w:lang w:val="{language}"/></w:rPr>' if language else ""
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{inner}</w:p>"


def _r(text: str, style: str | None = None) -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _width(column: int) -> str:
    return f'<w:tcPr><w:tcW w:w="{_WIDTHS[column]}" w:type="dxa"/></w:tcPr>'


# What the last column says of a sentence; that it is translated, a translator may say.
STATES: Mapping[str, str] = {
    FrenchStanding.TRANSLATED: "translated · traduite",
    FrenchStanding.REVIEWED: "reviewed · révisée",
    FrenchStanding.STALE: "stale · périmée",
    FrenchStanding.FRENCH_FIRST: "French changed · français modifié",
    FrenchStanding.NEW: "new · nouvelle",
    FrenchStanding.UNTRANSLATED: "untranslated · non traduite",
}
_WIDTHS = (2700, 5100, 5100, 1500)  # twentieths of a point: letter paper on its side, less its margins
_LOCKED, _FIXED = '<w:lock w:val="sdtContentLocked"/>', '<w:lock w:val="contentLocked"/>'
_PAGE = (
    '<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="720" w:right="720" w:bottom="720" '
    'w:left="720" w:header="360" w:footer="360" w:gutter="0"/></w:sectPr>'
)
_TITLE = "English and French, sentence by sentence · L’anglais et le français, phrase par phrase"
_HOW = (
    "Write the French in the third column. Keep each numbered placeholder once, in its place among the others; its comment says what "
    "it prints. A sentence that is stale and needs no other French: choose “translated · traduite” in the last column. Accept or "
    "reject all tracked changes before you send the table back.",
    "Écrivez le français dans la troisième colonne. Gardez chaque jeton numéroté une seule fois, à sa place parmi les autres; son "
    "commentaire dit ce qu’il imprime. Si une phrase périmée n’exige pas d’autre français, choisissez "
    "«\N{NO-BREAK SPACE}translated · traduite\N{NO-BREAK SPACE}» dans la dernière colonne. Acceptez ou refusez toutes les "
    "modifications suivies avant de renvoyer le tableau.",
)
_BEFORE = "Before · avant\N{NO-BREAK SPACE}: "
