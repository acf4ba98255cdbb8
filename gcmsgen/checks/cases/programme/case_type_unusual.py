"""GCM307: the case type of the record is not the usual one."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, with_guidance
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.exemption_codes import usual_case_type

WHERE = "record.case_type"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where a case type stands in the record and is not the usual one; an unknown one is not needed."""
    stated = fact_at(examined.case, WHERE)
    exempt = fact_at(examined.case, "offer.portal_exempt") not in (None, "none")
    usual = usual_case_type(examined.on, portal_exempt=exempt)
    if isinstance(stated, str) and stated.strip() != usual:
        yield Hit(WHERE, _MESSAGE.filled(stated=quoted(stated), usual=usual), _FIX.filled(usual=usual))


_MESSAGE = Text(
    en="The case type in the record is {stated}; for this kind of file it is usually {usual}.",
    fr="Le type de cas au dossier est {stated}; pour ce genre de demande, c’est habituellement {usual}.",
)
_FIX = Text(
    en="Check the case type with your office; enter {usual} in record.case_type if it was mistyped.",
    fr="Vérifiez le type de cas auprès de votre bureau; inscrivez {usual} dans record.case_type s’il a été mal tapé.",
)

RULE = Rule(
    code="GCM307",
    severity=Severity.WARNING,
    title=Text(en="The case type is unusual", fr="Le type de cas est inhabituel"),
    finds=Text(
        en="A case type in the record that is not the one that such files normally have; an employer exempt under R209.91 has "
        "another. A record without a case type is not looked at.",
        fr="Un type de cas au dossier qui n’est pas celui que portent normalement ces demandes; celui d’un employeur dispensé par "
        "R209.91 est différent. Un dossier sans type de cas n’est pas examiné.",
    ),
    matters=Text(
        en="The case type is printed on the permit and tells others what kind of permit it is.",
        fr="Le type de cas est imprimé sur le permis et indique aux autres de quel genre de permis il s’agit.",
    ),
    fix=Text(
        en="Check it with your office: the list comes from an access request and may be incomplete.",
        fr="Vérifiez-le auprès de votre bureau\N{NO-BREAK SPACE}: la liste vient d’une demande d’accès à l’information et peut être "
        "incomplète.",
    ),
    authority=lambda: with_guidance(
        of_law("R209.91"),
        Text(
            en="List of case types from an access request",
            fr="Liste de types de cas tirée d’une demande d’accès à l’information",
        ),
        "L",
    ),
)

CASE_RULE = CaseRule(RULE, check)
