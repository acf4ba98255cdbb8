"""GCM303: the officer states that the work needs no permit."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, short
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.provisions import no_permit_head

WHERE = "programme.no_permit_head"
SETTLED = ("reroute", "withdrawn")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where a head of R186 is stated; one that the Regulations do not have only warns."""
    stated = fact_at(examined.case, WHERE)
    if not isinstance(stated, str) or stated == "none":
        return
    head = no_permit_head(stated)
    if head is None:
        yield Hit(WHERE, _NO_HEAD.filled(stated=quoted(stated)), _NO_HEAD_FIX, severity=Severity.WARNING)
        return
    severity = Severity.INFO if outcome(examined) in SETTLED else None
    yield Hit(WHERE, _MESSAGE.filled(head=short(head)), _FIX, severity=severity)


_MESSAGE = Text(
    en="The work is stated to be permitted without a work permit ({head}), so none is approved or refused under C20.",
    fr="Selon ce qui est indiqué, le travail peut être exercé sans permis de travail ({head}); aucun n’est donc accordé ni "
    "refusé au titre de C20.",
)
_FIX = Text(
    en="Tell the client that no permit is needed, or enter none in programme.no_permit_head.",
    fr="Informez le client qu’aucun permis n’est exigé, ou inscrivez none dans programme.no_permit_head.",
)
_NO_HEAD = Text(
    en="{stated} is no head of R186.",
    fr="{stated} n’est pas une disposition de R186.",
)
_NO_HEAD_FIX = Text(
    en="Enter the head as R186(h), or none.",
    fr="Inscrivez la disposition sous la forme R186(h), ou none.",
)

RULE = Rule(
    code="GCM303",
    severity=Severity.ERROR,
    title=Text(en="No work permit is needed", fr="Aucun permis de travail n’est exigé"),
    finds=Text(
        en="Work that the officer states to be permitted without a permit under a head of R186: among them performing artists of a "
        "foreign production or group, participants in sports as members of a foreign or amateur team, and guest speakers.",
        fr="Un travail que l’agent indique comme pouvant être exercé sans permis au titre de R186\N{NO-BREAK SPACE}: entre "
        "autres, les artistes de spectacle d’une troupe ou d’un groupe étranger, les participants à des activités sportives "
        "comme membres d’une équipe étrangère ou amateure, et les conférenciers invités.",
    ),
    matters=Text(
        en="Whoever needs no permit has nothing to be refused, and a permit that is not needed ties a person to one employer.",
        fr="À qui n’a pas besoin de permis, rien ne peut être refusé, et un permis inutile lie une personne à un seul employeur.",
    ),
    fix=Text(
        en="Check the activity and the employment relation against the head. Then return the application or record its withdrawal, "
        "or take the head out.",
        fr="Comparez l’activité et la relation d’emploi avec la disposition. Puis retournez la demande ou consignez son retrait, ou "
        "supprimez la disposition.",
    ),
    authority=lambda: of_law("R186(g)", "R186(h)", "R186(j)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
