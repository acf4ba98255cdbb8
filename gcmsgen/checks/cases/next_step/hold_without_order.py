"""GCM551: a hold notice does not say which order holds the file."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

PARTS = ("decision.hold.order", "decision.hold.paragraph", "decision.hold.date")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a warning for each part of the order that is unknown, and an error where there is said to be none."""
    if outcome(examined) != "hold":
        return
    if (
        fact_at(examined.case, "decision.hold") == "none"
        or fact_at(examined.case, "application.order_in_council") is False
    ):
        yield Hit("decision.hold", _NO_ORDER, _FIX, severity=Severity.ERROR)
        return
    for where in PARTS:
        if fact_at(examined.case, where) is None:
            yield Hit(where, _MESSAGE.filled(where=where), _FIX)


_NO_ORDER = Text(
    en="The file is held, and it says that no order in council covers it.",
    fr="La demande est suspendue, et le dossier indique qu’aucun décret ne la vise.",
)
_MESSAGE = Text(
    en="The file is held under an order in council, and {where} is unknown: the notice cannot say which order it is.",
    fr="La demande est suspendue par décret, et {where} est inconnu\N{NO-BREAK SPACE}: l’avis ne peut dire de quel décret il s’agit.",
)
_FIX = Text(
    en="Enter the number of the order, its paragraph of A87.301(1) (a, b or c) and its date in decision.hold.",
    fr="Inscrivez dans decision.hold le numéro du décret, son alinéa de L87.301(1) (a, b ou c) et sa date.",
)

RULE = Rule(
    code="GCM551",
    severity=Severity.WARNING,
    title=Text(en="A hold does not say its order", fr="Une suspension n’indique pas son décret"),
    finds=Text(
        en="A hold without the number, the paragraph or the date of its order in council. A hold of a file that no order covers is "
        "an error.",
        fr="Une suspension sans le numéro, l’alinéa ou la date de son décret. La suspension d’une demande qu’aucun décret ne vise "
        "est une erreur.",
    ),
    matters=Text(
        en="Under one paragraph processing is suspended, under another it ends: the client must be able to find the order and read "
        "which.",
        fr="Selon l’alinéa, l’examen est suspendu ou prend fin\N{NO-BREAK SPACE}: le client doit pouvoir trouver le décret et "
        "lire ce qu’il en est.",
    ),
    fix=Text(
        en="Enter the order in decision.hold.",
        fr="Inscrivez le décret dans decision.hold.",
    ),
    authority=lambda: of_law("A87.301(1)(a)", "A87.301(1)(b)", "A87.301(1)(c)"),
)

CASE_RULE = CaseRule(RULE, check)
