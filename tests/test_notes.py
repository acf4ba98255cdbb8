"""Notes on one screen: their own words are counted, every reason is whole, and each fact that was asked for is there."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.document import Document
from gcmsgen.errors import TemplateError
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import case_fields
from gcmsgen.facts.names import names_along
from gcmsgen.facts.overlay import overlaid
from gcmsgen.language import Language
from gcmsgen.reference.grounds import grounds
from gcmsgen.wording import english, french
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import source_of
from tests.conftest import CASES, DAY, ROOT, facts_of
from tests.test_outcomes import refused
from tests.wording.test_compose import OFFICE

TREE = read_templates()
MOST = {"approve": 300, "refuse": 350}
ELSEWHERE = 120
# What the officer wrote; all other words of a note are the program's own.
OFFICERS = {
    "reason",
    "reason_beside",
    "considered_reason",
    "considered_beside",
    "permit_reason",
    "condition",
    "reroute_reason",
    "requested_item",
}
GOLD = sorted(
    path
    for path in CASES
    if (ROOT / "fixtures" / "expected" / f"{facts_of(path)['application']['number']}-note-en.txt").exists()
)
EXAMPLES = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
LANGUAGES = pytest.mark.parametrize("language", list(Language))


def composed(
    case: Case, document: str, language: Language, office: Any = OFFICE, tree: TemplateTree = TREE
) -> Document:
    decision = case.decision
    assert decision
    assert decision.outcome
    entry = CATALOGUE[document]
    source = source_of(entry, entry.parts[decision.outcome], tree)
    on = decision.date if isinstance(decision.date, date) else DAY
    return compose(case, source, language=language, on=on, office=office).document


def example(path: Path, document: str = "note", language: Language = Language.EN) -> Document:
    return composed(Case.model_validate(facts_of(path)), document, language)


def own_words(document: Document) -> int:
    said = (s.text for s in document.sentences() if s.id.rpartition(".")[2] not in OFFICERS)
    return sum(any(sign.isalnum() for sign in word) for text in said for word in text.split())


def most(path: Path) -> int:
    return MOST.get(facts_of(path)["decision"]["outcome"], ELSEWHERE)


@LANGUAGES
@EXAMPLES
def test_the_programs_own_words_fit_on_one_screen(path: Path, language: Language) -> None:
    assert own_words(example(path, "note", language)) <= most(path)
    assert own_words(example(path, "note-full", language)) > own_words(example(path, "note", language))


@LANGUAGES
@EXAMPLES
def test_every_reason_is_whole_in_either_form(path: Path, language: Language) -> None:
    written = [*_written(facts_of(path), language.value)]
    assert written
    for document in ("note", "note-full"):
        said = [s.text for s in example(path, document, language).sentences()]
        assert [text for text in written if text not in said] == []


def _written(tree: Any, language: str) -> Iterator[str]:
    for item in tree["assessment"]:
        yield from (item[part][language] for part in ("reason", "considered") if language in item.get(part, {}))


# Each fact that a practitioner asked for: the example that has it, and what its note says of it in both languages.
ASKED_FOR = {
    "the outcome comes first": ("01", "Approved on 2026-08-31 (R205(b)", "Approuvée le 2026-08-31 (R205b)"),
    "so does the ground of a refusal": (
        "02",
        "Ground: R205(b). Requirements not met: ",
        "Motif : R205b). Exigences non remplies : ",
    ),
    "every criterion of the ground": ("02", "instructions on code C20 look to; the creation",
     "instructions sur le code C20; la création"),
    "the three-way match": ("03", "offer “Québec Québec 51101”. Same place", "« Québec Québec 51101 ». Même lieu"),
    "the work maintains": ("01", "The work would maintain reciprocal employment",
     "Le travail permet de conserver l’emploi réciproque"),
    "the work creates": ("08", "The work would create reciprocal employment", "Le travail permet de créer l’emploi réciproque"),
    "the passport does not limit": ("01", "does not limit the permit (exempt under R52(2)(a))",
     "ne limite pas le permis (exception : R52(2)a))"),
    "by which head": ("11b", "exempt under R52(2)(b)", "(exception : R52(2)b))"),
    "the fairness letter": ("10", "sent on 2026-04-15, reply asked for by 2026-05-15",
     "envoyée le 2026-04-15, réponse demandée au plus tard le 2026-05-15"),
    "its concern": ("10", "(credibility)", "(crédibilité)"),
    "that no reply came": ("10", "No reply was received.", "Aucune réponse n’a été reçue."),
    "the cultural agreement": ("08", "Cultural agreement with Brazil", "Accord culturel avec le Brésil"),
    "the provision of its fee": ("08", "Fees exempt (R299(2)(h), R303.1(5)).", "Dispense de frais (R299(2)h), R303.1(5))."),
    "the day of follow-up": ("09b", "Follow-up: 2026-07-24", "Suivi le 2026-07-24"),
    "places and history": ("05", "asked for in the exchange: 12; as shown, it supports at most 3",
     "pour l’échange : 12; tel qu’il est démontré, il en justifie au plus 3"),
    "the first year": ("05", "First year of the exchange: ", "Première année de l’échange : "),
    "the documents": ("13", "E1 Offer of employment (2026-05-05);", "E1 Offre d’emploi (2026-05-05);"),
    "where it is re-routed": ("07a", "Re-routed on 2026-05-11 to code C21, International Experience Canada (R204(d))",
     "vers le code C21, Expérience internationale Canada (R204d))"),
    "what was asked for": ("09b", "when they are due. Requested: A letter from the employer",
     "date limite. Demandés : Une lettre de l’employeur"),
    "months and levels of a refusal": ("02", "United Kingdom 2025, “professional”, 12 months, 3+1.",
     "Royaume-Uni 2025, « professional », 12 mois, 3+1."),
    "guidance as guidance": ("02", "Neutral labour market effect (C20 instructions, R205(b)): satisfied.",
     "Incidence neutre sur le marché du travail (instructions C20, R205b)) : critère rempli."),
    "reciprocity by earlier instructions": ("07b", "Reciprocal employment abroad (C20 instructions): not assessed.",
     "Emploi réciproque à l’étranger (instructions C20) : critère non évalué."),
    "what pointed the other way": ("07a", "Pointing the other way (E", "En sens contraire (E"),
    "who withdrew": ("12b", "withdrawn on 2026-05-15 by the applicant", "retrait le 2026-05-15 par la personne"),
}  # fmt: skip


@pytest.mark.parametrize("asked", ASKED_FOR)
def test_each_fact_that_was_asked_for_is_in_the_note_of_the_example_that_has_it(asked: str) -> None:
    number, *texts = ASKED_FOR[asked]
    [path] = [path for path in GOLD if path.stem.split("-")[0] == number]
    for language, text in zip(Language, texts, strict=True):
        said = _plain(" ".join(s.text for s in example(path, "note", language).sentences()))
        assert text in said


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@EXAMPLES
def test_the_first_line_says_outcome_and_day(path: Path) -> None:
    first = example(path).sections[0].blocks[0]
    assert facts_of(path)["decision"]["date"] in first.text
    assert any("decision.outcome" in sentence.facts for sentence in first.sentences)


def test_the_representative_is_named() -> None:
    tree = overlaid(
        facts_of(GOLD[0]), {"applicant.representative": {"name": "Rita Sampleton", "organization": "Exemplar LLP"}}
    )
    said = [s.text for s in composed(Case.model_validate(tree), "note", Language.EN).sentences()]
    assert "Represented by Rita Sampleton, Exemplar LLP." in said


@pytest.mark.parametrize("conclusion", ["satisfied", "not_assessed"])
def test_only_criteria_without_a_reason_are_run_together(conclusion: str) -> None:
    tree = facts_of(GOLD[0])
    bare = [item for item in tree["assessment"] if item["criterion"] in ("medical", "admissible", "will_leave")]
    for item in bare:
        del item["reason"]
        item["conclusion"] = conclusion
    said = {s.id: s for s in composed(Case.model_validate(tree), "note", Language.EN).sentences()}
    assert said[f"note.{conclusion}_alone"].text.endswith("Will leave Canada, No inadmissibility.")
    assert len([s for s in said.values() if s.id.endswith("_alone")]) == 1


@pytest.mark.parametrize("document", ["letter", "note", "note-full"])
@pytest.mark.parametrize("ground", grounds())
def test_no_sentence_of_a_ground_rests_on_the_name_of_the_ground_alone(ground: str, document: str) -> None:
    for made in ("outside_canada", "inside_canada", "port_of_entry"):
        for sentence in composed(refused(ground, made), document, Language.EN).sentences():
            assert not sentence.facts or {*sentence.facts} - {"decision.grounds", "decision.grounds.1"}, sentence.id


@LANGUAGES
@EXAMPLES
def test_a_sentence_that_announces_a_list_has_one(path: Path, language: Language) -> None:
    for name, entry in CATALOGUE.items():
        if facts_of(path)["decision"]["outcome"] in entry.parts and not entry.for_fewer_places:
            assert announced_in_vain(example(path, name, language)) == []


def announced_in_vain(document: Document) -> list[str]:
    """Return the sentences that end with a colon and that no list follows."""
    blocks = [(block, section) for section in document.sections for block in section.blocks]
    following = [*blocks[1:], (None, None)]
    return [
        block.sentences[-1].id
        for (block, section), (after, same) in zip(blocks, following, strict=True)
        if block.text.endswith(":") and "salutation" not in block.sentences[-1].id and not (after and same is section)
    ]


SPLIT = re.compile(r"^Part ([0-9]) of ([0-9])$")


@pytest.mark.parametrize("limit", [1500, 3000])
def test_a_note_over_the_limit_of_its_office_is_split_at_section_ends(limit: int) -> None:
    case = Case.model_validate(facts_of(GOLD[0]))
    whole = composed(case, "note", Language.EN)
    parted = composed(case, "note", Language.EN, type(OFFICE)(OFFICE.name, OFFICE.letterhead, limit))
    heads = [match for s in parted.sentences() if (match := SPLIT.match(s.text))]
    assert len(heads) > 1
    assert [int(head[1]) for head in heads] == list(range(1, len(heads) + 1))
    assert {int(head[2]) for head in heads} == {len(heads)}
    assert [s for s in parted.sentences() if not SPLIT.match(s.text)] == list(whole.sentences())
    assert [section.id for section in parted.sections] == [section.id for section in whole.sections]


def test_a_note_within_the_limit_is_left_whole() -> None:
    case = Case.model_validate(facts_of(GOLD[0]))
    roomy = type(OFFICE)(OFFICE.name, OFFICE.letterhead, 100_000)
    assert composed(case, "note", Language.EN, roomy) == composed(case, "note", Language.EN)


@pytest.mark.parametrize("limit", ["yes", "-5", "199", "2000.5"])
def test_a_limit_that_is_none_is_refused(tmp_path: Path, limit: str) -> None:
    from gcmsgen.catalogue.office import office_profile

    shipped = read_templates().text("office.yaml")
    first = "  - names: [Example Processing Centre"
    for value, fits in ((limit, False), ("2000", True)):
        (tmp_path / "office.yaml").write_text(
            shipped.replace(first, f"  - note_limit: {value}\n    names: [Example Processing Centre"), "utf-8"
        )
        tree = read_templates(tmp_path)
        if fits:
            assert office_profile(tree, "Example Processing Centre", Language.EN).note_limit == 2000
        else:
            with pytest.raises(TemplateError):
                office_profile(tree, "Example Processing Centre", Language.EN)


def test_no_label_within_a_sentence_loses_the_capitals_of_an_acronym() -> None:
    for field in case_fields():
        for name in names_along(field.dotted.replace("#", "1"))[1:]:
            for language, filters in ((Language.EN, english), (Language.FR, french)):
                first = name.of(language).split(" ")[0]
                said = filters.label(field.dotted.replace("#", "1"))
                if len(first) > 1 and first.isupper():
                    assert first in said, said
                assert not re.search(r"\b[a-z][A-Z]{2,}", said), said


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("ms", "Administratrice de données"),
        ("mr", "Administrateur de données"),
        ("none", "Administrateur ou administratrice de données"),
    ],
)
def test_a_title_is_that_of_one_person(form: str, title: str) -> None:
    [path] = [path for path in GOLD if path.stem.startswith("02")]
    case = Case.model_validate(overlaid(facts_of(path), {"applicant.form_of_address": form}))
    for document in ("note", "note-full", "letter"):
        said = " ".join(s.text for s in composed(case, document, Language.FR).sentences())
        assert f"«\N{NO-BREAK SPACE}{title}\N{NO-BREAK SPACE}»" in said
