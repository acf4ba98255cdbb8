"""What a document says of the law, of the guidance and of what comes next is true of its case, and is not said of another."""

from datetime import date
from typing import Any

import pytest

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.case import Case
from gcmsgen.facts.overlay import overlaid
from gcmsgen.language import Language
from gcmsgen.wording import english, french
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import source_of
from tests.conftest import CASES, facts_of
from tests.wording.test_compose import OFFICE

TREE = read_templates()
Facts = dict[str, Any]


def said(number: str, document: str, laid: Facts, language: Language = Language.EN) -> dict[str, str]:
    """Return what each sentence of a document of an example says, some facts laid over it; the last where it is said often."""
    [path] = [path for path in CASES if path.stem.split("-")[0] == number]
    case = Case.model_validate(overlaid(facts_of(path), laid))
    assert case.decision
    assert case.decision.outcome
    entry = CATALOGUE[document]
    on = case.decision.date
    assert isinstance(on, date)
    source = source_of(entry, entry.parts[case.decision.outcome], TREE)
    made = compose(case, source, language=language, on=on, office=OFFICE).document
    title = {"title": made.title}
    return title | {s.id.rpartition(".")[2]: s.text.replace("\N{NO-BREAK SPACE}", " ") for s in made.sentences()}


# Each: the example, the document, what is laid over it, the sentence, and what it says in both languages; None where it is not said.
SAID: dict[str, tuple[str, str, Facts, str, tuple[str, str] | None]] = {
    "a positive LMIA in Quebec asks for a CAQ": (
        "10", "letter", {}, "lmia_quebec", ("also need a Certificat d’acceptation du Québec (CAQ) where the laws of Quebec require "
        "it (paragraph 200(3)(b)", "il vous faudrait alors aussi un certificat d’acceptation du Québec (CAQ), si la législation"),
    ),
    "however the province is written": ("10", "letter", {"offer.address.province": "Québec"}, "lmia_quebec", ("(CAQ)", "(CAQ)")),
    "elsewhere none": ("02", "letter", {}, "lmia_quebec", None),
    "no LMIA, no CAQ": ("10", "letter", {"decision.suggest_lmia": "no"}, "lmia_quebec", None),
    "a visa is needed where the facts say so": (
        "08", "letter", {}, "visa_needed", ("temporary resident visa before you enter Canada (subsection 7(1)",
        "un visa de résident temporaire avant d’entrer au Canada (paragraphe 7(1)"),
    ),
    "one who is exempt needs none": ("08", "letter", {"application.right_to_apply.basis": "visa_exempt"}, "visa_needed", None),
    "one who is there needs none": ("08", "letter", {"application.made": "port_of_entry"}, "visa_needed", None),
    "the exception of a permanent resident of the United States holds on entry from there": (
        "11b", "letter", {}, "passport_condition", ("from the United States or Saint Pierre and Miquelon, as a person lawfully",
        "en provenance des États-Unis ou de Saint-Pierre-et-Miquelon, à titre de personne légalement admise"),
    ),
    "that of Greenland on entry from there": (
        "11b", "letter", {"applicant.residence": "GL", "applicant.entering_from": "GL", "applicant.permanent_resident_of": []},
        "passport_condition", ("from Greenland, as a resident", "en provenance du Groenland, à titre de résident"),
    ),
    "that of St. Pierre and Miquelon on entry from there": (
        "11b", "letter", {"applicant.residence": "PM", "applicant.entering_from": "PM", "applicant.permanent_resident_of": [],
        "applicant.citizenship": ["FR"]}, "passport_condition",
        ("from Saint Pierre and Miquelon, as a citizen of France", "en provenance de Saint-Pierre-et-Miquelon, à titre de personne"),
    ),
    "that of visiting forces on duty": (
        "11b", "letter", {"applicant.travel_document.exempt": "R52(2)(e)", "applicant.permanent_resident_of": []},
        "passport_condition", ("to carry out official duties", "pour y exercer des fonctions officielles"),
    ),
    "a citizen of the United States needs no condition": (
        "11b", "letter", {"applicant.citizenship": ["US"]}, "passport_condition", None,
    ),
    "a permit may be renewed, and may be asked for anew": (
        "08", "letter", {}, "extend", ("apply for its renewal before it expires (section 201", "(article 201 du Règlement) ou"),
    ),
    "no document answers an ineligible employer": ("14", "letter", {}, "new_application_content", None),
    "what does": (
        "14", "letter", {"offer.employer.eligible.situation": "ineligible"}, "new_application_employer",
        ("work with the employer, Studio Irréel inc., while it is ineligible.", "Studio Irréel inc., tant qu’il est inadm"),
    ),
    "nor an employer in default": (
        "14", "letter", {"offer.employer.eligible.situation": "in_default"}, "new_application_employer",
        ("while it is in default in respect of an", "tant qu’il est en défaut de paiement d’une sanction"),
    ),
    "another ground beside it is answered by documents": (
        "14", "letter", {"decision.grounds": ["employer_ineligible", "will_not_leave"]}, "new_application_content",
        ("new information or documents", "renseignements ou des documents nouveaux"),
    ),
    "the offer and the fee come first": (
        "13", "letter", {}, "new_application_offer",
        ("must submit the offer of employment and pay the employer compliance fee.", "et payer les frais relatifs à la"),
    ),
    "an exempt employer pays none": (
        "13", "letter", {"offer.fee": {"paid": "none", "exempt": "R303.1(5)"}}, "new_application_offer",
        ("must submit the offer of employment.", "doit présenter l’offre d’emploi."),
    ),
    "a fee that was never paid is told where no head exempts": (
        "13", "letter", {"offer.fee.paid": "none"}, "fee_never", ("The employer did not pay the fee.", "L’employeur n’a pas payé"),
    ),
    "not where one does": ("13", "letter", {"offer.fee": {"paid": "none", "exempt": "R303.1(5)"}}, "fee_never", None),
    "months are those of each person": ("10", "letter", {}, "inbound", ("9 workers, 12 months per person.", "12 mois par personne.")),
    "of one person alone they are the person’s": (
        "10", "letter", {"reciprocity.inbound.2.workers": "1"}, "inbound", ("1 worker, 12 months.", "1 travailleur, 12 mois."),
    ),
    "of nobody there are none": ("10", "letter", {"reciprocity.inbound.2.workers": "0"}, "inbound", ("no workers.", "aucun trava")),
    "an employer withdraws the offer": (
        "12b", "letter", {"decision.withdrawal.by": "employer"}, "subject", ("Subject: Withdrawal of the offer of employment on",
        "Objet : Retrait de l’offre d’emploi sur laquelle"),
    ),
    "and the title says so": (
        "12b", "letter", {"decision.withdrawal.by": "employer"}, "title", ("Withdrawal of the offer of employment, application",
        "Retrait de l’offre d’emploi, demande"),
    ),
    "a client the application": ("12b", "letter", {}, "title", ("Withdrawal of application W", "Retrait de la demande W")),
    "nothing is told of an application to enter": ("12b", "letter", {}, "at_entry", None),
    "a note in full on an LMIA": (
        "06a", "note-full", {"decision.reroute_to": "LMIA"}, "rerouted_lmia",
        ("the work requires a labour market impact assessment (R203(1))", "le travail nécessite une étude d’impact"),
    ),
    "re-routes to no code": ("06a", "note-full", {"decision.reroute_to": "LMIA"}, "rerouted", None),
    "to a code it does": ("06a", "note-full", {}, "rerouted", ("re-routed to code C22;", "réorientée vers le code C22;")),
    "codes that differ are why documents are asked for": (
        "09b", "letter", {}, "codes_differ", ("These items are needed because the offer of employment bears the code 5252",
        "Ces éléments sont nécessaires parce que l’offre d’emploi porte le code 5252"),
    ),
    "codes that are one are not": ("09b", "letter", {"application.noc": "5252"}, "codes_differ", None),
    "a code that is unknown is none": ("09b", "letter", {"application.noc": ""}, "codes_differ", None),
    "so are places that differ": (
        "09b", "letter", {"application.destination.city": "Saskatoon"}, "places_differ",
        ("the place of work in the offer of employment is Regina, Saskatchewan, and in your application Saskatoon, Saskatchewan.",
        "est Regina (Saskatchewan) dans l’offre d’emploi, et Saskatoon (Saskatchewan) dans votre demande."),
    ),
    "one place, however written, is not": ("09b", "letter", {"application.destination.city": "REGINA"}, "places_differ", None),
    "one concern": (
        "10", "letter", {"fairness_letter.concerns": [{"criterion": "genuine_offer", "concern": "extrinsic_evidence"}]},
        "fairness_sent", ("about the following concern, and asked for a reply by May 15, 2026: information from a source other than "
        "you concerning the genuineness of the offer of employment.", "de la préoccupation suivante et vous ai demandé"),
    ),
    "several": ("10", "letter", {}, "fairness_sent", ("the following concerns, and", "des préoccupations suivantes et vous")),
    "a fee that the agreement exempts, by whatever spelling": (
        "08", "note", {"offer.fee.exempt": "303.1 (5)"}, "exempt_by_agreement", ("Fees exempt (R299(2)(h), R303.1(5)).",
        "Dispense de frais (R299(2)h), R303.1(5))."),
    ),
    "another head is not the agreement’s": ("08", "note", {"offer.fee.exempt": "R303.1(4.1)"}, "exempt_by_agreement", None),
    "it stands as it was written": (
        "08", "note", {"offer.fee.exempt": "R303.1(4.1)"}, "exempt", ("Fee exempt (R303.1(4.1)).", "Dispense des frais (R303.1(4"),
    ),
    "a country stands in a letter as people say it": (
        "02", "letter", {"applicant.address.country": "HK"}, "addressee_country", ("Hong Kong", "Hong Kong"),
    ),
    "in French by its official name": (
        "02", "note", {"applicant.citizenship": ["CD"]}, "citizenship", ("Citizenship: Democratic Republic of the Congo.",
        "Citoyenneté : République démocratique du Congo."),
    ),
    "a person without a country has none": (
        "02", "note", {"applicant.citizenship": ["stateless"]}, "citizenship", ("none (stateless).", "aucune (apatride)."),
    ),
    "a head of inadmissibility stands with its preposition": (
        "02", "letter", {"decision.grounds": ["inadmissible"], "applicant.inadmissibility": [{"head": "financial"}]},
        "inadmissible_head", ("You are inadmissible for financial reasons (section 39", "de territoire pour motifs financiers (art"),
    ),
    "a permit that ends with the passport says so": (
        "06b", "letter", {"applicant.travel_document.expires": "2027-08-31"}, "period_passport",
        ("your passport or travel document expires (subsection 52(1)", "le jour où expire votre passeport ou titre de voyage (para"),
    ),
    "one that ends before the passport does not": ("06b", "letter", {}, "period_passport", None),
    "one whose length the officer explains does not": (
        "06b", "letter", {"applicant.travel_document.expires": "2027-08-31", "decision.permit.reason": {"en": "x", "fr": "x"}},
        "period_passport", None,
    ),
    "work under the wait for a decision ends": (
        "02", "letter", {"application.made": "inside_canada"}, "work_ends", ("you must now stop", "vous devez maintenant cesser"),
    ),
    "not where the status that is stated still runs": (
        "02", "letter", {"application.made": "inside_canada", "application.right_to_apply.expires": "2027-01-31"}, "work_ends", None,
    ),
    "conditions are introduced": ("06b", "note", {}, "conditions_intro", ("Condition:", "Condition :")),
}  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", SAID)
def test_a_sentence_is_said_where_it_is_true_and_nowhere_else(name: str, language: Language) -> None:
    number, document, laid, sentence, texts = SAID[name]
    found = said(number, document, laid, language).get(sentence)
    if texts is None:
        assert found is None
    else:
        assert found is not None
        assert texts[list(Language).index(language)] in found


