"""GCM552: a letter announces a list, and nothing stands in it."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.checks.reading.outcome import fairness_letter
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.decision import FairnessLetter
from gcmsgen.finding import Severity
from gcmsgen.language import Text

ITEMS, MISSING, CONCERNS = "decision.request.items", "application.complete.missing", "fairness_letter.concerns"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for a request, a return or a fairness letter that has nothing to list; GCM701 asks for one that is not there."""
    what, letter = outcome(examined), fairness_letter(examined)
    if what == "request_documents" and fact_at(examined.case, ITEMS) == ():
        yield Hit(ITEMS, _MESSAGE, _FIX.filled(where=ITEMS))
    elif what == "return_incomplete" and not (fact_at(examined.case, ITEMS) or fact_at(examined.case, MISSING)):
        yield Hit(MISSING, _MESSAGE, _FIX.filled(where=MISSING))
    elif what == "fairness" and letter and not _concerns(examined, letter):
        yield Hit(CONCERNS, _MESSAGE, _FIX.filled(where=CONCERNS))


def _concerns(examined: Examined, letter: FairnessLetter) -> bool:
    """Say whether the letter raises a criterion on which the assessment has an entry: what it prints."""
    stands = {item.criterion for item in examined.case.assessment}
    return any(one.criterion in stands for one in letter.concerns)


_MESSAGE = Text(
    en="The letter announces a list, and nothing stands in it.",
    fr="La lettre annonce une liste, et rien n’y figure.",
)
_FIX = Text(
    en="Enter at least one item in {where}; for a concern, with an entry of the assessment on its criterion.",
    fr="Inscrivez au moins un élément dans {where}; pour une préoccupation, avec un élément de l’évaluation sur son critère.",
)

RULE = Rule(
    code="GCM552",
    severity=Severity.ERROR,
    title=Text(en="A list is announced and empty", fr="Une liste est annoncée et vide"),
    finds=Text(
        en="A request for documents without an item, a return without a missing item, a fairness letter without a concern on which "
        "the assessment has an entry.",
        fr="Une demande de documents sans élément, un renvoi sans élément manquant, une lettre d’équité sans préoccupation sur "
        "laquelle l’évaluation contient un élément.",
    ),
    matters=Text(
        en="A client who is asked for nothing can answer nothing, and may be refused for it later.",
        fr="Le client à qui l’on ne demande rien ne peut rien répondre, et pourrait se voir refuser pour cela.",
    ),
    fix=Text(
        en="Enter what is asked for, missing or of concern, in the client’s language.",
        fr="Inscrivez ce qui est demandé, manquant ou préoccupant, dans la langue du client.",
    ),
    authority=lambda: of_law("A16(1)", "R12"),
)

CASE_RULE = CaseRule(RULE, check)
