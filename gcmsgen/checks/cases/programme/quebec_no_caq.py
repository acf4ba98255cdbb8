"""GCM311: the work is in Quebec, and no Quebec Acceptance Certificate is required."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.stated import province_codes, provinces
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.provinces import QUEBEC


def check(examined: Examined) -> Iterator[Hit]:
    """Yield the information once, at the first place that names Quebec, the offer before the record and the application."""
    found = reversed(list(zip(provinces(examined.case), province_codes(examined.case), strict=True)))
    where = next((stated.where for stated, code in found if code == QUEBEC), None)
    if where:
        yield Hit(where, _MESSAGE, _FIX)


_MESSAGE = Text(
    en="The work is in Quebec. No Quebec Acceptance Certificate (CAQ) is required, because no labour market impact assessment is.",
    fr="Le travail est au Québec. Aucun Certificat d’acceptation du Québec (CAQ) n’est exigé, puisqu’aucune étude d’impact sur le "
    "marché du travail ne l’est.",
)
_FIX = Text(
    en="Nothing to correct. Do not ask the client for the certificate.",
    fr="Rien à corriger. Ne demandez pas le certificat au client.",
)

RULE = Rule(
    code="GCM311",
    severity=Severity.INFO,
    title=Text(
        en="No Quebec Acceptance Certificate is required",
        fr="Aucun Certificat d’acceptation du Québec n’est exigé",
    ),
    finds=Text(
        en="A destination in Quebec: the certificate is required only where a determination under R203 is, which is not so for work "
        "described in R205.",
        fr="Une destination au Québec\N{NO-BREAK SPACE}: le certificat n’est exigé que si la décision prévue à R203 l’est, ce "
        "qui n’est pas le cas du travail visé à R205.",
    ),
    matters=Text(
        en="A certificate that is not required costs the client weeks, and its absence is no ground of refusal.",
        fr="Un certificat non exigé coûte des semaines au client, et son absence n’est pas un motif de refus.",
    ),
    fix=Text(
        en="Nothing to correct.",
        fr="Rien à corriger.",
    ),
    authority=lambda: of_law("R200(3)(b)", "R203(1)", "R205(b)"),
)

CASE_RULE = CaseRule(RULE, check)
