"""The kinds of value that a case file holds, each made from text: day, country, amount, count, yes or no.

The loaders hand every scalar over as text, so `00010`, `012`, `no` and `12:30` mean what the file says; the types here
read that text, and refuse what they cannot read with an error code that `fault.py` words in both languages.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from gcmsgen.reference.countries import COUNTRIES


class Null(str):
    """Mark a JSON null: the word `none` where the field knows that word, an unknown value elsewhere."""

    __slots__ = ()


class Blank(str):
    """Mark a value that is left empty, or holds nothing that can be seen: it is unknown."""

    __slots__ = ()


class AdmitsNone:
    """Mark a field of plain text in which the word `none` means that there is none."""


# A text that is stated to be none, as the program holds it: it is false and prints nothing, and is not unknown (None).
NO_TEXT = ""


class NamedNone(str):
    """Mark a text that stood between quotation marks because it is also a word for none: it is a name."""

    __slots__ = ()


# Words for none, in both languages. In lower case they are no name, and say of a text that there is none; with a capital they may
# be a name, and are held as they stand: GCM606 asks. What no name is (N/A) says none however it is written.
_NOTHING = ("none", "null", "nothing", "nil", "aucun", "aucune", "néant", "nul", "rien")
_NO_NAME = ("n/a", "n.a.", "s.o.", "s/o", "sans objet", "not applicable")
_UNSAID = (
    *(
        "unknown",
        "not known",
        "inconnu",
        "inconnue",
        "tbd",
        "tba",
        "tbc",
        "to be determined",
        "to be confirmed",
        "à déterminer",
    ),
    *(
        "à confirmer",
        "à venir",
        "not available",
        "non disponible",
        "not provided",
        "not given",
        "not specified",
        "not stated",
    ),
    *(
        "unspecified",
        "non précisé",
        "non précisée",
        "non fourni",
        "non fournie",
        "non indiqué",
        "non indiquée",
        "non applicable",
    ),
    *(
        "no name",
        "no given name",
        "no given names",
        "no surname",
        "sans nom",
        "sans prénom",
        "pas de prénom",
        "undefined",
    ),
)
_NAMED = re.compile(rf'"({"|".join(_NOTHING)})"', re.IGNORECASE)
_CAPITALIZED = frozenset(_NOTHING) - {"nil", "nul", "rien"}  # these three are given names or words of a name somewhere


def named_none(value: str) -> NamedNone | None:
    """Return the text that stands between its quotation marks because it is also a word for none; None where there is none.

    >>> named_none('"None"'), named_none("None"), named_none('"Otters"')
    ('None', None, None)
    """
    match = _NAMED.fullmatch(value)
    return NamedNone(match[1]) if match else None


def says_none(value: str) -> bool:
    """Say whether a text is a word for none that can be no name.

    >>> [says_none(word) for word in ("none", "aucun", "N/A", "Null", "Nonesuch")]
    [True, True, True, False, False]
    """
    return value in _NOTHING or (len(value) < _LONGEST and value.casefold() in _NO_NAME)


def reads_as_nothing(value: str) -> bool:
    """Say whether a text that is held is a word or a sign for nothing, or for what is not known.

    >>> [reads_as_nothing(word) for word in ("Null", "TBD", "-", "Nil", "Nonesuch")]
    [True, True, True, False, False]
    """
    # The word `none` itself is held by fields that know it, where it says what it means.
    if len(value) >= _LONGEST or value == "none":
        return False
    bare = value.strip(_AROUND).casefold()
    return not bare or bare in _READ_AS_NOTHING or value in _OF_PROGRAMS or _CROSSED.fullmatch(value) is not None


_AROUND = " \N{NO-BREAK SPACE}.,;:!?*+/\\|_~^=-–—…·•<>()[]{}#"
_READ_AS_NOTHING = frozenset((*_CAPITALIZED, *_NO_NAME, *_UNSAID, "n/a", "n.a", "s.o", "n/d", "n.d"))
# What programs and databases write for nothing, and forms for a name that a person does not have; Nan and Na are names.
_OF_PROGRAMS = frozenset(("NaN", "nan", "NULL", "Null", "undefined", "FNU", "LNU", "\\N"))
_CROSSED = re.compile(r"[Xx]{2,}")
_LONGEST = 30  # characters: no word for nothing has so many


def as_stated(value: str) -> str:
    """Return a text as a case file writes it: `none` for one that is stated to be none, a name that reads so between quotes."""
    if value == NO_TEXT:
        return "none"
    return f'"{value}"' if isinstance(value, NamedNone) or says_none(value) else value


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    return value


def _flag(value: object) -> object:
    if value in ("yes", "no"):
        return value == "yes"
    raise PydanticCustomError("yes_or_no", "yes or no expected")


def _day(value: object) -> object:
    """Read YYYY-MM-DD and nothing else; ISO week dates and the like are not how a case file writes a day."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day_impossible", "no such day") from None
    raise PydanticCustomError("day_expected", "day expected")


def _country(value: object) -> object:
    if isinstance(value, str) and value in COUNTRIES:
        return value
    raise PydanticCustomError("country_expected", "country expected")


def _count(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    raise PydanticCustomError("count_expected", "count expected")


def _amount(value: object) -> object:
    """Read dollars, with a decimal point or a decimal comma and two digits of cents where there are any."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}([.,][0-9]{2})?", value):
        return Decimal(value.replace(",", "."))
    raise PydanticCustomError("amount_expected", "amount expected")


# What an editor should let a person type, which YAML may read as something else than text: `noc: 21223`, `complete: yes`.
_TYPED_TEXT = WithJsonSchema({"type": ["string", "number", "boolean", "null"]})
_TYPED_FLAG = WithJsonSchema({"enum": ["yes", "no", True, False]})
_TYPED_DAY = WithJsonSchema({"type": "string", "format": "date"})
_TYPED_COUNTRY = WithJsonSchema({"type": ["string", "boolean"], "description": "ISO 3166-1 alpha-2"})
_TYPED_NUMBER = WithJsonSchema({"type": ["integer", "number", "string"]})

# A text is taken as it is (PlainValidator): what marks it (NamedNone) stays.
Word = Annotated[str, PlainValidator(_text), PlainSerializer(as_stated, return_type=str, when_used="json"), _TYPED_TEXT]
WordOrNone = Annotated[str, PlainValidator(_text), _TYPED_TEXT, AdmitsNone()]
Flag = Annotated[bool, BeforeValidator(_flag), _TYPED_FLAG]
Day = Annotated[date, BeforeValidator(_day), _TYPED_DAY]
Country = Annotated[str, BeforeValidator(_country), _TYPED_COUNTRY]
Count = Annotated[int, BeforeValidator(_count), _TYPED_NUMBER]
Amount = Annotated[Decimal, BeforeValidator(_amount), _TYPED_NUMBER]
