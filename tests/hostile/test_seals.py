"""Seals under attack: by whoever can write the folder, and by whoever holds another key. The office's public key is outside."""

import base64
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.bulk.run_manifest import NAME as LIST
from gcmsgen.manifest.canonical import digest
from gcmsgen.seal.envelope import read_envelope
from gcmsgen.seal.sealing import seal_run
from gcmsgen.seal.statement import SealedKind
from tests.conftest import Result
from tests.hostile.sealed_run import NAMES, SEAL, Attack, SealedRun, sealed, untouched

__all__ = ["sealed", "untouched"]
Run = Callable[..., Result]
pytestmark = pytest.mark.line("R8")


def verify(run: Run, file: Path, key: Path) -> tuple[int, list[str], str]:
    """Return the exit code of a verification, how the seal stands, and all that was said in English."""
    done = run("verify", "--format", "json", "--signed-by", key, file)
    (output,) = json.loads(done.out)["outputs"]
    standing = [name for d in output["differences"] if d["changed"] == "seal" for name in d["names"]]
    said = [d["message"]["en"] for d in output["differences"]] + [note["en"] for note in output["notes"]]
    return done.code, standing, "\n".join(said)


def edited(**changes: Any) -> Attack:
    """Return an attack that sets fields of the envelope."""
    return lambda run: run.write(run.envelope() | changes)


def signature(change: Callable[[dict[str, Any]], object]) -> Attack:
    """Return an attack on the one signature of the envelope."""

    def act(run: SealedRun) -> None:
        envelope = run.envelope()
        change(envelope["signatures"][0])
        run.write(envelope)

    return act


def text(change: Callable[[str], str]) -> Attack:
    """Return an attack on the text of the seal."""
    return lambda run: run.seal.write_text(change(run.seal.read_text("utf-8")), encoding="utf-8")


def payload(change: Callable[[bytes], bytes], **signed: str) -> Attack:
    """Return a seal by the office's own key over another payload: form is judged even where the signature holds."""
    return lambda run: run.sign(change(run.payload()), **signed)


def moved(change: Callable[[bytes], bytes]) -> Attack:
    """Return an attack that changes what was signed and keeps the signature."""
    return lambda run: run.write(run.envelope() | {"payload": base64.b64encode(change(run.payload())).decode()})


def exchanged(run: SealedRun) -> None:
    """Lay the second letter, with its manifest, under the name of the first."""
    for end in ("", ".manifest.json"):
        shutil.copy(run.folder / f"{NAMES[1]}{end}", run.folder / f"{NAMES[0]}{end}")


def relisted(run: SealedRun) -> None:
    """Forge a letter, and write its hashes into the list."""
    before = {end: digest((run.folder / f"{NAMES[0]}{end}").read_bytes()) for end in ("", ".manifest.json")}
    run.forge(applicant__family_name="Forged")
    listed = (run.folder / LIST).read_text("utf-8")
    for end, sha256 in before.items():
        listed = listed.replace(sha256, digest((run.folder / f"{NAMES[0]}{end}").read_bytes()))
    (run.folder / LIST).write_text(listed, encoding="utf-8")


def resealed(run: SealedRun) -> None:
    """Forge a letter, list it, and seal the list with a key of the forger's own."""
    relisted(run)
    seal_run(run.folder, run.key("forger"), run.statement().sealed_on)


def posed(run: SealedRun) -> None:
    """Seal with the forger's key, and write the name of the office's on it."""
    resealed(run)
    signature(lambda one: one.update(keyid=run.key().public.fingerprint))(run)


def piped(run: SealedRun) -> None:
    run.seal.unlink()
    os.mkfifo(run.seal)


def linked(run: SealedRun) -> None:
    run.seal.rename(run.top / "away.json")
    run.seal.symlink_to(run.top / "away.json")


def to_device(run: SealedRun) -> None:
    run.seal.unlink()
    run.seal.symlink_to("/dev/zero")


def a_folder(run: SealedRun) -> None:
    run.seal.unlink()
    run.seal.mkdir()


def copied(*names: str) -> Attack:
    """Return an attack that takes files from the other run, which the same key sealed."""

    def act(run: SealedRun) -> None:
        for name in names:
            shutil.copy(run.other / name, run.folder / name)

    return act


def grown(run: SealedRun) -> None:
    with (run.folder / LIST).open("a", encoding="utf-8") as file:
        file.write('{"name":"W000000009-letter-en.txt","sha256":"0","manifest_sha256":"0"}\n')


def list_piped(run: SealedRun) -> None:
    (run.folder / LIST).unlink()
    os.mkfifo(run.folder / LIST)


def touched(run: SealedRun) -> None:
    run.letter.write_bytes(run.letter.read_bytes().replace(b"refused", b"granted"))


