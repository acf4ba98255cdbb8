"""Places: a destination as somebody entered it, and postal addresses."""

from gcmsgen.facts.group import Group, fact
from gcmsgen.facts.scalar import Country, Day, Word


class Destination(Group):
    """Hold the city and province where the work is to be done, as one party entered them."""

    city: Word | None = fact("City", "Ville")
    province: Word | None = fact("Province or territory", "Province ou territoire")


class Confirmed(Group):
    """Hold who confirmed the place of employment, on which day, and by which document of the case."""

    by: Word | None = fact("Place confirmed by", "Lieu confirmé par")
    on: Day | None = fact("Place confirmed on", "Lieu confirmé le")
    source: Word | None = fact("Place confirmed from", "Lieu confirmé d’après")


class WorkAddress(Group):
    """Hold the address of employment in the job offer."""

    street: Word | None = fact("Street", "Rue", private=True)
    city: Word | None = fact("City", "Ville")
    province: Word | None = fact("Province or territory", "Province ou territoire")
    postal_code: Word | None = fact("Postal code", "Code postal")
    confirmed: Confirmed | None = fact("Place confirmed", "Lieu confirmé")


class PostalAddress(Group):
    """Hold an address that a letter is sent to."""

    lines: tuple[Word, ...] = fact("Address lines", "Lignes d’adresse", private=True, many=True)
    city: Word | None = fact("City", "Ville", private=True)
    province: Word | None = fact("Province or territory", "Province ou territoire", private=True)
    region: Word | None = fact("Region or state", "Région ou État", private=True)
    postal_code: Word | None = fact("Postal code", "Code postal", private=True)
    country: Country | None = fact("Country", "Pays", private=True)
