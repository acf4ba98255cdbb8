"""GCM316: the cultural agreement is that of a country with which the facts connect the client in no way."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.countries import COUNTRIES

WHERE = "programme.cultural_agreement.country"
OF_THE_CLIENT = (
    "applicant.citizenship",
    "applicant.permanent_resident_of",
    "applicant.residence",
    "applicant.coming_from",
)


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a warning where the agreement is with none of the countries of which the client is, lives or comes from."""
    partner = fact_at(examined.case, WHERE)
    facts = [fact_at(examined.case, where) for where in OF_THE_CLIENT]
    countries = {name for fact in facts for name in (fact if isinstance(fact, tuple) else (fact,)) if name}
    if isinstance(partner, str) and countries and partner not in countries:
        yield Hit(WHERE, _MESSAGE.filled(country=COUNTRIES[partner].name), _FIX)


_MESSAGE = Text(
    en="The cultural agreement is with another country ({country}) than any of those of which the client is a citizen, in which they "
    "reside, or from which they come.",
    fr="L’accord culturel est conclu avec un autre pays ({country}) que ceux dont le client est citoyen, où il réside ou d’où il "
    "vient.",
)
_FIX = Text(
    en="Read the agreement. Correct programme.cultural_agreement, or enter none and check whether the fees were due.",
    fr="Lisez l’accord. Corrigez programme.cultural_agreement, ou inscrivez none et vérifiez si les frais étaient exigibles.",
)

RULE = Rule(
    code="GCM316",
    severity=Severity.WARNING,
    title=Text(
        en="The cultural agreement is that of another country", fr="L’accord culturel est celui d’un autre pays"
    ),
    finds=Text(
        en="A cultural agreement whose country is neither a citizenship nor the residence of the client, nor the country that they "
        "come from.",
        fr="Un accord culturel dont le pays n’est ni une citoyenneté ni la résidence du client, ni son pays de provenance.",
    ),
    matters=Text(
        en="Such an agreement gives reciprocal jobs between two countries, and waives both fees. That of a third country does "
        "neither.",
        fr="Un tel accord prévoit des emplois réciproques entre deux pays et dispense des deux frais. Celui d’un pays tiers ne "
        "fait ni l’un ni l’autre.",
    ),
    fix=Text(
        en="Check which agreement the work is done under.",
        fr="Vérifiez en vertu de quel accord le travail est effectué.",
    ),
    authority=lambda: of_law("R205(b)", "R299(2)(h)", "R303.1(5)"),
)

CASE_RULE = CaseRule(RULE, check)
