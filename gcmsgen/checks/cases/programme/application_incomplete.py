"""GCM309: the application is incomplete, and is returned, never refused."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import missing, outcome, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.application import Incomplete
from gcmsgen.finding import Severity
from gcmsgen.language import Text

WHERE = "application.complete"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where something is missing from the application, and a warning where nobody says whether it is."""
    yield from unknown_facts(missing(examined, [WHERE]), _PURPOSE)
    complete = examined.case.application and examined.case.application.complete
    if not (complete is False or isinstance(complete, Incomplete)):
        return
    items = ", ".join(complete.missing) if isinstance(complete, Incomplete) else ""
    severity = Severity.INFO if outcome(examined) == "return_incomplete" else None
    message = _MISSING.filled(items=items) if items else _INCOMPLETE
    yield Hit(WHERE, message, _FIX, severity=severity)


_PURPOSE = Text(
    en="the application is complete",
    fr="la demande est complète",
)
_MISSING = Text(
    en="The application is incomplete ({items}). It is returned, not refused.",
    fr="La demande est incomplète ({items}). Elle est retournée, et non refusée.",
)
_INCOMPLETE = Text(
    en="The application is incomplete. It is returned, not refused.",
    fr="La demande est incomplète. Elle est retournée, et non refusée.",
)
_FIX = Text(
    en="Set decision.outcome to return_incomplete and name what is missing, or correct application.complete.",
    fr="Inscrivez return_incomplete dans decision.outcome et nommez ce qui manque, ou corrigez application.complete.",
)

RULE = Rule(
    code="GCM309",
    severity=Severity.ERROR,
    title=Text(en="The application is incomplete", fr="La demande est incomplète"),
    finds=Text(
        en="An application that lacks a form, a signature, a document or a fee receipt that the Regulations require, with an "
        "approval or a refusal. Where it is unknown whether it is complete, this is a warning.",
        fr="Une demande à laquelle il manque un formulaire, une signature, un document ou un récépissé de paiement exigé par le "
        "Règlement, avec une approbation ou un refus. Si l’on ignore si elle est complète, c’est un avertissement.",
    ),
    matters=Text(
        en="An incomplete application is returned with its documents and no decision is made; a refusal would stand on the record.",
        fr="La demande incomplète est retournée avec ses documents et aucune décision n’est prise; un refus resterait au dossier.",
    ),
    fix=Text(
        en="Return the application and name each missing item. What is only doubtful is asked for with a document request.",
        fr="Retournez la demande et nommez chaque élément manquant. Ce qui est seulement douteux fait l’objet d’une demande de "
        "documents.",
    ),
    authority=lambda: of_law("R10(1)", "R12"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
