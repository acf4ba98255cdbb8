"""A document is composed of sentences that know which facts they read."""

from datetime import date
from pathlib import Path

import pytest

from gcmsgen.catalogue.office import Office
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.document import Document, Sentence
from gcmsgen.errors import TemplateError
from gcmsgen.facts.case import Case
from gcmsgen.language import Language
from gcmsgen.wording.compose import Composed, compose
from gcmsgen.wording.environment import Source
from tests.conftest import DAY, case

OFFICE = Office(name="Example Processing Centre", letterhead=("Example Processing Centre",))


def source(document: str, tree: TemplateTree | None = None) -> Source:
    return Source(document, "letter-refusal" if document == "letter" else None, tree or read_templates())


def composed(a_case: Case, document: str = "letter", language: Language = Language.EN, on: date = DAY) -> Composed:
    return compose(a_case, source(document), language=language, on=on, office=OFFICE)


def by_id(document: Document) -> dict[str, Sentence]:
    return {sentence.id: sentence for sentence in document.sentences()}


def test_a_sentence_notes_the_facts_that_it_reads() -> None:
    sentences = by_id(composed(case()).document)
    assert sentences["letter-refusal.country_looked_at"].facts == (
        "applicant.coming_from",
        "assessment",
        "assessment.1.conclusion",
        "assessment.1.criterion",
        "decision.grounds",
        "decision.grounds.1",
    )
    assert sentences["letter-refusal.lmia"].facts == ("decision.suggest_lmia", "offer.employer.name")
    made = [s for s in composed(case()).document.sentences() if s.id == "letter-refusal.reason"]
    assert {"assessment", "assessment.1.conclusion", "assessment.1.criterion", "assessment.1.reason.en"} <= set(
        made[0].facts
    )
    assert not {"assessment.1.reason.en", "assessment.1.conclusion"} & set(made[1].facts)


def test_a_sentence_notes_no_fact_of_what_stands_before_it() -> None:
    """Neither of one that was left out, nor of a list that has ended, nor of a heading."""
    sentences = by_id(composed(case(reciprocity__effect="creates"), "rationale").document)
    named = ("creates", "conclusions_heading", "permit_heading", "coding")
    assert {name: sentences[f"rationale.{name}"].facts for name in named} == {
        "creates": ("reciprocity.effect",),
        "conclusions_heading": (),
        "permit_heading": (),
        "coding": ("offer.address.city", "offer.address.province", "offer.noc", "record.exemption_code"),
    }


def test_a_sentence_notes_the_provisions_that_it_cites() -> None:
    assert by_id(composed(case()).document)["letter-refusal.test"].cites == ("R205(b)",)


@pytest.mark.parametrize("asked", ["yes", "no", None])
@pytest.mark.parametrize("language", list(Language))
def test_the_lmia_paragraph_stands_exactly_when_the_officer_asks_for_it(asked: str | None, language: Language) -> None:
    ids = by_id(composed(case(decision__suggest_lmia=asked), language=language).document)
    wanted = {"letter-refusal.lmia", "letter-refusal.lmia_application", "letter-refusal.lmia_own_facts"}
    assert wanted & set(ids) == (wanted if asked == "yes" else set())


@pytest.mark.parametrize(
    ("arises", "days"),
    [("outside_canada", "60\xa0days"), ("inside_canada", "15\xa0days"), ("omit", None), (None, None)],
)
def test_judicial_review_follows_where_the_matter_arises(arises: str | None, days: str | None) -> None:
    ids = by_id(composed(case(decision__matter_arises=arises)).document)
    assert ("letter-refusal.judicial_review_time" in ids) == (days is not None)
    if days:
        assert days in ids["letter-refusal.judicial_review_time"].text


@pytest.mark.parametrize(("on", "looked_at"), [(date(2026, 2, 19), False), (date(2026, 2, 20), True)])
def test_the_country_is_looked_at_from_the_day_of_the_guidance(on: date, looked_at: bool) -> None:
    text = by_id(composed(case(), on=on).document)["letter-refusal.country_looked_at"].text
    assert ("Australia" in text) == looked_at


def test_a_fact_that_a_sentence_needs_and_nobody_knows_is_a_gap() -> None:
    made = composed(case(applicant__coming_from=None, offer__job_title=None))
    assert [(gap.sentence, gap.fact) for gap in made.gaps] == [
        ("letter.position", "offer.job_title"),
        ("letter-refusal.country_looked_at", "applicant.coming_from"),
    ]


@pytest.mark.parametrize("document", ["note", "letter"])
@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_lists_each_fact_that_changes_it(document: str, language: Language) -> None:
    """Change facts one by one: no sentence changes, comes or goes that does not list the fact that was changed."""
    before = composed(case(), document, language).document
    for name, value in CHANGES.items():
        after = composed(case(**{name: value}), document, language).document
        path = name.replace("__", ".")
        old, new = ({(s.id, s.text): s for s in d.sentences()} for d in (before, after))
        changed = [s for key, s in (old | new).items() if key not in old or key not in new]
        assert [s.id for s in changed if path not in s.facts] == [], path
        assert changed or (document, path) in SILENT or (language, path) in SILENT, path


CHANGES = {
    "application__number": "W000000999",
    "application__received": "2026-05-05",
    "applicant__coming_from": "NZ",
    "applicant__family_name": "Otherton",
    "offer__job_title": "Registrar",
    "offer__job_title_fr": "Registraire",
    "offer__employer__name": "Another Fictive Ltd.",
    "offer__noc": "21222",
    "offer__address__city": "Red Deer",
    "reciprocity__outbound__1__citizens": "9",
    "reciprocity__inbound__1__country": "FR",
    "documents__2__title": "Another title",
    "documents__2__title_fr": "Un autre titre",
    "decision__suggest_lmia": "no",
    "decision__matter_arises": "inside_canada",
    "decision__date": "2026-05-21",
    "decision__officer": None,
    "record__exemption_code": "C22",
}
SILENT = {
    ("note", "applicant.family_name"),
    ("note", "decision.matter_arises"),
    (Language.EN, "documents.2.title_fr"),
    (Language.EN, "offer.job_title_fr"),
    (Language.FR, "offer.job_title"),
    (Language.FR, "documents.2.title"),
}


