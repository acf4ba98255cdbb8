"""Files of keys: a private one is its owner's alone, none is ever written over, and none comes from the folder that it judges."""

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from gcmsgen.errors import UsageError
from gcmsgen.language import Text
from gcmsgen.seal.json_object import MAX_BYTES
from gcmsgen.seal.keys import PublicKey, SigningKey, public_key, signing_key

PUBLIC = ".pub"
_OWNER_ONLY, _FOR_ALL = 0o600, 0o644


def write_keys(key: SigningKey, path: Path, passphrase: bytes | None) -> Path:
    """Write a private key and its public twin beside it; return where that is. Raises UsageError where a file stands there.

    Neither may follow a link that somebody left at its name. Where the second cannot be written, the first is taken back.
    """
    public = path.with_name(path.name + PUBLIC)
    private = key.pem(passphrase)
    _write(private, path, _OWNER_ONLY)
    try:
        _write(key.public.pem(), public, _FOR_ALL)
    except BaseException:
        path.unlink()
        raise
    return public


def _write(data: bytes, path: Path, mode: int) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        raise UsageError(_STANDS.filled(key=str(path))) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def read_public_key(path: Path, judged: Iterable[Path]) -> PublicKey:
    """Return the public key in a file outside the folders that are judged. Raises UsageError.

    Whoever can write such a folder could lay a key of their own there, and a seal by it.
    """
    for folder in judged:
        if _leads_through(path, folder):
            raise UsageError(_PUBLIC_INSIDE.filled(key=str(path), folder=str(folder)))
    return public_key(_content(path), str(path))


def read_signing_key(path: Path, passphrase: bytes | None, sealed: Path) -> SigningKey:
    """Return the private key in a file that is its owner's alone, outside the folder that is sealed. Raises UsageError."""
    if _leads_through(path, sealed):
        raise UsageError(_PRIVATE_INSIDE.filled(key=str(path), folder=str(sealed)))
    return signing_key(read_secret(path), str(path), passphrase)


def read_passphrase(path: Path) -> bytes:
    """Return the first line of a file that is its owner's alone. Raises UsageError where it is empty."""
    first = read_secret(path).split(b"\n", 1)[0].removesuffix(b"\r")
    if not first:
        raise UsageError(_EMPTY.filled(file=str(path)))
    return first


def read_secret(path: Path) -> bytes:
    """Return a file that only its owner can read. Raises UsageError where others can."""
    content = _content(path)
    # Elsewhere modes say nothing of who may read a file.
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise UsageError(_OPEN_TO_OTHERS.filled(file=str(path)))
    return content


def _content(path: Path) -> bytes:
    """Return a short file, and never wait for a pipe or read on in a device."""
    try:
        if path.is_file():
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
            if len(content) <= MAX_BYTES:
                return content
    except OSError:
        pass
    raise UsageError(_UNREADABLE.filled(file=str(path)))


def _leads_through(path: Path, folder: Path) -> bool:
    """Return whether a path stands in a folder, or leads through it by any link: what lies there is not for this reader to trust."""
    inside = folder.resolve()
    return any(step.is_relative_to(inside) for step in _steps(path))


def _steps(path: Path) -> Iterator[Path]:
    """Yield every place that a path leads through, each link followed one step at a time."""
    absolute = Path.cwd() / path
    place, parts, links = Path(absolute.anchor), deque(absolute.parts[1:]), 0
    while parts and links < _MAX_LINKS:
        part = parts.popleft()
        place = place.parent if part == ".." else place / part
        yield place
        if place.is_symlink():
            links += 1
            target = place.readlink()
            parts.extendleft(reversed(target.parts[1:] if target.is_absolute() else target.parts))
            place = Path(target.anchor) if target.is_absolute() else place.parent


_MAX_LINKS = 40  # as many as Linux follows
_STANDS = Text(
    en="{key}: a file stands here, and a key is never written over: what was sealed with it could not be told any more. Choose "
    "another name.",
    fr="{key}\N{NO-BREAK SPACE}: un fichier s’y trouve, et une clé n’est jamais remplacée\N{NO-BREAK SPACE}: ce qui a été scellé "
    "avec elle ne pourrait plus être reconnu. Choisissez un autre nom.",
)
_UNREADABLE = Text(
    en="{file}: this is not a short file that can be read. Check its name and its permissions.",
    fr="{file}\N{NO-BREAK SPACE}: ce n’est pas un court fichier lisible. Vérifiez son nom et ses autorisations.",
)
_OPEN_TO_OTHERS = Text(
    en="{file}: others than its owner may read this file, so that it keeps no secret. Run: chmod 600 on it; if others had access, "
    "make a new key.",
    fr="{file}\N{NO-BREAK SPACE}: d’autres que son propriétaire peuvent lire ce fichier, qui ne garde donc aucun secret. Exécutez "
    "chmod 600 sur ce fichier; si d’autres y ont eu accès, créez une nouvelle clé.",
)
_EMPTY = Text(
    en="{file}: its first line is the passphrase, and it is empty. Write the passphrase there.",
    fr="{file}\N{NO-BREAK SPACE}: sa première ligne est la phrase de passe, et elle est vide. Écrivez-y la phrase de passe.",
)
_PUBLIC_INSIDE = Text(
    en="{key}: this key lies in the folder that it is to judge, or is reached through it ({folder}). Whoever can write there could "
    "put a key and a seal of their own. Use the key that its holder handed over, kept elsewhere.",
    fr="{key}\N{NO-BREAK SPACE}: cette clé se trouve dans le dossier à vérifier, ou on y accède par lui ({folder}). Quiconque peut "
    "y écrire pourrait y mettre sa propre clé et son propre sceau. Employez la clé qu’a remise la personne qui la détient, "
    "conservée ailleurs.",
)
_PRIVATE_INSIDE = Text(
    en="{key}: this private key lies in the folder that it is to seal, or is reached through it ({folder}): whoever gets the folder "
    "would get the key. Move it elsewhere.",
    fr="{key}\N{NO-BREAK SPACE}: cette clé privée se trouve dans le dossier à sceller, ou on y accède par lui ({folder})"
    "\N{NO-BREAK SPACE}: quiconque reçoit le dossier recevrait la clé. Placez-la ailleurs.",
)
