"""What differs between two versions of a sentence, word by word, as plain text."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher


def word_diff(before: str, after: str) -> str:
    """Return the sentence after, with what went and what came marked.

    >>> word_diff("The fee is due.", "The whole fee is paid.")
    'The {+whole +}fee is [-due.-]{+paid.+}'
    """
    return "".join(_pieces(_words(before), _words(after)))


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)


def _pieces(before: list[str], after: list[str]) -> Iterator[str]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        went, came = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            yield came
            continue
        yield f"[-{went}-]" if went else ""
        yield f"{{+{came}+}}" if came else ""
