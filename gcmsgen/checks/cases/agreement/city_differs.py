"""GCM102: the destination city differs between the application, the record and the offer."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.destinations import destination_corrections
from gcmsgen.checks.reading.stated import MEND, SOURCE, Stated, cities, differences, province_codes, provinces, shown
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.tree import composed
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.places import NameTier, same_place, to_be_confirmed


def tier(examined: Examined, one: int, other: int) -> NameTier | None:
    """Return how two of the three stated cities are one city, as a pair with their provinces, or None.

    Without a province that both sides share, only the same text is the same city: many names repeat across provinces.
    """
    stated, codes = cities(examined.case), province_codes(examined.case)
    names = stated[one].value or "", stated[other].value or ""
    shared = codes[one] if codes[one] == codes[other] else None
    if shared is None:
        return NameTier.EXACT if composed(names[0]) == composed(names[1]) else None
    return same_place(*names, shared, extra=examined.places)


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each city that is not, within one province, the city in the offer."""
    beside = {
        city.where: province for city, province in zip(cities(examined.case), provinces(examined.case), strict=True)
    }
    stated = cities(examined.case)
    yield from differences(
        stated,
        lambda one, other: tier(examined, one, other) is not None and not _asks(examined, one, other),
        _MESSAGE,
        lambda source: destination_corrections(examined, source),
        severity=lambda one, other: Severity.WARNING if _asks(examined, one, other) else None,
        named=lambda city: _in_its_province(city, beside[city.where]),
    )


def _asks(examined: Examined, one: int, other: int) -> bool:
    """Say whether a person has to confirm that two cities are one: a former name and that of today, or twins of one name."""
    stated, codes = cities(examined.case), province_codes(examined.case)
    names, province = (stated[one].value or "", stated[other].value or ""), codes[one]
    return (
        province is not None and province == codes[other] and to_be_confirmed(*names, province, extra=examined.places)
    )


def _in_its_province(city: Stated, province: Stated) -> Text:
    name = shown(city)
    if not province.value:
        return name
    return Text(en=f"{name.en} ({province.value})", fr=f"{name.fr} ({province.value})")


_MESSAGE = Text(
    en="The destination city in {here} is {value}; in {there} it is {other}.",
    fr="Dans {here}, la ville de destination est {value}; dans {there}, c’est {other}.",
)

RULE = Rule(
    code="GCM102",
    severity=Severity.ERROR,
    title=Text(en="The destination city differs", fr="La ville de destination diffère"),
    finds=Text(
        en="A destination city in the application or in the GCMS record that is not the city of the address in the offer "
        "of employment. City and province are compared as a pair. Within one province, two names are one city when they "
        "are the same text, when they are the official names of that city in English and French (Quebec City, Québec), "
        "or when they differ only by capitals, accents, hyphens, apostrophes, or St. and Saint, Ste. and Sainte. A former "
        "name beside that of today, and a corporation of which its province has two, are to be confirmed. Likeness is never "
        "enough: Saint John (New Brunswick) is not St. John’s (Newfoundland and Labrador).",
        fr="Une ville de destination, dans la demande ou dans le dossier du SMGC, qui n’est pas celle de l’adresse "
        "figurant dans l’offre d’emploi. La ville et la province sont comparées ensemble. Dans une même province, deux "
        "noms désignent une seule ville lorsqu’ils sont le même texte, lorsqu’ils sont les noms officiels de cette ville "
        "en anglais et en français (Quebec City, Québec), ou lorsqu’ils ne diffèrent que par les majuscules, les "
        "accents, les traits d’union, les apostrophes, ou par St. et Saint, Ste. et Sainte. Un ancien nom à côté "
        "de celui d’aujourd’hui, et une municipalité dont la province a deux du même nom, sont à confirmer. La "
        "ressemblance ne suffit jamais\N{NO-BREAK SPACE}: Saint John (Nouveau-Brunswick) n’est pas "
        "St. John’s (Terre-Neuve-et-Labrador).",
    ),
    matters=Text(
        en="The city on the permit may bind the worker; a wrong one puts a person who does exactly what the employer asks "
        "in breach of a condition.",
        fr="La ville inscrite au permis peut lier le travailleur; si elle est erronée, une personne qui fait exactement ce "
        "que l’employeur lui demande contrevient à une condition.",
    ),
    fix=MEND,
    authority=SOURCE,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
