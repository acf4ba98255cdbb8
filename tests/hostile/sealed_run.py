"""A run that is sealed, another one, and whoever would forge: what the attacks on seals begin from."""

import base64
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.bulk.run_manifest import NAME as LIST
from gcmsgen.cli.program import main
from gcmsgen.seal.envelope import Envelope, SealSignature, signed_bytes
from gcmsgen.seal.key_file import read_signing_key
from gcmsgen.seal.keys import SigningKey
from gcmsgen.seal.statement import PAYLOAD_TYPE, SealedKind, SealStatement
from tests.bulk.runs import table_of
from tests.conftest import written

SEAL = f"{LIST}.seal.json"
NAMES = [f"W00000000{number}-letter-en.txt" for number in (1, 2, 3)]
DAY = date(2026, 5, 20)


@dataclass(frozen=True)
class SealedRun:
    """Hold a sealed folder, its first letter, the office's keys, a forger's keys, and the folder of another sealed run."""

    top: Path

    @property
    def folder(self) -> Path:
        return self.top / "letters"

    @property
    def letter(self) -> Path:
        return self.folder / NAMES[0]

    @property
    def seal(self) -> Path:
        return self.folder / SEAL

    @property
    def other(self) -> Path:
        return self.top / "others"

    @property
    def public(self) -> Path:
        return self.top / "keys" / "office.pub"

    def key(self, name: str = "office") -> SigningKey:
        """Return a private key, as its holder reads it."""
        return read_signing_key(self.top / "keys" / name, None, self.folder)

    def envelope(self) -> dict[str, Any]:
        """Return the seal as JSON."""
        return dict(json.loads(self.seal.read_bytes()))

    def write(self, envelope: dict[str, Any]) -> None:
        """Write JSON in place of the seal."""
        self.seal.write_text(json.dumps(envelope), encoding="utf-8")

    def sign(self, payload: bytes, *, kind: str = PAYLOAD_TYPE, by: str = "office") -> None:
        """Write a seal over any payload, as whoever holds a key can."""
        key = self.key(by)
        signature = SealSignature(key.public.fingerprint, key.sign(signed_bytes(kind, payload)))
        self.seal.write_bytes(Envelope(kind, payload, (signature,)).written())

    def payload(self) -> bytes:
        """Return what the seal says, as it is signed."""
        return base64.b64decode(self.envelope()["payload"])

    def statement(self, kind: SealedKind = SealedKind.RUN) -> SealStatement:
        """Return what the office would say of its list, of some kind."""
        said = json.loads(self.payload())
        return SealStatement(kind, said["sha256"], said["length"], DAY)

    def forge(self, **changes: Any) -> None:
        """Put another letter in place of the first, made by the same program with its own manifest: no hash is wrong."""
        made = self.top / "forged"
        made.mkdir()
        case = written(made, **({"application__number": "W000000001"} | changes))
        assert main(["letter", str(case), "--format", "txt", "-o", str(made / self.letter.name)]) == 0
        for file in (self.letter.name, f"{self.letter.name}.manifest.json"):
            shutil.copy(made / file, self.folder / file)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make keys, and two sealed runs of three rows each, by the commands that an office types."""
    top = tmp_path_factory.mktemp("sealed")
    (top / "keys").mkdir()
    for name in ("office", "forger"):
        assert main(["seal", "new-key", str(top / "keys" / name)]) == 0
    for name, person in (("letters", "Sampleton"), ("others", "Testworth")):
        rows = [
            {"application__number": f"W00000000{number}", "applicant__family_name": f"{person}-{number}"}
            for number in (1, 2, 3)
        ]
        table = table_of(top, *rows, name=f"{name}.jsonl")
        line = ["bulk", "run", str(table), "--output", str(top / name), "--format", "txt", "--workers", "0"]
        assert main([*line, "--seal", str(top / "keys" / "office")]) == 0
    return top


@pytest.fixture
def sealed(untouched: Path, tmp_path: Path) -> SealedRun:
    """Return a copy of all that, which a test may spoil."""
    shutil.copytree(untouched, tmp_path / "office")
    return SealedRun(tmp_path / "office")


Attack = Callable[[SealedRun], object]
