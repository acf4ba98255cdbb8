"""Judge the seal of an output: its own, or that of the run that lists it, and say whose key it is by.

Nothing that stands beside an output is believed before the signature holds: then the length of the sealed file, then its hash,
then what it says of the output.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gcmsgen.bulk.run_manifest import NAME, ListedOutput, listed_output
from gcmsgen.language import Text, visible
from gcmsgen.manifest.canonical import digest
from gcmsgen.seal.envelope import read_envelope, signed_bytes
from gcmsgen.seal.json_object import MAX_BYTES
from gcmsgen.seal.keys import PublicKey
from gcmsgen.seal.sealing import seal_of
from gcmsgen.seal.statement import PAYLOAD_TYPE, SealedKind, SealStatement, read_statement
from gcmsgen.verify.kept_manifest import manifest_of, read_manifest
from gcmsgen.verify.plain_file import NoPlainFile, plain_file


class SealStanding(StrEnum):
    """Say how an output stands to a key: the best of what its seals give, in this order."""

    SEALED = "sealed"
    DOES_NOT_FIT = "does_not_fit"
    OTHER_KEY = "other_key"
    NOT_SEALED = "not_sealed"


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """Hold how an output stands to a key, and the sentence that says so."""

    standing: SealStanding
    text: Text


@dataclass(frozen=True, slots=True)
class JudgedOutput:
    """Hold an output whose seal is judged: where it and its manifest stand, and what one reading of the manifest gave."""

    path: Path
    manifest: Path
    manifest_sha256: str
    manifest_length: int
    name: str
    sha256: str


def judged(path: Path, key: PublicKey) -> SealVerdict:
    """Return how the seal of an output, or of the output of a manifest, stands to a key. Raises NoManifest."""
    output = _output(path)
    found = [
        judge(seal, output, key)
        for judge, seal in (
            (_by_its_own, seal_of(output.manifest)),
            (_by_its_run, seal_of(output.manifest.with_name(NAME))),
        )
        if seal.exists() or seal.is_symlink()
    ]
    order = list(SealStanding)
    return min(found, key=lambda verdict: order.index(verdict.standing), default=_not_sealed(output))


def judged_folders(path: Path) -> tuple[Path, ...]:
    """Return the folders that are judged with an output or a manifest: where it stands, and where links of it lead."""
    return tuple(place.parent for place in (path, path.resolve(), manifest_of(path).resolve()))


def _output(path: Path) -> JudgedOutput:
    kept = read_manifest(path)
    return JudgedOutput(
        path=kept.output,
        manifest=manifest_of(path),
        manifest_sha256=digest(kept.written),
        manifest_length=len(kept.written),
        name=kept.output_name,
        sha256=kept.output_sha256,
    )


def _by_its_own(seal: Path, output: JudgedOutput, key: PublicKey) -> SealVerdict:
    """Return the verdict of a seal over the manifest itself."""
    statement = _statement(seal, SealedKind.MANIFEST, key)
    if isinstance(statement, SealVerdict):
        return statement
    if (statement.sha256, statement.length) != (output.manifest_sha256, output.manifest_length):
        return _unfit(_OTHER_MANIFEST)
    return (
        _whole(_SEALED, statement, key, output.name) if _sha256(output.path) == output.sha256 else _unfit(_OTHER_OUTPUT)
    )


def _by_its_run(seal: Path, output: JudgedOutput, key: PublicKey) -> SealVerdict:
    """Return the verdict of a seal over the list of a run, which names its outputs and manifests by their hashes."""
    statement = _statement(seal, SealedKind.RUN, key)
    if isinstance(statement, SealVerdict):
        return statement
    hashed = hashlib.sha256()
    marks = (output.manifest_sha256.encode(), b'"%b"' % os.fsencode(output.path.name))
    lines = _lines(output.manifest.with_name(NAME), statement.length, hashed.update)
    about = [line for line in lines if any(mark in line for mark in marks)]
    if hashed.hexdigest() != statement.sha256:
        return _unfit(_OTHER_LIST)
    try:
        rows = [listed_output(line) for line in about]
    except (ValueError, RecursionError):
        return _unfit(_OTHER_TYPE)
    return _listed(rows, output, statement, key)


def _listed(rows: list[ListedOutput], output: JudgedOutput, statement: SealStatement, key: PublicKey) -> SealVerdict:
    """Return what a sealed list says of an output; `rows` are those of its manifest, by the hash, and of its name."""
    if any(row.name == output.path.name and row.manifest_sha256 != output.manifest_sha256 for row in rows):
        return _unfit(_OTHERS_NAME)
    row = next((row for row in rows if row.manifest_sha256 == output.manifest_sha256), None)
    if row is None:
        return _unfit(_NOT_LISTED)
    return (
        _whole(_SEALED_IN_RUN, statement, key, row.name)
        if _sha256(output.path) == row.sha256
        else _unfit(_OTHER_OUTPUT)
    )


def _statement(seal: Path, kind: SealedKind, key: PublicKey) -> SealStatement | SealVerdict:
    """Return what a seal says, once a signature in it holds; else why it says nothing."""
    try:
        envelope = read_envelope(_short(seal))
    except (ValueError, OSError):
        return _unfit(_DAMAGED)
    if envelope.payload_type != PAYLOAD_TYPE:
        return _unfit(_OTHER_TYPE)
    signed = signed_bytes(envelope.payload_type, envelope.payload)
    if not any(key.signed(signed, one.sig) for one in envelope.signatures):
        named = any(one.keyid == key.fingerprint for one in envelope.signatures)
        return _unfit(_CHANGED) if named else _by_another(key)
    try:
        statement = read_statement(envelope.payload)
    except ValueError:
        return _unfit(_DAMAGED)
    return statement if statement.kind is kind else _unfit(_OTHER_TYPE)


def _short(seal: Path) -> bytes:
    """Return the content of a seal. Raises ValueError where a link stands there, or no plain file that is short."""
    try:
        data = None if seal.is_symlink() else plain_file(seal, MAX_BYTES)
    except NoPlainFile:
        data = None
    if data is None:
        raise ValueError(seal.name)
    return data


def _lines(file: Path, length: int, hashed: Callable[[bytes], object]) -> Iterator[bytes]:
    """Yield the lines of a file of a length, hashing each; none of a file of another length, which need not be read."""
    if not file.is_file() or file.stat().st_size != length:
        return
    with file.open("rb") as opened:
        for line in opened:
            hashed(line)
            yield line


def _sha256(file: Path) -> str:
    """Return the SHA-256 of a file; that of nothing where it is gone."""
    if not file.is_file():
        return ""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _whole(text: Text, statement: SealStatement, key: PublicKey, name: str) -> SealVerdict:
    day = statement.sealed_on.isoformat()
    filled = text.filled(fingerprint=key.fingerprint, day=day, name=visible(name))
    return SealVerdict(SealStanding.SEALED, filled)


def _unfit(why: Text) -> SealVerdict:
    return SealVerdict(SealStanding.DOES_NOT_FIT, _UNFIT.filled(why=why))


def _by_another(key: PublicKey) -> SealVerdict:
    return SealVerdict(SealStanding.OTHER_KEY, _OTHER_KEY.filled(fingerprint=key.fingerprint))


def _not_sealed(output: JudgedOutput) -> SealVerdict:
    own, run = (seal_of(output.manifest.with_name(name)).name for name in (output.manifest.name, NAME))
    return SealVerdict(SealStanding.NOT_SEALED, _NOT_SEALED.filled(own=own, run=run))


_SEALED = Text(
    en="Sealed by the key with the fingerprint {fingerprint}, as {name}, on {day} by the signer’s word.",
    fr="Scellé par la clé dont l’empreinte est {fingerprint}, sous le nom {name}, le {day} au dire du signataire.",
)
_SEALED_IN_RUN = Text(
    en="Sealed with its run by the key with the fingerprint {fingerprint}, as {name}, on {day} by the signer’s word.",
    fr="Scellé avec son passage par la clé dont l’empreinte est {fingerprint}, sous le nom {name}, le {day} au dire du signataire.",
)
_NOT_SEALED = Text(
    en="It is not sealed: neither {own} nor {run} stands beside it. Ask whoever made it for the seal; a seal may also have been "
    "taken away.",
    fr="Il n’est pas scellé\N{NO-BREAK SPACE}: ni {own} ni {run} ne se trouve à côté de lui. Demandez le sceau à qui l’a produit; "
    "un sceau a aussi pu être retiré.",
)
_OTHER_KEY = Text(
    en="It is sealed by another key, not by the one with the fingerprint {fingerprint}. Ask its holder whether the key was "
    "replaced, and never take a key that came with the file.",
    fr="Il est scellé par une autre clé que celle dont l’empreinte est {fingerprint}. Demandez à la personne qui la détient si la "
    "clé a été remplacée, et n’employez jamais une clé reçue avec le fichier.",
)
_UNFIT = Text(en="The seal does not fit: {why}", fr="Le sceau ne correspond pas\N{NO-BREAK SPACE}: {why}")
_DAMAGED = Text(
    en="it is damaged, or it is no seal of gcmsgen. Ask the signer for it again.",
    fr="il est endommagé, ou ce n’est pas un sceau de gcmsgen. Demandez-le de nouveau au signataire.",
)
_OTHER_TYPE = Text(
    en="it was made over a file of another kind. Find the one that was written beside this file.",
    fr="il a été apposé sur un fichier d’un autre type. Trouvez celui qui a été écrit à côté de ce fichier.",
)
_CHANGED = Text(
    en="it names this key, but this key did not sign what it says. The seal was changed, or somebody else wrote it.",
    fr="il désigne cette clé, mais cette clé n’a pas signé ce qu’il énonce. Le sceau a été modifié, ou quelqu’un d’autre l’a écrit.",
)
_OTHER_MANIFEST = Text(
    en="the manifest is not the one that was sealed. It was changed since, or it is another output’s seal.",
    fr="le manifeste n’est pas celui qui a été scellé. Il a été modifié depuis, ou c’est le sceau d’un autre document.",
)
_OTHER_LIST = Text(
    en="the list of the run is not the one that was sealed. It was changed since, the table was run again without a seal, or it "
    "is the seal of another run.",
    fr="la liste du passage n’est pas celle qui a été scellée. Elle a été modifiée depuis, le tableau a été traité de nouveau sans "
    "sceau, ou c’est le sceau d’un autre passage.",
)
_NOT_LISTED = Text(
    en="the sealed list of the run does not hold this manifest. The manifest was changed since, or it is not of this run.",
    fr="la liste scellée du passage ne contient pas ce manifeste. Le manifeste a été modifié depuis, ou il n’est pas de ce passage.",
)
_OTHERS_NAME = Text(
    en="the sealed list of the run has another document under this name. The manifest was changed since, or two documents were "
    "exchanged.",
    fr="la liste scellée du passage contient un autre document sous ce nom. Le manifeste a été modifié depuis, ou deux documents "
    "ont été échangés.",
)
_OTHER_OUTPUT = Text(
    en="the output is not the one that was sealed. It was changed since, or it is gone.",
    fr="le fichier produit n’est pas celui qui a été scellé. Il a été modifié depuis, ou il a disparu.",
)
