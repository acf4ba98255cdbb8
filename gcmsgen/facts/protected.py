"""What an officer marks as protected: words that may stand in some documents and are withheld from all others."""

from gcmsgen.facts.group import Group, fact
from gcmsgen.facts.listed import Protected
from gcmsgen.facts.scalar import Word


class ProtectedFact(Group):
    """Hold one protected fact: what it is about, which says who may read it, and the words by which the file tells it."""

    about: Protected | None = fact("What a protected fact is about", "Objet du fait protégé")
    words: tuple[Word, ...] = fact("Protected words", "Mots protégés", private=True, many=True)