@pytest.mark.parametrize("number", ["one", "two"])
def test_a_fairness_letter_counts_its_concerns(number: str) -> None:
    concerns = [
        {"criterion": "genuine_offer", "concern": "credibility"},
        {"criterion": "medical", "concern": "credibility"},
    ]
    laid = {
        "decision": {"outcome": "fairness", "grounds": [], "date": "2026-05-20"},
        "fairness_letter": {
            "sent": "2026-05-20",
            "due": "2026-06-20",
            "concerns": concerns[: 1 if number == "one" else 2],
        },
        "assessment": [
            {"criterion": name, "conclusion": "not_assessed", "reason": {"en": "Why.", "fr": "Pourquoi."}}
            for name in ("genuine_offer", "medical")
        ],
    }
    english_words, french_words = (said("02", "letter", laid, language) for language in Language)
    several = number == "two"
    assert ("following concerns, with" in english_words["opportunity"]) is several
    assert ("aux préoccupations suivantes et" in french_words["opportunity"]) is several
    assert english_words["subject"].startswith("Subject: Concerns" if several else "Subject: Concern about")


@pytest.mark.parametrize("spoken", [english, french], ids=["en", "fr"])
def test_no_country_stands_alone_as_a_label(spoken: Any) -> None:
    from gcmsgen.reference.countries import COUNTRIES

    marks = (" SAR ", "R.A.S.", " - ", "Congo-")
    assert [code for code in COUNTRIES if any(mark in spoken.country_alone(code) for mark in marks)] == []
    assert [code for code in COUNTRIES if spoken.country_alone(code).startswith(("the ", "le ", "la ", "les "))] == []
