"""The long proofs of `make long`: every fact of every example, and every naughty string."""

import json
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.catalogue.documents import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import CaseFileError, NotOffered, TemplateError
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Refused
from gcmsgen.generate import generate
from tests.conftest import facts

pytestmark = pytest.mark.long


def test_every_naughty_string_is_printed_as_it_is_or_refused(shared: Path) -> None:
    strings = json.loads((shared / "corpora" / "blns" / "blns.json").read_text(encoding="utf-8"))
    for text in strings:
        tree = facts()
        tree["applicant"]["family_name"] = text
        tree["assessment"][0]["reason"] = {"en": text, "fr": text}
        try:
            case = load_case("x", json.dumps(tree).encode())
            made = generate(case, document="letter", form=Format.TXT, on=date(2026, 5, 20), tree=TemplateTree())
        except (CaseFileError, NotOffered, Refused, TemplateError):
            continue
        said = [sentence.text for sentence in made.document.sentences()]
        own = case.assessment[0].reason
        assert own is not None
        assert own.en is not None
        expected = " ".join(
            part for part in own.en.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if part
        )
        assert expected in said, repr(text)
