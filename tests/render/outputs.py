"""The outputs that the proofs share: every document of every example and of every outcome, each rendered once a session."""

from functools import cache
from typing import Any

import pytest

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.facts.case import Case
from gcmsgen.generate import Output, generate
from gcmsgen.language import Language
from tests.conftest import CASES, DAY, case, loaded
from tests.test_outcomes import decided

TREE = read_templates()
# Outcomes that no example has; `decided` makes them of the example of a refusal.
_OTHERS = ("fairness", "correct", "return_incomplete", "hold")
NAMES = (*(path.stem for path in CASES), *_OTHERS)


@cache
def case_of(name: str) -> Case:
    """Return the case of an example, by the stem of its file, or of an outcome."""
    return decided(name) if name in _OTHERS else loaded(next(path for path in CASES if path.stem == name))


def made_of(name: str) -> list[str]:
    """Return the documents that a case makes: what the first line of an example says, note and letter for an outcome."""
    if name in _OTHERS:
        return ["note", "letter"]
    path = next(path for path in CASES if path.stem == name)
    first = path.read_text(encoding="utf-8").split("\n", 1)[0].partition("|")[0]
    return [document for document in CATALOGUE if document in first.split()]


def every(form: Format, *documents: str) -> list[Any]:
    """Return a parameter (name, document, language) for each output in a format; of all documents where none is named."""
    return [
        pytest.param(name, document, language, id=f"{name}-{document}-{language.value}")
        for name in NAMES
        for document in made_of(name)
        if form in CATALOGUE[document].formats and document in (documents or CATALOGUE)
        for language in Language
    ]


def sampled(parameters: list[Any], each: int = 3) -> list[Any]:
    """Return the same parameters, of which every third is for `make test` and the others are for `make long`."""
    return [
        one if number % each == 0 else pytest.param(*one.values, id=one.id, marks=pytest.mark.long)
        for number, one in enumerate(parameters)
    ]


@cache
def output(name: str, document: str, form: Format, language: Language) -> Output:
    """Return one output of a case."""
    return generate(case_of(name), document=document, form=form, on=DAY, tree=TREE, language=language)


def of_case(
    a_case: Case, form: Format, language: Language, *, document: str = "letter", tree: TemplateTree = TREE
) -> Output:
    """Return one output of any case."""
    return generate(a_case, document=document, form=form, on=DAY, tree=tree, language=language)


def of_example(form: Format, language: Language, **changes: object) -> Output:
    """Return the letter of the example of a refusal with some of its facts changed."""
    return of_case(case(**changes), form, language)
