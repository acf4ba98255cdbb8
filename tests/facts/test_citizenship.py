"""A citizenship is a country, Kosovo among them, or one of two words for a person without one."""

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.case import Case
from gcmsgen.finding import Severity
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.wording import english, french
from tests.conftest import DAY, case, facts, found


@pytest.mark.parametrize(
    ("code", "en", "fr"),
    [
        ("XK", "Citizenship: Kosovo.", "Citoyenneté : Kosovo."),
        ("stateless", "Citizenship: none (stateless).", "Citoyenneté : aucune (apatride)."),
        ("unknown_to_state", "Citizenship: unknown to the State.", "Citoyenneté : inconnue de l’État."),
    ],
)
def test_the_note_prints_it(code: str, en: str, fr: str) -> None:
    for language, due in ((Language.EN, en), (Language.FR, fr)):
        made = generate(
            case(applicant__citizenship=[code]), document="note", form=Format.TXT, on=DAY, tree=read_templates(), language=language
        )  # fmt: skip
        [said] = [one.text for one in made.document.sentences() if one.id == "note.citizenship"]
        assert said.replace("\N{NO-BREAK SPACE}", " ") == due


def test_kosovo_stands_in_sentences() -> None:
    assert (english.in_country("XK"), french.in_country("XK"), french.of_country("XK")) == (
        "in Kosovo",
        "au Kosovo",
        "du Kosovo",
    )


@pytest.mark.parametrize("field", ["residence", "coming_from"])
def test_only_a_citizenship_may_be_none(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        Case.model_validate(facts(**{f"applicant__{field}": "stateless"}))


@pytest.mark.parametrize(
    ("citizenship", "document", "residence", "told"),
    [
        (["AU"], {"kind": "passport", "country": "AU"}, "AU", False),
        (["AU"], {"kind": "passport", "country": "NZ"}, "AU", True),
        (["AU", "NZ"], {"kind": "passport", "country": "NZ"}, "AU", False),
        (["SY"], {"kind": "travel_document", "country": "AU"}, "AU", False),
        (["SY"], {"kind": "passport", "country": "AU"}, "AU", True),
        (["SY"], {"kind": "travel_document", "country": "DE"}, "AU", True),
        (["stateless"], {"kind": "passport", "country": "AU"}, "AU", False),
        (["unknown_to_state"], {"kind": "travel_document", "country": "DE"}, "AU", False),
        ([], {"kind": "passport", "country": "AU"}, "AU", False),
    ],
)
def test_a_passport_of_no_citizenship_is_a_warning(
    citizenship: list[str], document: dict[str, str], residence: str, told: bool
) -> None:
    a_case = case(
        applicant__citizenship=citizenship, applicant__travel_document=document, applicant__residence=residence
    )
    assert [one.severity for one in found(a_case) if one.code == "GCM211"] == ([Severity.WARNING] if told else [])
