"""GCM111: the NOC version stated is not the one in use on the day of the offer."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.agreement.noc_not_a_unit_group import RULE as NOC_NOT_A_UNIT_GROUP
from gcmsgen.checks.reading.occupations import applicable, day_of_the_offer
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.language import Text, quoted


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the offer names another version than that of the day on which it was submitted."""
    offer, version = examined.case.offer, applicable(examined)
    if offer is None or not offer.noc_version or offer.noc_version == version.year:
        return
    day = day_of_the_offer(examined).isoformat()
    yield Hit(
        "offer.noc_version",
        _MESSAGE.filled(stated=quoted(offer.noc_version), version=version.shown, day=day),
        _FIX,
        (OfferedCorrection("offer.noc_version", offer.noc_version, version.year),),
    )


_MESSAGE = Text(
    en="The offer names the NOC version {stated}; on {day} the version in use was {version}.",
    fr="L’offre indique la version {stated} de la CNP; le {day}, la version en usage était la {version}.",
)
_FIX = Text(
    en="Read version and code in the offer of employment. Correct offer.noc_version, or the day of the offer.",
    fr="Lisez la version et le code dans l’offre d’emploi. Corrigez offer.noc_version, ou la date de l’offre.",
)

RULE = Rule(
    code="GCM111",
    severity=Severity.ERROR,
    title=Text(
        en="The NOC version is not that of the day of the offer",
        fr="La version de la CNP n’est pas celle du jour de l’offre",
    ),
    finds=Text(
        en="A version of the classification, named in the offer, other than the one that IRCC used on the day the offer was "
        "submitted.",
        fr="Une version de la classification, nommée dans l’offre, autre que celle qu’IRCC employait le jour où l’offre a été "
        "présentée.",
    ),
    matters=Text(
        en="The same digits may mean one occupation in one version and another, or none, in the next.",
        fr="Les mêmes chiffres peuvent désigner une profession dans une version, et une autre, ou aucune, dans la suivante.",
    ),
    fix=Text(
        en="Correct the version, and look at the code again under the right one.",
        fr="Corrigez la version, et revoyez le code selon la bonne.",
    ),
    authority=NOC_NOT_A_UNIT_GROUP.authority,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
