"""Every outcome, ground, language, format and copy: what is rendered says the same in all formats, and validates.

Each case has a representative, an employer who may have a copy, and its notes enclosed. The proofs over the examples stand in files
of their own; here the whole product is gone through, of which `make test` takes a sample.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.offered import entry_of
from gcmsgen.facts.load import load_case
from gcmsgen.generate import CheckedCase, Output, prepared, rendered
from gcmsgen.language import Language
from gcmsgen.manifest.canonical import canonical, canonical_facts
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes
from tests.conftest import DAY, case
from tests.render.outputs import TREE, sampled
from tests.render.validators import ARCHIVE, UA, complies
from tests.test_accessibility import (
    is_a_page_as_it_should_be,
    is_a_word_file_as_it_should_be,
    is_as_it_should_be,
    is_valid,
)
from tests.test_equality import same_words, spoken
from tests.test_outcomes import decided, refused

CASES = [*outcomes(), *(f"refuse {ground}" for ground in grounds())]
EVERY = [
    pytest.param(of, document, language, id=f"{of}-{document}-{language.value}")
    for of in CASES
    for document in CATALOGUE
    for language in Language
    if of.split()[0] in CATALOGUE[document].parts
]


@cache
def checked(of: str) -> CheckedCase:
    """Return the case of an outcome, or of a refusal on a ground, whose letter goes to everybody whom it may go to."""
    facts: Any = canonical_facts(refused(of.split()[1]) if " " in of else decided(of))
    facts["schema"] = "gcmsgen.case/2"
    facts["applicant"] |= {
        "representative": {"name": "Rita Represents", "organization": "Invented LLP", "language": "fr"},
        "employer_copy": "2026-05-19",
    }
    facts["decision"]["notes_enclosed"] = True
    if of == "approve":
        facts["reciprocity"]["places"] = {"asked": 12, "granted": 3}
    return CheckedCase(load_case("case.json", canonical(facts)), DAY, TREE)


@pytest.mark.parametrize(("of", "document", "language"), sampled(EVERY, each=30))
def test_every_output_says_the_same_and_validates(of: str, document: str, language: Language, tmp_path: Path) -> None:
    made = prepared(checked(of), document, language)
    texts = set[str]()
    for form in CATALOGUE[document].formats:
        output = rendered(made, form)
        same_words(spoken(output.document), output.data, form)
        VALID[form](output, tmp_path)
        texts.add(" ".join(s.text for s in output.document.sentences() if s.id != "note.enclosed_heading"))
    assert len(texts) == 1


def is_text(output: Output, _: Path) -> None:
    """Assert that a text is text and no more."""
    text = output.data.decode()
    assert "\r" not in text
    assert "\ufffd" not in text
    assert text.endswith("\n")


def is_pdf(output: Output, folder: Path) -> None:
    """Assert that both validators take a PDF, and that it is what they do not see."""
    assert complies(output.data, UA)
    assert complies(output.data, ARCHIVE)
    (folder / "letter.pdf").write_bytes(output.data)
    with pikepdf.open(folder / "letter.pdf") as opened:
        is_as_it_should_be(opened, output)


def is_docx(output: Output, folder: Path) -> None:
    """Assert that the validator takes a DOCX, and that it is what it does not see."""
    assert is_valid(folder, output.data)
    is_a_word_file_as_it_should_be(output.data, output)


def is_page(output: Output, _: Path) -> None:
    """Assert that a page is built for those who hear it."""
    is_a_page_as_it_should_be(output.data, output)


VALID = {Format.TXT: is_text, Format.PDF: is_pdf, Format.DOCX: is_docx, Format.HTML: is_page}


def test_the_product_leaves_no_document_out() -> None:
    assert {one.values[1] for one in EVERY} == set(CATALOGUE)
    for of in CASES:
        for document in (name for name, entry in CATALOGUE.items() if of.split()[0] in entry.parts):
            assert entry_of(checked(of).case, document).id == document


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_says_that_notes_are_enclosed_where_the_file_says_so(language: Language) -> None:
    said = {
        "en": "Enclosed: the officer decision notes",
        "fr": "Ci-joint\N{NO-BREAK SPACE}: les notes de décision de l’agent",
    }[language.value]
    made = {name: prepared(checked("refuse"), name, language).document for name in ("letter", "letter-copy-employer")}
    [told] = [one for one in made["letter"].sentences() if one.id == "letter.notes_enclosed"]
    assert (said in told.text, told.facts) == (True, ("decision.notes_enclosed",))
    assert not [one for one in made["letter-copy-employer"].sentences() if one.id == "letter.notes_enclosed"]
    without = CheckedCase(case(), DAY, TREE)
    assert not [one for one in prepared(without, "letter", language).document.sentences() if said in one.text]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        (Language.EN, "Officer decision notes, application W000000002"),
        (Language.FR, "Notes de décision de l’agent, demande W000000002"),
    ],
    ids=["en", "fr"],
)
def test_a_note_that_is_enclosed_begins_with_a_heading(language: Language, heading: str) -> None:
    made = prepared(checked("refuse"), "note", language)
    for form in CATALOGUE["note"].formats:
        first = next(rendered(made, form).document.sentences())
        assert (first.text == heading) is (form is not Format.TXT)
