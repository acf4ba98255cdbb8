"""GCM204: an exemption of R52(2) is claimed, or seems near, and the facts do not meet it."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law, short
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.permit_length import head_met, unmet
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.applicant import Applicant
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.travel_documents import Head, head_claimed, heads

CLAIM = "applicant.travel_document.exempt"
ENTRY = "entering_from"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for a claimed head that is none or is not met, and for a status that would exempt from elsewhere."""
    applicant = examined.case.applicant or Applicant()
    document = applicant.travel_document
    stated = document and document.exempt
    claimed = head_claimed(stated, heads(examined.on)) if stated and stated != "none" else None
    if stated and stated != "none" and claimed is None:
        yield Hit(CLAIM, _NO_HEAD.filled(stated=quoted(stated)), _FIX)
    elif claimed and unmet(claimed, applicant):
        yield Hit(CLAIM, _UNMET.filled(head=short(claimed.key), fields=_fields(claimed, applicant)), _FIX)
    elif head_met(applicant, examined.on) is None:
        yield from _status_only(applicant, examined.on)


def _status_only(applicant: Applicant, on: date) -> Iterator[Hit]:
    """Yield a hit for each head of which a permanent resident abroad lacks only the place of entry."""
    for head in heads(on):
        if "permanent_resident_of" in head.conditions and unmet(head, applicant) == (ENTRY,):
            message = _ELSEWHERE if applicant.entering_from else _UNKNOWN_ENTRY
            yield Hit(f"applicant.{ENTRY}", message.filled(head=short(head.key)), _ENTRY_FIX)


def _fields(head: Head, applicant: Applicant) -> str:
    return ", ".join(f"applicant.{field}" for field in unmet(head, applicant))


_NO_HEAD = Text(
    en="{stated} is no head of R52(2). The passport limits the permit.",
    fr="{stated} n’est pas une exception de R52(2). Le passeport limite le permis.",
)
_UNMET = Text(
    en="{head} is claimed, and the facts do not meet it ({fields}). The exemption is not applied.",
    fr="{head} est invoqué, et les faits n’y répondent pas ({fields}). L’exception n’est pas appliquée.",
)
_ELSEWHERE = Text(
    en="{head} exempts a permanent resident of the United States only on entry from there or from St. Pierre and Miquelon. "
    "The applicant enters from elsewhere, so the passport limits the permit.",
    fr="{head} ne dispense le résident permanent des États-Unis que s’il entre en provenance de ce pays ou de "
    "Saint-Pierre-et-Miquelon. Le demandeur arrive d’ailleurs; le passeport limite donc le permis.",
)
_UNKNOWN_ENTRY = Text(
    en="{head} exempts a permanent resident of the United States only on entry from there or from St. Pierre and Miquelon, and "
    "the place from which the applicant enters is unknown. The exemption is not applied.",
    fr="{head} ne dispense le résident permanent des États-Unis que s’il entre en provenance de ce pays ou de "
    "Saint-Pierre-et-Miquelon, et le lieu d’où se fait l’entrée est inconnu. L’exception n’est pas appliquée.",
)
_FIX = Text(
    en="Correct the facts of the applicant, or enter none in applicant.travel_document.exempt.",
    fr="Corrigez les faits relatifs au demandeur, ou inscrivez none dans applicant.travel_document.exempt.",
)
_ENTRY_FIX = Text(
    en="Check in the itinerary from where the applicant enters Canada, and enter it in applicant.entering_from.",
    fr="Vérifiez dans l’itinéraire d’où arrive le demandeur à son entrée au Canada, et inscrivez-le dans applicant.entering_from.",
)

RULE = Rule(
    code="GCM204",
    severity=Severity.WARNING,
    title=Text(
        en="An exemption from the travel document is claimed and not met",
        fr="Une exception à l’exigence d’un titre de voyage est invoquée sans être établie",
    ),
    finds=Text(
        en="A claimed head of R52(2) that does not exist or whose conditions the facts do not meet, and a lawful permanent "
        "resident of the United States who does not enter from there or from St. Pierre and Miquelon. Heads (e), (f) and (g) "
        "rest on what the officer states and are noted as stated.",
        fr="Une exception de R52(2) invoquée qui n’existe pas ou dont les faits ne remplissent pas les conditions, ainsi que le "
        "résident permanent des États-Unis qui n’entre pas en provenance de ce pays ou de Saint-Pierre-et-Miquelon. Les "
        "exceptions e), f) et g) reposent sur ce que l’agent indique et sont consignées telles quelles.",
    ),
    matters=Text(
        en="Each head has its own conditions. Citizenship, status, residence and the place from which one enters are different "
        "facts; a green card exempts its holder on some journeys and not on others, and NEXUS never.",
        fr="Chaque exception a ses propres conditions. La citoyenneté, le statut, la résidence et le lieu d’où se fait l’entrée "
        "sont des faits distincts; la carte verte dispense son titulaire pour certains trajets et non pour d’autres, et NEXUS ne "
        "dispense jamais.",
    ),
    fix=Text(
        en="Compare the claim with the facts. Where the head is not met, the permit ends with the passport, with a reason.",
        fr="Comparez l’exception invoquée avec les faits. Si elle n’est pas établie, le permis prend fin avec le passeport, motif à "
        "l’appui.",
    ),
    authority=lambda: of_law("R52(1)", "R52(2)", "R52(2)(b)"),
)

CASE_RULE = CaseRule(RULE, check)
