"""GCM310: the facts do not show a right to apply in the way in which the application was made."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law, short
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import conclusion_called_for
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.reading.right_to_apply import closed_to_youth
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.channels import channel_provision, entry_bases

MADE, BASIS, EXPIRES = "application.made", "application.right_to_apply.basis", "application.right_to_apply.expires"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield what the channel calls for; an application from outside Canada calls for nothing here."""
    yield from unknown_facts(missing(examined, [MADE]), _PURPOSE)
    made = fact_at(examined.case, MADE)
    if made == "port_of_entry":
        yield from _on_entry(examined)
    elif made == "inside_canada":
        yield from _inside(examined)


def _on_entry(examined: Examined) -> Iterator[Hit]:
    yield from unknown_facts(missing(examined, [BASIS]), _PURPOSE)
    basis = fact_at(examined.case, BASIS)
    if isinstance(basis, str) and basis not in entry_bases():
        fact = _NOT_EXEMPT.filled(basis=quoted(basis), provision=short(channel_provision("port_of_entry")))
        yield from conclusion_called_for(examined, "right_to_apply", fact)
    elif closed_to_youth(examined.case, basis):
        fact = _YOUTH.filled(provision=short(channel_provision("youth_exchange")))
        yield from conclusion_called_for(examined, "right_to_apply", fact)


def _inside(examined: Examined) -> Iterator[Hit]:
    yield from unknown_facts(missing(examined, [BASIS, EXPIRES]), _PURPOSE)
    expires, received = fact_at(examined.case, EXPIRES), fact_at(examined.case, "application.received")
    if isinstance(expires, date) and isinstance(received, date) and expires < received:
        fact = _EXPIRED.filled(
            expires=expires.isoformat(),
            received=received.isoformat(),
            provision=short(channel_provision("inside_canada")),
        )
        yield from conclusion_called_for(examined, "right_to_apply", fact)


_PURPOSE = Text(
    en="the person may apply in this way",
    fr="la personne peut présenter sa demande de cette façon",
)
_NOT_EXEMPT = Text(
    en="the application was made at a port of entry on the basis {basis}, which does not exempt from the visa ({provision})",
    fr="la demande a été faite à un point d’entrée sur le fondement {basis}, qui ne dispense pas du visa ({provision})",
)
_YOUTH = Text(
    en="a participant in a youth program applied at a port of entry without an approval before entry ({provision})",
    fr="un participant à un programme pour la jeunesse a fait sa demande à un point d’entrée sans approbation avant l’entrée "
    "({provision})",
)
_EXPIRED = Text(
    en="the application of {received} was made in Canada after the status had expired on {expires} ({provision})",
    fr="la demande du {received} a été faite au Canada après l’expiration du statut, le {expires} ({provision})",
)

RULE = Rule(
    code="GCM310",
    severity=Severity.ERROR,
    title=Text(
        en="No right to apply in this way is shown",
        fr="Aucun droit de présenter la demande de cette façon n’est établi",
    ),
    finds=Text(
        en="An application at a port of entry by someone whose stated basis is not an exemption from the visa; one by a participant "
        "in a youth program who is neither a national nor a permanent resident of the United States and was not approved before "
        "entry; and one made in Canada after the status had expired. The officer states the basis: the project has no table of "
        "visa-exempt countries.",
        fr="Une demande faite à un point d’entrée par une personne dont le fondement indiqué n’est pas une dispense de visa; celle "
        "d’un participant à un programme pour la jeunesse qui n’est ni ressortissant ni résident permanent des États-Unis et dont la "
        "demande n’a pas été approuvée avant l’entrée; et celle faite au Canada après l’expiration du statut. L’agent indique le "
        "fondement\N{NO-BREAK SPACE}: le projet n’a pas de table des pays dispensés de visa.",
    ),
    matters=Text(
        en="Who may apply on entry or in Canada is set by regulation. A good case made in the wrong place is not a bad case, and the "
        "client must be told which it is.",
        fr="Le Règlement fixe qui peut présenter une demande à l’entrée ou au Canada. Une bonne demande faite au mauvais endroit "
        "n’est pas une mauvaise demande, et il faut dire au client ce qu’il en est.",
    ),
    fix=Text(
        en="Check the basis in application.right_to_apply (at a port of entry, visa_exempt or approved_before_entry). "
        "Then enter your own conclusion on right_to_apply; the tool proposes none.",
        fr="Vérifiez le fondement dans application.right_to_apply (à un point d’entrée, visa_exempt ou approved_before_entry). "
        "Inscrivez ensuite votre propre conclusion sur right_to_apply; "
        "l’outil n’en propose aucune.",
    ),
    authority=lambda: of_law("R197", "R198(1)", "R198(2)(b)", "R198(2)(c)", "R199", "R201(1)", "R190(1)(c)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
