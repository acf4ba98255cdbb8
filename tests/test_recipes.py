"""The recipes of `docs/how-it-works.md` for a ground and for a fact, walked on a copy; each step that is left out is refused."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.conftest import EXAMPLE, ROOT, facts

PAGE = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
Step = tuple[str, str, str]  # a file, a text in it, and what stands there then

GROUND: tuple[Step, ...] = (
    (
        "gcmsgen/reference/assessment_criteria.yaml",
        "creates_or_maintains:\n",
        """funds_sufficient:
  names: {en: [Sufficient funds], fr: [Fonds suffisants]}
  in_sentence: {en: sufficient funds for the stay, fr: des fonds suffisants pour le séjour}
  of_today: false
  provision: R200(1)(b)
  since: 2018-03-27
  source: invented for this walk
  confidence: L
creates_or_maintains:
""",
    ),
    (
        "gcmsgen/reference/refusal_grounds.yaml",
        "reciprocity:\n",
        """funds_lacking:
  names: {en: [Funds lacking], fr: [Fonds insuffisants]}
  provision: R200(1)(b)
  criteria: [funds_sufficient]
  says: {test: [funds_test], found: [funds_not_established]}
  lmia_would_not_help: false
  since: 2018-03-27
  source: invented for this walk
  confidence: L
reciprocity:
""",
    ),
    (
        "gcmsgen/reference/ground_needs.yaml",
        "reciprocity:\n",
        """funds_lacking:
  stands: {en: a conclusion on the funds, fr: une conclusion sur les fonds}
  shown_by: [[{criterion: funds_sufficient, is: equal, to: not_satisfied}]]
  asks: []
  absent: error
  since: 2018-03-27
  source: invented for this walk
  confidence: L
