"""Read the bilingual Word table that came back, whatever wrote it: text and `{1}` in its cells, no tracked change."""

from collections.abc import Iterator

from lxml import etree

from gcmsgen.catalogue.word_file import BODY, UnsafeFile, W, parts, tree
from gcmsgen.language import Text
from gcmsgen.translation.exchange.placeholders import numbered
from gcmsgen.translation.exchange.translation_file import TARGET, Damaged, Returned, Tracked, TranslationFile
from gcmsgen.translation.exchange.word_table import HEADINGS, STATES
from gcmsgen.wording.translation_state import FrenchStanding


def read(data: bytes) -> TranslationFile:
    """Return what a Word table brings back. Raises Damaged, and Tracked where changes are still tracked in it."""
    try:
        root = tree(BODY, parts(data)[BODY])
    except UnsafeFile as unsafe:
        raise Damaged(unsafe.text) from None
    if next(root.iter(*_TRACKED), None) is not None:
        raise Tracked(_STILL_TRACKED)
    if any(map(_unmeant, root.iter(f"{W}r"))):
        raise Tracked(_STRUCK)
    table = next(root.iter(f"{W}tbl"), None)
    rows = [[*_cells(row)] for row in table.iter(f"{W}tr")] if table is not None else []
    if not rows or any(len(cells) != len(HEADINGS) for cells in rows):
        raise Damaged(_NO_TABLE)
    language = TARGET if f"({TARGET})" in " ".join(rows[0][2]) else ""
    return TranslationFile(language, tuple(map(_returned, rows[1:])))


def _unmeant(run: etree._Element) -> bool:
    """Say whether a run that shows words is struck through or hidden."""
    marks = [mark for name in _UNMEANT for mark in run.iterfind(f"{W}rPr/{W}{name}")]
    on = any(mark.get(f"{W}val", "1") not in ("0", "false", "off") for mark in marks)
    return on and any((text.text or "").strip() for text in run.iter(f"{W}t"))


_UNMEANT = ("strike", "dstrike", "vanish")


def _returned(cells: list[list[str]]) -> Returned:
    name, english, french, state = cells
    return Returned(
        name[0],
        name[1] if len(name) > 1 else "",
        numbered(english[0]),
        numbered(" ".join(french)),
        True if state == [STATES[FrenchStanding.TRANSLATED]] else None,
    )


def _cells(row: etree._Element) -> Iterator[list[str]]:
    """Yield the paragraphs of each cell of a row, as text."""
    for cell in row.iter(f"{W}tc"):
        yield ["".join(_texts(paragraph)) for paragraph in cell.iter(f"{W}p")] or [""]


def _texts(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(*_TEXTS):
        yield element.text or "" if element.tag == f"{W}t" else _TEXTS[element.tag]


_TEXTS = {f"{W}t": "", f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
_NO_TABLE = Text(
    en="it has no table of four columns as it was sent, or a row of it has lost a cell.",
    fr="il n’a plus le tableau de quatre colonnes qui a été envoyé, ou une rangée a perdu une cellule.",
)
_STRUCK = Text(
    en="the table holds words that are struck through or hidden: delete them, or clear the format where they are meant.",
    fr="le tableau contient des mots barrés ou masqués\N{NO-BREAK SPACE}: supprimez-les, ou effacez la "
    "mise en forme s’ils sont voulus.",
)
_STILL_TRACKED = Text(
    en="the table holds tracked changes that nobody has accepted or rejected.",
    fr="le tableau contient des modifications suivies que personne n’a acceptées ni refusées.",
)
