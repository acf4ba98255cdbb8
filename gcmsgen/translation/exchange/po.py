"""Sentences as a PO file, as Poedit and Weblate read it."""

from itertools import pairwise

import polib

from gcmsgen.language import Text
from gcmsgen.translation.exchange.placeholders import numbered, shown
from gcmsgen.translation.exchange.translation_file import Damaged, Returned, TranslationFile, Unit

_LANGUAGE = "fr_CA"
_COUNT = "X-Gcmsgen-Sentences"
_MARK = "English: "


def write(units: tuple[Unit, ...]) -> bytes:
    """Return a PO file: the id as context, the previous English of a stale sentence, which alone is fuzzy."""
    file = polib.POFile()
    file.metadata = {
        "Project-Id-Version": "gcmsgen",
        "Language": _LANGUAGE,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
        _COUNT: str(len(units)),
    }
    file.extend(map(_entry, units))
    return str(file).encode()


def _entry(unit: Unit) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=unit.id,
        msgid=shown(unit.english),
        msgstr=shown(unit.french),
        comment="\n".join([f"{_MARK}{unit.mark}", unit.state, *(one.line() for one in unit.meanings)]),
        occurrences=[tuple(unit.place.split(":")[:2])],
        flags=["fuzzy"] if unit.previous else [],
        previous_msgid=shown(unit.previous) if unit.previous else None,
        previous_msgctxt=None,
    )


def read(data: bytes) -> TranslationFile:
    """Return what a PO file brings back. Raises Damaged."""
    try:
        text = data.decode("utf-8-sig")
        if _is_endless(text):
            raise Damaged(_ENDLESS)
        file = polib.pofile(text)
    except (OSError, UnicodeDecodeError, ValueError, IndexError):
        raise Damaged(_BROKEN) from None
    entries = [entry for entry in file if not entry.obsolete]
    count = file.metadata.get(_COUNT, "")
    if not entries or (count.isdigit() and int(count) > len(entries)):
        raise Damaged(_SHORT.filled(here=str(len(entries)), sent=count or "?"))
    return TranslationFile(file.metadata.get("Language", ""), tuple(map(_returned, entries)))


def _is_endless(text: str) -> bool:
    """Say whether a file has too many lines, or too many that belong together: polib joins these one by one, each time anew."""
    lines = text.split("\n", _MAX_LINES)
    if len(lines) > _MAX_LINES:
        return True
    begins = [0, *(number for number, line in enumerate(lines) if line.startswith("msgid ")), len(lines)]
    return any(after - before > _MAX_LINES_OF_ONE for before, after in pairwise(begins))


_MAX_LINES = 100_000
_MAX_LINES_OF_ONE = 1_000  # of one sentence, with what is said about it


def _returned(entry: polib.POEntry) -> Returned:
    marks = [line.removeprefix(_MARK) for line in entry.comment.split("\n") if line.startswith(_MARK)]
    return Returned(
        entry.msgctxt or "",
        marks[0] if marks else "",
        numbered(entry.msgid),
        numbered(entry.msgstr),
        not entry.fuzzy,
    )


_BROKEN = Text(en="it is no PO file that can be read whole.", fr="ce n’est pas un fichier PO qui se lit en entier.")
_ENDLESS = Text(
    en=f"it has more than {_MAX_LINES:,} lines, or a sentence of more than {_MAX_LINES_OF_ONE:,}.",
    fr="il compte plus de "
    + f"{_MAX_LINES:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " lignes, ou une phrase de plus de "
    + f"{_MAX_LINES_OF_ONE:,}".replace(",", "\N{NO-BREAK SPACE}")
    + ".",
)
_SHORT = Text(
    en="it holds {here} sentences and was sent with {sent}: a part of it is missing.",
    fr="il contient {here} phrases et en comptait {sent} à l’envoi\N{NO-BREAK SPACE}: il en manque une partie.",
)
