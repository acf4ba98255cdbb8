"""GCM305: the work is under a cultural agreement, which stays under C20 and changes the fees."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, short, with_guidance
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import decides, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.programme import CulturalAgreement
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.neighbours import cultural_partners

WHERE = "programme.cultural_agreement"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield the effect on fees, with a warning where the list that this program has names no such agreement."""
    programme = examined.case.programme
    agreement = programme and programme.cultural_agreement
    if not isinstance(agreement, CulturalAgreement):
        return
    country = agreement.country
    if country is None:
        yield from unknown_facts([f"{WHERE}.country"] if decides(examined) else [], _PURPOSE)
        return
    listed = country in cultural_partners(examined.on)
    words = {"country": COUNTRIES[country].name, "worker": short("R299(2)(h)"), "employer": short("R303.1(5)")}
    message = _LISTED if listed else _NOT_LISTED
    yield Hit(f"{WHERE}.country", message.filled(**words), _FIX, severity=None if listed else Severity.WARNING)


_PURPOSE = Text(
    en="a cultural agreement exists with the partner country",
    fr="un accord culturel existe avec le pays partenaire",
)
_LISTED = Text(
    en="Cultural agreement ({country}): where it provides for reciprocal employment, the worker pays no fee ({worker}) and the "
    "employer pays no compliance fee ({employer}). The list of agreements is a secondary one: verify the agreement.",
    fr="Accord culturel ({country})\N{NO-BREAK SPACE}: s’il prévoit la réciprocité en matière d’emploi, le travailleur ne paie pas "
    "de frais ({worker}) et l’employeur ne paie pas de frais relatifs à la conformité ({employer}). La liste des accords est de "
    "seconde main\N{NO-BREAK SPACE}: vérifiez l’accord.",
)
_NOT_LISTED = Text(
    en="The list of cultural agreements that this program has names none with this country ({country}). The fees are waived only "
    "under an agreement ({worker}, {employer}).",
    fr="La liste d’accords culturels dont dispose ce programme n’en nomme aucun avec ce pays ({country}). La dispense des frais "
    "n’est accordée qu’en vertu d’un accord ({worker}, {employer}).",
)
_FIX = Text(
    en="Verify the agreement and the activity with Global Affairs Canada, and keep the document on file.",
    fr="Vérifiez l’accord et l’activité auprès d’Affaires mondiales Canada, et versez le document au dossier.",
)

RULE = Rule(
    code="GCM305",
    severity=Severity.INFO,
    title=Text(
        en="The work is under a cultural agreement",
        fr="Le travail relève d’un accord culturel",
    ),
    finds=Text(
        en="A cultural agreement that the case states, with its effect on the fees. Such work stays under C20. A country that the "
        "list does not name is a warning.",
        fr="Un accord culturel indiqué dans le cas, avec son effet sur les frais. Ce travail reste au titre de C20. Un pays que la "
        "liste ne nomme pas donne lieu à un avertissement.",
    ),
    matters=Text(
        en="Under such an agreement neither the worker nor the employer owes the fee; a fee that was not due must not hold up "
        "the application.",
        fr="En vertu d’un tel accord, ni le travailleur ni l’employeur ne sont tenus de payer les frais; des frais non exigibles "
        "ne doivent pas retarder la demande.",
    ),
    fix=Text(
        en="Verify that the agreement exists, is in force and covers the activity.",
        fr="Vérifiez que l’accord existe, qu’il est en vigueur et qu’il vise l’activité.",
    ),
    authority=lambda: with_guidance(
        of_law("R299(2)(h)", "R303.1(5)"),
        Text(
            en="List of agreements from a secondary source of 2016",
            fr="Liste d’accords tirée d’une source secondaire de 2016",
        ),
        "L",
    ),
)

CASE_RULE = CaseRule(RULE, check)
