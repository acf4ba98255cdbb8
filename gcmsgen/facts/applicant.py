"""The applicant: who they are, where they come from, what they travel on."""

from typing import Literal, get_args

from gcmsgen.facts.address import PostalAddress
from gcmsgen.facts.application import OfficialLanguage
from gcmsgen.facts.assessment import OwnWords
from gcmsgen.facts.group import Group, Nothing, fact
from gcmsgen.facts.listed import InadmissibilityHead
from gcmsgen.facts.scalar import Country, Day, Flag, Word, WordOrNone

WithoutCountry = Literal["stateless", "unknown_to_state"]
"""Values of a citizenship that is none: of a person whom no State considers its own, and of one whose citizenship the State does
not know."""
WITHOUT_COUNTRY: tuple[str, ...] = get_args(WithoutCountry)


class TravelDocument(Group):
    """Hold the passport or travel document (R52)."""

    kind: Literal["passport", "travel_document", "identity_document", "laissez_passer", "none"] | None = fact(
        "Kind of travel document", "Genre de titre de voyage"
    )
    country: Country | None = fact("Country of issue", "Pays de délivrance")
    number: Word | None = fact("Travel document number", "Numéro du titre de voyage", private=True)
    expires: Day | None = fact("Travel document expires", "Expiration du titre de voyage")
    exempt: WordOrNone | None = fact("Claimed head of R52(2)", "Exception de R52(2) invoquée")


class Biometrics(Group):
    """Hold whether biometrics are required, and when they were last given."""

    required: Flag | None = fact("Biometrics required", "Données biométriques exigées")
    given: Day | Nothing | None = fact("Biometrics given", "Données biométriques fournies")


class Medical(Group):
    """Hold whether a medical examination is required, and how long its result is valid."""

    required: Flag | None = fact("Medical examination required", "Visite médicale exigée")
    valid_until: Day | Nothing | None = fact("Medical result valid until", "Résultat médical valide jusqu’au")


class Inability(Group):
    """Hold one fact by which the applicant is unable to do the work (R200(3)(a)), and what it is."""

    kind: Literal["licence", "language", "experience", "education", "fitness", "other"] | None = fact(
        "Kind of inability", "Genre d’incapacité"
    )
    description: OwnWords | None = fact("What the inability is", "Nature de l’incapacité")


class BreachExceptions(Group):
    """Hold whether each exception of R200(3)(e)(ii) to (iv) applies; that of (i), six months, follows from the day it ended."""

    conditions_only: Flag | None = fact(
        "Unauthorized by reason of certain conditions only (ii)",
        "Non autorisé en raison de certaines conditions seulement (ii)",
    )
    no_other_means: Flag | None = fact("Section 206 applies (iii)", "Visé par l’article 206 (iii)")
    later_permit: Flag | None = fact(
        "Temporary resident permit issued since (iv)", "Permis de séjour temporaire délivré depuis (iv)"
    )


class Breach(Group):
    """Hold past work or study without authorization, or a condition not complied with (R200(3)(e))."""

    kind: Literal["unauthorized_work", "unauthorized_study", "condition"] | None = fact(
        "Kind of breach", "Genre de manquement"
    )
    ended: Day | Nothing | None = fact("Breach ended on", "Fin du manquement")
    exceptions: BreachExceptions | None = fact("Exceptions considered", "Exceptions prises en compte")


class Inadmissibility(Group):
    """Hold one head of inadmissibility (A34 to A42), and what it rests on; the last two matter for misrepresentation (A40)."""

    head: InadmissibilityHead | None = fact("Head of inadmissibility", "Motif d’interdiction de territoire")
    description: OwnWords | None = fact("What the head rests on", "Fondement du motif")
    induces_error: Flag | None = fact("Induces or could induce an error", "Entraîne ou risque d’entraîner une erreur")
    bar_begins: Day | None = fact("Bar runs from", "Début de la période d’interdiction")


class Representative(Group):
    """Hold the person who acts for the applicant."""

    name: Word | None = fact("Representative", "Représentant", private=True)
    organization: Word | None = fact("Representative’s organization", "Organisation du représentant", private=True)
    address: PostalAddress | None = fact("Representative’s address", "Adresse du représentant")
    language: OfficialLanguage | None = fact("Representative’s language", "Langue du représentant")


class Applicant(Group):
    """Hold the applicant. Citizenship, residence and coming from are three facts; none is inferred from another."""

    family_name: Word | None = fact("Family name", "Nom de famille", private=True)
    given_names: Word | None = fact("Given names", "Prénoms", private=True)
    date_of_birth: Day | None = fact("Date of birth", "Date de naissance", private=True)
    form_of_address: Literal["ms", "mr", "none"] | None = fact("Form of address", "Titre de civilité")
    citizenship: tuple[Country | WithoutCountry, ...] = fact("Citizenship", "Citoyenneté", many=True)
    permanent_resident_of: tuple[Country, ...] = fact(
        "Permanent resident of", "Statut de résident permanent dans", many=True
    )
    residence: Country | None = fact("Country of residence", "Pays de résidence")
    coming_from: Country | None = fact("Coming from", "En provenance de")
    entering_from: Country | None = fact("Entering from", "Entrée à partir de")
    travel_document: TravelDocument | None = fact("Travel document", "Titre de voyage")
    biometrics: Biometrics | None = fact("Biometrics", "Données biométriques")
    medical: Medical | None = fact("Medical examination", "Visite médicale")
    experience: Literal["yes", "no", "not_assessed"] | None = fact("Able to do the work", "Capable d’exercer l’emploi")
    inability: tuple[Inability, ...] = fact("Facts of inability", "Faits d’incapacité", many=True)
    breach: Breach | Nothing | None = fact("Past breach", "Manquement antérieur")
    inadmissibility: tuple[Inadmissibility, ...] = fact("Inadmissibility", "Interdiction de territoire", many=True)
    address: PostalAddress | None = fact("Applicant’s address", "Adresse du demandeur")
    representative: Representative | Nothing | None = fact("Representative", "Représentant")
    employer_copy: Day | Nothing | None = fact(
        "Consent to a copy for the employer", "Consentement à une copie pour l’employeur"
    )
