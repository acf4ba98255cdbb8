"""GCM532: a criterion is not satisfied, and no ground of the refusal carries it."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import named_grounds
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.grounds import grounds


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each criterion that is not satisfied and tests the provision of none of the grounds that are named."""
    named = [grounds()[ground] for _, ground in named_grounds(examined)]
    if not named:
        return
    tested = {row.provision.key for row in named}
    for number, item in enumerate(examined.case.assessment, 1):
        row = criteria().get(item.criterion or "")
        if item.conclusion == "not_satisfied" and row and row.provision.key not in tested:
            words = {"criterion": row.id, "where": f"assessment.{number}.conclusion"}
            yield Hit(words["where"], _MESSAGE.filled(**words), _FIX.filled(**words))


_MESSAGE = Text(
    en="You find {criterion} not satisfied, and no ground in decision.grounds rests on it: the note says it, and the letter does "
    "not.",
    fr="Vous concluez que {criterion} n’est pas rempli, et aucun motif de decision.grounds ne s’y rattache\N{NO-BREAK SPACE}: la "
    "note le dit, et la lettre non.",
)
_FIX = Text(
    en="Review {where}, or name its ground in decision.grounds where you refuse on it too.",
    fr="Revoyez {where}, ou indiquez son motif dans decision.grounds si vous refusez aussi pour cette raison.",
)

RULE = Rule(
    code="GCM532",
    severity=Severity.ERROR,
    title=Text(en="A criterion not satisfied carries no ground", fr="Un critère non rempli ne fonde aucun motif"),
    finds=Text(
        en="A refusal in which a criterion is not satisfied while no ground that is named tests its provision.",
        fr="Un refus dans lequel un critère n’est pas rempli alors qu’aucun motif indiqué n’applique sa disposition.",
    ),
    matters=Text(
        en="The note, which the client receives, would show a failure that the letter does not give as a reason: the two would "
        "disagree on why the application was refused.",
        fr="La note, que le client reçoit, montrerait un manquement que la lettre ne donne pas pour motif\N{NO-BREAK SPACE}: les "
        "deux ne diraient pas pourquoi la demande a été refusée.",
    ),
    fix=Text(
        en="Correct the conclusion, or name the ground. The tool proposes neither.",
        fr="Corrigez la conclusion, ou indiquez le motif. L’outil ne propose ni l’un ni l’autre.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
