"""Find documents of a case that a text names: by a whole title, or by an id."""

import re
from functools import lru_cache

from gcmsgen.checks.claims.sentences import KEPT
from gcmsgen.facts.assessment import Evidence
from gcmsgen.reference.folding import fold_running


@lru_cache(maxsize=KEPT)
def running(text: str) -> str:
    """Return the words of a text as titles are looked for among them, with a blank before and behind.

    >>> running("Offre d’emploi")
    ' offre d emploi '
    """
    return f" {fold_running(text)} "


def holds_title(text: str, title: str) -> bool:
    """Say whether the words of a title stand in a text, one after the other and whole.

    >>> holds_title("L’offre d’emploi l’exige.", "Offre d’emploi"), holds_title("It was offered.", "Offer")
    (True, False)
    """
    words = running(title)
    return bool(words.strip()) and words in running(text)


def holds_a_title(text: str, paper: Evidence) -> bool:
    """Say whether a text holds the title of a document, in either language."""
    return any(holds_title(text, title) for title in (paper.title, paper.title_fr) if title)


def mentions_id(text: str, name: str) -> bool:
    """Say whether the id of a document stands in a text, be it as the end of a run of them.

    >>> mentions_id("The record (E9-E10) is silent.", "E9"), mentions_id("The record (E10) is silent.", "E1")
    (True, False)
    """
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def holds_id(text: str, name: str) -> bool:
    """Say whether the id of a document stands in a text by itself.

    >>> holds_id("The policy (E2) is silent.", "E2"), holds_id("The policy (E23) is silent.", "E2")
    (True, False)
    """
    return name in text and re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", text) is not None
