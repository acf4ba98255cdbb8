"""French forms of country names that wait for a translator's signature, with what is to be considered."""

from dataclasses import dataclass

from gcmsgen.reference.dated_tables import table


@dataclass(frozen=True, slots=True)
class UnsignedForm:
    """Hold the code of a country whose French form nobody signed yet, and what is to be considered."""

    code: str
    note: str


def unsigned_forms() -> tuple[UnsignedForm, ...]:
    """Return the forms that wait, by code.

    >>> unsigned_forms()[1].note
    'à Bahreïn / au Bahreïn'
    """
    return tuple(
        UnsignedForm(code, row["note"]) for code, row in table("unsigned_forms.yaml").items() if not row["signed_by"]
    )
