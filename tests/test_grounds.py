"""The law of each ground of refusal, written out: the criteria that carry it, their provisions, what letter and note cite."""

from dataclasses import dataclass

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.document import Sentence
from gcmsgen.facts.applicant import Applicant, Inadmissibility
from gcmsgen.facts.case import Case
from gcmsgen.language import Language
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.grounds import grounds
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from tests.conftest import DAY, case
from tests.test_outcomes import refused, sentences
from tests.wording.test_compose import OFFICE

TEMPLATES = read_templates()


@dataclass(frozen=True)
class Law:
    """Hold what a ground rests on: each criterion with its provision, then what the letter states and how it is cited."""

    carried_by: dict[str, str]
    states: str
    cites: tuple[str, ...]
    en: str
    fr: str
    short_fr: str = ""  # as a note cites it in French, where it is not as in English


# IRPR and IRPA, consolidation of Justice Canada.
LAW = {
    # IRPR 205(b): work that would create or maintain reciprocal employment of Canadian citizens or permanent residents.
    "reciprocity": Law(
        {"creates_or_maintains": "R205(b)", "reciprocity_in_country": "R205(b)"},
        "test",
        ("R205(b)",),
        "paragraph 205(b)",
        "alinéa 205b)",
        "R205b)",
    ),
    # IRPR 200(5): the four factors of a genuine offer.
    "offer_not_genuine": Law(
        {"genuine_offer": "R200(5)"},
        "offer_test",
        ("R200(1)(c)(ii.1)", "R200(5)"),
        "subsection 200(5)",
        "paragraphe 200(5)",
    ),
    # IRPR 200(1)(b): will leave Canada by the end of the period authorized for the stay.
    "will_not_leave": Law(
        {"will_leave": "R200(1)(b)"},
        "leave_test",
        ("R200(1)(b)",),
        "paragraph 200(1)(b)",
        "alinéa 200(1)b)",
        "R200(1)b)",
    ),
    # IRPR 200(3)(a): reasonable grounds to believe that the foreign national is unable to perform the work sought.
    "unable_to_work": Law(
        {"able_to_work": "R200(3)(a)"},
        "ability_test",
        ("R200(3)(a)",),
        "paragraph 200(3)(a)",
        "alinéa 200(3)a)",
        "R200(3)a)",
    ),
    # IRPR 200(3)(e): unauthorized work or study, or failure to comply with a condition.
    "past_breach": Law(
        {"no_past_breach": "R200(3)(e)"},
        "breach_test",
        ("R200(3)(e)",),
        "paragraph 200(3)(e)",
        "alinéa 200(3)e)",
        "R200(3)e)",
    ),
    # IRPR 200(3)(f.1): offer submitted and fee paid before the application.
    "offer_or_fee_late": Law(
        {"offer_and_fee_in_time": "R200(3)(f.1)"},
        "late_test",
        ("R200(3)(f.1)",),
        "paragraph 200(3)(f.1)",
        "alinéa 200(3)f.1)",
        "R200(3)f.1)",
    ),
    # IRPR 200(3)(h): the employer on the list, or in default of an administrative monetary penalty.
    "employer_ineligible": Law(
        {"employer_eligible": "R200(3)(h)"},
        "employer_test",
        ("R200(3)(h)",),
        "paragraph 200(3)(h)",
        "alinéa 200(3)h)",
        "R200(3)h)",
    ),
    # IRPR 200(3)(c): adverse effect on the settlement of a labour dispute or on a person involved in it.
    "labour_dispute": Law(
        {"no_labour_dispute": "R200(3)(c)"},
        "dispute_test",
        ("R200(3)(c)",),
        "paragraph 200(3)(c)",
        "alinéa 200(3)c)",
        "R200(3)c)",
    ),
    # IRPR 200(1)(e): the requirements of subsections 30(2) and (3), where a medical examination is required.
    "medical": Law(
        {"medical": "R200(1)(e)"},
        "medical_test",
        ("R200(1)(e)",),
        "paragraph 200(1)(e)",
        "alinéa 200(1)e)",
        "R200(1)e)",
    ),
    # IRPA 11(1): not inadmissible, and meets the requirements of the Act.
    "inadmissible": Law(
        {"admissible": "A11(1)"},
        "admissibility_test",
        ("A11(1)",),
        "subsection 11(1) of the Act",
        "paragraphe 11(1) de la Loi",
        "L11(1)",
    ),
    # IRPA 16(1): produce the evidence and documents that the officer reasonably requires.
    "not_produced": Law(
        {"documents_produced": "A16(1)"},
        "production_test",
        ("A16(1)",),
        "subsection 16(1) of the Act",
        "paragraphe 16(1) de la Loi",
        "L16(1)",
    ),
    # IRPR 199 is about applications after entry, 198 about those at a port of entry; before entry one may apply at any time (197).
    "no_right_to_apply": Law(
        {"right_to_apply": "R199"},
        "right_test_inside",
        ("R199",),
        "section 199",
        "article 199",
    ),
}
# An officer concludes on it, and no ground of refusal rests on it.
CARRIES_NOTHING = {"neutral_labour_market"}
# The grounds that stand in the way of a permit on an assessment of the labour market too, with the provision.
LMIA_WOULD_NOT_HELP = {
    "will_not_leave": "R200(1)(b)",
    "unable_to_work": "R200(3)(a)",
    "past_breach": "R200(3)(e)",
    "employer_ineligible": "R200(3)(h)",
    "medical": "R200(1)(e)",
    "inadmissible": "A11(1)",
    "labour_dispute": "R200(3)(c)",
}
GROUNDS = pytest.mark.parametrize("ground", LAW)


