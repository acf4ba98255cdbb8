"""GCM203: a head of R52(2) applies, so the passport does not limit the permit."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, short, with_guidance
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import may_approve
from gcmsgen.checks.reading.permit_length import CAP, last_day
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield the head that applies, and the day to which the permit may run."""
    last = last_day(examined)
    if not may_approve(examined) or last.head is None:
        return
    where = "applicant.travel_document.exempt" if last.head.claimed else "applicant.travel_document"
    words = {"head": short(last.head.key), "basis": _CLAIMED if last.head.claimed else _SHOWN}
    if last.day and last.cap and not last.unknown:
        message = _TO_DAY.filled(day=last.day.isoformat(), cap=CAP[last.cap], **words)
    else:
        message = _TO_OFFER.filled(**words)
    yield Hit(where, message, _FIX)


_SHOWN = Text(en="on the facts", fr="selon les faits")
_CLAIMED = Text(en="as the officer states", fr="selon ce que l’agent indique")
_TO_DAY = Text(
    en="{head} applies ({basis}): the expiry of the travel document does not limit the permit, which may run to {day}, {cap}.",
    fr="{head} s’applique ({basis})\N{NO-BREAK SPACE}: l’expiration du titre de voyage ne limite pas le permis, qui peut courir "
    "jusqu’au {day}, soit {cap}.",
)
_TO_OFFER = Text(
    en="{head} applies ({basis}): the expiry of the travel document does not limit the permit, which may run to the end of "
    "the offer.",
    fr="{head} s’applique ({basis})\N{NO-BREAK SPACE}: l’expiration du titre de voyage ne limite pas le permis, qui peut courir "
    "jusqu’à la fin de l’offre.",
)
_FIX = Text(
    en="Nothing to correct. Check the facts on which the head rests: citizenship, status, residence and the place from which "
    "one enters.",
    fr="Rien à corriger. Vérifiez les faits sur lesquels repose l’exception\N{NO-BREAK SPACE}: citoyenneté, statut, résidence et "
    "lieu d’où se fait l’entrée.",
)

RULE = Rule(
    code="GCM203",
    severity=Severity.INFO,
    title=Text(
        en="No travel document is needed, so it does not limit the permit",
        fr="Aucun titre de voyage n’est exigé; il ne limite donc pas le permis",
    ),
    finds=Text(
        en="An applicant who meets a head of R52(2): a citizen of the United States; a lawful permanent resident of the United "
        "States entering from there or from St. Pierre and Miquelon; a resident of Greenland entering from Greenland; a citizen "
        "of France who resides in St. Pierre and Miquelon and enters from there; or, as the officer states it, a member of a "
        "visiting force, an air crew or a vessel’s crew.",
        fr="Un demandeur visé par une exception de R52(2)\N{NO-BREAK SPACE}: le citoyen des États-Unis; le résident permanent des "
        "États-Unis qui entre en provenance de ce pays ou de Saint-Pierre-et-Miquelon; le résident du Groenland qui entre en "
        "provenance du Groenland; le citoyen français, résident de Saint-Pierre-et-Miquelon, qui entre en provenance de ces "
        "îles; ou, selon ce que l’agent indique, le membre de forces étrangères présentes au Canada, d’un équipage d’aéronef ou "
        "d’un équipage de navire.",
    ),
    matters=Text(
        en="A permit capped at a passport that is not required takes months from the client without authority.",
        fr="Limiter un permis à la durée d’un passeport qui n’est pas exigé prive le client de plusieurs mois sans fondement.",
    ),
    fix=Text(
        en="Nothing to correct: this tells why the permit may outlast the passport.",
        fr="Rien à corriger\N{NO-BREAK SPACE}: ce constat explique pourquoi le permis peut survivre au passeport.",
    ),
    authority=lambda: with_guidance(
        of_law("R52(2)(a)", "R52(2)(b)", "R52(2)(c)", "R52(2)(d)", "R52(2)(e)", "R52(2)(f)", "R52(2)(g)"),
        Text(
            en="Instructions on reciprocal employment of 2026-02-20: full length of the offer",
            fr="Instructions sur l’emploi réciproque du 2026-02-20\N{NO-BREAK SPACE}: toute la durée de l’offre",
        ),
        "M",
    ),
)

CASE_RULE = CaseRule(RULE, check)
