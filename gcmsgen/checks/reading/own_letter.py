"""Tell the officer's own fairness letter among the documents of a case: it asks, and is no evidence; a reply to it is."""

import re

from gcmsgen.facts.assessment import Evidence

_LETTER = re.compile(
    r"\b(?:procedural )?fairness letter\b|\bletter of (?:procedural )?fairness\b|\blettre d['’]équité\b", re.IGNORECASE
)
_REPLY = re.compile(
    r"\b(?:repl(?:y|ies)|answers?|responses?|responding|submissions?|réponses?|répli\w+|observations)\b", re.IGNORECASE
)


def is_own_letter(paper: Evidence) -> bool:
    """Say whether the title of a document is that of a fairness letter, and not of a reply to one.

    >>> is_own_letter(Evidence(title="Procedural fairness letter")), is_own_letter(Evidence(title="Reply to the fairness letter"))
    (True, False)
    """
    titles = [title for title in (paper.title, paper.title_fr) if title]
    return any(map(_LETTER.search, titles)) and not any(map(_REPLY.search, titles))
