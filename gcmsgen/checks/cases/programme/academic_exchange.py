"""GCM302: the academic role belongs under C22, or may."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, with_guidance
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import decides
from gcmsgen.checks.reading.rerouted import belongs_under
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.programme import AcademicExchange
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.neighbours import AcademicRole, academic_role

WHERE, CODE = "programme.academic_exchange", "C22"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a route where the role and its conditions are those of C22, a question where a condition is open."""
    programme = examined.case.programme
    exchange = programme and programme.academic_exchange
    if not isinstance(exchange, AcademicExchange):
        return
    if not exchange.role:
        if decides(examined):
            yield Hit(f"{WHERE}.role", _NO_ROLE, _ROLE_FIX, severity=Severity.WARNING)
        return
    role = academic_role(exchange.role)
    if role is None:
        return
    if _meets(role, exchange):
        yield belongs_under(examined, CODE, WHERE, _FACT)
    else:
        yield Hit(WHERE, _OPEN, _OPEN_FIX, severity=Severity.WARNING)


def _meets(role: AcademicRole, exchange: AcademicExchange) -> bool:
    """Say whether the stay is known to be short enough, and the post known to be kept, where the role asks for it."""
    in_time = role.months is None or (exchange.months is not None and exchange.months <= role.months)
    return in_time and (exchange.keeps_post_abroad is True or not role.keeps_post_abroad)


_FACT = Text(
    en="The role is that of a guest lecturer, a visiting professor or an exchange teacher",
    fr="Le rôle est celui de conférencier invité, de professeur invité ou d’enseignant participant à un échange",
)
_NO_ROLE = Text(
    en="An academic exchange is stated without its role, so nothing shows that it is not one of C22.",
    fr="Un échange universitaire est indiqué sans le rôle; rien ne montre donc qu’il ne relève pas de C22.",
)
_ROLE_FIX = Text(
    en="Enter the role in programme.academic_exchange.role.",
    fr="Inscrivez le rôle dans programme.academic_exchange.role.",
)
_OPEN = Text(
    en="The role is one of C22, and its conditions (length of the stay, post kept abroad) are not met or not known.",
    fr="Le rôle est de ceux de C22, et ses conditions (durée du séjour, poste conservé à l’étranger) ne sont pas remplies ou sont "
    "inconnues.",
)
_OPEN_FIX = Text(
    en="Complete programme.academic_exchange, and decide whether the file stays under C20.",
    fr="Complétez programme.academic_exchange, et décidez si la demande reste au titre de C20.",
)

RULE = Rule(
    code="GCM302",
    severity=Severity.ERROR,
    title=Text(en="An academic role belongs under C22", fr="Un rôle universitaire relève de C22"),
    finds=Text(
        en="A guest lecturer, a visiting professor who keeps the post abroad for the time that the instructions allow, or an "
        "exchange teacher, filed under C20. Other work at a university, such as that of a technician under a staff exchange, stays "
        "under C20. A role of C22 with a condition that is open is a warning.",
        fr="Un conférencier invité, un professeur invité qui conserve son poste à l’étranger pendant la durée que prévoient les "
        "instructions, ou un enseignant participant à un échange, dont la demande est présentée au titre de C20. Tout autre travail "
        "à l’université, comme celui d’un technicien visé par un échange de personnel, reste au titre de C20. Un rôle de C22 dont "
        "une condition demeure incertaine donne lieu à un avertissement.",
    ),
    matters=Text(
        en="Both codes rest on R205(b), and each has its own instructions; under C22 nobody counts positions abroad.",
        fr="Les deux codes reposent sur R205b), et chacun a ses propres instructions; au titre de C22, on ne compte pas les postes à "
        "l’étranger.",
    ),
    fix=Text(
        en="Re-route the file to C22, or correct the role (guest_lecturer, visiting_professor and exchange_teacher are of C22). A "
        "wrong code is no ground of refusal.",
        fr="Réorientez la demande vers C22, ou corrigez le rôle (guest_lecturer, visiting_professor et exchange_teacher relèvent de "
        "C22). Un code erroné n’est pas un motif de refus.",
    ),
    authority=lambda: with_guidance(
        of_law("R205(b)"),
        Text(
            en="Instructions on C22, as pages of universities quote them",
            fr="Instructions sur C22, telles que des pages d’universités les citent",
        ),
        "M",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
