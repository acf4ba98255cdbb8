"""The offer of employment, as it stands in the Employer Portal."""

from typing import Literal

from gcmsgen.facts.address import PostalAddress, WorkAddress
from gcmsgen.facts.application import OfficialLanguage
from gcmsgen.facts.assessment import OwnWords
from gcmsgen.facts.group import Group, Nothing, fact
from gcmsgen.facts.scalar import Amount, Count, Day, Flag, Word, WordOrNone

EmployerKind = Literal[
    "company", "educational_institution", "sports_organization", "cultural_organization", "mission", "other"
]


class Fee(Group):
    """Hold the employer compliance fee (R303.1)."""

    paid: Day | Nothing | None = fact("Fee paid", "Frais payés")
    amount: Amount | None = fact("Fee amount", "Montant des frais")
    exempt: WordOrNone | None = fact("Head of R303.1 that exempts", "Disposition de R303.1 qui prévoit la dispense")


class Eligible(Group):
    """Hold the officer's check that the employer is neither ineligible nor in default (R200(3)(h))."""

    value: Flag | None = fact("Employer eligible", "Employeur admissible")
    checked: Day | None = fact("Eligibility checked", "Admissibilité vérifiée")
    situation: Literal["ineligible", "in_default"] | None = fact(
        "Why the employer is not eligible", "Raison pour laquelle l’employeur n’est pas admissible"
    )


class Employer(Group):
    """Hold the employer that makes the offer."""

    name: Word | None = fact("Employer", "Employeur")
    operating_name: Word | None = fact("Operating name", "Nom commercial")
    business_number: Word | None = fact("Business number", "Numéro d’entreprise")
    kind: EmployerKind | None = fact("Kind of employer", "Genre d’employeur")
    language: OfficialLanguage | None = fact("Employer’s language", "Langue de l’employeur")
    eligible: Eligible | None = fact("Employer eligibility", "Admissibilité de l’employeur")
    address: PostalAddress | None = fact("Employer’s address", "Adresse de l’employeur")


class Genuine(Group):
    """Hold the officer's findings on the four limbs of a genuine offer (R200(5)(a) to (d)), and on a recruiter."""

    active: Flag | None = fact("Actively engaged in the business", "Véritablement actif dans l’entreprise")
    need: Flag | None = fact("Reasonable employment need", "Besoin légitime en main-d’œuvre")
    able: Flag | None = fact("Able to fulfil the terms", "En mesure de respecter les conditions")
    past_compliance: Flag | None = fact("Past compliance", "Conformité antérieure")
    recruiter: WordOrNone | None = fact("Recruiter", "Recruteur")
    recruiter_compliance: Flag | None = fact("Recruiter’s past compliance", "Conformité antérieure du recruteur")


class LabourDispute(Group):
    """Hold the labour dispute that the work is likely to affect adversely (R200(3)(c))."""

    description: OwnWords | None = fact("What the dispute is", "Nature du conflit")
    since: Day | None = fact("Dispute since", "Conflit depuis")
    ended: Day | Nothing | None = fact("Dispute ended on", "Fin du conflit")


class Offer(Group):
    """Hold the offer of employment."""

    number: Word | None = fact("Offer of employment number", "Numéro de l’offre d’emploi")
    submitted: Day | Nothing | None = fact("Offer submitted", "Offre présentée")
    fee: Fee | None = fact("Employer compliance fee", "Frais relatifs à la conformité de l’employeur")
    portal_exempt: WordOrNone | None = fact(
        "Head of R209.91 that exempts", "Disposition de R209.91 qui prévoit la dispense"
    )
    employer: Employer | None = fact("Employer", "Employeur")
    job_title: Word | None = fact("Job title", "Titre du poste")
    job_title_en: Word | None = fact("Job title in English", "Titre du poste en anglais")
    job_title_fr: Word | None = fact("Job title in French", "Titre du poste en français")
    noc: Word | None = fact("NOC code in the offer", "Code de la CNP dans l’offre")
    noc_version: Word | None = fact("NOC version", "Version de la CNP")
    teer: Count | None = fact("TEER category", "Catégorie FÉER")
    duties: Word | None = fact("Duties", "Fonctions")
    address: WorkAddress | None = fact("Address of employment", "Adresse du lieu de travail")
    start: Day | None = fact("First day of work", "Premier jour de travail")
    end: Day | None = fact("Last day of work", "Dernier jour de travail")
    genuine: Genuine | None = fact("Genuineness of the offer", "Authenticité de l’offre")
    labour_dispute: LabourDispute | Nothing | None = fact("Labour dispute", "Conflit de travail")
