"""GCM540: a conclusion that carries a ground of refusal does not say what kind of concern it rests on."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import FAIRNESS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.concerns import concerns


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each conclusion behind a refusal that has no concern."""
    known = ", ".join(concerns())
    for entry in carrying(examined):
        if entry.item.concern is None:
            words = {**entry.words, "known": known}
            yield Hit(f"{entry.where}.concern", _MESSAGE.filled(**words), _FIX.filled(**words))


_MESSAGE = Text(
    en="The conclusion on {criterion} carries the ground {ground}, and does not say what kind of concern it rests on.",
    fr="La conclusion sur {criterion} fonde le motif {ground} et ne dit pas sur quel genre de préoccupation elle repose.",
)
_FIX = Text(
    en="Enter the concern in {where}.concern: one of {known}. All but insufficiency are put to the client first.",
    fr="Inscrivez la préoccupation dans {where}.concern\N{NO-BREAK SPACE}: l’une de ces valeurs, {known}. Toutes, sauf "
    "l’insuffisance, sont d’abord communiquées au client.",
)

RULE = Rule(
    code="GCM540",
    severity=Severity.ERROR,
    title=Text(en="The kind of concern is not recorded", fr="Le genre de préoccupation n’est pas consigné"),
    finds=Text(
        en="A refusal in which a conclusion that carries a ground has no concern.",
        fr="Un refus dans lequel une conclusion qui fonde un motif n’a pas de préoccupation consignée.",
    ),
    matters=Text(
        en="Whether the client had to be heard first depends on the kind of concern. Left out, nothing shows that no letter was due.",
        fr="Le genre de préoccupation détermine s’il fallait d’abord entendre le client. Sans lui, rien ne montre qu’aucune lettre "
        "n’était due.",
    ),
    fix=Text(
        en="Say on what the conclusion rests. The tool proposes nothing.",
        fr="Dites sur quoi repose la conclusion. L’outil ne propose rien.",
    ),
    authority=FAIRNESS,
)

CASE_RULE = CaseRule(RULE, check)
