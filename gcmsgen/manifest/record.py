"""Record how an output was made: facts, ingredients, versions, findings, and what each sentence rests on.

What is `made` is hashed, and the hash stands in the client's own file; the hash of that file stands beside it, for a file
cannot hold its own.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from gcmsgen.manifest.canonical import canonical, canonical_facts, digest

if TYPE_CHECKING:  # whoever reads a record back needs none of what it is drawn up from
    from gcmsgen.document import Document
    from gcmsgen.facts.case import Case
    from gcmsgen.finding import Finding
    from gcmsgen.manifest.ingredients import Ingredients

SCHEMA = "gcmsgen.manifest/2"
BEFORE_CLAIMS = "gcmsgen.manifest/1"
"""The schema of earlier manifests, which say nothing of what an officer's words name."""
SUFFIX = ".manifest.json"


def fact_hashes(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return a short hash of each single fact by its dotted path, so that the one that was changed can be named.

    >>> list(fact_hashes({"documents": [{"id": "E1"}]}))
    ['documents.1.id']
    """
    return {path: digest(value)[:_SHORT] for path, value in single_facts(facts)}


def single_facts(part: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every single fact with its dotted path, lists numbered from 1."""
    rows = part.items() if isinstance(part, Mapping) else ((str(number), item) for number, item in enumerate(part, 1))
    for name, inner in rows:
        where = f"{path}.{name}" if path else name
        if isinstance(inner, dict | list):
            yield from single_facts(inner, where)
        else:
            yield where, inner


_SHORT = 12


@dataclass(frozen=True, slots=True)
class MakingRecord:
    """Hold what an output was made of, in the form of JSON, and its hash."""

    made: Mapping[str, Any]
    sha256: str

    def manifest(self, name: str, data: bytes, bundle: str, own: Sequence[str] = ()) -> bytes:
        """Return the manifest of the output that was written as `name`; `own` are the templates that are the office's."""
        sealed = {
            "schema": SCHEMA,
            "sha256": self.sha256,
            "output": {"name": name, "sha256": digest(data)},
            "bundle": bundle,
            "own": list(own),
            "made": self.made,
        }
        return json.dumps(sealed, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


Facts = Mapping[str, Any]


class CheckResult(NamedTuple):
    """Hold the day whose guidance a case was checked by, what was found, and each claim in the form of JSON."""

    on: date
    findings: "Sequence[Finding]"
    claims: Sequence[Mapping[str, Any]]


class SentVersion(NamedTuple):
    """Hold a document as it is sent, as it was before anything was withheld, and the ids of the sentences in which it was."""

    document: "Document"
    whole: "Document"
    withheld: tuple[str, ...]


def facts_of(case: "Case") -> Facts:
    """Return the facts of a case as a manifest records them: their hash, a hash of each, and themselves."""
    facts = canonical_facts(case)
    return {"sha256": digest(facts), "each": fact_hashes(facts), "case": facts}


def record(
    facts: Facts,
    name: str,
    sent: "SentVersion",
    *,
    form: str,
    result: "CheckResult",
    ingredients: "Ingredients",
    versions: Mapping[str, str],
) -> MakingRecord:
    """Return how a document of a case is made in one format; `name` is its id.

    Of one from which something was withheld it keeps in which sentences, and the hashes of the words of both versions.
    """
    document = sent.document
    both = (
        {"sentences": list(sent.withheld), "whole": _words(sent.whole), "sent": _words(document)}
        if sent.withheld
        else None
    )
    made = {
        "document": name,
        "language": document.language.value,
        "format": form,
        "application": document.application,
        "on": result.on.isoformat(),
        "facts": facts,
        **ingredients.as_json(),
        "versions": dict(versions),
        "findings": [{"code": f.code, "severity": f.severity.value, "where": f.where} for f in result.findings],
        "sentences": [
            {"id": s.id, "facts": list(s.facts), "rule": s.rule, "provisions": list(s.cites)}
            for s in document.sentences()
        ],
        "claims": list(result.claims),
        **({"withheld": both} if both else {}),
    }
    return MakingRecord(made, digest(canonical(made)))


def _words(document: "Document") -> str:
    """Return the hash of all that a document says."""
    return digest([document.title, *(sentence.text for sentence in document.sentences())])
