"""GCM210: the permit ends with the passport, though a head of R52(2) applies."""

import re
from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law, short, with_guidance
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, may_approve
from gcmsgen.checks.reading.permit_length import PASSPORT, last_day
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

TO, REASON = "decision.permit.to", "decision.permit.reason"
_PASSPORT = re.compile(r"passport|travel document|passeport|titre de voyage", re.IGNORECASE)
_ENDS = re.compile(r"expir|valid|échéance|échoit|\bends?\b|prend fin", re.IGNORECASE)
_NOT = re.compile(
    r"\bnot\b|\bno\b|n[’']t\b|\bne\b|\bn[’']|\bnor\b|\bpas\b|irrespective|although|even though|regardless|malgré|bien que",
    re.IGNORECASE,
)


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the permit ends on the day of the passport, or for its expiry, before it has to."""
    last, to = last_day(examined), fact_at(examined.case, TO)
    if not may_approve(examined) or last.head is None or not isinstance(to, date):
        return
    if last.day is not None and to >= last.day:
        return
    expires = fact_at(examined.case, PASSPORT)
    if to == expires or _for_the_passport(examined):
        words: dict[str, str | Text] = {"head": short(last.head.key), "to": to.isoformat()}
        yield Hit(TO, _MESSAGE.filled(**words), _FIX)


def _for_the_passport(examined: Examined) -> bool:
    """Say whether a sentence of the reason gives the expiry of the passport for it, and does not deny that it matters."""
    texts = (fact_at(examined.case, f"{REASON}.{language}") for language in ("en", "fr"))
    sentences = (part for text in texts if isinstance(text, str) for part in re.split(r"(?<=[.;!?])\s+", text))
    return any(_PASSPORT.search(one) and _ENDS.search(one) and not _NOT.search(one) for one in sentences)


_MESSAGE = Text(
    en="The permit ends on {to} because of the travel document, and {head} applies: the client needs none, so its expiry does not "
    "limit the permit.",
    fr="Le permis prend fin le {to} en raison du titre de voyage, et {head} s’applique\N{NO-BREAK SPACE}: le client en est "
    "dispensé, et l’expiration de celui-ci ne limite pas le permis.",
)
_FIX = Text(
    en="Enter the later day in decision.permit.to, give another reason in decision.permit.reason, or correct the facts on which the "
    "head rests.",
    fr="Inscrivez un jour postérieur dans decision.permit.to, donnez un autre motif dans decision.permit.reason, ou corrigez les "
    "faits sur lesquels repose l’exception.",
)

RULE = Rule(
    code="GCM210",
    severity=Severity.ERROR,
    title=Text(
        en="The permit is capped by a passport that is not needed",
        fr="Le permis est limité par un passeport qui n’est pas exigé",
    ),
    finds=Text(
        en="An approval for a client to whom a head of R52(2) applies, with a permit that ends earlier than it may, on the day on "
        "which the travel document expires or with a reason that gives that expiry.",
        fr="Une approbation pour un client visé par une exception de R52(2), avec un permis qui prend fin plus tôt qu’il ne le "
        "pourrait, le jour où le titre de voyage expire ou avec un motif qui invoque cette expiration.",
    ),
    matters=Text(
        en="A permit capped at a passport that is not required takes months from the client without authority. The reason does not "
        "help: it is the mistake.",
        fr="Limiter un permis à la durée d’un passeport qui n’est pas exigé prive le client de plusieurs mois sans fondement. Le "
        "motif n’y change rien\N{NO-BREAK SPACE}: il est l’erreur.",
    ),
    fix=Text(
        en="Give the permit its full length, or another reason.",
        fr="Donnez au permis toute sa durée, ou un autre motif.",
    ),
    authority=lambda: with_guidance(
        of_law("R52(1)", "R52(2)", "R185(a)"),
        Text(
            en="Instructions on reciprocal employment of 2026-02-20: full length of the offer",
            fr="Instructions sur l’emploi réciproque du 2026-02-20\N{NO-BREAK SPACE}: toute la durée de l’offre",
        ),
        "M",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
