"""The words by which a sentence shows that it speaks of evidence, from `evidence_words.yaml`."""

import re
from dataclasses import dataclass
from functools import cache

from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """Hold patterns for whole words in small letters: what a file holds, how it speaks, who is in every case, pronouns."""

    nouns: re.Pattern[str]
    says: re.Pattern[str]
    parties: re.Pattern[str]
    pronouns: re.Pattern[str]


@cache
def evidence_words(language: Language) -> EvidenceWords:
    """Return the words of a language. Raises TableError.

    >>> bool(evidence_words(Language.EN).nouns.fullmatch("certificates")), bool(evidence_words(Language.FR).says.fullmatch("non"))
    (True, False)
    """
    lists = table("evidence_words.yaml")[language.value]
    return EvidenceWords(*(_words(lists[name]) for name in ("nouns", "says", "parties", "pronouns")))


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\~", "~").replace("~", r"\w{0,4}") for word in words))
