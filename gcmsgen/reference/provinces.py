"""The thirteen provinces and territories, by two-letter code, and the names that people write for them.

>>> province_code("Colombie-Britannique"), province_code("N.L."), province_code("Atlantis")
('BC', 'NL', None)
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from gcmsgen.language import Text
from gcmsgen.reference.table import rows

QUEBEC = "QC"


@dataclass(frozen=True, slots=True)
class Province:
    """Hold a province or territory: `name` as it stands alone, and as it stands after in and of."""

    code: str
    name: Text
    in_text: Text
    of_text: Text
    spellings: tuple[str, ...]


@cache
def provinces() -> dict[str, Province]:
    """Return the provinces and territories by code."""
    return {row["code"]: _province(row) for row in rows("provinces")}


def province_code(written: str) -> str | None:
    """Return the code that a written name, abbreviation or code stands for, or None where it stands for none.

    The two-letter code has the first word: Statistics Canada's French abbreviation of Nunavut is `Nt`, which differs
    from the code of the Northwest Territories by case only; `Nt` itself is therefore no province here.
    """
    written = unicodedata.normalize("NFC", written).strip()
    if written == _NUNAVUT_OR_TERRITORIES:
        return None
    if written.upper() in provinces() and len(written) == len("ON"):
        return written.upper()
    return _by_folded_name().get(folded_name(written))


def either_province(written: str) -> tuple[str, ...]:
    """Return the codes of the two provinces that an abbreviation may stand for, or none.

    >>> either_province("Nt"), either_province("NT")
    (('NT', 'NU'), ())
    """
    return ("NT", "NU") if written.strip() == _NUNAVUT_OR_TERRITORIES else ()


_NUNAVUT_OR_TERRITORIES = "Nt"


@lru_cache(maxsize=1024)
def folded_name(written: str) -> str:
    """Return a name without case, accents, full stops, hyphens or apostrophes, for comparison inside one list."""
    bare = "".join(c for c in unicodedata.normalize("NFD", written.casefold()) if not unicodedata.combining(c))
    for mark in ".'’":
        bare = bare.replace(mark, "")
    return " ".join(bare.replace("-", " ").replace("–", " ").split())


@cache
def _by_folded_name() -> dict[str, str]:
    named = {folded_name(spelling): p.code for p in provinces().values() for spelling in p.spellings}
    return {name: code for name, code in named.items() if name.upper() not in provinces() or name.upper() == code}


def _province(row: dict[str, str]) -> Province:
    shown = ("name_en", "name_fr", "abbreviation_en", "abbreviation_fr")
    name = Text(en=row["name_en"], fr=row["name_fr"])
    the = "the " if row["code"] in ("NT",) else ""
    return Province(
        code=row["code"],
        name=name,
        in_text=Text(en=f"in {the}{name.en}", fr=row["in_fr"]),
        of_text=Text(en=f"of {the}{name.en}", fr=row["of_fr"]),
        spellings=(*(row[column] for column in shown), *filter(None, row["aliases"].split("|"))),
    )