def test_facts_are_values_and_never_templates() -> None:
    text = "{{ applicant.family_name }} {% raw %} {# x #}"
    made = composed(case(assessment__1__reason={"en": text, "fr": text}))
    assert text in [sentence.text for sentence in made.document.sentences()]


def test_runs_of_space_and_line_breaks_are_one_space() -> None:
    made = composed(case(assessment__1__reason={"en": "one\n\n  two\tthree", "fr": "x"}))
    assert "one two three" in [sentence.text for sentence in made.document.sentences()]


@pytest.mark.parametrize(
    ("given", "family", "form", "language", "salutation"),
    [
        ("Nulla", "Sampleton", "none", Language.EN, "Dear Nulla Sampleton:"),
        ("Nulla", "Sampleton", "ms", Language.EN, "Dear Ms. Sampleton:"),
        ("Nulla", "Sampleton", "mr", Language.FR, "Monsieur,"),
        ("Nulla", "Sampleton", "ms", Language.FR, "Madame,"),
        ("Nulla", "Sampleton", None, Language.FR, "Madame, Monsieur,"),
        (None, "Sampleton", "none", Language.EN, "Dear Sampleton:"),
        ("Nulla", None, "ms", Language.EN, "Dear Nulla:"),
    ],
)
def test_nobody_is_addressed_by_a_guess(
    given: str | None, family: str | None, form: str | None, language: Language, salutation: str
) -> None:
    person = case(applicant__given_names=given, applicant__family_name=family, applicant__form_of_address=form)
    sentences = by_id(composed(person, language=language).document)
    assert sentences["letter.salutation"].text == salutation
    if language is Language.FR:
        assert salutation[:-1] in sentences["letter.closing"].text


def test_a_letter_without_a_signing_officer_is_marked_as_a_draft() -> None:
    ids = by_id(composed(case(decision__officer=None)).document)
    assert ids["letter.draft"].text == "Draft: no officer has signed this letter."
    assert "letter.signature_officer" not in ids
    assert "letter.draft" not in by_id(composed(case()).document)


def test_a_sentence_that_the_words_lack_is_a_fault_of_the_template(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "en"
    folder.mkdir()
    (folder / "letter.j2").write_text('{% sentence "letterheads" %}x{% endsentence %}', encoding="utf-8")
    with pytest.raises(TemplateError, match="the sentence running is missing"):
        compose(case(), source("letter", read_templates(folder.parent)), language=Language.EN, on=DAY, office=OFFICE)


def test_a_section_without_a_sentence_has_no_heading() -> None:
    cases = (case(reciprocity__effect="creates"), case(reciprocity=None))
    whole, lacking = (composed(a_case, "rationale").document for a_case in cases)
    assert {part.id for part in whole.sections} - {part.id for part in lacking.sections} == {"reciprocity"}


def test_the_fault_of_a_filter_tells_no_fact(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    words = read_templates().text("en/letter.j2")
    unfit = words.replace("{{ decision.date|long_date }}", "{{ applicant.family_name|in_province }}")
    (tmp_path / "en" / "letter.j2").write_text(unfit, encoding="utf-8")
    with pytest.raises(TemplateError) as raised:
        compose(case(), source("letter", read_templates(tmp_path)), language=Language.EN, on=DAY, office=OFFICE)
    assert raised.value.text.en == (
        "letter.date: this sentence cannot be worded (KeyError). Look at its names and filters."
    )


def test_a_name_that_does_not_exist_is_a_fault_of_the_template(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "en"
    folder.mkdir()
    shipped = read_templates().text("en/letter.j2")
    (folder / "letter.j2").write_text(shipped.replace("{{ decision.date|long_date }}", "{{ decison.date }}"), "utf-8")
    with pytest.raises(TemplateError, match="decison"):
        compose(case(), source("letter", read_templates(folder.parent)), language=Language.EN, on=DAY, office=OFFICE)


@pytest.mark.parametrize(
    "escape", ["{{ ''.__class__ }}", "{{ applicant.__class__ }}", "{% for x in applicant._group %}{% endfor %}"]
)
def test_the_words_cannot_leave_their_sandbox(tmp_path: object, escape: str) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "en"
    folder.mkdir()
    shipped = read_templates().text("en/letter.j2")
    (folder / "letter.j2").write_text(shipped.replace("{{ decision.date|long_date }}", escape), "utf-8")
    with pytest.raises(TemplateError):
        compose(case(), source("letter", read_templates(folder.parent)), language=Language.EN, on=DAY, office=OFFICE)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (Language.EN, "Destination city confirmed: by AB01004 on 2026-02-02, from document E1"),
        (
            Language.FR,
            "Ville de destination confirmée\N{NO-BREAK SPACE}: par AB01004, le 2026-02-02, d’après le document E1",
        ),
    ],
)
def test_the_note_states_who_confirmed_a_place(language: Language, line: str) -> None:
    confirmed = {"by": "AB01004", "on": "2026-02-02", "source": "E1"}
    document = composed(case(offer__address__confirmed=confirmed), "note", language).document
    assert by_id(document)["note.coding_city_confirmed"].text == line
    assert "note.coding_city_confirmed" not in by_id(composed(case(), "note", language).document)
