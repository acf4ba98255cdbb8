"""The applicant: who they are, where they come from, what they travel on."""

from typing import Literal

from gcmsgen.facts.address import PostalAddress
from gcmsgen.facts.application import OfficialLanguage
from gcmsgen.facts.group import Group, Nothing, fact
from gcmsgen.facts.scalar import Country, Day, Flag, Word, WordOrNone


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
    citizenship: tuple[Country, ...] = fact("Citizenship", "Citoyenneté", many=True)
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
    address: PostalAddress | None = fact("Applicant’s address", "Adresse du demandeur")
    representative: Representative | Nothing | None = fact("Representative", "Représentant")
