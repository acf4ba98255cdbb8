"""Provisions of the Act and the Regulations, with the number and the name of their depth in each language.

>>> provision("R200(1)(c)(ii.1)").number.fr, provision("R205(b)").depth.fr
('200(1)c)(ii.1)', 'alinéa')
>>> provision("A72(2)(b)").short.fr
'L72(2)b)'
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from gcmsgen.language import Text
from gcmsgen.reference.dated_tables import dated, table

PROVISIONS = "provisions.yaml"


@dataclass(frozen=True, slots=True)
class Provision:
    """Hold one provision: its key, its number, the noun of its depth, and since when the section stands as it does.

    `short` is the form that notes use: R205(b) and R205b); for the Act A11 and L11.
    """

    key: str
    instrument: str
    number: Text
    short: Text
    depth: Text
    since: date
    confidence: str


_DEPTH = {
    "section": Text(en="section", fr="article"),
    "subsection": Text(en="subsection", fr="paragraphe"),
    "paragraph": Text(en="paragraph", fr="alinéa"),
    "subparagraph": Text(en="subparagraph", fr="sous-alinéa"),
    "clause": Text(en="clause", fr="division"),
}
_LETTER = {"IRPR": Text(en="R{en}", fr="R{fr}"), "IRPA": Text(en="A{en}", fr="L{fr}")}


@cache
def provisions() -> dict[str, Provision]:
    """Return every provision that the documents may cite, by key."""
    return {
        key: Provision(
            key=key,
            instrument=row["instrument"],
            number=Text(en=row["en"], fr=row["fr"]),
            short=_LETTER[row["instrument"]].filled(en=row["en"], fr=row["fr"]),
            depth=_DEPTH[row["level"]],
            since=row["since"],
            confidence=row["confidence"],
        )
        for key, row in table(PROVISIONS)["provisions"].items()
    }


def provision(key: str) -> Provision:
    """Return the provision with this key. Raises KeyError where the table has none."""
    return provisions()[key]


@cache
def renumbered(on: date) -> dict[str, str]:
    """Return the provisions that stand under another key on a day, by their own: those whose row says so (`stands_as`).

    A letter of a day before cites the number of its day, and one of a day after the new one.
    """
    rows = table(PROVISIONS)["provisions"].items()
    standing = {key: dated(row["stands_as"]).on(on) for key, row in rows if "stands_as" in row}
    return {key: now for key, now in standing.items() if now != key}


def no_permit_head(stated: str) -> str | None:
    """Return the key of the head of R186 that a text names, in either language's form, or None where it names none.

    >>> no_permit_head("R186(h)"), no_permit_head("186h)"), no_permit_head("R186(y)")
    ('R186(h)', 'R186(h)', None)
    """
    match = re.fullmatch(r"R?186\(?([a-z])\)", stated.strip(), re.IGNORECASE)
    key = match and f"R186({match[1].casefold()})"
    return key if key in provisions() else None
