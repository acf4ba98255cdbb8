"""Compare what GCMS holds with the note of a case, sentence by sentence."""

from gcmsgen.errors import GcmsgenError
from gcmsgen.finding import Refused
from gcmsgen.generate import prepared
from gcmsgen.language import Language
from gcmsgen.web.live import Live
from gcmsgen.web.words import WORDS


def compared(shown: Live, text: str, language: Language) -> tuple[bool, str]:
    """Return whether a text is the note of a case, and in words how it differs: identical, cut, or changed."""
    made = list(_notes(shown))
    if not made:
        return False, WORDS["back_none"].of(language)
    held = _bare(text)
    if any(held == _bare(" ".join(sentences)) for sentences in made):
        return True, WORDS["back_same"].of(language)
    at = max(_alike(held, sentences) for sentences in made)
    whole = max(made, key=lambda sentences: _alike(held, sentences))
    cut = _bare(" ".join(whole)).startswith(held)
    return False, f"{WORDS['back_cut' if cut and held else 'back_changed'].of(language)} {at if cut and held else at + 1}."


def _notes(shown: Live) -> list[list[str]]:
    found = []
    for language in Language:
        try:
            document = prepared(shown.checked, "note", language).document
        except (Refused, GcmsgenError):
            continue
        found.append([sentence.text for sentence in document.sentences() if sentence.text])
    return found


def _alike(held: str, sentences: list[str]) -> int:
    """Return how many sentences from the first stand in a text in their order."""
    at = 0
    for number, sentence in enumerate(sentences):
        bare = _bare(sentence)
        if not held.startswith(bare, at):
            return number
        at += len(bare)
    return len(sentences)


def _bare(text: str) -> str:
    """Return a text without the spaces and ends of lines, which GCMS may break otherwise."""
    return "".join(text.split())