def test_the_criteria_that_can_carry_each_ground() -> None:
    assert {ground: row.criteria for ground, row in grounds().items()} == {
        ground: tuple(law.carried_by) for ground, law in LAW.items()
    }


@GROUNDS
def test_the_provision_that_each_of_these_criteria_tests(ground: str) -> None:
    assert {name: criteria()[name].provision.key for name in LAW[ground].carried_by} == LAW[ground].carried_by


def test_every_other_criterion_carries_no_ground() -> None:
    assert set(criteria()) - {name for law in LAW.values() for name in law.carried_by} == CARRIES_NOTHING


def test_the_grounds_after_which_an_lmia_would_not_help_either() -> None:
    assert {
        ground: row.provision.key for ground, row in grounds().items() if row.lmia_would_not_help
    } == LMIA_WOULD_NOT_HELP


@GROUNDS
@pytest.mark.parametrize("language", list(Language))
def test_the_letter_states_the_law_of_the_ground_and_of_no_other(ground: str, language: Language) -> None:
    said = {sentence.id: sentence for sentence in sentences(refused(ground), "letter", language)}
    law = LAW[ground]
    stated = said[f"letter-refusal.{law.states}"]
    assert stated.cites == law.cites
    citation = law.en if language is Language.EN else law.fr
    laws = stated.text + (said["letter-refusal.not_established"].text if ground == "reciprocity" else "")
    assert citation in laws.replace("\N{NO-BREAK SPACE}", " ")
    others = {f"letter-refusal.{other.states}" for other in LAW.values()} - {f"letter-refusal.{law.states}"}
    assert others & set(said) == set()


@GROUNDS
@pytest.mark.parametrize("language", list(Language))
def test_the_note_names_the_criterion_of_the_ground_with_its_provision(ground: str, language: Language) -> None:
    [named] = [s for s in sentences(refused(ground), "note", language) if s.id == "note.ground_refused"]
    criterion, provision = next(iter(LAW[ground].carried_by.items()))
    short = LAW[ground].short_fr if language is Language.FR and LAW[ground].short_fr else provision
    assert named.cites == (provision,)
    row = criteria()[criterion]
    assert short in named.text
    assert named.text.endswith(f" {(row.of_today or row.name).of(language)}.")


@pytest.mark.parametrize(
    ("made", "states", "cites", "noted"),
    [
        ("inside_canada", "right_test_inside", ("R199",), "R199"),
        ("port_of_entry", "right_test_entry", ("R198(1)", "R198(2)"), "R198(1)"),
    ],
)
def test_the_right_to_apply_is_stated_by_the_way_of_applying(
    made: str, states: str, cites: tuple[str, ...], noted: str
) -> None:
    refusal = refused("no_right_to_apply", made)
    said = sentences(refusal, "letter", Language.EN)
    assert [(s.id, s.cites) for s in said if "right_test" in s.id] == [(f"letter-refusal.{states}", cites)]
    note = {s.id: s for s in sentences(refusal, "note", Language.EN)}
    assert note["note.ground_refused"].cites == note["note.decides"].cites == (noted,)


@pytest.mark.parametrize("language", list(Language))
def test_a_bar_takes_the_place_of_the_invitation_to_apply_again(language: Language) -> None:
    head = {"head": "misrepresentation", "induces_error": "yes", "bar_begins": "2026-05-20"}
    for heads, said in (([head], {"barred", "barred_residence"}), ([{"head": "security"}], INVITATION)):
        case = refused("inadmissible").model_copy(update={"applicant": with_heads(heads)})
        letter = {s.id.removeprefix("letter-refusal.") for s in composed_letter(case, language)}
        assert letter & (INVITATION | {"barred", "barred_residence"}) == said


INVITATION = {"new_application", "new_application_content", "new_application_fee"}


def with_heads(heads: list[dict[str, str]]) -> Applicant:
    own = refused("inadmissible").applicant
    assert own
    return own.model_copy(update={"inadmissibility": tuple(Inadmissibility.model_validate(head) for head in heads)})


def composed_letter(case: Case, language: Language) -> list[Sentence]:
    made = compose(case, Source("letter", "letter-refusal", TEMPLATES), language=language, on=DAY, office=OFFICE)
    return list(made.document.sentences())


@pytest.mark.parametrize("language", list(Language))
def test_the_note_names_the_criterion_that_is_not_satisfied_and_not_the_first_of_its_ground(language: Language) -> None:
    lens = {
        "criterion": "reciprocity_in_country",
        "conclusion": "not_satisfied",
        "concern": "insufficiency",
        "documents": ["E1"],
    }
    entry = {**lens, "reason": {"en": "Document E1 says so.", "fr": "Le document E1 le dit."}, "facts": ["offer.end"]}
    [named] = [s for s in sentences(case(assessment=[entry]), "note", language) if s.id == "note.ground_refused"]
    lens_name = criteria()["reciprocity_in_country"].of_today
    assert lens_name
    assert lens_name.of(language) in named.text


@GROUNDS
def test_no_law_and_no_finding_is_stated_on_a_ground_that_the_officer_did_not_conclude_on(ground: str) -> None:
    if ground == "no_right_to_apply":
        return  # it rests on where the application was made
    sound = refused(ground)
    satisfied = tuple(item.model_copy(update={"conclusion": "satisfied"}) for item in sound.assessment)
    for a_case, stated in ((sound, True), (sound.model_copy(update={"assessment": satisfied}), False)):
        said = {s.id.removeprefix("letter-refusal.") for s in composed_letter(a_case, Language.EN)}
        assert bool(said & set(grounds()[ground].test)) is stated
