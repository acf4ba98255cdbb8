"""Every outcome and every ground renders in both languages and all formats, and says only what the facts hold."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from gcmsgen.catalogue.documents import ORIGINALS, OUTCOMES
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.office import Office
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.cases.run import check_case
from gcmsgen.document import Sentence
from gcmsgen.facts.case import Case
from gcmsgen.facts.overlay import overlaid
from gcmsgen.finding import Severity
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.reference.grounds import grounds
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from tests.conftest import CASES, DAY, ROOT, facts, facts_of, loaded
from tests.render import words
from tests.shown import SHOWN

TREE = read_templates()
OFFICE = Office("Example Processing Centre", ("Example Processing Centre",))
OWN = {"en": "On May 12, 2026 the record was read again.", "fr": "Le 12 mai 2026, le registre a été relu."}
DECIDED: dict[str, dict[str, Any]] = {
    "approve": {"permit": {"from": "2026-09-01", "to": "2028-08-31", "conditions": [OWN]}},
    "refuse": {},
    "request_documents": {"request": {"items": [OWN, OWN], "due": "2026-06-20"}},
    "fairness": {},
    "correct": {"correction": {"field": "record.noc", "wrong": "21222", "right": "21223", "source": OWN}},
    "return_incomplete": {"request": {"items": [OWN], "due": "2026-06-20"}},
    "withdrawn": {"withdrawal": {"by": "employer", "date": "2026-05-18"}},
    "reroute": {"reroute_to": "C22"},
    "hold": {},
}
FAIRNESS = {
    "sent": "2026-05-20",
    "due": "2026-06-20",
    "concerns": [{"criterion": "reciprocity_in_country", "concern": "credibility"}],
}


def decided(outcome: str, made: str = "outside_canada") -> Case:
    tree = facts()
    tree["application"] |= {"made": made, "order_in_council": "yes" if outcome == "hold" else "no"}
    tree["decision"] |= {**DECIDED[outcome], "outcome": outcome}
    if outcome == "approve":
        tree["decision"]["grounds"] = []
        for item in tree["assessment"]:
            item["conclusion"] = "satisfied"
    if outcome == "fairness":
        tree["fairness_letter"] = FAIRNESS
        tree["assessment"][0]["concern"] = "misrepresentation"
    return Case.model_validate(tree)


def refused(ground: str, made: str = "", changes: Mapping[str, Any] | None = None) -> Case:
    """Return a refusal on one ground, which its facts show and no other conclusion stands beside."""
    made = made or ("inside_canada" if ground == "no_right_to_apply" else "outside_canada")
    tree = overlaid(facts(), {**SHOWN[ground], "assessment.*.conclusion": "satisfied", "application.made": made})
    tree = overlaid(tree, changes or {})
    arises = "outside_canada" if made == "outside_canada" else "inside_canada"
    tree["decision"] = {**tree["decision"], "grounds": [ground], "matter_arises": arises}
    criterion = grounds()[ground].criteria[0]
    entry = {
        "criterion": criterion,
        "conclusion": "not_satisfied",
        "concern": "insufficiency",
        "documents": ["E1"],
        "facts": ["applicant.residence"],
        "reason": OWN,
        "considered": {**OWN, "documents": ["E2"]},
    }
    tree["assessment"] = [item for item in tree["assessment"] if item["criterion"] != criterion] + [entry]
    return Case.model_validate(tree)


def sentences(case: Case, document: str, language: Language) -> list[Sentence]:
    made = generate(case, document=document, form=Format.TXT, on=DAY, tree=TREE, language=language)
    return list(made.document.sentences())


def blocking(case: Case) -> list[str]:
    return [f.code for f in check_case(case, DAY) if f.severity is Severity.ERROR]


def equal_in_all_formats(case: Case, document: str, language: Language) -> list[str]:
    made = {
        form: generate(case, document=document, form=form, on=DAY, tree=TREE, language=language).data for form in Format
    }
    text = words.of_text(made[Format.TXT])
    assert words.of_docx(made[Format.DOCX]) == text
    assert words.equal(words.of_pdf(made[Format.PDF]), text)
    assert words.equal(words.of_html(made[Format.HTML]), text)
    return text


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_has_its_letter_and_its_note(outcome: str, language: Language) -> None:
    case = decided(outcome)
    text = equal_in_all_formats(case, "letter", language)
    assert len(text) > 60
    note = sentences(case, "note", language)
    assert any(sentence.id.startswith("note.") and "decision.outcome" in sentence.facts for sentence in note)


@pytest.mark.parametrize("made", ["outside_canada", "inside_canada", "port_of_entry"])
@pytest.mark.parametrize("language", list(Language))
def test_an_approval_says_where_the_permit_is_issued(made: str, language: Language) -> None:
    case = decided("approve", made)
    ids = {sentence.id for sentence in sentences(case, "letter", language)}
    wanted = {"outside_canada": "introduction", "inside_canada": "issued_in_canada", "port_of_entry": "issued_at_entry"}
    assert {name for name in wanted.values() if f"letter-approval.{name}" in ids} == {wanted[made]}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("ground", list(grounds()))
def test_every_ground_has_its_law_its_conclusion_and_the_officers_reason(ground: str, language: Language) -> None:
    case = refused(ground)
    text = equal_in_all_formats(case, "letter", language)
    assert " ".join(text).count(OWN[language.value]) >= 2
    said = sentences(case, "letter", language)
    assert any(s.cites and "decision.grounds" in " ".join(s.facts) for s in said)


def test_several_grounds_stand_one_after_the_other() -> None:
    tree = facts()
    tree["decision"]["grounds"] = ["reciprocity", "will_not_leave"]
    entry = refused("will_not_leave").assessment[-1].model_dump(mode="json", exclude_none=True)
    tree["assessment"] = [item for item in tree["assessment"] if item["criterion"] != "will_leave"] + [entry]
    ids = [s.id for s in sentences(Case.model_validate(tree), "letter", Language.EN)]
    order = [
        "letter-refusal.test",
        "letter-refusal.country_looked_at",
        "letter-refusal.not_established",
        "letter-refusal.leave_test",
        "letter-refusal.conclusion",
    ]
    assert [name for name in ids if name in order] == order


@pytest.mark.parametrize(
    ("made", "expires", "offered"),
    [
        ("inside_canada", "2026-05-10", True),
        ("inside_canada", "2027-01-01", False),  # the status is still valid
        ("outside_canada", "2026-05-10", False),
    ],
)
def test_restoration_is_for_people_in_canada_who_lost_their_status(made: str, expires: str, *, offered: bool) -> None:
    tree = facts()
    tree["application"]["made"] = made
    tree["application"]["right_to_apply"] = {"basis": "status in Canada", "expires": expires}
    tree["decision"]["matter_arises"] = "omit"
    ids = {s.id for s in sentences(Case.model_validate(tree), "letter", Language.EN)}
    assert ("letter-refusal.restoration" in ids) is offered
    assert "letter-refusal.fee_remitted" in ids


# Where a sentence must rest on a fact: the officer's reasons, dates, figures and names, never the frame of the letter.
NAMES_FACTS = re.compile(
    r"\.(reason|concern|item|due|period|error|position|application|outbound|inbound|document|granted|asked)$"
)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_sentence_that_must_rest_on_a_fact_rests_on_none(outcome: str) -> None:
    for document in ("letter", "note"):
        for sentence in sentences(decided(outcome), document, Language.FR):
            if NAMES_FACTS.search(sentence.id):
                assert sentence.facts, sentence.id


FALSE_FRIENDS = {
    r"paragraphe\s205b\)": "alinéa 205b)",
    r"\bémet(tre|tent|tez)? (un|le|les|des) permis|permis émis": "délivrer",
    r"évaluation de l’impact sur le marché": "étude d’impact",
    r"\bRèglements\b": "le Règlement, au singulier",
    r"votre application|application de travail": "demande",
    r"le demandeur est inadmissible": "interdit de territoire",
    r"Immigration Canada": "Immigration, Réfugiés et Citoyenneté Canada",
    r"maintenir l’emploi réciproque": "conserver",
    r"\bLMIA\b|\bGCMS\b|\bUCI\b|\bTFWP\b": "EIMT, SMGC, IUC, PTET",
}
WORDS = sorted((ROOT / "templates" / "fr").glob("*.j2")) + sorted((ROOT / "fixtures" / "expected").glob("*-fr.txt"))


@pytest.mark.parametrize("path", WORDS, ids=lambda p: p.name)
def test_no_false_friend_stands_in_the_french(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert {right for wrong, right in FALSE_FRIENDS.items() if re.search(wrong, text)} == set()


def test_a_planted_false_friend_is_seen() -> None:
    planted = "Selon le paragraphe\xa0205b), le permis émis suppose une évaluation de l’impact sur le marché."
    assert sum(bool(re.search(wrong, planted)) for wrong in FALSE_FRIENDS) == 3


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_nothing_that_guidance_merely_illustrates_is_printed_to_a_client(path: Any) -> None:
    case = loaded(path)
    outcome = case.decision and case.decision.outcome
    if outcome is None or blocking(case):
        return
    for document in ORIGINALS:
        if outcome in ORIGINALS[document].parts and document != "employer-notice":
            for language in Language:
                text = " ".join(s.text for s in sentences(case, document, language))
                assert not re.search(r"75\s?%|75 per cent", text)


@pytest.mark.parametrize(
    ("facts_laid", "examined"),
    [
        ({}, False),
        ({"applicant.citizenship": ["US"]}, True),
        ({"applicant.permanent_resident_of": ["US"]}, True),
        ({"application.made": "outside_canada"}, True),
        ({"decision.reroute_to": "C22"}, True),
    ],
    ids=["at entry", "of the United States", "permanent resident there", "from abroad", "another code"],
)
def test_no_examination_is_promised_that_the_regulations_bar(facts_laid: dict[str, Any], examined: bool) -> None:
    """R198(2)(c): a participant in an international youth exchange program does not apply at entry, unless approved before."""
    [path] = [path for path in CASES if path.stem.startswith("07a")]
    case = Case.model_validate(overlaid(facts_of(path), facts_laid))
    ids = {
        s.id
        for s in compose(
            case, Source("letter", "letter-reroute", TREE), language=Language.EN, on=DAY, office=OFFICE
        ).document.sentences()
    }
    assert ("letter-reroute.examined_under" in ids, "letter-reroute.not_at_entry" in ids) == (examined, not examined)
