"""Read the reasons that a file gives, with what tells its case from others: number, country of provenance, employer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from gcmsgen.checks.claims.officer_text import TextPart
from gcmsgen.language import Language
from gcmsgen.reference.categories import category
from gcmsgen.reference.dated_tables import table

_FOLDER = Path(__file__).resolve().parent
_PARTS = (TextPart.REASON.value, TextPart.CONSIDERED.value)


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """Hold one reason in one language: its field and words.

    `records` says that it records what days, lists and papers answer; `weighs`, that it weighs what the category asks for or
    says that a requirement is not met; `denies`, the latter alone.
    """

    where: str
    language: Language
    words: str
    records: bool
    weighs: bool
    denies: bool


@dataclass(frozen=True, slots=True)
class FileOfReasons:
    """Hold the reasons of one file with what tells its case from others; `names` are words of its names, in small letters.

    `person` tells one applicant from another, and nothing of either.
    """

    application: str
    country: str
    employer: str
    person: str
    officer: str
    month: str
    names: frozenset[str]
    reasons: tuple[ReasonGiven, ...]


def file_of_reasons(facts: Mapping[str, Any]) -> FileOfReasons:
    """Return the reasons of a case as a tree of facts, such as a row of a table or the record of a manifest.

    What has not the form of a case is passed over, since whoever reads the case says so.

    >>> file_of_reasons({"assessment": [{"criterion": "will_leave", "reason": {"en": "The lease ends."}}]}).reasons[0].where
    'assessment.1.reason.en'
    """
    employer = _text(facts, "offer", "employer", "name") or _text(facts, "application", "employer")
    named = [employer, *(_text(facts, *path) for path in _NAMES)]
    return FileOfReasons(
        application=_text(facts, "application", "number").casefold(),
        country=_text(facts, "applicant", "coming_from").casefold(),
        employer=" ".join(employer.casefold().split()),
        person=_person(facts),
        officer=_text(facts, "decision", "officer"),
        month=_text(facts, "decision", "date")[:_MONTH],
        names=frozenset(word for name in named for word in name.casefold().replace("-", " ").split()),
        reasons=tuple(_reasons(facts)),
    )


def _person(facts: Mapping[str, Any]) -> str:
    told = [_text(facts, "applicant", name).casefold() for name in ("family_name", "given_names", "date_of_birth")]
    return blake2b("\0".join(told).encode(errors="replace"), digest_size=12).hexdigest() if all(told) else ""


_MONTH = len("2026-05")
_NAMES = (
    ("offer", "employer", "operating_name"),
    ("applicant", "family_name"),
    ("applicant", "given_names"),
    ("applicant", "address", "city"),
    ("offer", "address", "city"),
)


def _reasons(facts: Mapping[str, Any]) -> Iterator[ReasonGiven]:
    listed = facts.get("assessment")
    for number, item in enumerate(listed if isinstance(listed, list) else (), 1):
        criterion = _text(item, "criterion")
        refused = _text(item, "conclusion") == "not_satisfied"
        for part in _PARTS:
            for language in Language:
                words = _text(item, part, language.value)
                if words and (refused or criterion not in formal_criteria()):
                    yield ReasonGiven(
                        f"assessment.{number}.{part}.{language.value}",
                        language,
                        words,
                        records=criterion in formal_criteria(),
                        weighs=refused or criterion in category().criteria,
                        denies=refused,
                    )


def _text(part: Any, *path: str) -> str:
    for name in path:
        part = part.get(name) if isinstance(part, Mapping) else None
    return part if isinstance(part, str) else ""


@cache
def formal_criteria() -> frozenset[str]:
    """Return the criteria that days, lists and papers answer. Raises TableError."""
    return frozenset(table("formal_criteria.yaml", _FOLDER)["criteria"])
