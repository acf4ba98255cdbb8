"""What exempts an employer from the compliance fee (R303.1) and from the Employer Portal (R209.91)."""

import re
from datetime import date
from typing import Any

from gcmsgen.reference.dated_tables import fee, table


def compliance_fee(on: date) -> int | None:
    """Return the employer compliance fee of that day in dollars, or None where there was none yet.

    >>> compliance_fee(date(2015, 2, 20)), compliance_fee(date(2015, 2, 21))
    (None, 230)
    """
    try:
        return fee("employer_compliance").on(on)
    except LookupError:
        return None


def fee_head(stated: str) -> str | None:
    """Return the head of R303.1 that a text names, or None where the table has no such head.

    >>> fee_head("R303.1(5)"), fee_head("303.1 (4.1)"), fee_head("R303.1(9)")
    ('R303.1(5)', 'R303.1(4.1)', None)
    """
    return _named(stated, _table()["heads"])


def fact_of(head: str) -> str:
    """Return the dotted path of the fact that a head of R303.1 rests on."""
    return str(_table()["heads"][head]["fact"])


def head_closed_to_youth() -> str:
    """Return the head of R303.1 that leaves out young workers' programs (R299(2)(i))."""
    return str(_table()["employer_still_pays"]["head"])


def portal_head(stated: str) -> str | None:
    """Return the head of R209.91 that a text names, or None where there is no such head.

    >>> portal_head("R209.91(c)"), portal_head("R209.91c)"), portal_head("R209.91(z)")
    ('R209.91(c)', 'R209.91(c)', None)
    """
    return _named(stated, _table()["portal"]["heads"])


def portal_exemption_since() -> date:
    """Return the day since which R209.91 exempts employers."""
    since: date = _table()["portal"]["since"]
    return since


def _named(stated: str, heads: Any) -> str | None:
    """Return the head that is the text without spaces, its first letter and opening parentheses, as French writes it."""
    by_key = {_key(head): head for head in heads}
    return by_key.get(_key(stated))


def _key(text: str) -> str:
    return re.sub(r"[\s(]+", "", text).casefold().removeprefix("r")


def _table() -> dict[str, Any]:
    content: dict[str, Any] = table("fee_exemptions.yaml")
    return content
