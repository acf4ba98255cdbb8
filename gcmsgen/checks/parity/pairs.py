"""Read what the two languages do differently and still say the same, from `pairs.yaml` beside this file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from gcmsgen.language import Language


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hold what one language alone may have in a sentence, and why; `terms` are English ones that French need not say."""

    reason: str = ""
    english: frozenset[str] = frozenset()
    french: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()


@cache
def english_filters() -> Mapping[str, str]:
    """Return the English filter for each French one that is named otherwise.

    >>> english_filters()["of_citation"]
    'citation'
    """
    return dict(_pairs()["filters"])


@cache
def allowed() -> Mapping[str, Allowed]:
    """Return the sentences that differ rightly."""
    return {
        name: Allowed(row["reason"], *(frozenset(row.get(kind, ())) for kind in ("english", "french", "terms")))
        for name, row in _pairs()["allowed"].items()
    }


def terms(words: str, language: Language) -> list[frozenset[str]]:
    """Return which terms of each group of opposites some words hold.

    >>> [sorted(group) for group in terms("not satisfied", Language.EN) if group]
    [['not satisfied']]
    """
    flat = " ".join(words.split()).casefold()
    return [frozenset(names[found] for found in pattern.findall(flat)) for pattern, names in _patterns(language)]


@cache
def _patterns(language: Language) -> list[tuple[re.Pattern[str], Mapping[str, str]]]:
    """Return a pattern for each group, the longer terms first, and the term that each of its forms stands for."""
    groups: list[tuple[re.Pattern[str], Mapping[str, str]]] = []
    for group in _pairs()["opposites"]:
        names = {form.casefold(): term for term, forms in group.items() for form in forms[language.value]}
        longest = sorted(names, key=len, reverse=True)
        groups.append((re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), names))
    return groups


@cache
def _pairs() -> Any:
    return yaml.safe_load(files(__package__).joinpath("pairs.yaml").read_text(encoding="utf-8"))
