"""Copies of a letter: to whom they go, in which language, and what the employer's may hold."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.catalogue.documents import COPIES
from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import NotOffered
from gcmsgen.facts.case import Case
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes
from tests.bulk.runs import table_of
from tests.conftest import DAY, facts
from tests.render.outputs import TREE
from tests.test_outcomes import decided

ACTING = {"name": "Rita Represents", "organization": "Invented LLP", "language": "fr"}
BOTH = {"applicant__representative": ACTING, "applicant__employer_copy": "2026-05-19"}


def made(tree: dict[str, Any], document: str, form: Format = Format.TXT) -> Any:
    return generate(Case.model_validate(tree), document=document, form=form, on=DAY, tree=TREE)


def test_a_copy_is_in_the_language_of_its_reader() -> None:
    tree = facts(**BOTH, offer__employer__language="fr")
    assert [made(tree, name).name for name in ("letter", *COPIES["letter"])] == [
        "W000000002-letter-en.txt",
        "W000000002-letter-copy-representative-fr.txt",
        "W000000002-letter-copy-employer-fr.txt",
    ]


def test_the_letter_says_to_whom_copies_go() -> None:
    said = made(facts(**BOTH), "letter").data.decode()
    assert (
        "c.c.: Rita Represents, Invented LLP (representative)\nc.c.: Imaginary Maple Analytics Inc. (employer)" in said
    )
    assert "c.c." not in made(facts(), "letter").data.decode()


@pytest.mark.parametrize(
    ("changes", "document"),
    [
        ({}, "letter-copy-representative"),
        ({"applicant__representative": {"organization": "Invented LLP"}}, "letter-copy-representative"),
        ({"applicant__representative": {"name": "none"}}, "letter-copy-representative"),
        ({}, "letter-copy-employer"),
        ({"applicant__employer_copy": "none"}, "letter-copy-employer"),
    ],
    ids=["nobody", "no name", "name of none", "nothing recorded", "no consent"],
)
def test_there_is_no_copy_without_a_reader_or_a_consent(changes: dict[str, Any], document: str) -> None:
    with pytest.raises(NotOffered):
        made(facts(**changes), document)


def test_the_copy_of_the_representative_says_all_that_the_letter_says() -> None:
    letter, copy = (made(facts(**BOTH), name).document for name in ("letter", "letter-copy-representative"))
    said = [sentence.id for sentence in copy.sentences()]
    assert [one for one in said if one != "letter.copy_for_representative"] == [s.id for s in letter.sentences()]
    assert len(said) == len([*letter.sentences()]) + 1


@pytest.mark.parametrize("outcome", list(outcomes()))
def test_the_copy_of_the_employer_says_what_was_decided_and_no_reason(outcome: str) -> None:
    case = decided(outcome)
    applicant = case.applicant
    assert applicant is not None
    case = case.model_copy(update={"applicant": applicant.model_copy(update={"employer_copy": DAY})})
    for language in Language:
        copy = generate(
            case, document="letter-copy-employer", form=Format.TXT, on=DAY, tree=TREE, language=language
        ).document
        names = [sentence.id.partition(".")[2] for sentence in copy.sentences()]
        assert {"copy_for_employer", "copy_leaves_out", "subject", "signature_office"} <= set(names)
        assert not {"reason", "considered_reason", "document", "outbound", "inbound", "reference_uci"} & set(names)
        read = {fact for sentence in copy.sentences() for fact in sentence.facts}
        assert not [fact for fact in read if fact.startswith(("documents.", "applicant.address", "applicant.medical"))]


def test_the_letter_and_its_copies_are_written_together(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps(facts(**BOTH, schema="gcmsgen.case/2")), encoding="utf-8")
    done = run("letter --copies --format html", tmp_path / "case.json", "-o", f"{tmp_path}/out/")
    assert done.code == 0, done.talk
    assert sorted(path.name for path in (tmp_path / "out").glob("*.html")) == [
        "W000000002-letter-copy-employer-en.html",
        "W000000002-letter-copy-representative-fr.html",
        "W000000002-letter-en.html",
    ]
    assert run("verify", *sorted((tmp_path / "out").glob("*.html"))).code == 0
    wrong = run("letter --copies", tmp_path / "case.json", "-o", tmp_path / "one.html")
    assert (wrong.code, (tmp_path / "one.html").exists()) == (2, False)
    assert wrong.talk.startswith("--copies writes several files")


def test_a_run_makes_copies_where_there_is_somebody_to_have_them(run: Callable[..., Any], tmp_path: Path) -> None:
    rows = [{"application__number": "W000000001"}, {"application__number": "W000000002", **BOTH}]
    done = run("bulk run --copies --format txt --output", tmp_path / "out", table_of(tmp_path, *rows))
    assert done.code == 0, done.talk
    assert sorted(path.name for path in (tmp_path / "out").glob("*.txt")) == [
        "W000000001-letter-en.txt",
        "W000000002-letter-copy-employer-en.txt",
        "W000000002-letter-copy-representative-fr.txt",
        "W000000002-letter-en.txt",
    ]
    assert "Left out in 1 row(s): There is no copy for a representative" in done.talk
