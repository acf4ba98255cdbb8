"""What a seal says, and nothing else: which file it is of, and the day that its signer gave."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gcmsgen.manifest.canonical import canonical
from gcmsgen.seal.json_object import json_object

PAYLOAD_TYPE = "application/vnd.gcmsgen.seal+json"
SCHEMA = "gcmsgen.seal/1"


class SealedKind(StrEnum):
    """Name what may be sealed: the manifest of one output, or the list of a run."""

    MANIFEST = "gcmsgen.manifest"
    RUN = "gcmsgen.run"


@dataclass(frozen=True, slots=True)
class SealStatement:
    """Hold the kind of the sealed file, its SHA-256, its length in bytes, and the day, which nothing proves."""

    kind: SealedKind
    sha256: str
    length: int
    sealed_on: date

    def written(self) -> bytes:
        """Return the statement as it is signed.

        >>> SealStatement(SealedKind.RUN, "ab", 2, date(2026, 5, 20)).written().decode()
        '{"kind":"gcmsgen.run","length":2,"schema":"gcmsgen.seal/1","sealed_on":"2026-05-20","sha256":"ab"}'
        """
        parts = {"kind": self.kind.value, "sha256": self.sha256, "length": self.length}
        return canonical({"schema": SCHEMA, **parts, "sealed_on": self.sealed_on.isoformat()})


def read_statement(payload: bytes) -> SealStatement:
    """Return what a seal says. Raises ValueError where it is not written as `SealStatement.written` does."""
    read = json_object(payload)
    try:
        found = SealStatement(
            SealedKind(read["kind"]), read["sha256"], read["length"], date.fromisoformat(read["sealed_on"])
        )
    except (KeyError, TypeError):
        raise ValueError("statement") from None
    if not re.fullmatch("[0-9a-f]{64}", str(found.sha256)) or found.written() != payload:
        raise ValueError("statement")
    return found
