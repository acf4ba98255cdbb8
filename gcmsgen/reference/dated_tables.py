"""Dated knowledge, from the YAML tables beside this file: each value with its source, date and confidence."""

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


@cache
def fee(name: str) -> Dated[int]:
    """Return a fee in Canadian dollars, by date."""
    return dated(table("fees.yaml")[name])


def dated_values() -> dict[str, Dated[Any]]:
    """Return everything that has a value by date: the guidance by topic, the provision of each code, the fees."""
    topics = [topic for name in guidance_tables() for topic in table(name).items()]
    found = {name: dated(entries) for name, entries in topics if isinstance(entries, list)}
    codes = {
        f"code {code}": dated(row["provision"])
        for code, row in table("exemption_codes.yaml").items()
        if "provision" in row
    }
    fees = {f"fee {name}": dated(entries) for name, entries in table("fees.yaml").items() if isinstance(entries, list)}
    return found | codes | fees


def guidance_tables() -> tuple[str, ...]:
    """Return the names of the tables of guidance, one for each category that has its own."""
    return tuple(dict.fromkeys(row["guidance"] for row in table("categories.yaml").values()))
