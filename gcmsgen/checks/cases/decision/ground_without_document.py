"""GCM506: the conclusion that carries a ground names no document."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each conclusion behind a refusal that names no document."""
    for entry in carrying(examined):
        if not entry.item.documents:
            yield Hit(f"{entry.where}.documents", _MESSAGE.filled(**entry.words), _FIX.filled(**entry.words))


_MESSAGE = Text(
    en="The ground {ground} rests on the conclusion on {criterion}, which names no document.",
    fr="Le motif {ground} repose sur la conclusion sur {criterion}, qui ne nomme aucun document.",
)
_FIX = Text(
    en="Enter in {where}.documents the documents that the conclusion rests on; the form and a check of a list are documents too.",
    fr="Inscrivez dans {where}.documents les documents sur lesquels repose la conclusion; le formulaire et la vérification d’une "
    "liste sont aussi des documents.",
)

RULE = Rule(
    code="GCM506",
    severity=Severity.ERROR,
    title=Text(en="A ground rests on no document", fr="Un motif ne repose sur aucun document"),
    finds=Text(
        en="A refusal on a ground whose conclusion in the assessment names no document.",
        fr="Un refus fondé sur un motif dont la conclusion, dans l’évaluation, ne nomme aucun document.",
    ),
    matters=Text(
        en="A reader must be able to see from what evidence the conclusion was drawn. A bare conclusion is what courts set aside.",
        fr="Le lecteur doit pouvoir voir de quelle preuve la conclusion est tirée. Les tribunaux annulent les "
        "décisions qui reposent sur une simple affirmation.",
    ),
    fix=Text(
        en="Name the documents that you read for this conclusion.",
        fr="Nommez les documents que vous avez lus pour cette conclusion.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