reciprocity:
""",
    ),
    (
        "templates/outline/letter-refusal.j2",
        '      {% say "leave_test"',
        """      {% say "funds_test" when ground == "funds_lacking" cites test="R200(1)(b)" %}
      {% say "funds_not_established" when ground == "funds_lacking" %}
      {% say "leave_test\"""",
    ),
    (
        "templates/en/letter-refusal.j2",
        '{% sentence "leave_test" %}',
        """{% sentence "funds_test" %}You must have the means to leave ({{ cites.test|citation }}).{% endsentence %}
{% sentence "funds_not_established" %}You have not shown these means.{% endsentence %}
{% sentence "leave_test" %}""",
    ),
    (
        "templates/fr/letter-refusal.j2",
        '{% sentence "leave_test" %}',
        """{% sentence "funds_test" %}Vous devez avoir les moyens de partir ({{ cites.test|citation }}).{% endsentence %}
{% sentence "funds_not_established" %}Vous n’avez pas démontré ces moyens.{% endsentence %}
{% sentence "leave_test" %}""",
    ),
)
# By the number of the step that is left out: what is then said.
FORGOTTEN = {
    0: "funds_sufficient",
    2: "It has no row for the ground funds_lacking",
    3: "on the ground funds_lacking, this outline does not say",
    4: "en/letter-refusal.j2 has no words",
    5: "fr/letter-refusal.j2 has no words",
}
FACT: tuple[Step, ...] = (
    (
        "gcmsgen/facts/offer.py",
        '    duties: Word | None = fact("Duties", "Fonctions")\n',
        '    duties: Word | None = fact("Duties", "Fonctions")\n    shift: Word | None = fact("Work shift", "Quart de travail")\n',
    ),
    (
        "templates/outline/letter-refusal.j2",
        '{% say "reviewed" %}',
        '{% say "reviewed" %}{% say "shift" when offer.shift %}',
    ),
    (
        "templates/en/letter-refusal.j2",
        '{% sentence "reviewed" %}',
        '{% sentence "shift" %}The offer is for the shift {{ offer.shift|quote }}.{% endsentence %}\n{% sentence "reviewed" %}',
    ),
    (
        "templates/fr/letter-refusal.j2",
        '{% sentence "reviewed" %}',
        '{% sentence "shift" %}L’offre vise le quart {{ offer.shift|quote }}.{% endsentence %}\n{% sentence "reviewed" %}',
    ),
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program and its templates."""
    place = tmp_path_factory.mktemp("recipes")
    for name in ("gcmsgen", "templates", "fixtures"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "expected"))
    return place


def walked(tree: Path, steps: tuple[Step, ...], left_out: int | None = None) -> Mapping[Path, str]:
    """Take the steps of a recipe but one; return what stood in the files before."""
    before: dict[Path, str] = {}
    for number, (name, found, then) in enumerate(steps):
        path = tree / name
        text = path.read_text(encoding="utf-8")
        before.setdefault(path, text)
        assert text.count(found) == 1 or text.startswith(found) or f"\n{found}" in text, (name, found)
        if number != left_out:
            at = text.index(found) if text.startswith(found) or text.count(found) == 1 else text.index(f"\n{found}") + 1
            path.write_text(text[:at] + then + text[at + len(found) :], encoding="utf-8")
    return before


def restored(before: Mapping[Path, str]) -> None:
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")


def typed(tree: Path, *line: str) -> tuple[int, str]:
    """Run the program of the copy; return its exit code and all that it says."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "gcmsgen", *line]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def refused_for_funds(folder: Path) -> str:
    reason = {"en": "The bank record E1 shows 40 dollars.", "fr": "Le relevé bancaire E1 montre 40 dollars."}
    carried = {
        "criterion": "funds_sufficient",
        "conclusion": "not_satisfied",
        "concern": "insufficiency",
        "documents": ["E1"],
        "reason": reason,
    }
    path = folder / "funds.yaml"
    case = facts(decision__grounds=["funds_lacking"], assessment=[carried])
    path.write_text(yaml.safe_dump(case, allow_unicode=True), encoding="utf-8")
    return str(path)


def words_of(workbook: Path) -> str:
    with zipfile.ZipFile(workbook) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def named(recipe: str) -> list[str]:
    """Return the files that a recipe names, in its order."""
    text = PAGE.split(f"**{recipe}**", 1)[1].split("\n**", 1)[0]
    return re.findall(r"`((?:gcmsgen|templates)/[\w./-]+)`", text)


def test_each_walk_takes_the_files_of_its_recipe_in_that_order() -> None:
    listed = named("A ground of refusal")
    assert [name for name, _, _ in GROUND] == [name for name in listed if name in {step[0] for step in GROUND}]
    assert set(listed) - {name for name, _, _ in GROUND} == {
        "gcmsgen/checks/cases/decision/",
        "gcmsgen/reference/provisions.yaml",
        "templates/fr/state.po",
    }
    assert "gcmsgen/facts/" in named("A fact")
    assert {"templates/outline/DOCUMENT.j2", "templates/en/DOCUMENT.j2", "templates/fr/DOCUMENT.j2"} <= set(
        named("A fact")
    )


def test_a_ground_is_added_by_its_recipe_alone(tree: Path, tmp_path: Path) -> None:
    before = walked(tree, GROUND)
    case = refused_for_funds(tmp_path)
    try:
        for sentence in ("funds_test", "funds_not_established"):
            code, said = typed(tree, "translation", "accept", f"letter-refusal.{sentence}", "--by", "AB01234")
            assert code == 0, said
        english = typed(tree, "letter", case, "--format", "txt", "-o", "-")
        french = typed(tree, "letter", case, "--format", "txt", "--document-lang", "fr", "-o", "-")
        assert (english[0], french[0]) == (0, 0), (english, french)
        assert "You must have the means to leave (paragraph 200(1)(b))." in english[1].replace("\xa0", " ")
        assert "Vous n’avez pas démontré ces moyens." in french[1]
        assert (
            "R200(1)(b). Requirement not met: sufficient funds for the stay."
            in typed(tree, "note", case, "--document-lang", "en")[1]
        )
        assert "funds_lacking" in typed(tree, "schema")[1]
        assert (
            typed(tree, "translation", "preview", "--variant", "ground-funds_lacking", "-o", str(tmp_path / "p.html"))[
                0
            ]
            == 0
        )
        code, said = typed(tree, "bulk", "template", str(tmp_path / "cas.xlsx"), "--lang", "fr")
        assert code == 0, said
        assert "Fonds insuffisants" in words_of(tmp_path / "cas.xlsx")
    finally:
        restored(before)
        shutil.copy(ROOT / "templates/fr/state.po", tree / "templates/fr/state.po")


@pytest.mark.parametrize("left_out", [0, 2, 3, 4, 5])
def test_a_forgotten_step_of_a_ground_is_named(tree: Path, tmp_path: Path, left_out: int) -> None:
    before = walked(tree, GROUND, left_out)
    try:
        code, said = typed(tree, "letter", str(EXAMPLE), "--format", "txt", "--document-lang", "en", "-o", "-")
        assert (code, FORGOTTEN[left_out] in said) == (4, True), said
    finally:
        restored(before)


def test_a_ground_without_its_row_is_no_ground(tree: Path, tmp_path: Path) -> None:
    before = walked(tree, GROUND, 1)
    try:
        code, said = typed(tree, "check", refused_for_funds(tmp_path))
        assert (code, "decision.grounds.1: found “funds_lacking”" in said) == (2, True), said
    finally:
        restored(before)


def test_a_fact_is_added_by_its_recipe_alone(tree: Path, tmp_path: Path) -> None:
    before = walked(tree, FACT)
    path = tmp_path / "shift.yaml"
    path.write_text(yaml.safe_dump(facts(offer__shift="night"), allow_unicode=True), encoding="utf-8")
    try:
        assert typed(tree, "translation", "accept", "letter-refusal.shift", "--by", "AB01234")[0] == 0
        for language, words in (("en", "The offer is for the shift “night”."), ("fr", "L’offre vise le quart")):
            code, said = typed(tree, "letter", str(path), "--format", "txt", "--document-lang", language, "-o", "-")
            assert (code, words in said) == (0, True), said
        traced = json.loads(typed(tree, "trace", str(path), "--format", "json")[1])
        [sentence] = [row for row in traced["sentences"] if row["id"] == "letter-refusal.shift"]
        assert sentence["facts"] == ["offer.shift"]
        assert "Quart de travail" in typed(tree, "schema", "--lang", "fr")[1]
    finally:
        restored(before)
        shutil.copy(ROOT / "templates/fr/state.po", tree / "templates/fr/state.po")
