"""GCM308: an order in council holds the file."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import decides, fact_at, outcome
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.provisions import provision

WHERE = "application.order_in_council"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where an order covers the file, a doubt where none could yet, information where that is unknown."""
    held, since = fact_at(examined.case, WHERE), provision("A87.301(1)").since
    if held is True and examined.on < since:
        yield Hit(WHERE, _TOO_EARLY.filled(since=since.isoformat()), _EARLY_FIX, severity=Severity.WARNING)
    elif held is True:
        yield Hit(WHERE, _HELD, _FIX, severity=Severity.INFO if outcome(examined) == "hold" else None)
    elif held is None and examined.on >= since and decides(examined):
        yield Hit(WHERE, _UNKNOWN, _UNKNOWN_FIX, severity=Severity.INFO)


_HELD = Text(
    en="An order in council covers this file: no decision is made while it does.",
    fr="Un décret vise cette demande\N{NO-BREAK SPACE}: aucune décision n’est prise tant qu’il s’applique.",
)
_FIX = Text(
    en="Set decision.outcome to hold and send the status notice, or correct application.order_in_council.",
    fr="Inscrivez hold dans decision.outcome et envoyez l’avis d’état de la demande, ou corrigez application.order_in_council.",
)
_TOO_EARLY = Text(
    en="An order in council is entered, and such orders exist only since {since}.",
    fr="Un décret est inscrit, alors que de tels décrets n’existent que depuis le {since}.",
)
_EARLY_FIX = Text(
    en="Check application.order_in_council and the day of the decision.",
    fr="Vérifiez application.order_in_council et le jour de la décision.",
)
_UNKNOWN = Text(
    en="The file does not say whether an order in council covers this application.",
    fr="Le fichier n’indique pas si un décret vise cette demande.",
)
_UNKNOWN_FIX = Text(
    en="Check the orders in force and enter yes or no in application.order_in_council.",
    fr="Vérifiez les décrets en vigueur et inscrivez yes ou no dans application.order_in_council.",
)

RULE = Rule(
    code="GCM308",
    severity=Severity.ERROR,
    title=Text(en="An order in council holds the file", fr="Un décret suspend la demande"),
    finds=Text(
        en="A file that an order in council covers, since such orders exist (2026-03-26), with an approval or a refusal. Before that "
        "day it is a warning; an unknown answer is information.",
        fr="Une demande visée par un décret, depuis que de tels décrets existent (2026-03-26), avec une approbation ou un refus. "
        "Avant ce jour, c’est un avertissement; une réponse inconnue est une information.",
    ),
    matters=Text(
        en="An order may suspend or end the processing of applications. A decision made in spite of it is made without authority.",
        fr="Un décret peut suspendre l’examen des demandes ou y mettre fin. Une décision prise malgré le décret "
        "excède les pouvoirs de l’agent.",
    ),
    fix=Text(
        en="Hold the file and tell the client its status; the order says what becomes of it.",
        fr="Suspendez la demande et informez le client de l’état de celle-ci; le décret précise la suite.",
    ),
    authority=lambda: of_law("A87.301(1)", "A87.302(1)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
