"""GCM208: biometrics are required and were not given."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, may_approve, missing, unknown_facts
from gcmsgen.checks.reading.permit_length import BIOMETRICS, REQUIRED, last_day
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield an error where an approval would leave without required biometrics, a warning in any other outcome."""
    if fact_at(examined.case, REQUIRED) is True and not isinstance(fact_at(examined.case, BIOMETRICS), date):
        yield Hit(BIOMETRICS, _MESSAGE, _FIX, severity=None if may_approve(examined) else Severity.WARNING)
    elif may_approve(examined) and REQUIRED in last_day(examined).unknown:
        yield from unknown_facts(missing(examined, [REQUIRED]), _PURPOSE)


_PURPOSE = Text(
    en="no biometrics have to be given",
    fr="aucune donnée biométrique n’a à être fournie",
)
_MESSAGE = Text(
    en="Biometrics are required, and no day is recorded on which they were given.",
    fr="Des données biométriques sont exigées, et le jour où elles ont été fournies n’est pas consigné.",
)
_FIX = Text(
    en="Enter the day in applicant.biometrics.given once they are given, or correct applicant.biometrics.required.",
    fr="Inscrivez le jour dans applicant.biometrics.given une fois qu’elles sont fournies, ou corrigez "
    "applicant.biometrics.required.",
)

RULE = Rule(
    code="GCM208",
    severity=Severity.ERROR,
    title=Text(en="Required biometrics were not given", fr="Les données biométriques exigées n’ont pas été fournies"),
    finds=Text(
        en="Biometrics that the officer states to be required, without the day on which they were given. Citizens of the United "
        "States who ask for a work permit give none. For a refusal this is a warning.",
        fr="Des données biométriques que l’agent indique comme exigées, sans le jour où elles ont été fournies. Les citoyens des "
        "États-Unis qui demandent un permis de travail n’en fournissent pas. Pour un refus, c’est un avertissement.",
    ),
    matters=Text(
        en="The application cannot be granted before the person follows the procedure of collection, and the day also limits the "
        "length of the permit.",
        fr="La demande ne peut être accueillie avant que la personne ait suivi la procédure de collecte, et ce jour limite aussi la "
        "durée du permis.",
    ),
    fix=Text(
        en="Wait for the biometrics, or ask for them with a document request.",
        fr="Attendez les données biométriques, ou demandez-les au moyen d’une demande de documents.",
    ),
    authority=lambda: of_law("A16(1)", "R12.2(1)(c)(ii)", "R183(4)(c.1)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
