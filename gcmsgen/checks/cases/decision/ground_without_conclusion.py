"""GCM502: a ground of refusal has no conclusion of the officer behind it."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.decision.ground_missing import RULE as GROUND_MISSING
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.grounds import grounds


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each ground without a criterion that the officer found not satisfied."""
    if examined.case.decision is None or examined.case.decision.outcome != "refuse":
        return
    failed = {item.criterion for item in examined.case.assessment if item.conclusion == "not_satisfied"}
    for number, ground in enumerate(examined.case.decision.grounds, 1):
        needed = grounds()[ground].criteria
        if failed.isdisjoint(needed):
            words: dict[str, str | Text] = {"ground": ground, "criteria": _either(needed)}
            yield Hit(f"decision.grounds.{number}", _MESSAGE.filled(**words), _FIX.filled(**words))


def _either(names: tuple[str, ...]) -> Text:
    return Text(en=" or ".join(names), fr=" ou ".join(names))


_MESSAGE = Text(
    en="The ground {ground} rests on no conclusion: no entry of the assessment finds {criteria} not satisfied.",
    fr="Le motif {ground} ne repose sur aucune conclusion\N{NO-BREAK SPACE}: aucun élément de l’évaluation ne conclut que "
    "{criteria} n’est pas rempli.",
)
_FIX = Text(
    en="Enter your conclusion on {criteria} in the assessment, with its reason and documents, or take the ground out.",
    fr="Inscrivez dans l’évaluation votre conclusion sur {criteria}, avec son motif et ses documents, ou retirez le motif.",
)

RULE = Rule(
    code="GCM502",
    severity=Severity.ERROR,
    title=Text(en="A ground rests on no conclusion", fr="Un motif ne repose sur aucune conclusion"),
    finds=Text(
        en="A ground of refusal for which the assessment holds no criterion that the officer found not satisfied.",
        fr="Un motif de refus pour lequel l’évaluation ne contient aucun critère que l’agent a jugé non rempli.",
    ),
    matters=Text(
        en="The reasons of a decision must lead to its result. A ground that no conclusion carries is a bare assertion.",
        fr="Les motifs d’une décision doivent mener à son résultat. Un motif qu’aucune conclusion ne soutient est une "
        "simple affirmation.",
    ),
    fix=Text(
        en="Enter the conclusion that you reached, its reason and its documents, or take the ground out of the decision.",
        fr="Inscrivez votre conclusion, son motif et ses documents, ou retirez le motif de la décision.",
    ),
    authority=GROUND_MISSING.authority,
)

CASE_RULE = CaseRule(RULE, check)
