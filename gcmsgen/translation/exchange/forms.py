"""The formats of exchange: which there are, how a file is told, and who writes and reads each."""

from collections.abc import Callable
from enum import StrEnum

from gcmsgen.language import Text, quoted
from gcmsgen.translation.exchange.translation_file import (
    MAX_SENTENCES,
    TARGET,
    Damaged,
    Returned,
    TranslationFile,
    Unit,
)

MAX_BYTES = 16 * 2**20  # of a Word table, with what Word puts around it; all shipped sentences take 0.2 MB
MAX_TEXT_BYTES = 4 * 2**20  # of every other format
MAX_SENTENCE = 10_000  # characters, of a sentence or of its name; the longest that is shipped has a tenth of it


class Form(StrEnum):
    """Name a format of exchange."""

    PO = "po"
    XLIFF = "xliff"
    XLIFF2 = "xliff2"
    TMX = "tmx"
    DOCX = "docx"


def write(units: tuple[Unit, ...], form: Form) -> bytes:
    """Return sentences as a file of a format; equal sentences give equal bytes."""
    return _writer(form)(units)


def read(data: bytes) -> TranslationFile:
    """Return what a file brings back, its format told by what it holds. Raises Damaged."""
    if len(data) > MAX_BYTES:
        raise Damaged(_TOO_BIG)
    form = _form(data)
    if form is not Form.DOCX and len(data) > MAX_TEXT_BYTES:
        raise Damaged(_TOO_BIG_A_TEXT)
    sent_back = _reader(form)(data)
    if sent_back.language.replace("_", "-").lower() != TARGET.lower():
        raise Damaged(_OTHER_LANGUAGE.filled(language=quoted(sent_back.language)))
    if not sent_back.sentences:
        raise Damaged(_NOTHING)
    if len(sent_back.sentences) > MAX_SENTENCES or any(map(_is_swollen, sent_back.sentences)):
        raise Damaged(_NO_SENTENCES)
    return sent_back


def _is_swollen(one: Returned) -> bool:
    said = (part if isinstance(part, str) else "{0}" for part in (*one.english, *one.french))
    return len(one.id) > MAX_SENTENCE or sum(map(len, said)) > 2 * MAX_SENTENCE


def _form(data: bytes) -> Form:
    start = data[:_START]
    if start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return Form.DOCX
    if b"<tmx" in start:
        return Form.TMX
    if b"<xliff" in start:
        return Form.XLIFF2 if b"document:2." in start else Form.XLIFF
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"#", b"msgid", b"msgctxt")):
        return Form.PO
    raise Damaged(_UNKNOWN)


def _writer(form: Form) -> Callable[[tuple[Unit, ...]], bytes]:
    from gcmsgen.translation.exchange import po, tmx, word_table, xliff, xliff2

    modules = {Form.PO: po, Form.XLIFF: xliff, Form.XLIFF2: xliff2, Form.TMX: tmx, Form.DOCX: word_table}
    found: Callable[[tuple[Unit, ...]], bytes] = modules[form].write
    return found


def _reader(form: Form) -> Callable[[bytes], TranslationFile]:
    from gcmsgen.translation.exchange import po, tmx, word_reading, xliff, xliff2

    modules = {Form.PO: po, Form.XLIFF: xliff, Form.XLIFF2: xliff2, Form.TMX: tmx, Form.DOCX: word_reading}
    found: Callable[[bytes], TranslationFile] = modules[form].read
    return found


_START = 4_096
_TOO_BIG = Text(
    en=f"it is bigger than {MAX_BYTES // 2**20} MB, which no file of sentences is.",
    fr=f"il dépasse {MAX_BYTES // 2**20}\N{NO-BREAK SPACE}Mo, ce qu’aucun fichier de phrases n’atteint.",
)
_TOO_BIG_A_TEXT = Text(
    en=f"it is bigger than {MAX_TEXT_BYTES // 2**20} MB, which no file of sentences is.",
    fr=f"il dépasse {MAX_TEXT_BYTES // 2**20}\N{NO-BREAK SPACE}Mo, ce qu’aucun fichier de phrases n’atteint.",
)
_NO_SENTENCES = Text(
    en=f"it holds more than {MAX_SENTENCES:,} sentences, or one of more than {MAX_SENTENCE:,} characters: these are not ours.",
    fr="il contient plus de "
    + f"{MAX_SENTENCES:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " phrases, ou une phrase de plus de "
    + f"{MAX_SENTENCE:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " caractères\N{NO-BREAK SPACE}: ce ne sont pas les nôtres.",
)
_UNKNOWN = Text(
    en="it is no PO, XLIFF, TMX or Word file.",
    fr="ce n’est pas un fichier PO, XLIFF, TMX ou Word.",
)
_OTHER_LANGUAGE = Text(
    en=f"its translations are said to be in {{language}} instead of {TARGET}.",
    fr=f"ses traductions sont dites en {{language}} au lieu de {TARGET}.",
)
_NOTHING = Text(en="it holds no sentence.", fr="il ne contient aucune phrase.")
