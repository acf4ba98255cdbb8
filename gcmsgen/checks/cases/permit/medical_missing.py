"""GCM209: a medical examination is required and no valid result is on file."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, may_approve, missing, outcome, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

REQUIRED, VALID = "applicant.medical.required", "applicant.medical.valid_until"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield an error where an approval would leave without a valid result, a warning in any other outcome."""
    if outcome(examined) == "approve":
        yield from unknown_facts(missing(examined, [REQUIRED]), _PURPOSE)
    if fact_at(examined.case, REQUIRED) is not True:
        return
    until = fact_at(examined.case, VALID)
    day = (examined.case.decision and examined.case.decision.date) or examined.on
    severity = None if may_approve(examined) else Severity.WARNING
    if not isinstance(until, date):
        yield Hit(VALID, _NONE, _FIX, severity=severity)
    elif until < day:
        yield Hit(VALID, _EXPIRED.filled(until=until.isoformat(), day=day.isoformat()), _FIX, severity=severity)


_PURPOSE = Text(
    en="no medical examination is required",
    fr="aucune visite médicale n’est exigée",
)
_NONE = Text(
    en="A medical examination is required, and no result with its day of validity is on file.",
    fr="Une visite médicale est exigée, et aucun résultat avec son jour de validité ne figure au dossier.",
)
_EXPIRED = Text(
    en="The medical result was valid until {until}, which is before {day}.",
    fr="Le résultat médical était valide jusqu’au {until}, soit avant le {day}.",
)
_FIX = Text(
    en="Enter the valid result in applicant.medical.valid_until, ask for a new examination, or correct "
    "applicant.medical.required.",
    fr="Inscrivez le résultat valide dans applicant.medical.valid_until, demandez une nouvelle visite, ou corrigez "
    "applicant.medical.required.",
)

RULE = Rule(
    code="GCM209",
    severity=Severity.ERROR,
    title=Text(en="No valid medical result is on file", fr="Aucun résultat médical valide ne figure au dossier"),
    finds=Text(
        en="A medical examination that the officer states to be required, without a result, or with one that is no longer valid on "
        "the day of the decision. The officer states whether it is required: the project has no table of designated countries or "
        "occupations. For a refusal this is a warning.",
        fr="Une visite médicale que l’agent indique comme exigée, sans résultat, ou avec un résultat qui n’est plus valide au jour "
        "de la décision. L’agent indique si elle est exigée\N{NO-BREAK SPACE}: le projet n’a pas de table des pays désignés ni des "
        "professions. Pour un refus, c’est un avertissement.",
    ),
    matters=Text(
        en="A permit is issued only where the medical requirements are met; without the certificate, an application at a port of "
        "entry may not be made at all.",
        fr="Le permis n’est délivré que si les exigences médicales sont remplies; sans le certificat, la demande ne peut même pas "
        "être faite au point d’entrée.",
    ),
    fix=Text(
        en="Wait for the result, or ask for the examination with a document request.",
        fr="Attendez le résultat, ou demandez la visite au moyen d’une demande de documents.",
    ),
    authority=lambda: of_law("R200(1)(e)", "R30(1)(a)(ii)", "R30(1)(a)(iii)", "R30(3)", "R198(2)(b)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
