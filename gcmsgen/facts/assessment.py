"""What the officer had before them and what the officer concluded; the tool concludes nothing."""

import re

from pydantic import field_validator

from gcmsgen.facts.group import Group, fact
from gcmsgen.facts.listed import Concern
from gcmsgen.facts.reciprocity import Conclusion
from gcmsgen.facts.scalar import Day, Word


class Evidence(Group):
    """Hold a document that the officer had before them."""

    id: Word | None = fact("Document id", "Code du document")
    title: Word | None = fact("Document title", "Titre du document")
    title_fr: Word | None = fact("Document title in French", "Titre du document en français")
    date: Day | None = fact("Document date", "Date du document")


def codes_in(text: str) -> list[str]:
    """Return the codes of documents, or the places, that a text names: `E2, E3` are two; a text with spaces in it is one.

    >>> codes_in("E2, E3;E10"), codes_in("the letter, signed")
    (['E2', 'E3', 'E10'], ['the letter, signed'])
    """
    return _BETWEEN.split(text) if _SEVERAL.fullmatch(text) else [text]


_BETWEEN = re.compile(r"[,;]\s*")
_SEVERAL = re.compile(r"[^\s,;]+(?:[,;]\s*[^\s,;]+)+")


class OwnWords(Group):
    """Hold the officer's own words, in one language or both."""

    en: Word | None = fact("In English", "En anglais")
    fr: Word | None = fact("In French", "En français")


class Considered(OwnWords):
    """Hold what points the other way and why it was outweighed."""

    documents: tuple[Word, ...] = fact("Documents considered", "Documents pris en compte", many=True)


# What rules look for among the words of what was lacking; any other word is the officer's own, and printed nowhere.
FORMAL_AGREEMENT, POSITIONS_THERE = LACKING = ("formal_agreement", "positions_in_country")


class Assessment(Group):
    """Hold the officer's conclusion on one criterion."""

    criterion: Word | None = fact("Criterion", "Critère")
    conclusion: Conclusion | None = fact("Conclusion", "Conclusion")
    concern: Concern | None = fact("Concern", "Préoccupation")
    missing: tuple[Word, ...] = fact("What was lacking", "Ce qui manquait", many=True)
    documents: tuple[Word, ...] = fact("Documents", "Documents", many=True)
    facts: tuple[Word, ...] = fact("Facts", "Faits", many=True)
    reason: OwnWords | None = fact("Reason", "Motif")
    considered: Considered | None = fact("Evidence to the contrary", "Éléments contraires")

    @field_validator("considered")
    @classmethod
    def _left_empty(cls, value: Considered | None) -> Considered | None:
        """Take evidence of which nothing is said for unknown: a new case file has the place for it under every criterion.

        >>> Assessment.model_validate({"considered": {"documents": []}}).considered
        """
        return value if value and (value.en or value.fr or value.documents) else None
