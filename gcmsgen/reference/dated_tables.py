"""Dated knowledge, from the YAML tables beside this file: each value with its source, date and confidence."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from gcmsgen.dated import Dated, DatedEntry
from gcmsgen.errors import TableError
from gcmsgen.language import Text
from gcmsgen.reference.table_bytes import FOLDER, table_bytes


@cache
def table(name: str, folder: Path = FOLDER) -> Any:
    """Return the content of a YAML table, of those beside this file where no other folder is named.

    Raises TableError where it is missing or damaged.
    """
    import yaml  # costs 0.02 s: only where a table is read, and not with every module that may read one

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(table_bytes(folder / name).decode(), Loader=loader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise TableError(name, Text(en="It cannot be read.", fr="Elle ne peut pas être lue.")) from None
    if not isinstance(content, dict):
        raise TableError(name, Text(en="It is damaged.", fr="Elle est endommagée."))
    return content


def dated(entries: list[dict[str, Any]]) -> Dated[Any]:
    """Return the value that a list of entries (since, value, source, confidence) gives by date."""
    return Dated(tuple(DatedEntry(**entry) for entry in entries))


def on_day(cell: Any, day: date) -> Any:
    """Return what a part of a table says that day: of each list of dated entries within it, the value in force.

    What has no date is as it stands: the tables of letters made before had fewer dates.

    >>> on_day({"years": [{"since": None, "value": 10}, {"since": date(2027, 1, 1), "value": 5}]}, date(2027, 1, 1))
    {'years': 5}
    >>> on_day({"years": 10}, date(2027, 1, 1))
    {'years': 10}
    """
    if _is_dated(cell):
        return dated(cell).on(day)
    return {name: on_day(part, day) for name, part in cell.items()} if isinstance(cell, dict) else cell


def _is_dated(cell: Any) -> bool:
    return isinstance(cell, list) and bool(cell) and all(isinstance(one, dict) and "value" in one for one in cell)


@cache
def fee(name: str) -> Dated[int]:
    """Return a fee in Canadian dollars, by date."""
    return dated(table("fees.yaml")[name])


_VALUES = (
    "deadlines",
    "case_types",
    "cultural_agreements",
    "travel_documents",
    "fairness",
    "fee_exemptions",
    "neighbours",
)
"""The tables whose values are dated one by one, beside those of the guidance, of the codes and of the fees."""


def dated_values() -> dict[str, Dated[Any]]:
    """Return everything that has a value by date: the guidance by topic, the provision of each code, the number
    of each provision that has had two, the fees, and the rest.
    """
    found = {name: dated(entries) for part in guidance_tables() for name, entries in table(part).items()}
    codes = {
        f"code {code}": dated(row["provision"])
        for code, row in table("exemption_codes.yaml").items()
        if "provision" in row
    }
    numbers = {
        f"provision {key}": dated(row["stands_as"])
        for key, row in table("provisions.yaml")["provisions"].items()
        if "stands_as" in row
    }
    fees = {f"fee {name}": dated(entries) for name, entries in table("fees.yaml").items()}
    rest = {name: value for part in _VALUES for name, value in _within(part, table(f"{part}.yaml"))}
    return found | codes | numbers | fees | rest


def _within(name: str, cell: Any) -> Iterator[tuple[str, Dated[Any]]]:
    if _is_dated(cell):
        yield name, dated(cell)
    elif isinstance(cell, dict):
        for key, part in cell.items():
            yield from _within(f"{name} {key}", part)


def guidance_tables() -> tuple[str, ...]:
    """Return the names of the tables of guidance, one for each category that has its own."""
    return tuple(dict.fromkeys(row["guidance"] for row in table("categories.yaml").values()))
