"""The long proof of `make long`: every fact of every example."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.document import Sentence
from gcmsgen.errors import CaseFileError
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.language import Language
from gcmsgen.wording.compose import Composed, compose
from gcmsgen.wording.environment import Source
from tests.conftest import CASES
from tests.wording.test_compose import OFFICE

pytestmark = pytest.mark.long


def leaves(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, (*path, key))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from leaves(value, (*path, number))
    else:
        yield path


def changed(tree: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """Return the tree with one fact changed to another of its kind."""
    copied = copy.deepcopy(tree)
    part: Any = copied
    for name in path[:-1]:
        part = part[name]
    old = str(part[path[-1]])
    other = {
        "yes": "no",
        "no": "yes",
        "satisfied": "not_satisfied",
        "not_satisfied": "satisfied",
        "en": "fr",
        "fr": "en",
    }
    if len(old) == 10 and old[4:5] == "-":
        part[path[-1]] = f"{int(old[:4]) + 1}{old[4:8]}01"
    elif old.isdigit():
        part[path[-1]] = str(int(old) + 1)
    else:
        part[path[-1]] = other.get(old, "NZ" if len(old) == 2 and old.isupper() else f"{old}x")
    return copied


def composed(case: Case, document: str, language: Language) -> Composed | None:
    entry = CATALOGUE[document]
    outcome = case.decision and case.decision.outcome
    if outcome not in entry.parts:
        return None
    on = (case.decision and case.decision.date) or date(2026, 5, 20)
    return compose(
        case, Source(document, entry.parts[outcome], TemplateTree()), language=language, on=on, office=OFFICE
    )


def sentences(made: Composed | None) -> dict[tuple[str, str], Sentence]:
    return {(s.id, s.text): s for s in made.document.sentences()} if made else {}


# What chooses the document itself, or comes from the tables of the day and of the office, is no fact of a sentence.
FRAME = {"decision.outcome", "decision.date", "decision.office"}


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_change_one_fact_and_no_sentence_changes_that_does_not_list_it(path: Path) -> None:
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    before_case = Case.model_validate(tree)
    for place in leaves(tree):
        name = ".".join(str(p + 1) if isinstance(p, int) else p for p in place)
        if name in FRAME or name == "schema":
            continue
        try:
            after_case = load_case("x", json.dumps(changed(tree, place)).encode())
        except CaseFileError:
            continue  # another word is not one that this field may hold
        for document in CATALOGUE:
            for language in Language:
                before, after = composed(before_case, document, language), composed(after_case, document, language)
                if before is None or after is None or after.gaps != before.gaps:
                    continue
                old, new = sentences(before), sentences(after)
                unlisted = [
                    s.id for key, s in (old | new).items() if (key in old) != (key in new) and name not in s.facts
                ]
                assert unlisted == [], f"{name} in {document}-{language.value}"
