"""Refusals that their files support, on every ground, in both languages and forms: no error, and no warning but those that ask."""

from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.facts.overlay import overlaid
from gcmsgen.finding import Severity
from gcmsgen.reference.grounds import grounds
from tests.conftest import DAY, facts
from tests.shown import SHOWN

# What each ground was found on, in the words of an officer who read the file; the second variant of a ground has other facts.
REASONS: dict[str, tuple[dict[str, str], ...]] = {
    "reciprocity": (
        {
            "en": "The staffing record of 2025 shows positions in the United Kingdom only; the offer is connected with none of them.",
            "fr": "Le registre du personnel de 2025 ne montre des postes qu’au Royaume-Uni; l’offre n’est liée à aucun d’eux.",
        },
    ),
    "offer_not_genuine": (
        {
            "en": "The offer names duties that the policy of 2025 gives to another team in Calgary, so the need is not shown.",
            "fr": "L’offre décrit des fonctions que la politique de 2025 confie à une autre équipe de Calgary; le "
            "besoin n’est pas établi.",
        },
    ),
    "will_not_leave": (
        {
            "en": "The application form shows two stays in Australia in 2024 that ended after the authorized day.",
            "fr": "Le formulaire de demande montre deux séjours en Australie en 2024 qui ont pris fin après le jour autorisé.",
        },
    ),
    "unable_to_work": (
        {
            "en": "The work history ends in 2019 and shows no administration of data models, which the offer requires.",
            "fr": "Le parcours professionnel s’arrête en 2019 et ne montre pas d’administration de modèles de données, "
            "exigée par l’offre.",
        },
    ),
    "past_breach": (
        {
            "en": "The application form shows work in Calgary without a permit that ended on March 31, 2026.",
            "fr": "Le formulaire de demande montre un travail à Calgary, sans permis, qui a pris fin le 31 mars 2026.",
        },
    ),
    "offer_or_fee_late": (
        {
            "en": "The offer was submitted and the fee paid on May 6, 2026, two days after the application of May 4, 2026.",
            "fr": "L’offre a été présentée et les frais payés le 6 mai 2026, deux jours après la demande du 4 mai 2026.",
        },
    ),
    "employer_ineligible": (
        {
            "en": "The list consulted on May 20, 2026 names Imaginary Maple Analytics Inc.",
            "fr": "La liste consultée le 20 mai 2026 nomme Imaginary Maple Analytics Inc.",
        },
    ),
    "labour_dispute": (
        {
            "en": "The letter of the employer speaks of the strike at the Calgary office since April 1, 2026.",
            "fr": "La lettre de l’employeur fait état de la grève au bureau de Calgary depuis le 1er avril 2026.",
        },
    ),
    "medical": (
        {
            "en": "The application form shows a stay that calls for an examination, and no result came by May 20, 2026.",
            "fr": "Le formulaire de demande montre un séjour qui exige une visite, et aucun résultat n’est arrivé avant "
            "le 20 mai 2026.",
        },
    ),
    "inadmissible": (
        {
            "en": "The police certificate issued in Australia on April 22, 2026 shows two convictions of 2021.",
            "fr": "Le certificat de police délivré en Australie le 22 avril 2026 montre deux condamnations de 2021.",
        },
    ),
    "not_produced": (
        {
            "en": "The contract of employment that I asked for on May 5, 2026 was due on May 15, 2026 and was not produced.",
            "fr": "Le contrat de travail demandé le 5 mai 2026 était attendu le 15 mai 2026 et n’a pas été présenté.",
        },
    ),
    "no_right_to_apply": (
        {
            "en": "The application form of May 4, 2026 states no basis for the way in which it was made.",
            "fr": "Le formulaire de demande du 4 mai 2026 n’indique aucun fondement pour le mode de présentation.",
        },
    ),
}
CONSIDERED = {
    "documents": ["E4"],
    "en": "The letter of the employer of April 18, 2026 says the contrary, and gives no document for it.",
    "fr": "La lettre de l’employeur du 18 avril 2026 affirme le contraire, sans document à l’appui.",
}
# Other facts that show the same ground, and the words that go with them where they differ.
OTHERWISE: dict[str, dict[str, Any]] = {
    "offer_not_genuine": {"offer.genuine.active": "no"},
    "unable_to_work": {
        "applicant.inability": [
            {"kind": "licence", "description": {"en": "No licence.", "fr": "Aucun permis d’exercice."}}
        ],
    },
    "past_breach": {**SHOWN["past_breach"], "applicant.breach.ended": "none"},
    "offer_or_fee_late": {"offer.submitted": "2026-05-05"},
    "employer_ineligible": {"offer.employer.eligible": {"value": "no", "situation": "in_default"}},
    "inadmissible": {"applicant.inadmissibility": [{"head": "serious_criminality"}]},
    "medical": {"applicant.medical": {"required": "yes", "valid_until": "2026-05-19"}},
    "not_produced": {**SHOWN["not_produced"], "decision.request.produced": "in_part"},
    "no_right_to_apply": {
        **SHOWN["no_right_to_apply"],
        "application.made": "port_of_entry",
        "application.right_to_apply": {"basis": "visa_required"},
    },
}
# Where another ground decides, the file shows positions in the country too, and its conclusion says so.
POSITIONS_THERE = {
    "reciprocity.outbound.1.country": "AU",
    "assessment.reciprocity_in_country.reason": {
        "en": "The staffing record shows positions in Australia that Canadian citizens held in 2024 and 2025.",
        "fr": "Le registre du personnel montre des postes que des citoyens canadiens ont occupés en Australie en 2024 et 2025.",
    },
    "assessment.reciprocity_in_country.considered": None,
    "assessment.creates_or_maintains.reason": {
        "en": "The mobility policy ties a post in Australia to each such offer, and the staffing record shows those of 2025.",
        "fr": "La politique de mobilité lie à chaque offre semblable un poste en Australie, et le registre du personnel montre ceux "
        "de 2025.",
    },
}
# Codes that ask the reader for a look whatever the file says: a medical result that is not there warns in a refusal too.
ASKS = {"medical": {"GCM209"}}


