"""Made-up rows with reasons of their own, any number of them, the same every time."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.conftest import facts

_WORDS = [
    f"{start}{middle}{end}"
    for start in "bdfglmnprst"
    for middle in ("al", "or", "in", "eru", "ota")
    for end in "aeiounst"
]
_CRITERIA = ("reciprocity_in_country", "creates_or_maintains", "neutral_labour_market", "will_leave")


def varied_rows(count: int) -> Iterator[dict[str, Any]]:
    """Yield rows whose reasons are made of words by lot, each with one sentence that all share."""
    for row in range(1, count + 1):
        lot = random.Random(row)  # noqa: S311 - words, no secrets
        case = facts(application__number=f"W{row:09}", applicant__family_name=f"Sampleton-{row}")
        case["assessment"] = [
            {
                "criterion": criterion,
                "conclusion": "not_satisfied",
                "reason": {
                    language: f"{_sentence(lot)} {_SHARED[language]} {_sentence(lot)}" for language in ("en", "fr")
                },
            }
            for criterion in _CRITERIA
        ]
        yield case


_SHARED = {
    "en": "The employer has done business in Calgary since 2014.",
    "fr": "L’employeur est en activité à Calgary depuis 2014.",
}


def _sentence(lot: random.Random) -> str:
    return " ".join(lot.choice(_WORDS) for _ in range(18)).capitalize() + "."


def written(path: Path, rows: Iterator[dict[str, Any]]) -> Path:
    """Write rows as JSON Lines; return the path."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path
