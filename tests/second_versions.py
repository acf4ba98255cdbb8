"""Compose documents in a process of its own, with tables in which every dated value has a second version, and print what they say.

The second version holds from `CHANGE`; what it says is made up. `python -m tests.second_versions` prints JSON: for each topic
and day, the words of the documents in both languages, or the findings.
"""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import yaml

from gcmsgen.reference.table_bytes import FOLDER, give_tables

CHANGE = date(2027, 3, 1)
SECOND: dict[str, dict[tuple[str, ...], Any]] = {
    "deadlines.yaml": {
        ("judicial_review", "inside_canada"): 31,
        ("judicial_review", "outside_canada"): 76,
        ("restoration", "inside_canada"): 121,
        ("misrepresentation_years",): 8,
    },
    "case_types.yaml": {("usual",): "57"},
    "travel_documents.yaml": {
        ("heads", "R52(2)(a)"): False,
        ("biometrics", "years"): 1,
        ("biometrics", "not_required_of"): ["AU"],
    },
    "cultural_agreements.yaml": {("FR",): False, ("AU",): True},
    "fees.yaml": {("employer_compliance",): 301},
    "fairness.yaml": {("reply_days", "least"): 11},
    "exemption_codes.yaml": {("C22", "provision"): "R204(a)"},
    "provisions.yaml": {("provisions", "R182(1)", "stands_as"): "R183(2)(c)"},
    "guidance.yaml": {("several_years",): 6, ("large_exchange_workers",): 2},
}


def second(name: str, changes: dict[tuple[str, ...], Any]) -> bytes:
    """Return a table with a second version of some values."""
    content = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    for path, value in changes.items():
        *parents, last = path
        part = content
        for parent in parents:
            part = part[parent]
        before = parents[-1] if last == "stands_as" else False
        first = part.get(last) or [{"since": None, "value": before, "source": "a test", "confidence": "verify"}]
        part[last] = [*first, {"since": CHANGE, "value": value, "source": "a test", "confidence": "verify"}]
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()


def main() -> None:
    """Print what is said on the day before the change and on the day itself."""
    give_tables({name: second(name, changes) for name, changes in SECOND.items()})
    from tests.dated_probes import PROBES

    days = (CHANGE - timedelta(days=1), CHANGE)
    said: dict[str, Callable[[date], list[str]]] = PROBES
    json.dump({topic: [probe(day) for day in days] for topic, probe in said.items()}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
