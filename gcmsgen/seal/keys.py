"""Keys of seals (Ed25519, RFC 8032), made, read and used by the package `cryptography`, which is imported here alone.

A key is held as its 32 bytes; files hold it in PEM, the private one as PKCS #8 (RFC 5958), the public one as
SubjectPublicKeyInfo (RFC 8410).
"""

import hashlib
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from gcmsgen.errors import UsageError
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Hold the key with which anybody tells whether a seal is by its private twin."""

    raw: bytes

    @property
    def fingerprint(self) -> str:
        """Return the name of the key: the SHA-256 of its SubjectPublicKeyInfo in DER, in hexadecimal."""
        serialization = _serialization()
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return hashlib.sha256(self._key().public_bytes(serialization.Encoding.DER, form)).hexdigest()

    def pem(self) -> bytes:
        """Return the key as a file holds it."""
        serialization = _serialization()
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return bytes(self._key().public_bytes(serialization.Encoding.PEM, form))

    def signed(self, data: bytes, signature: bytes) -> bool:
        """Return whether a signature over data is by the private twin of this key."""
        try:
            self._key().verify(signature, data)
        except _imported("cryptography.exceptions").InvalidSignature:
            return False
        return True

    def _key(self) -> Any:
        return _ed25519().Ed25519PublicKey.from_public_bytes(self.raw)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """Hold the private key, which is never shown."""

    raw: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """Return its public twin."""
        return PublicKey(self._key().public_key().public_bytes_raw())

    def sign(self, data: bytes) -> bytes:
        """Return the signature over data; equal data have equal signatures."""
        return bytes(self._key().sign(data))

    def pem(self, passphrase: bytes | None) -> bytes:
        """Return the key as a file holds it, encrypted where there is a passphrase."""
        serialization = _serialization()
        sealed = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
        pkcs8 = serialization.PrivateFormat.PKCS8
        return bytes(self._key().private_bytes(serialization.Encoding.PEM, pkcs8, sealed))

    def _key(self) -> Any:
        return _ed25519().Ed25519PrivateKey.from_private_bytes(self.raw)


def new_key() -> SigningKey:
    """Return a key that nobody has, from the random numbers of the system."""
    return SigningKey(_ed25519().Ed25519PrivateKey.generate().private_bytes_raw())


def public_key(data: bytes, source: str) -> PublicKey:
    """Return the public key in a file. Raises UsageError, which says what stands there instead."""
    load = _serialization().load_pem_public_key
    if b"PRIVATE KEY-----" in data:
        raise UsageError(_IS_PRIVATE.filled(key=source))
    if b"-----BEGIN CERTIFICATE-----" in data:
        raise UsageError(_IS_CERTIFICATE.filled(key=source))
    try:
        found = load(data) if _is_alone(data) else None
    except (ValueError, TypeError, _unsupported()):
        found = None
    if found is None:
        raise UsageError(_NO_PUBLIC_KEY.filled(key=source))
    if not isinstance(found, _ed25519().Ed25519PublicKey):
        raise UsageError(_OTHER_KIND.filled(key=source))
    return PublicKey(found.public_bytes_raw())


def signing_key(data: bytes, source: str, passphrase: bytes | None) -> SigningKey:
    """Return the private key in a file. Raises UsageError, which says what stands there instead."""
    load = _serialization().load_pem_private_key
    encrypted = b"-----BEGIN ENCRYPTED PRIVATE KEY-----" in data
    if encrypted is not (passphrase is not None):
        raise UsageError((_ENCRYPTED if encrypted else _NOT_ENCRYPTED).filled(key=source))
    try:
        found = load(data, passphrase) if _is_alone(data) else None
    except (ValueError, TypeError, _unsupported()):
        found = None
    if found is None:
        raise UsageError((_WRONG_PASSPHRASE if encrypted else _NO_PRIVATE_KEY).filled(key=source))
    if not isinstance(found, _ed25519().Ed25519PrivateKey):
        raise UsageError(_OTHER_KIND.filled(key=source))
    return SigningKey(found.private_bytes_raw())


def _is_alone(data: bytes) -> bool:
    """Return whether a file holds one thing: of two keys, two readers may take another one."""
    return data.count(b"-----BEGIN ") == 1


def _ed25519() -> Any:
    return _imported("cryptography.hazmat.primitives.asymmetric.ed25519")


def _serialization() -> Any:
    return _imported("cryptography.hazmat.primitives.serialization")


def _unsupported() -> type[Exception]:
    found: type[Exception] = _imported("cryptography.exceptions").UnsupportedAlgorithm
    return found


def _imported(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise UsageError(_NOT_INSTALLED) from None


_NOT_INSTALLED = Text(
    en="Seals are made and judged with the package cryptography, which is not installed. Run: pip install 'gcmsgen[seal]'",
    fr="Les sceaux sont apposés et vérifiés avec le paquet cryptography, qui n’est pas installé. Exécutez\N{NO-BREAK SPACE}: "
    "pip install 'gcmsgen[seal]'",
)
_NO_PUBLIC_KEY = Text(
    en="{key}: no single public key in PEM can be read there. Give the file that ends in .pub, as it was handed over by whoever "
    "holds the private key.",
    fr="{key}\N{NO-BREAK SPACE}: aucune clé publique unique au format PEM ne peut y être lue. Donnez le fichier qui se termine "
    "par .pub, tel que l’a remis la personne qui détient la clé privée.",
)
_IS_PRIVATE = Text(
    en="{key}: a private key stands there, and only its holder should have it. Give the public one, the file that ends in .pub; "
    "if this one was sent to you, tell its holder that it has to be replaced.",
    fr="{key}\N{NO-BREAK SPACE}: une clé privée s’y trouve, et seule la personne qui la détient devrait l’avoir. Donnez la clé "
    "publique, le fichier qui se termine par .pub; si celle-ci vous a été envoyée, avisez cette personne qu’elle doit être "
    "remplacée.",
)
_IS_CERTIFICATE = Text(
    en="{key}: a certificate stands there, and its chain and its days are not judged here. Give the public key itself, as it was "
    "handed over by whoever holds the private key.",
    fr="{key}\N{NO-BREAK SPACE}: un certificat s’y trouve; sa chaîne et ses dates ne sont pas vérifiées ici. Donnez la clé "
    "publique elle-même, telle que l’a remise la personne qui détient la clé privée.",
)
_OTHER_KIND = Text(
    en="{key}: the key that stands there is not of the kind of seals, Ed25519. Make one with gcmsgen seal new-key.",
    fr="{key}\N{NO-BREAK SPACE}: la clé qui s’y trouve n’est pas du type des sceaux, Ed25519. Créez-en une avec gcmsgen seal "
    "new-key.",
)
_NO_PRIVATE_KEY = Text(
    en="{key}: no single private key in PEM can be read there. Give the file that gcmsgen seal new-key wrote, not the one that "
    "ends in .pub.",
    fr="{key}\N{NO-BREAK SPACE}: aucune clé privée unique au format PEM ne peut y être lue. Donnez le fichier qu’a écrit gcmsgen "
    "seal new-key, et non celui qui se termine par .pub.",
)
_ENCRYPTED = Text(
    en="{key}: the key is encrypted. Name the file of its passphrase (gcmsgen seal sign can also ask for it: --passphrase).",
    fr="{key}\N{NO-BREAK SPACE}: la clé est chiffrée. Indiquez le fichier de sa phrase de passe (gcmsgen seal sign peut aussi la "
    "demander\N{NO-BREAK SPACE}: --passphrase).",
)
_NOT_ENCRYPTED = Text(
    en="{key}: a passphrase was given, and no encrypted key stands there. Leave the passphrase out if this is the right file.",
    fr="{key}\N{NO-BREAK SPACE}: une phrase de passe a été donnée, mais aucune clé chiffrée ne s’y trouve. Retirez la phrase de "
    "passe si c’est le bon fichier.",
)
_WRONG_PASSPHRASE = Text(
    en="{key}: the key does not open with this passphrase, or the file is damaged. Check both.",
    fr="{key}\N{NO-BREAK SPACE}: la clé ne s’ouvre pas avec cette phrase de passe, ou le fichier est endommagé. Vérifiez les deux.",
)
