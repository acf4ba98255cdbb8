"""Canaries: a protected fact reaches no document but those that its row allows, in whatever outcome, language, format or copy.

Each kind of protected fact has a canary of its own in every reason and every title of a case; so have the client's private facts,
which the employer's copy may not hold.
"""

import io
import re
import zipfile
from functools import cache
from typing import Any

import pikepdf
import pytest

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import NotOffered
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.generate import CheckedCase, Output, prepared, rendered
from gcmsgen.language import Language
from gcmsgen.manifest.canonical import canonical, canonical_facts
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.reference.protected_facts import protected_kinds
from tests.conftest import DAY
from tests.render import words
from tests.render.outputs import TREE, sampled
from tests.test_outcomes import decided, refused

CANARIES = {kind: f"Quetzal{kind.replace('_', '')}quetzal" for kind in protected_kinds()}
PRIVATE = {
    ("application", "uci"): "00-7777-7777",
    ("applicant", "date_of_birth"): "1977-07-07",
    ("applicant", "address", "lines"): ["7 Brimblestreet"],
    ("applicant", "travel_document", "number"): "BRIMBLE7",
}
MADE_OF = [*outcomes(), *(f"refuse {ground}" for ground in grounds())]


@cache
def case_with_canaries(of: str) -> Case:
    """Return the case of an outcome, or of a refusal on a ground, with a canary of each kind in each reason and title."""
    made = refused(of.split()[1]) if " " in of else decided(of)
    facts: Any = canonical_facts(made)
    _laid(facts)
    for path, value in PRIVATE.items():
        part = facts
        for name in path[:-1]:
            part = part.setdefault(name, {})
        part[path[-1]] = value
    facts["schema"] = "gcmsgen.case/2"
    facts["applicant"] |= {
        "representative": {"name": "Rita Represents", "organization": "Invented LLP", "language": "fr"},
        "employer_copy": "2026-05-19",
    }
    facts["protected"] = [{"about": kind, "words": [word.upper()]} for kind, word in CANARIES.items()]
    return load_case("case.json", canonical(facts))


def _laid(part: Any) -> None:
    """Let canaries sing in every text of an officer, and in every title."""
    song = f" {' '.join(CANARIES.values())}."
    for key, inner in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if key in ("en", "fr", "title", "title_fr") and isinstance(inner, str):
            part[key] = f"{inner.rstrip('.')}{song.rstrip('.') if 'title' in str(key) else song}"
        else:
            _laid(inner)


@cache
def checked(of: str) -> CheckedCase:
    return CheckedCase(case_with_canaries(of), DAY, TREE)


def made_of(of: str, document: str, language: Language, form: Format) -> Output | None:
    """Return an output; None where the case has no such document."""
    try:
        return rendered(prepared(checked(of), document, language), form)
    except NotOffered:
        return None


def all_in(data: bytes, form: Format) -> str:
    """Return everything that a file holds, words and all else, in small letters."""
    if form is Format.DOCX:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist()).lower()
    if form is Format.PDF:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            said = " ".join(words.of_pdf(data)) + str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
        return re.sub("[\x02\ufffe-]", "", said).lower()
    return data.decode().lower()


EVERY = [
    pytest.param(of, document, language, form, id=f"{of}-{document}-{language.value}-{form.value}")
    for form in Format
    for of in MADE_OF
    for document in CATALOGUE
    for language in Language
    if CATALOGUE[document].parts.keys() & {of.split()[0]} and form in CATALOGUE[document].formats
]


@pytest.mark.line("S3")
@pytest.mark.parametrize(("of", "document", "language", "form"), sampled(EVERY, each=40))
def test_no_canary_sings_where_its_row_does_not_let_it(
    of: str, document: str, language: Language, form: Format
) -> None:
    made = made_of(of, document, language, form)
    if made is None:
        assert CATALOGUE[document].for_fewer_places
        return
    said, reader = all_in(made.data, form), CATALOGUE[document].reader_of(form)
    heard = [kind for kind, word in CANARIES.items() if word.lower() in said]
    assert [kind for kind in heard if reader not in protected_kinds()[kind].reaches] == []
    if document == "letter-copy-employer":
        spaced = said.replace("-", "")
        assert [one for one in PRIVATE.values() if str(one).strip("[]'").lower().replace("-", "") in spaced] == []


def test_a_row_names_documents_that_there_are() -> None:
    readers = {entry.reader_of(form) for entry in CATALOGUE.values() for form in entry.formats}
    assert [name for row in protected_kinds().values() for name in row.reaches if name not in readers] == []


@pytest.mark.line("S3")
@pytest.mark.parametrize("language", list(Language))
def test_every_canary_sings_where_it_may_and_leaves_a_mark_where_not(language: Language) -> None:
    whole = made_of("refuse", "note", language, Format.TXT)
    sent = made_of("refuse", "note", language, Format.HTML)
    assert whole
    assert sent
    assert [kind for kind, word in CANARIES.items() if word in whole.data.decode()] == list(CANARIES)
    assert [kind for kind, word in CANARIES.items() if word in sent.data.decode()] == ["health"]
    for kind in ("third_person", "security"):
        assert protected_kinds()[kind].withheld.of(language) in " ".join(s.text for s in sent.document.sentences())
    record = sent.record.made["withheld"]
    assert record["sentences"]
    assert record["whole"] != record["sent"]
    assert "withheld" not in whole.record.made


@pytest.mark.line("S3")
def test_a_canary_in_a_record_of_what_was_withheld_is_in_no_clients_file() -> None:
    made = made_of("refuse", "letter", Language.EN, Format.HTML)
    assert made
    credited = {fact for sentence in made.document.sentences() for fact in sentence.facts}
    assert {"protected.1.about", "protected.1.words.1", "protected.3.words.1"} <= credited
    assert "protected.2.words.1" not in credited  # the client's own health
