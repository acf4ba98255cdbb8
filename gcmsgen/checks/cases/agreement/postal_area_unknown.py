"""GCM115: the postal area is not in the table, and its first letter speaks for it."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.agreement.postal_code_of_another_province import RULE as OF_ANOTHER_PROVINCE
from gcmsgen.checks.reading.destinations import WHERE, stated_area
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.postal_areas import Basis


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where a well-formed code has an area that the table does not have."""
    area = stated_area(examined)
    if area and area.basis is Basis.LETTER and area.area:
        yield Hit(WHERE, _MESSAGE.filled(area=area.area, letter=area.area[0]), _FIX)


_MESSAGE = Text(
    en="The postal area {area} is not in the table; only its first letter {letter} was held against the province.",
    fr="La région postale {area} ne figure pas dans la table; seule sa première lettre, {letter}, a été comparée à la province.",
)
_FIX = Text(
    en="Confirm the postal code with the offer of employment. New areas are opened every year.",
    fr="Confirmez le code postal au moyen de l’offre d’emploi. De nouvelles régions sont ouvertes chaque année.",
)

RULE = Rule(
    code="GCM115",
    severity=Severity.WARNING,
    title=Text(en="The postal area is not in the table", fr="La région postale ne figure pas dans la table"),
    finds=Text(
        en="A well-formed postal code whose first three signs are in no table. Its first letter is then held against the "
        "province (GCM107), and nothing is refused on an unknown area alone.",
        fr="Un code postal bien formé dont les trois premiers signes ne figurent dans aucune table. Sa première lettre est alors "
        "comparée à la province (GCM107), et rien n’est refusé du seul fait d’une région inconnue.",
    ),
    matters=Text(
        en="Canada Post opens areas faster than tables follow; a typing error also makes new ones.",
        fr="Postes Canada ouvre des régions plus vite que les tables ne suivent; une faute de frappe en crée aussi.",
    ),
    fix=Text(
        en="Confirm the postal code with the offer of employment.",
        fr="Confirmez le code postal au moyen de l’offre d’emploi.",
    ),
    authority=OF_ANOTHER_PROVINCE.authority,
)

CASE_RULE = CaseRule(RULE, check)
