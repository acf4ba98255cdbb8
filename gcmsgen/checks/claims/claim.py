"""A claim: something that an officer's words name, and what it rests on in the file."""

from enum import StrEnum
from typing import NamedTuple

from gcmsgen.language import Language


class ClaimKind(StrEnum):
    """Say what a claim names; a claim is compared with facts of its own kind only."""

    NAME = "name"
    COUNTRY = "country"
    PLACE = "place"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    AGE = "age"
    DAY = "day"
    YEAR = "year"
    SPAN = "span"
    FILE_NUMBER = "file_number"
    NOC = "noc"
    PROVISION = "provision"


class Standing(StrEnum):
    """Say what a claim rests on (ruling 22 of the contract)."""

    FACT = "fact"
    """A fact of the case states it."""
    ROWS = "rows"
    """It is a row, or a sum, share, span or difference of rows and days."""
    DOCUMENT = "document"
    """The sentence names a document of the case, which vouches for it."""
    PROVISION = "provision"
    """It is the number of a provision, a code or a fee of the tables."""
    SMALL = "small"
    """It is a number up to twelve, which is not asked for."""
    UNDECIDED = "undecided"
    """It may mean something else (Georgia, French), so that nothing is said of it."""
    NOTHING = "nothing"
    """Nothing in the file states it."""


class Mention(NamedTuple):
    """Hold what a sentence names before the file is asked: its kind, its words, where they begin, and its values.

    `values` are the forms in which the file may have it: codes of a country, an ISO day, a number in digits. `unit` says what a
    number counts, where it is told: days, persons.
    """

    kind: ClaimKind
    text: str
    start: int
    values: tuple[str, ...]
    unit: str = ""
    several: bool = False


class Claim(NamedTuple):
    """Hold a claim: where it stands, its sentence, what it names, and what it rests on, by dotted paths and document ids."""

    kind: ClaimKind
    text: str
    where: str
    language: Language
    start: int
    sentence: str
    values: tuple[str, ...]
    standing: Standing
    rests_on: tuple[str, ...] = ()
    unit: str = ""

    def recorded(self) -> dict[str, str | int | list[str]]:
        """Return the claim as a manifest records it: without its words, which stand in the facts at its place."""
        return {
            "where": self.where,
            "start": self.start,
            "kind": self.kind.value,
            "standing": self.standing.value,
            "rests_on": list(self.rests_on),
        }
