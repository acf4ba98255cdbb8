"""Letters made by an earlier version still verify: `kept/made-by-VERSION.zip` holds documents of every kind, language and format."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gcmsgen.catalogue.documents import OUTCOMES
from gcmsgen.catalogue.formats import Format
from gcmsgen.language import Language
from gcmsgen.making import versions_of
from gcmsgen.manifest.record import SUFFIX
from gcmsgen.verify.compare import Changed
from gcmsgen.verify.kept_manifest import read_manifest
from gcmsgen.verify.maker import Makers
from gcmsgen.verify.verdict import Verdict, verified
from tests.conftest import ROOT

# One process for all that was made from the same templates, as one command has.
MAKERS = Makers()


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    with MAKERS:
        yield


def judged(path: Path) -> Verdict:
    return verified(path, makers=MAKERS)


KEPT = ROOT / "tests" / "kept" / "made-by-0.1.0.zip"
with zipfile.ZipFile(KEPT) as _archive:
    OUTPUTS = sorted(name.removesuffix(SUFFIX) for name in _archive.namelist() if name.endswith(SUFFIX))
# The letter and the note of a refusal, and both documents that only an approval has.
SAMPLE = [name for name in OUTPUTS if name.startswith("02/") or "notice" in name or "rationale-fr" in name]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that was kept."""
    place = tmp_path_factory.mktemp("kept")
    with zipfile.ZipFile(KEPT) as archive:
        archive.extractall(place)
    for case in {name.partition("/")[0] for name in OUTPUTS}:
        (place / case / "gcmsgen-bundle").symlink_to(place / "gcmsgen-bundle")
    return place


def holds(verdict: Verdict, path: Path) -> None:
    """Assert that an output verifies; of a format whose libraries are others here, that nothing else differs."""
    made = read_manifest(path).made
    then, now = made["versions"], versions_of(Format(made["format"]))
    others = [name for name in (then.keys() | now.keys()) - {"gcmsgen"} if then.get(name) != now.get(name)]
    allowed = {Changed.MACHINE} if others else set()
    found = [(difference.changed, difference.text.en) for difference in verdict.differences]
    assert [one for one in found if one[0] not in allowed] == [], (
        f"if words changed on purpose, raise the version: {found}"
    )


LAID_OUT = (Format.TXT, Format.DOCX, Format.PDF)
# What there was when they were made.
THEN = {"note": (Format.TXT,), "rationale": LAID_OUT, "letter": LAID_OUT, "employer-notice": LAID_OUT}


def test_what_is_kept_is_of_every_document_outcome_language_and_format() -> None:
    kept = {tuple(name.rpartition("/")[2].split("-", 1)[1].rsplit(".", 1)) for name in OUTPUTS}
    wanted = {
        (f"{document}-{language.value}", form.value)
        for document, forms in THEN.items()
        for language in Language
        for form in forms
    }
    assert kept == wanted
    assert {name.partition("/")[0] for name in OUTPUTS} >= set(OUTCOMES) - {"approve", "refuse"}


@pytest.mark.parametrize("name", SAMPLE)
def test_a_letter_made_before_verifies(folder: Path, name: str) -> None:
    holds(judged(folder / name), folder / name)


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in OUTPUTS if name not in SAMPLE])
def test_every_letter_made_before_verifies(folder: Path, name: str) -> None:
    holds(judged(folder / name), folder / name)


def test_one_that_was_changed_since_does_not(folder: Path, tmp_path: Path) -> None:
    name = "02/W000000002-letter-en.txt"
    for file in (name, f"{name}{SUFFIX}"):
        (tmp_path / Path(file).name).write_bytes(
            (folder / file).read_bytes().replace(b"I have refused", b"I have granted")
        )
    (tmp_path / "gcmsgen-bundle").symlink_to(folder / "gcmsgen-bundle")
    found = judged(tmp_path / Path(name).name)
    assert [difference.changed for difference in found.differences] == [Changed.OUTPUT]
