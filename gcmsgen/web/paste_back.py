"""Compare what GCMS holds with the note of a case, sentence by sentence."""

from collections.abc import Iterator

from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import GcmsgenError
from gcmsgen.generate import prepared, rendered
from gcmsgen.language import Language
from gcmsgen.web.live import Live
from gcmsgen.web.words import WORDS


def compared(shown: Live, text: str, language: Language) -> tuple[bool, str]:
    """Return whether a text is the note of a case, and in words how it differs: identical, cut, or changed."""
    made = list(_notes(shown))
    if not made:
        return False, WORDS["back_none"].of(language)
    held = _bare(text)
    if any(held == whole for whole, _ in made):
        return True, WORDS["back_same"].of(language)
    whole, at = max(((whole, _alike(held, sentences)) for whole, sentences in made), key=lambda found: found[1])
    if held and whole.startswith(held):
        return False, f"{WORDS['back_cut'].of(language)} {at}."
    return False, f"{WORDS['back_changed'].of(language)} {at + 1}."


def _notes(shown: Live) -> Iterator[tuple[str, list[str]]]:
    """Yield the note in each language, as GCMS is given it, with its sentences."""
    for language in Language:
        try:
            made = prepared(shown.checked, "note", language)
            text = rendered(made, Format.TXT).data.decode()
        except GcmsgenError:
            continue
        yield _bare(text), [sentence.text for sentence in made.document.sentences() if sentence.text]


def _alike(held: str, sentences: list[str]) -> int:
    """Return how many sentences from the first stand in a text in their order; the mark of an item may stand before one."""
    at = 0
    for number, sentence in enumerate(sentences):
        bare = _bare(sentence)
        found = held.find(bare, at, at + len(bare) + _MARKS)
        if found < 0:
            return number
        at = found + len(bare)
    return len(sentences)


_MARKS = 2


def _bare(text: str) -> str:
    """Return a text without the spaces and ends of lines, which GCMS may break otherwise."""
    return "".join(text.split())
