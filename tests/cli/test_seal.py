"""Single letters that are sealed, and how the seal speaks in both languages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Result

Run = Callable[..., Result]


@pytest.fixture
def letter(run: Run, tmp_path: Path) -> Path:
    """Return a letter; keys stand in the folder above its own."""
    assert run("seal", "new-key", tmp_path / "office").code == 0
    assert run("letter", EXAMPLE, "--format", "txt", "-o", tmp_path / "letters" / "letter.txt").code == 0
    return tmp_path / "letters" / "letter.txt"


def seal(run: Run, letter: Path) -> Result:
    return run("seal", "sign", letter, "--key", letter.parent.parent / "office")


def verify(run: Run, letter: Path, *more: str) -> Result:
    return run("verify", letter, "--signed-by", letter.parent.parent / "office.pub", *more)


def test_a_letter_is_sealed_by_its_manifest(run: Run, letter: Path) -> None:
    assert verify(run, letter).code == 5
    assert seal(run, letter).out == f"{letter}.manifest.json.seal.json\n"
    assert verify(run, letter).code == 0


def test_the_verdict_speaks_both_languages(run: Run, letter: Path) -> None:
    unsealed = verify(run, letter).out, verify(run, letter, "--lang", "fr").out
    seal(run, letter)
    fingerprint = run("seal", "new-key", letter.parent.parent / "another").out.strip()
    sound = verify(run, letter).out, verify(run, letter, "--lang", "fr").out
    assert unsealed[0].startswith(f"{letter}: not verified.\n    It is not sealed: ")
    assert unsealed[1].startswith(
        f"{letter}\N{NO-BREAK SPACE}: non vérifié.\n    Il n’est pas scellé\N{NO-BREAK SPACE}: "
    )
    assert sound[0].startswith(
        f"{letter}: verified, made again byte for byte.\n    Sealed by the key with the fingerprint "
    )
    assert "Scellé par la clé dont l’empreinte est " in sound[1]
    assert fingerprint not in sound[0]


def test_a_sealed_letter_moves_with_its_manifest_and_seal(run: Run, letter: Path) -> None:
    seal(run, letter)
    moved = letter.parent.rename(letter.parent.parent / "moved") / letter.name
    assert verify(run, moved).code == 0
    assert (
        run(
            "verify", moved.with_name(f"{moved.name}.manifest.json"), "--signed-by", moved.parent.parent / "office.pub"
        ).code
        == 0
    )


def test_the_seal_of_another_letter_does_not_fit(run: Run, letter: Path) -> None:
    seal(run, letter)
    other = letter.with_name("other.txt")
    assert run("letter", EXAMPLE, "--format", "txt", "-o", other).code == 0
    Path(f"{other}.manifest.json.seal.json").write_bytes(Path(f"{letter}.manifest.json.seal.json").read_bytes())
    done = verify(run, other, "--format", "json")
    (output,) = json.loads(done.out)["outputs"]
    found = [(difference["changed"], difference["names"]) for difference in output["differences"]]
    assert (done.code, output["verified"], found) == (5, False, [("seal", ["does_not_fit"])])


@pytest.mark.parametrize("spoilt", ["", ".manifest.json"], ids=["output", "manifest"])
def test_what_would_not_verify_is_not_sealed(run: Run, letter: Path, spoilt: str) -> None:
    path = Path(f"{letter}{spoilt}")
    path.write_bytes(path.read_bytes().replace(b"Sampleton", b"Otherwise").replace(b"refused", b"granted"))
    done = seal(run, letter)
    assert (done.code, done.out) == (2, "")
    assert not Path(f"{letter}.manifest.json.seal.json").exists()


def test_a_seal_takes_the_place_of_an_earlier_one(run: Run, letter: Path) -> None:
    top = letter.parent.parent
    assert run("seal", "new-key", top / "next").code == 0
    seal(run, letter)
    assert run("seal", "sign", letter, "--key", top / "next").code == 0
    assert verify(run, letter).code == 5
    assert run("verify", letter, "--signed-by", top / "next.pub").code == 0