FITS_NOT, OTHER, NONE = "does_not_fit", "other_key", "not_sealed"
ATTACKS: dict[str, tuple[Attack, str]] = {
    "day changed": (moved(lambda said: said.replace(b"2026-", b"2025-")), FITS_NOT),
    "hash changed": (moved(lambda said: said.replace(b'"sha256":"', b'"sha256":"0')), FITS_NOT),
    "signature changed": (signature(lambda one: one.update(sig="A" * 86 + "==")), FITS_NOT),
    "signature cut short": (signature(lambda one: one.update(sig="AAAA")), FITS_NOT),
    "signature empty": (signature(lambda one: one.update(sig="")), FITS_NOT),
    "type changed": (edited(payloadType="application/json"), FITS_NOT),
    "no signatures": (edited(signatures=[]), FITS_NOT),
    "signatures no list": (edited(signatures={"sig": "AAAA"}), FITS_NOT),
    "signature no object": (edited(signatures=["AAAA"]), FITS_NOT),
    "seventeen signatures": (
        lambda run: run.write(run.envelope() | {"signatures": run.envelope()["signatures"] * 17}),
        FITS_NOT,
    ),
    "key name no text": (signature(lambda one: one.update(keyid=7)), FITS_NOT),
    "payload no text": (edited(payload=None), FITS_NOT),
    "no payload": (lambda run: run.write({k: v for k, v in run.envelope().items() if k != "payload"}), FITS_NOT),
    "field twice": (text(lambda seal: seal.replace("{", '{"payload": "e30=",', 1)), FITS_NOT),
    "field twice inside": (text(lambda seal: seal.replace('"keyid"', '"sig": "AAAA", "keyid"')), FITS_NOT),
    "base64 with a line end": (text(lambda seal: seal.replace('"payload": "', '"payload": "\\n')), FITS_NOT),
    "base64 without its end": (signature(lambda one: one.update(sig=one["sig"].rstrip("="))), FITS_NOT),
    "base64 with idle bits": (
        signature(lambda one: one.update(sig=one["sig"][:-3] + chr(ord(one["sig"][-3]) + 1) + "==")),
        FITS_NOT,
    ),
    "not UTF-8": (lambda run: run.seal.write_bytes(b"\xff" + run.seal.read_bytes()), FITS_NOT),
    "no JSON": (text(lambda _: "sealed!"), FITS_NOT),
    "no object": (text(lambda _: "[]"), FITS_NOT),
    "empty": (text(lambda _: ""), FITS_NOT),
    "long": (text(lambda seal: seal + " " * 50_000_000), FITS_NOT),
    "deep": (text(lambda _: "[" * 60_000), FITS_NOT),
    "a number of many digits": (text(lambda seal: seal.replace("{", '{"n": ' + "9" * 60_000 + ",", 1)), FITS_NOT),
    "without end": (lambda run: os.truncate(run.seal, 50_000_000_000), FITS_NOT),
    "a pipe": (piped, FITS_NOT),
    "a link": (linked, FITS_NOT),
    "a link to a device": (to_device, FITS_NOT),
    "a folder": (a_folder, FITS_NOT),
    "statement with a field twice": (payload(lambda said: said.replace(b"{", b'{"length":1,', 1)), FITS_NOT),
    "statement with a field more": (payload(lambda said: said.replace(b"{", b'{"a":1,', 1)), FITS_NOT),
    "statement of a later form": (payload(lambda said: said.replace(b"seal/1", b"seal/9")), FITS_NOT),
    "statement without a day": (payload(lambda said: said.replace(b'"sealed_on"', b'"day"')), FITS_NOT),
    "statement with no such day": (payload(lambda said: said.replace(b"-", b"")), FITS_NOT),
    "statement with a length that is true": (
        payload(lambda said: said.replace(b'"length":', b'"length":true,"x":')),
        FITS_NOT,
    ),
    "statement of nothing": (payload(lambda _: b"{}"), FITS_NOT),
    "signed for another purpose": (payload(lambda said: said, kind="application/vnd.other+json"), FITS_NOT),
    "of a manifest, not of a list": (lambda run: run.sign(run.statement(SealedKind.MANIFEST).written()), FITS_NOT),
    "signed by another key": (payload(lambda said: said, by="forger"), OTHER),
    "key name of nobody": (
        lambda run: (payload(lambda said: said, by="forger")(run), signature(lambda one: one.pop("keyid"))(run)),
        OTHER,
    ),
    "seal of another run": (copied(SEAL), FITS_NOT),
    "list and seal of another run": (copied(SEAL, LIST), FITS_NOT),
    "letter of another run": (copied(NAMES[0], f"{NAMES[0]}.manifest.json"), FITS_NOT),
    "list grown": (grown, FITS_NOT),
    "list without end": (lambda run: os.truncate(run.folder / LIST, 50_000_000_000), FITS_NOT),
    "list a pipe": (list_piped, FITS_NOT),
    "list gone": (lambda run: (run.folder / LIST).unlink(), FITS_NOT),
    "letter changed": (touched, FITS_NOT),
    "two letters exchanged": (exchanged, FITS_NOT),
    "letter forged with its manifest": (lambda run: run.forge(applicant__family_name="Forged"), FITS_NOT),
    "letter forged and listed": (relisted, FITS_NOT),
    "letter forged, listed and sealed": (resealed, OTHER),
    "letter forged, listed and sealed in the office's name": (posed, FITS_NOT),
    "seal taken away": (lambda run: run.seal.unlink(), NONE),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_passes_for_sealed(run: Run, sealed: SealedRun, name: str) -> None:
    act, standing = ATTACKS[name]
    act(sealed)
    run("--version")  # what the attack printed
    began = time.process_time()
    assert verify(run, sealed.letter, sealed.public)[:2] == (5, [standing])
    assert time.process_time() - began < 10  # of the processor: how busy the machine is, is no fault


def urlsafe(run: SealedRun) -> None:
    signature(lambda one: one.update(sig=one["sig"].replace("+", "-").replace("/", "_")))(run)


def beside_another(run: SealedRun) -> None:
    """Add a signature by another key before the office's own."""
    own = run.envelope()["signatures"]
    payload(lambda said: said, by="forger")(run)
    run.write(run.envelope() | {"signatures": run.envelope()["signatures"] + own})


def junk_of_its_own(run: SealedRun) -> None:
    """Lay a seal that is none beside the manifest itself: it cannot silence that of the run."""
    (run.folder / f"{NAMES[0]}.manifest.json.seal.json").write_text("{}", encoding="utf-8")


def left_alone(run: SealedRun) -> None:
    """Move one letter elsewhere, with its manifest, its bundle, the list of the run and the seal."""
    kept = {NAMES[0], f"{NAMES[0]}.manifest.json", LIST, SEAL, "gcmsgen-bundle"}
    for path in run.folder.iterdir():
        if path.name not in kept:
            path.unlink()


SOUND: dict[str, Attack] = {
    "as it was made": lambda run: None,
    "key name that lies": signature(lambda one: one.update(keyid="0" * 64)),
    "no key name": signature(lambda one: one.pop("keyid")),
    "other alphabet": urlsafe,
    "a field of a later DSSE": edited(timestamp="later"),
    "beside another signature": beside_another,
    "beside a seal that is none": junk_of_its_own,
    "one letter moved with its list": left_alone,
    "another letter spoilt": lambda run: (run.folder / NAMES[1]).write_text("spoilt", encoding="utf-8"),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_seal_says_whose_it_is(run: Run, sealed: SealedRun, name: str) -> None:
    SOUND[name](sealed)
    code, standing, said = verify(run, sealed.letter, sealed.public)
    assert (code, standing) == (0, [])
    assert (
        f"Sealed with its run by the key with the fingerprint {sealed.key().public.fingerprint}, as {NAMES[0]}" in said
    )


@pytest.mark.parametrize(
    "name", ["letter forged with its manifest", "letter forged, listed and sealed", "seal taken away", "deep"]
)
def test_without_a_key_the_words_and_the_exit_code_are_those_of_ever(run: Run, sealed: SealedRun, name: str) -> None:
    ATTACKS[name][0](sealed)
    run("--version")
    done = run("verify", sealed.letter)
    assert (done.code, done.out) == (0, f"{sealed.letter}: verified, made again byte for byte.\n")


@pytest.mark.parametrize("name", [b"copy of it.txt", b"caf\xe9.txt", b"W000000009-letter-en.txt"])
def test_a_letter_under_a_name_of_its_own_is_sealed_as_the_one_that_it_is(
    run: Run, sealed: SealedRun, name: bytes
) -> None:
    for end in ("", ".manifest.json"):
        Path(f"{sealed.letter}{end}").rename(sealed.folder / f"{os.fsdecode(name)}{end}")
    code, standing, said = verify(run, sealed.folder / os.fsdecode(name), sealed.public)
    assert (code, standing) == (0, [])
    assert f", as {NAMES[0]}, on " in said


def test_a_manifest_names_its_seal_as_its_output_does(run: Run, sealed: SealedRun) -> None:
    manifest = sealed.letter.with_name(f"{sealed.letter.name}.manifest.json")
    assert verify(run, manifest, sealed.public) == verify(run, sealed.letter, sealed.public)


def test_several_are_judged_each_for_itself(run: Run, sealed: SealedRun) -> None:
    (sealed.folder / NAMES[1]).write_text("spoilt", encoding="utf-8")
    done = run("verify", "--format", "json", "--signed-by", sealed.public, *(sealed.folder / name for name in NAMES))
    assert done.code == 5
    assert [output["verified"] for output in json.loads(done.out)["outputs"]] == [True, False, True]


def test_the_seal_is_one_that_other_programs_read(sealed: SealedRun) -> None:
    """The envelope is checked here by the words of DSSE and by the package alone."""
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    read = sealed.envelope()
    kind, said = read["payloadType"].encode(), base64.b64decode(read["payload"])
    signed = b" ".join([b"DSSEv1", str(len(kind)).encode(), kind, str(len(said)).encode(), said])
    key: Any = load_pem_public_key(sealed.public.read_bytes())
    key.verify(base64.b64decode(read["signatures"][0]["sig"]), signed)
    assert read_envelope(sealed.seal.read_bytes()).written() == sealed.seal.read_bytes()
