"""Record how an output was made: facts, ingredients, versions, findings, and what each sentence rests on.

What is `made` is hashed, and the hash stands in the client's own file; the hash of that file stands beside it, for a file
cannot hold its own.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from gcmsgen.manifest.canonical import JsonPart, canonical_facts, digest, put_together

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
    """Hold what an output was made of, in the form of JSON, the same in its canonical form, and the hash of that."""

    made: Mapping[str, Any]
    written: bytes
    sha256: str

    def manifest(self, name: str, data: bytes, bundle: str, own: Sequence[str] = ()) -> bytes:
        """Return the manifest of the output that was written as `name`; `own` are the templates that are the office's.

        What was made stands last, as it was hashed.
        """
        sealed = {
            "schema": SCHEMA,
            "sha256": self.sha256,
            "output": {"name": name, "sha256": digest(data)},
            "bundle": bundle,
            "own": list(own),
        }
        head = json.dumps(sealed, ensure_ascii=False, separators=(",", ":")).encode()
        return b'%b,"made":%b}\n' % (head[:-1], self.written)


class RecordedCase(NamedTuple):
    """Hold what the records of all documents of a case share: its facts, the day by which it was checked, findings and claims.

    The facts are recorded with their hash and a hash of each.
    """

    on: date
    facts: JsonPart
    findings: JsonPart
    claims: JsonPart


def recorded_case(
    on: date, facts: Mapping[str, Any], findings: "Sequence[Finding]", claims: Sequence[Mapping[str, Any]]
) -> RecordedCase:
    """Return what the records of a case share; `facts` are those of `facts_of`, claims stand in the form of JSON."""
    found = [{"code": one.code, "severity": one.severity.value, "where": one.where} for one in findings]
    return RecordedCase(on, JsonPart(facts), JsonPart(found), JsonPart(list(claims)))


class SentVersion(NamedTuple):
    """Hold a document as it is sent, as it was before anything was withheld, and the ids of the sentences in which it was."""

    document: "Document"
    whole: "Document"
    withheld: tuple[str, ...]


def facts_of(case: "Case") -> Mapping[str, Any]:
    """Return the facts of a case as a manifest records them: their hash, a hash of each, and themselves."""
    facts = canonical_facts(case)
    return {"sha256": digest(facts), "each": fact_hashes(facts), "case": facts}


def record(
    of_case: RecordedCase,
    name: str,
    sent: "SentVersion",
    *,
    form: str,
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
    own = {
        "document": name,
        "language": document.language.value,
        "format": form,
        "application": document.application,
        "on": of_case.on.isoformat(),
        "versions": dict(versions),
        **({"withheld": both} if both else {}),
    }
    parts = {
        **{part: JsonPart(value) for part, value in own.items()},
        **ingredients.parts,
        "facts": of_case.facts,
        "findings": of_case.findings,
        "sentences": _sentences(document),
        "claims": of_case.claims,
    }
    written = put_together(parts)
    return MakingRecord({part: held.value for part, held in parts.items()}, written, digest(written))


@lru_cache(maxsize=2)  # each format of a document is made after the other, and says the same sentences
def _sentences(document: "Document") -> JsonPart:
    return JsonPart(
        [
            {"id": one.id, "facts": list(one.facts), "rule": one.rule, "provisions": list(one.cites)}
            for one in document.sentences()
        ]
    )


def _words(document: "Document") -> str:
    """Return the hash of all that a document says."""
    return digest([document.title, *(sentence.text for sentence in document.sentences())])
