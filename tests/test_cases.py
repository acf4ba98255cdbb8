"""The example cases do what their first line says, and their words are the gold files."""

import re
from pathlib import Path

import pytest

from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.cases.run import check_case
from gcmsgen.errors import NotOffered
from gcmsgen.facts.case import Case
from gcmsgen.finding import Refused, Severity
from gcmsgen.generate import generate
from gcmsgen.language import Language
from tests.conftest import CASES, DAY, ROOT, loaded

EXPECTED = ROOT / "fixtures" / "expected"
FORM = re.compile(r"# makes: ([a-z -]+) \| blocks: ([A-Za-z0-9 ]+) \| notes: ([A-Za-z0-9 ]+)( \| later: .+)?")


def expectation(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Return the documents, the error codes and the other codes that a fixture's first line promises.

    The note in full goes without saying where there is a note.
    """
    match = FORM.fullmatch(path.read_text(encoding="utf-8").split("\n", 1)[0])
    assert match, f"{path.name}: its first line says nothing that can be tested"
    documents, blocking, others = ([] if part == "nothing" else part.split() for part in match.groups()[:3])
    return [*documents, *(["note-full"] if "note" in documents else [])], blocking, others


def day(case: Case) -> object:
    return (case.decision and case.decision.date) or DAY


def makes(case: Case) -> list[str]:
    """Return the documents that a case makes, in both languages."""
    made = []
    for document in ORIGINALS:
        try:
            for language in Language:
                generate(
                    case, document=document, form=Format.TXT, on=day(case), tree=read_templates(), language=language
                )  # type: ignore[arg-type]
            made.append(document)
        except (NotOffered, Refused):
            continue
    return made


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_case_does_what_its_first_line_says(path: Path) -> None:
    case = loaded(path)
    documents, blocking, others = expectation(path)
    findings = check_case(case, day(case))  # type: ignore[arg-type]
    assert sorted({f.code for f in findings if f.severity is Severity.ERROR}) == blocking
    assert sorted({f.code for f in findings if f.severity is not Severity.ERROR}) == others
    assert sorted(makes(case)) == sorted(documents)


def test_the_twelve_sketches_the_spares_and_their_twins_are_all_here() -> None:
    numbers = [path.stem[:3].rstrip("-") for path in CASES]
    wanted = "01 02 03 04 05 06a 06b 07a 07b 08 09a 09b 10 11a 11b 12a 12b 13 14"
    assert numbers == wanted.split()


GOLD = sorted(EXPECTED.glob("*.txt"))


def gold_names() -> set[str]:
    """Return the names of the gold files that the cases call for."""
    names = set()
    for path in CASES:
        number = loaded(path).application
        for document in expectation(path)[0]:
            names |= {f"{number and number.number}-{document}-{language.value}.txt" for language in Language}
    return names


def test_there_is_a_gold_file_for_every_document_in_each_language() -> None:
    assert {path.name for path in GOLD} == gold_names()


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.stem)
def test_words_are_those_of_the_gold_file(gold: Path) -> None:
    application, _, rest = gold.stem.partition("-")
    document, _, language = rest.rpartition("-")
    case = next(c for c in map(loaded, CASES) if c.application and c.application.number == application)
    made = generate(
        case,
        document=document,
        form=Format.TXT,
        on=day(case),  # type: ignore[arg-type]
        tree=read_templates(),
        language=Language(language),
    )
    assert made.name == gold.name
    assert made.data.decode() == gold.read_text(encoding="utf-8"), (
        "if this change is meant, run `make gold` and read the diff"
    )
