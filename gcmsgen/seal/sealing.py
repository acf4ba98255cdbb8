"""Seal a manifest, or the list of a run: measure the file, sign what was measured, and lay the seal beside it."""

import hashlib
from datetime import date
from pathlib import Path

from gcmsgen.bulk.run_manifest import NAME, SEAL, read_run_manifest
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import UsageError
from gcmsgen.language import Text
from gcmsgen.seal.envelope import Envelope, SealSignature, read_envelope, signed_bytes
from gcmsgen.seal.json_object import MAX_BYTES
from gcmsgen.seal.keys import SigningKey
from gcmsgen.seal.statement import PAYLOAD_TYPE, SealedKind, SealStatement, read_statement
from gcmsgen.verify.compare import manifest_differences, output_differences
from gcmsgen.verify.kept_manifest import manifest_of, output_of, read_manifest
from gcmsgen.verify.plain_file import NoPlainFile


def seal(path: Path, key: SigningKey, sealed_on: date) -> Path:
    """Seal what `to_seal` finds, in place of an earlier seal of it; return where the seal stands. Raises UsageError, OSError."""
    kind, file = to_seal(path)
    return _sealed(kind, file, key, sealed_on)


def seal_run(folder: Path, key: SigningKey, sealed_on: date) -> Path:
    """Seal the list that a run has just written in its folder; return where the seal stands."""
    return _sealed(SealedKind.RUN, folder / NAME, key, sealed_on)


def stale(folder: Path) -> bool:
    """Return whether the list of a run has a seal that was made over another one; whose it is, is not asked here."""
    place = seal_of(folder / NAME)
    if not place.is_file():
        return False
    try:
        with place.open("rb") as file:
            said = read_statement(read_envelope(file.read(MAX_BYTES + 1)).payload)
    except ValueError:
        return True
    return (said.sha256, said.length) != _measured(folder / NAME)


def to_seal(path: Path) -> tuple[SealedKind, Path]:
    """Return what is sealed for a folder of a run, or for an output or its manifest. Raises UsageError.

    A manifest that is not what its output was made from is not sealed: a seal should never be the reason to believe it.
    """
    if path.is_dir() or path.name == NAME:
        folder = path if path.is_dir() else path.parent
        for _ in read_run_manifest(folder):
            pass
        return SealedKind.RUN, folder / NAME
    manifest = read_manifest(path)
    try:
        output = output_of(manifest)
    except NoPlainFile as error:
        raise UsageError(_DIFFERS.filled(file=str(path), why=error.text)) from None
    for difference in (*manifest_differences(manifest), *output_differences(manifest, output)):
        raise UsageError(_DIFFERS.filled(file=str(path), why=difference.text))
    return SealedKind.MANIFEST, manifest_of(path)


def seal_of(file: Path) -> Path:
    """Return where the seal of a file stands."""
    return file.with_name(file.name + SEAL)


def _sealed(kind: SealedKind, file: Path, key: SigningKey, sealed_on: date) -> Path:
    payload = SealStatement(kind, *_measured(file), sealed_on).written()
    signature = SealSignature(key.public.fingerprint, key.sign(signed_bytes(PAYLOAD_TYPE, payload)))
    place = seal_of(file)
    deliver(Envelope(PAYLOAD_TYPE, payload, (signature,)).written(), place, Existing.REPLACE)
    return place


def _measured(file: Path) -> tuple[str, int]:
    """Return the SHA-256 and the length of a file, of one reading."""
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        return sha256, opened.tell()


_DIFFERS = Text(
    en="{file}: not sealed, because it would not verify. {why}",
    fr="{file}\N{NO-BREAK SPACE}: non scellé, car il ne résisterait pas à une vérification. {why}",
)
