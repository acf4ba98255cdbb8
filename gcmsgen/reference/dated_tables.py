"""Dated knowledge, from the YAML tables beside this file: each value with its source, date and confidence."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gcmsgen.dated import Dated, DatedEntry
from gcmsgen.errors import TableError
from gcmsgen.language import Text

_FOLDER = Path(__file__).resolve().parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> Any:
    """Return the content of a packaged YAML table. Raises TableError where it is missing or damaged."""
    try:
        content = yaml.load((_FOLDER / name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise TableError(name, Text(en="It cannot be read.", fr="Elle ne peut pas être lue.")) from None
    if not isinstance(content, dict):
        raise TableError(name, Text(en="It is damaged.", fr="Elle est endommagée."))
    return content


def dated(entries: list[dict[str, Any]]) -> Dated[Any]:
    """Return the value that a list of entries (since, value, source, confidence) gives by date."""
    return Dated(tuple(DatedEntry(**entry) for entry in entries))


@cache
def guidance(topic: str) -> Dated[Any]:
    """Return what the instructions said on a topic, by date."""
    return dated(table("guidance.yaml")[topic])


@cache
def fee(name: str) -> Dated[int]:
    """Return a fee in Canadian dollars, by date."""
    return dated(table("fees.yaml")[name])


def dated_values() -> dict[str, Dated[Any]]:
    """Return everything that has a value by date: the guidance by topic, the provision of each code, the fees."""
    found = {name: dated(entries) for name, entries in table("guidance.yaml").items() if isinstance(entries, list)}
    codes = {
        f"code {code}": dated(row["provision"])
        for code, row in table("exemption_codes.yaml").items()
        if "provision" in row
    }
    fees = {f"fee {name}": dated(entries) for name, entries in table("fees.yaml").items() if isinstance(entries, list)}
    return found | codes | fees


def guidance_title(on: date) -> Text:
    """Return the title of the instructions in force that day, in both languages."""
    return Text(en=guidance("title_en").on(on), fr=guidance("title_fr").on(on))


def country_looked_at(on: date) -> str:
    """Return where the instructions in force that day look for reciprocity: `abroad` or `coming_from`."""
    return str(guidance("country_looked_at").on(on))
