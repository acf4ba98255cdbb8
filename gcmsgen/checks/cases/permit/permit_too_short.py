"""GCM202: the permit is shorter than it may be, or than the offer, and no reason is given."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law, with_guidance
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, may_approve
from gcmsgen.checks.reading.permit_length import OFFER, last_day
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the permit ends early without a reason, and where it starts later than the offer."""
    if not may_approve(examined):
        return
    yield from _ends_early(examined)
    yield from _starts_late(examined)


def _ends_early(examined: Examined) -> Iterator[Hit]:
    """Yield an error below the last permitted day; a warning where a cap explains it, or where a cap is unknown."""
    last, to, end = last_day(examined), fact_at(examined.case, "decision.permit.to"), fact_at(examined.case, OFFER)
    reason = f"decision.permit.reason.{fact_at(examined.case, 'application.language') or 'en'}"
    if not isinstance(to, date) or fact_at(examined.case, reason):
        return
    words = {"to": to.isoformat(), "where": reason}
    if last.day and to < last.day:
        severity = Severity.WARNING if last.unknown else None
        yield Hit(
            reason, _EARLY.filled(day=last.day.isoformat(), **words), _FIX.filled(where=reason), severity=severity
        )
    elif isinstance(end, date) and to < end:
        message = _CAPPED.filled(end=end.isoformat(), **words)
        yield Hit(reason, message, _FIX.filled(where=reason), severity=Severity.WARNING)


def _starts_late(examined: Examined) -> Iterator[Hit]:
    begins, start = fact_at(examined.case, "decision.permit.from"), fact_at(examined.case, "offer.start")
    decided = fact_at(examined.case, "decision.date")
    if not (isinstance(begins, date) and isinstance(start, date)):
        return
    if begins > start and not (isinstance(decided, date) and begins <= decided):
        message = _LATE.filled(begins=begins.isoformat(), start=start.isoformat())
        yield Hit("decision.permit.from", message, _LATE_FIX, severity=Severity.WARNING)


_EARLY = Text(
    en="The permit ends on {to}, although it may run to {day}, and no reason stands in {where}.",
    fr="Le permis prend fin le {to}, alors qu’il peut courir jusqu’au {day}, et aucun motif ne figure dans {where}.",
)
_CAPPED = Text(
    en="The permit ends on {to}, before the end of the offer ({end}), and no reason in {where} tells the client why.",
    fr="Le permis prend fin le {to}, avant la fin de l’offre ({end}), et aucun motif dans {where} n’en explique la raison au client.",
)
_FIX = Text(
    en="Write your reason in {where}, or enter the later day in decision.permit.to.",
    fr="Écrivez votre motif dans {where}, ou inscrivez le jour plus tardif dans decision.permit.to.",
)
_LATE = Text(
    en="The permit begins on {begins}, after the first day of work in the offer ({start}) and after the decision.",
    fr="Le permis commence le {begins}, après le premier jour de travail prévu dans l’offre ({start}) et après la décision.",
)
_LATE_FIX = Text(
    en="Check decision.permit.from against the offer; the worker may not work before that day.",
    fr="Comparez decision.permit.from avec l’offre; la personne ne peut travailler avant ce jour.",
)

RULE = Rule(
    code="GCM202",
    severity=Severity.ERROR,
    title=Text(en="The permit is too short, without a reason", fr="Le permis est trop court, sans motif"),
    finds=Text(
        en="A permit that ends before the last permitted day (see GCM201) without a reason in the client’s language. A permit that "
        "a cap makes shorter than the offer, and one that begins later than both the offer and the decision, are warnings.",
        fr="Un permis qui prend fin avant le dernier jour permis (voir GCM201), sans motif dans la langue du client. Un permis "
        "qu’une limite rend plus court que l’offre, et un permis qui commence après l’offre et après la décision, donnent lieu à "
        "un avertissement.",
    ),
    matters=Text(
        en="The client asked for the whole offer. A shorter permit grants a part of what was asked, and a part that is "
        "withheld calls for reasons as a refusal does.",
        fr="Le client a demandé toute la durée de l’offre. Un permis plus court n’en accorde qu’une partie, et la partie non "
        "accordée appelle des motifs, comme un refus.",
    ),
    fix=Text(
        en="Write the reason in decision.permit.reason in the client’s language, or give the permit its full length.",
        fr="Écrivez le motif dans decision.permit.reason, dans la langue du client, ou donnez au permis toute sa durée.",
    ),
    authority=lambda: with_guidance(
        of_law("R185(a)", "R183(2)(c)", "R52(1)"),
        Text(
            en="Instructions on reciprocal employment of 2026-02-20: a client who needs no travel document gets the full length of "
            "the offer",
            fr="Instructions sur l’emploi réciproque du 2026-02-20\N{NO-BREAK SPACE}: le client dispensé du titre de voyage obtient "
            "toute la durée de l’offre",
        ),
        "M",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
