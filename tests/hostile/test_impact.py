"""Manifests that somebody forged, asked what would read otherwise today: each fault is named, and costs no other its answer."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.impact.difference import LetterImpact
from gcmsgen.impact.of_letters import letter_impact
from gcmsgen.language import visible
from gcmsgen.manifest.canonical import digest
from gcmsgen.process_limits import Limits
from gcmsgen.verify.maker import Makers
from tests.conftest import Result
from tests.hostile.forging import forge, letter, manifest_of
from tests.hostile.test_manifests import CASES, LACKING, PLACES, RAW, WHERE, put

pytestmark = pytest.mark.line("S3")
# The door of a manifest is tried with more values in test_manifests.py; here it is asked whether every fault has its answer.
NONE_OF_THESE: list[Any] = [None, "\x1b[2J\n\0", [None], LACKING]


@pytest.fixture(scope="module")
def makers() -> Iterator[Makers]:
    with Makers(Limits(seconds=30)) as kept:
        yield kept


@pytest.fixture(scope="module")
def tree() -> TemplateTree:
    return read_templates()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound letter, whose manifest each test writes anew."""
    return letter(tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what stands in the manifest of such a letter."""
    return json.loads(manifest_of(letter(tmp_path_factory.mktemp("sound"))).read_bytes())


def is_told(impact: LetterImpact | None) -> bool:
    """Say whether an answer says in both languages what cannot be told, in signs that command no terminal."""
    texts = impact.untold if impact else ()
    shown = [text.en + text.fr for text in texts]
    plain = (words.replace("\N{NO-BREAK SPACE}", " ") for words in shown)
    return bool(texts) and all(visible(words) == words for words in plain)


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_manifest_is_said_so(place: Path, tree: TemplateTree, makers: Makers, name: str) -> None:
    manifest_of(place).write_bytes(RAW[name])
    assert is_told(letter_impact(manifest_of(place), tree, makers))


@pytest.mark.parametrize("name", PLACES)
def test_what_stands_at_the_place_of_a_manifest_is_said_so(
    tmp_path: Path, tree: TemplateTree, makers: Makers, name: str
) -> None:
    target = manifest_of(letter(tmp_path))
    target.unlink()
    stand: Callable[[Path], object] = PLACES[name]
    stand(target)
    assert is_told(letter_impact(target, tree, makers))


@pytest.mark.parametrize("where", WHERE)
def test_what_cannot_stand_at_a_place_of_a_manifest_is_said_so(
    place: Path, sound: Any, tree: TemplateTree, makers: Makers, where: str
) -> None:
    silent = []
    for value in NONE_OF_THESE:
        read = copy.deepcopy(sound)
        put(read, where, value)
        if read == sound or where.startswith(("output.name", "output.sha256")):  # the output itself is not read here
            continue
        manifest_of(place).write_text(json.dumps(read), encoding="utf-8")
        if not is_told(letter_impact(manifest_of(place), tree, makers)):
            silent.append(str(value)[:20])
    assert silent == []


@pytest.mark.parametrize("name", CASES)
def test_facts_that_are_no_case_are_said_so(
    place: Path, sound: Any, tree: TemplateTree, makers: Makers, name: str
) -> None:
    manifest_of(place).write_text(json.dumps(sound), encoding="utf-8")
    forge(place, lambda read: read["made"]["facts"].update(case=CASES[name], sha256=digest(CASES[name])))
    assert is_told(letter_impact(manifest_of(place), tree, makers))


def test_a_bad_manifest_costs_no_other_its_answer(tmp_path: Path, run: Callable[..., Result]) -> None:
    good = letter(tmp_path)
    manifest_of(tmp_path / "a-bad.txt").write_bytes(RAW["deep list"])
    manifest_of(tmp_path / "z-bad.txt").write_bytes(RAW["not UTF-8"])
    answer = run("impact --format json", tmp_path)
    told = json.loads(answer.out)["documents"]
    assert answer.code == 1
    assert [Path(row["source"]).name[:5] for row in told if row["untold"]] == ["a-bad", "z-bad"]
    assert all(row["source"] != str(manifest_of(good)) or not row["untold"] for row in told)
