"""What no document of an example says: acronyms with a small first letter, a name of none, a reply due before it is asked for."""

import re
from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import case_fields
from gcmsgen.facts.names import names_along
from gcmsgen.facts.overlay import overlaid
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.reference.concerns import concerns
from gcmsgen.wording import english, french
from tests.conftest import CASES, DAY, ROOT, facts, facts_of
from tests.render.outputs import TREE
from tests.test_outcomes import decided

GOLD = sorted((ROOT / "fixtures" / "expected").glob("*.txt"))
SAID = {Language.EN: english, Language.FR: french}


def broken_words(text: str) -> list[str]:
    """Return the acronyms of a text that have lost their first capital, and the names of none.

    >>> broken_words("Your nOC code, Dear none Suharnop:"), broken_words("NOC code, none of them, pH, McDonald, eTA")
    (['nOC', 'Dear none'], [])
    """
    return re.findall(r"\b[a-zà-ÿ][A-ZÀ-Þ]{2,}\b|\bDear none\b|\b(?:Ms|Mr)\. none\b", text.replace("eTA", ""))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_no_document_of_an_example_has_a_broken_word(path: Path) -> None:
    assert broken_words(path.read_text(encoding="utf-8")) == []


def test_a_broken_word_is_found() -> None:
    assert broken_words("The nOC, lMIA and eIMT of none; Dear none Suharnop:") == ["nOC", "lMIA", "eIMT", "Dear none"]
    assert broken_words("An eTA, the NOC, Dear Ms. Nonesuch:") == []


@pytest.mark.parametrize("language", list(Language))
def test_every_label_within_a_sentence_keeps_its_acronyms(language: Language) -> None:
    paths = [field.dotted.replace("#", "1") for field in case_fields()]
    labels = [SAID[language].label(path) for path in paths]
    shown = [", ".join(name.of(language) for name in names_along(path)[1:]) for path in paths]
    labels += [SAID[language].concern_name(name) for name in concerns()]
    shown += [row.names.shown.of(language) for row in concerns().values()]
    assert [label for label in labels if broken_words(label)] == []
    acronyms = [re.findall(r"\b[A-ZÀ-Þ]{2,}\b", text) for text in shown]
    assert [
        label for label, known in zip(labels, acronyms, strict=True) if any(one not in label for one in known)
    ] == []
    assert sum(map(len, acronyms)) > 5


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_is_due_before_the_letter_that_asks_for_it(path: Path) -> None:
    tree = facts_of(path)
    decision = tree["decision"]
    due = {
        "request_documents": decision["request"]["due"] if isinstance(decision.get("request"), dict) else "",
        "fairness": tree["fairness_letter"]["due"] if isinstance(tree.get("fairness_letter"), dict) else "",
    }.get(decision["outcome"])
    assert due is None or due > decision["date"]


def letter(case: Case, language: Language) -> str:
    made = generate(case, document="letter", form=Format.TXT, on=DAY, tree=TREE, language=language)
    return made.data.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("given", "family", "form", "greeting"),
    [
        ("none", "Suharnop", "ms", "Dear Ms. Suharnop:"),
        ("none", "Suharnop", "none", "Dear Suharnop:"),
        ("Suharnop", "none", "none", "Dear Suharnop:"),
        ("Suharnop", "none", "mr", "Dear Suharnop:"),
        ("Nulla", "Sampleton", "mr", "Dear Mr. Sampleton:"),
    ],
)
def test_a_person_with_a_single_name_is_greeted_by_it(given: str, family: str, form: str, greeting: str) -> None:
    changes = {"given_names": given, "family_name": family, "form_of_address": form}
    case = Case.model_validate(overlaid(facts(), {f"applicant.{name}": value for name, value in changes.items()}))
    assert greeting in letter(case, Language.EN).split("\n")
    named = " ".join(name for name in (given, family) if name != "none")
    assert all(named in letter(case, language).split("\n") for language in Language)


@pytest.mark.parametrize(("language", "title"), [(Language.EN, "“Data steward”"), (Language.FR, "« Intendante »")])
def test_a_title_is_that_of_the_language_of_the_letter(language: Language, title: str) -> None:
    titles = {"job_title": "Datenverwalterin", "job_title_en": "Data steward", "job_title_fr": "Intendant/intendante"}
    tree = overlaid(facts(), {f"offer.{name}": value for name, value in titles.items()})
    tree["applicant"]["form_of_address"] = "ms"
    said = letter(Case.model_validate(tree), language)
    assert (title in said, "Datenverwalterin" in said) == (True, False)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "It read “21222”, and it should have read “21223”. It has been corrected."),
        (Language.FR, "On y lisait « 21222 », alors qu’on aurait dû y lire « 21223 ». Elle a été corrigée."),
    ],
)
def test_what_was_corrected_is_told_in_the_past(language: Language, said: str) -> None:
    assert said in letter(decided("correct"), language)