def sound(ground: str, language: str, changes: dict[str, Any]) -> Case:
    criterion = grounds()[ground].criteria[0]
    entry = {
        "criterion": criterion,
        "conclusion": "not_satisfied",
        "concern": "insufficiency",
        "documents": ["E1", "E5", "E6", "E8"],
        "facts": ["applicant.residence", "application.received"],
        "reason": REASONS[ground][0],
        "considered": CONSIDERED,
    }
    there = {"assessment.*.conclusion": "satisfied", **POSITIONS_THERE}
    base = {
        **({} if ground == "reciprocity" else there),
        "decision.grounds": [ground],
        "decision.suggest_lmia": "no",
        "application.language": language,
    }
    tree = overlaid(overlaid(facts(), base), changes)
    tree["assessment"] = [item for item in tree["assessment"] if item["criterion"] != criterion] + [entry]
    return Case.model_validate(tree)


TABLE = [
    (ground, language, form, changes)
    for ground in SHOWN
    for changes in (SHOWN[ground], *([OTHERWISE[ground]] if ground in OTHERWISE else []))
    for language in ("en", "fr")
    for form in ("gcmsgen.case/1", "gcmsgen.case/2")
]


def test_the_table_is_large_enough() -> None:
    assert len(TABLE) >= 60
    assert {row[0] for row in TABLE} == set(grounds()) == set(REASONS)


@pytest.mark.parametrize(
    ("ground", "language", "form", "changes"),
    TABLE,
    ids=[f"{n}-{g}-{lang}-{f[-1]}" for n, (g, lang, f, _) in enumerate(TABLE)],
)
def test_a_refusal_that_its_file_supports_is_left_alone(
    ground: str, language: str, form: str, changes: dict[str, Any]
) -> None:
    found = check_case(sound(ground, language, {**changes, "schema": form}), DAY)
    heard = {finding.code for finding in found if finding.severity is not Severity.INFO}
    assert heard - ASKS.get(ground, set()) == set()
