"""GCM109: the TEER category stated is not that of the code."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.agreement.noc_not_a_unit_group import RULE as NOC_NOT_A_UNIT_GROUP
from gcmsgen.checks.reading.occupations import applicable
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.language import Text
from gcmsgen.reference.occupations import unit_group


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the offer states another TEER category than the second digit of its code."""
    offer = examined.case.offer
    group = unit_group(offer.noc, applicable(examined)) if offer and offer.noc else None
    if offer and group and group.teer is not None and offer.teer is not None and offer.teer != group.teer:
        words: dict[str, str | Text] = {
            "code": group.code,
            "title": group.title,
            "teer": str(group.teer),
            "stated": str(offer.teer),
        }
        yield Hit(
            "offer.teer",
            _MESSAGE.filled(**words),
            _FIX,
            (OfferedCorrection("offer.teer", str(offer.teer), str(group.teer)),),
        )


_MESSAGE = Text(
    en="The offer states TEER {stated}; the code {code} ({title}) is TEER {teer}, by its second digit.",
    fr="L’offre indique FÉER {stated}; le code {code} ({title}) est de FÉER {teer}, selon son deuxième chiffre.",
)
_FIX = Text(
    en="Read the code in the offer of employment. Correct offer.teer, or the code.",
    fr="Lisez le code dans l’offre d’emploi. Corrigez offer.teer, ou le code.",
)

RULE = Rule(
    code="GCM109",
    severity=Severity.ERROR,
    title=Text(en="The TEER category is not that of the code", fr="La catégorie FÉER n’est pas celle du code"),
    finds=Text(
        en="A TEER category in the offer that is not the second digit of the NOC code.",
        fr="Une catégorie FÉER, dans l’offre, qui n’est pas le deuxième chiffre du code de la CNP.",
    ),
    matters=Text(
        en="The category decides what a spouse may apply for. Where it disagrees with the code, one of the two was typed wrong. "
        "One published concordance prints a wrong category itself (82021).",
        fr="La catégorie détermine ce qu’un époux peut demander. Si elle ne concorde pas avec le code, l’un des deux a été mal "
        "tapé. Une table de concordance publiée donne elle-même une catégorie erronée (82021).",
    ),
    fix=Text(
        en="Correct the category, or the code where the duties call for another one.",
        fr="Corrigez la catégorie, ou le code si les fonctions en appellent un autre.",
    ),
    authority=NOC_NOT_A_UNIT_GROUP.authority,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
