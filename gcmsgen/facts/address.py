"""Places: a destination as somebody entered it, and postal addresses."""

from gcmsgen.facts.group import Group, fact
from gcmsgen.facts.scalar import Country, Word


class Destination(Group):
    """Hold the city and province where the work is to be done, as one party entered them."""

    city: Word | None = fact("City", "Ville")
    province: Word | None = fact("Province or territory", "Province ou territoire")


class WorkAddress(Group):
    """Hold the address of employment in the job offer."""

    street: Word | None = fact("Street", "Rue", private=True)
    city: Word | None = fact("City", "Ville")
    province: Word | None = fact("Province or territory", "Province ou territoire")
    postal_code: Word | None = fact("Postal code", "Code postal")


class PostalAddress(Group):
    """Hold an address that a letter is sent to."""

    lines: tuple[Word, ...] = fact("Address lines", "Lignes d’adresse", private=True, many=True)
    city: Word | None = fact("City", "Ville", private=True)
    province: Word | None = fact("Province or territory", "Province ou territoire", private=True)
    region: Word | None = fact("Region or state", "Région ou État", private=True)
    postal_code: Word | None = fact("Postal code", "Code postal", private=True)
    country: Country | None = fact("Country", "Pays", private=True)
