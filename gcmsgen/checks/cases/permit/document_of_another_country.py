"""GCM211: the travel document was issued by a country of which the applicant is no citizen."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.applicant import WITHOUT_COUNTRY
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.countries import COUNTRIES

WHERE = "applicant.travel_document.country"
# What a country gives to those who live there and are not its citizens: refugees, stateless persons.
_FOR_RESIDENTS = ("travel_document", "identity_document", "laissez_passer")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where both are known and differ; a document for residents may be that of the country where they live."""
    applicant = examined.case.applicant
    document = applicant and applicant.travel_document
    if not applicant or not document or not document.country or not applicant.citizenship:
        return
    lives = {applicant.residence, *applicant.permanent_resident_of} if document.kind in _FOR_RESIDENTS else set()
    stateless = not {*applicant.citizenship}.isdisjoint(WITHOUT_COUNTRY)
    if not stateless and document.country not in {*applicant.citizenship, *lives}:
        yield Hit(WHERE, _MESSAGE.filled(country=COUNTRIES[document.country].of_text), _FIX)


_MESSAGE = Text(
    en="The travel document is that {country}, which is none of the citizenships stated in applicant.citizenship.",
    fr="Le titre de voyage est celui {country}, qui n’est aucune des citoyennetés indiquées dans applicant.citizenship.",
)
_FIX = Text(
    en="Read the document. Add the citizenship, correct the country of issue, or enter the kind of document if it is one for persons "
    "who are not citizens of the country that issues it.",
    fr="Lisez le document. Ajoutez la citoyenneté, corrigez le pays de délivrance, ou inscrivez le genre de document s’il est "
    "destiné aux personnes qui ne sont pas citoyennes du pays qui le délivre.",
)

RULE = Rule(
    code="GCM211",
    severity=Severity.WARNING,
    title=Text(
        en="The travel document is that of a country of which the client is no citizen",
        fr="Le titre de voyage est celui d’un pays dont le client n’est pas citoyen",
    ),
    finds=Text(
        en="A passport whose country of issue is none of the citizenships stated. A refugee’s or stateless person’s travel document "
        "may also be that of the country of residence; of a person without a known citizenship nothing is said.",
        fr="Un passeport dont le pays de délivrance n’est aucune des citoyennetés indiquées. Le titre de voyage d’un réfugié ou d’un "
        "apatride peut aussi être celui du pays de résidence; rien n’est dit d’une personne sans citoyenneté connue.",
    ),
    matters=Text(
        en="Citizenship decides on exemptions from a passport and from biometrics. A mistyped country changes both.",
        fr="La citoyenneté détermine les dispenses de passeport et de données biométriques. Un pays mal tapé change les deux.",
    ),
    fix=Text(
        en="Compare the document with the citizenships in the file.",
        fr="Comparez le document aux citoyennetés inscrites au dossier.",
    ),
    authority=lambda: of_law("R52(1)", "R52(2)"),
)

CASE_RULE = CaseRule(RULE, check)
