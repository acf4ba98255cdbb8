"""Who may apply for a work permit in which way (R198, R199), by the basis that the officer states."""

from collections.abc import Mapping
from typing import Any

from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.dated_tables import table


def entry_bases() -> tuple[str, ...]:
    """Return the bases on which a person may apply at a port of entry (R198(1))."""
    return tuple(_row("port_of_entry")["bases"])


def youth_bases() -> tuple[str, ...]:
    """Return the bases on which a participant in a youth program may apply at a port of entry (R198(2)(c))."""
    return tuple(_row("youth_exchange")["bases"])


def youth_open_to() -> Mapping[str, tuple[str, ...]]:
    """Return whom R198(2)(c) does not stop: for each field of the applicant, the countries."""
    return {field: tuple(countries) for field, countries in _row("youth_exchange")["open_to"].items()}


def channel_provision(channel: str) -> str:
    """Return the key of the provision that a rule about a channel rests on."""
    return str(_row(channel)["provision"])


def provision_tested(criterion: str, made: object) -> str:
    """Return the key of the provision that a criterion tests; the right to apply, by where the application was made.

    >>> provision_tested("right_to_apply", "port_of_entry"), provision_tested("medical", "port_of_entry")
    ('R198(1)', 'R200(1)(e)')
    """
    if criterion == RIGHT_TO_APPLY and isinstance(made, str):
        return channel_provision(made)
    return criteria()[criterion].provision.key


RIGHT_TO_APPLY = "right_to_apply"


def _row(name: str) -> dict[str, Any]:
    row: dict[str, Any] = table("channels.yaml")[name]
    return row
