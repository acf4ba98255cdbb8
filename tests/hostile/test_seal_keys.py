"""Keys of seals under attack: files that are no key, keys that lie in the folder, secrets that others can read."""

import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa, x25519
from cryptography.x509.oid import NameOID

from tests.conftest import Result
from tests.hostile.sealed_run import NAMES, SealedRun, sealed, untouched

__all__ = ["sealed", "untouched"]
Run = Callable[..., Result]
Write = Callable[[Path], object]
pytestmark = pytest.mark.line("R8")
PEM = serialization.Encoding.PEM
PKCS8 = serialization.PrivateFormat.PKCS8
SPKI = serialization.PublicFormat.SubjectPublicKeyInfo
OPEN = serialization.NoEncryption()
OWN = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHERS = {
    "RSA": rsa.generate_private_key(65537, 2048),
    "ECDSA": ec.generate_private_key(ec.SECP256R1()),
    "Ed448": ed448.Ed448PrivateKey.generate(),
    "X25519": x25519.X25519PrivateKey.generate(),
}


def certificate() -> bytes:
    """Return a certificate of a sound key of the right kind."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test")])
    day = datetime(2026, 5, 20, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, OWN.public_key(), 1, day, day + timedelta(days=9))
    return made.sign(OWN, None).public_bytes(PEM)


def holds(data: bytes) -> Write:
    return lambda path: path.write_bytes(data)


def public(key: Any) -> bytes:
    return bytes(key.public_key().public_bytes(PEM, SPKI))


def private(key: Any, form: serialization.PrivateFormat = PKCS8, secret: bytes | None = None) -> bytes:
    sealed = serialization.BestAvailableEncryption(secret) if secret else OPEN
    return bytes(key.private_bytes(PEM, form, sealed))


PUBLIC: dict[str, tuple[Write, str]] = {
    **{name: (holds(public(key)), "not of the kind of seals") for name, key in OTHERS.items()},
    "certificate": (holds(certificate()), "a certificate stands there"),
    "private key": (holds(private(OWN)), "a private key stands there"),
    "encrypted private key": (holds(private(OWN, secret=b"word")), "a private key stands there"),
    "private key of OpenSSH": (holds(private(OWN, serialization.PrivateFormat.OpenSSH)), "a private key stands there"),
    "public key of OpenSSH": (
        holds(OWN.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)),
        "no single public key",
    ),
    "32 bytes": (holds(OWN.public_key().public_bytes_raw()), "no single public key"),
    "two keys": (holds(public(OWN) * 2), "no single public key"),
    "cut short": (holds(public(OWN)[:60]), "no single public key"),
    "a letter in it changed": (holds(public(OWN).replace(b"MCow", b"MCox")), "no single public key"),
    "garbage": (holds(bytes(range(256))), "no single public key"),
    "empty": (holds(b""), "no single public key"),
    "long": (holds(public(OWN) + b" " * 20_000_000), "not a short file"),
    "a folder": (lambda path: path.mkdir(), "not a short file"),
    "a pipe": (os.mkfifo, "not a short file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not a short file"),
    "gone": (lambda path: None, "not a short file"),
}


@pytest.mark.parametrize("name", PUBLIC)
def test_what_is_no_public_key_judges_nothing(run: Run, sealed: SealedRun, name: str) -> None:
    write, says = PUBLIC[name]
    write(sealed.top / "key")
    done = run("verify", sealed.letter, "--signed-by", sealed.top / "key")
    assert (done.code, done.out) == (2, "")
    assert says in done.talk


PRIVATE: dict[str, tuple[bytes, int, str]] = {
    **{name: (private(key), 0o600, "not of the kind of seals") for name, key in OTHERS.items()},
    "read by the group": (private(OWN), 0o640, "others than its owner"),
    "read by all": (private(OWN), 0o604, "others than its owner"),
    "public key": (public(OWN), 0o600, "no single private key"),
    "certificate": (certificate(), 0o600, "no single private key"),
    "certificate and key": (certificate() + private(OWN), 0o600, "no single private key"),
    "encrypted": (private(OWN, secret=b"word"), 0o600, "the key is encrypted"),
    "cut short": (private(OWN)[:60], 0o600, "no single private key"),
    "garbage": (bytes(range(256)), 0o600, "no single private key"),
    "long": (private(OWN) + b" " * 20_000_000, 0o600, "not a short file"),
}


@pytest.mark.parametrize("name", PRIVATE)
def test_what_is_no_private_key_seals_nothing(run: Run, sealed: SealedRun, name: str) -> None:
    data, mode, says = PRIVATE[name]
    key = sealed.top / "key"
    key.write_bytes(data)
    key.chmod(mode)
    sealed.seal.unlink()
    done = run("seal", "sign", sealed.folder, "--key", key)
    assert (done.code, done.out) == (2, "")
    assert says in done.talk
    assert not sealed.seal.exists()


def secret(folder: Path, data: bytes, mode: int = 0o600) -> Path:
    """Return a file that holds a passphrase."""
    path = folder / "passphrase"
    path.write_bytes(data)
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    ("data", "mode", "says"),
    [
        pytest.param(b"wrong\n", 0o600, "does not open with this passphrase", id="wrong"),
        pytest.param(b"\nword\n", 0o600, "it is empty", id="empty"),
        pytest.param(b"word\n", 0o644, "others than its owner", id="read by all"),
    ],
)
def test_a_passphrase_that_does_not_serve_seals_nothing(
    run: Run, sealed: SealedRun, data: bytes, mode: int, says: str
) -> None:
    key = sealed.top / "key"
    key.write_bytes(private(OWN, secret=b"word"))
    key.chmod(0o600)
    done = run("seal", "sign", sealed.folder, "--key", key, "--passphrase-file", secret(sealed.top, data, mode))
    assert done.code == 2
    assert says in done.talk


def test_a_passphrase_for_a_key_that_has_none_is_said(run: Run, sealed: SealedRun) -> None:
    key = sealed.top / "keys" / "office"
    done = run("seal", "sign", sealed.folder, "--key", key, "--passphrase-file", secret(sealed.top, b"word"))
    assert done.code == 2
    assert "no encrypted key stands there" in done.talk


INSIDE: dict[str, Callable[[SealedRun, str], Path]] = {}


def placed(name: str) -> Callable[[Callable[[SealedRun, str], Path]], Callable[[SealedRun, str], Path]]:
    def keep(act: Callable[[SealedRun, str], Path]) -> Callable[[SealedRun, str], Path]:
        INSIDE[name] = act
        return act

    return keep


@placed("beside the letters")
def _beside(run: SealedRun, key: str) -> Path:
    return (run.top / "keys" / key).rename(run.folder / key)


@placed("in a folder of the folder")
def _below(run: SealedRun, key: str) -> Path:
    return (run.top / "keys").rename(run.folder / "keys") / key


@placed("a link there to a key outside")
def _link_out(run: SealedRun, key: str) -> Path:
    (run.folder / "key").symlink_to(run.top / "keys" / key)
    return run.folder / "key"


@placed("a link outside to a key there")
def _link_in(run: SealedRun, key: str) -> Path:
    (run.top / "keys" / key).rename(run.folder / key)
    (run.top / "key").symlink_to(run.folder / key)
    return run.top / "key"


@placed("a link outside to a link there to a key outside")
def _link_through(run: SealedRun, key: str) -> Path:
    (run.folder / "keys").symlink_to("../keys")
    (run.top / "through").symlink_to("letters/keys")
    return run.top / "through" / key


@placed("by the way through the folder")
def _dots(run: SealedRun, key: str) -> Path:
    (run.folder / "in").symlink_to("../keys")
    return run.top / "others" / ".." / "letters" / "in" / key


@pytest.mark.parametrize("name", INSIDE)
def test_a_public_key_from_the_folder_judges_nothing(run: Run, sealed: SealedRun, name: str) -> None:
    key = INSIDE[name](sealed, "office.pub")
    done = run("verify", sealed.letter, "--signed-by", key)
    assert (done.code, done.out) == (2, "")
    assert f"{key}: this key lies in the folder that it is to judge" in done.talk


@pytest.mark.parametrize("name", INSIDE)
def test_a_private_key_in_the_folder_seals_nothing(run: Run, sealed: SealedRun, name: str) -> None:
    key = INSIDE[name](sealed, "office")
    done = run("seal", "sign", sealed.folder, "--key", key)
    assert done.code == 2
    assert f"{key}: this private key lies in the folder that it is to seal" in done.talk


def test_a_key_in_the_folder_that_a_letter_is_linked_from_judges_nothing(run: Run, sealed: SealedRun) -> None:
    linked = sealed.top / "linked"
    linked.mkdir()
    for path in sealed.folder.iterdir():
        (linked / path.name).symlink_to(path)
    key = sealed.public.rename(sealed.folder / "office.pub")
    assert run("verify", linked / NAMES[0], "--signed-by", key).code == 2
    assert run("verify", linked / NAMES[0], "--signed-by", key.rename(sealed.public)).code == 5  # its seal is a link


def test_a_key_in_the_folder_of_any_of_several_judges_nothing(run: Run, sealed: SealedRun) -> None:
    key = sealed.public.rename(sealed.other / "office.pub")
    assert run("verify", sealed.letter, sealed.other / NAMES[0], "--signed-by", key).code == 2
    assert run("verify", sealed.letter, "--signed-by", key).code == 0


@pytest.mark.parametrize("name", ["above", "a name that begins alike", "linked from elsewhere", "by dots"])
def test_a_key_outside_the_folder_judges(run: Run, sealed: SealedRun, name: str) -> None:
    alike = sealed.top / "letters-keys"
    alike.symlink_to("keys")
    (sealed.top / "linked.pub").symlink_to("keys/office.pub")
    (sealed.top / "above.pub").write_bytes(sealed.public.read_bytes())
    key = {
        "above": sealed.top / "above.pub",
        "a name that begins alike": alike / "office.pub",
        "linked from elsewhere": sealed.top / "linked.pub",
        "by dots": sealed.top / "others" / ".." / "keys" / "office.pub",
    }[name]
    assert run("verify", sealed.letter, "--signed-by", key).code == 0


def test_a_new_key_is_its_owners_alone_and_is_called_by_its_fingerprint(run: Run, tmp_path: Path) -> None:
    done = run("seal", "new-key", tmp_path / "office")
    loaded = serialization.load_pem_public_key((tmp_path / "office.pub").read_bytes())
    der = loaded.public_bytes(serialization.Encoding.DER, SPKI)
    assert (done.code, done.out) == (0, f"{hashlib.sha256(der).hexdigest()}\n")
    assert stat.S_IMODE((tmp_path / "office").stat().st_mode) == 0o600
    held = serialization.load_pem_private_key((tmp_path / "office").read_bytes(), None)
    assert public(held) == (tmp_path / "office.pub").read_bytes()
    assert run("seal", "new-key", tmp_path / "second").out != done.out


@pytest.mark.parametrize("taken", ["office", "office.pub"])
@pytest.mark.parametrize("by", ["a file", "a link", "a link to nothing"])
def test_a_key_is_never_written_over(run: Run, tmp_path: Path, taken: str, by: str) -> None:
    stands, target = tmp_path / taken, tmp_path / "target"
    if by == "a link":
        target.write_text("kept", encoding="utf-8")
    stands.write_text("kept", encoding="utf-8") if by == "a file" else stands.symlink_to(target)
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run("seal", "new-key", tmp_path / "office")
    assert done.code == 2
    assert f"{stands}: a file stands here, and a key is never written over" in done.talk
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert target.exists() is (by == "a link")
    assert [path.read_text("utf-8") for path in tmp_path.iterdir() if path.exists()] in (["kept"], ["kept", "kept"], [])


def test_a_key_with_a_passphrase_serves_whoever_knows_it(run: Run, sealed: SealedRun) -> None:
    words = secret(sealed.top, "mot de passe é\n".encode())
    assert run("seal", "new-key", sealed.top / "locked", "--passphrase-file", words).code == 0
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in (sealed.top / "locked").read_bytes()
    line = ("seal", "sign", sealed.folder, "--key", sealed.top / "locked", "--passphrase-file", words)
    assert run(*line).out == f"{sealed.seal}\n"
    assert run("verify", sealed.letter, "--signed-by", sealed.top / "locked.pub").code == 0
    assert run("verify", sealed.letter, "--signed-by", sealed.public).code == 5


def test_a_passphrase_can_be_typed(sealed: SealedRun) -> None:
    """A terminal is asked twice for a new passphrase, and once for one that is known."""
    assert typed("seal", "new-key", sealed.top / "locked", "--passphrase", answers=["word", "word"]) == 0
    line = ("seal", "sign", sealed.folder, "--key", sealed.top / "locked", "--passphrase")
    assert typed(*line, answers=["other"]) == 2
    assert typed(*line, answers=["word"]) == 0


def terminal() -> tuple[int, int]:
    """Return both ends of a terminal; where the machine has none to give, as in a root without /dev/pts, the test is skipped."""
    try:
        return os.openpty()
    except OSError:
        if os.environ.get("CI"):
            raise
        pytest.skip("this machine has no terminal to give")


def typed(*line: object, answers: list[str]) -> int:
    """Run a line at a terminal of its own and type the answers; return the exit code."""
    ours, theirs = terminal()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "gcmsgen", *map(str, line)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        ) as running:
            for answer in answers:
                shown = b""
                while not shown.endswith(b": "):
                    shown += os.read(ours, 1024)
                os.write(ours, f"{answer}\n".encode())
            return running.wait(timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)


LACKING = "import sys; sys.modules['cryptography'] = None; from gcmsgen.cli.program import main; sys.exit(main())"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("seal new-key {top}/new", 2, id="new key"),
        pytest.param("seal sign {top}/letters --key {top}/keys/office", 2, id="sign"),
        pytest.param("verify {letter} --signed-by {top}/keys/office.pub", 2, id="judge"),
        pytest.param("verify {letter}", 0, id="verify"),
        pytest.param("bulk status {top}/letters", 0, id="bulk"),
    ],
)
def test_without_the_package_a_seal_says_what_to_install_and_all_else_works(
    sealed: SealedRun, line: str, code: int
) -> None:
    words = line.format(top=sealed.top, letter=sealed.letter).split()
    done = subprocess.run([sys.executable, "-c", LACKING, *words], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert ("pip install 'gcmsgen[seal]'" in done.stderr) is (code == 2)
    assert not (sealed.top / "new").exists()
