"""The form of postal codes abroad, for countries whose codes are figures alone: a zero that was lost shows by the length."""

from dataclasses import dataclass
from functools import cache

from gcmsgen.language import Text
from gcmsgen.reference.dated_tables import table


@dataclass(frozen=True, slots=True)
class PostalForm:
    """Hold how many digits the codes of a country may have."""

    digits: tuple[int, ...]

    def fits(self, code: str) -> bool:
        """Say whether a code has the digits of the country; a country’s letters before them are forgiven (F-75001)."""
        bare = code.upper().replace("-", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "").lstrip(_LETTERS)
        return bare.isascii() and bare.isdigit() and len(bare) in self.digits

    @property
    def form(self) -> Text:
        """Return the form in words."""
        digits = [str(number) for number in self.digits]
        return Text(en=f"{' or '.join(digits)} digits", fr=f"{' ou '.join(digits)} chiffres")


@cache
def postal_form(country: str) -> PostalForm | None:
    """Return the form of the codes of a country; None where they are not judged.

    Source: Universal Postal Union, postal addressing systems (docs/sources.md). Raises TableError.

    >>> postal_form("US").fits("02139-4307"), postal_form("US").fits("2139"), postal_form("GB")
    (True, False, None)
    """
    row = table("postal_forms.yaml").get(country)
    return PostalForm(tuple(row["digits"])) if row else None


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
