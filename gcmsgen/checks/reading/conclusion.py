"""What a fact calls for that only the officer can make: a conclusion on a criterion, with a reason of its own.

A rule lists what the officer has to conclude; it proposes no conclusion (ruling 10 of the contract).
"""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import Examined, Hit
from gcmsgen.facts.assessment import Assessment
from gcmsgen.language import Text
from gcmsgen.reference.criteria import criteria


def on_criterion(examined: Examined, criterion: str) -> tuple[tuple[int, Assessment], ...]:
    """Return the officer's entries on a criterion, each with its number in the list."""
    return tuple(
        (number, item) for number, item in enumerate(examined.case.assessment, 1) if item.criterion == criterion
    )


def concluded(examined: Examined, criterion: str) -> tuple[tuple[int, Assessment], ...]:
    """Return the entries on a criterion in which the officer reached a conclusion."""
    return tuple(
        (number, item)
        for number, item in on_criterion(examined, criterion)
        if item.conclusion in ("satisfied", "not_satisfied")
    )


def conclusion_called_for(examined: Examined, criterion: str, fact: Text) -> Iterator[Hit]:
    """Yield a hit where the fact calls for a conclusion that the officer has not made.

    The fact is a clause that begins in lower case (`the offer was submitted after the application`). A conclusion of
    `satisfied` against the fact needs a reason of the officer in the client's language; one of `not_satisfied` needs
    nothing more here. Without any conclusion the hit stands at the assessment.
    """
    made = concluded(examined, criterion)
    words: dict[str, str | Text] = {"fact": fact, "criterion": criterion, "name": criteria()[criterion].name}
    if not made:
        yield Hit("assessment", _NONE.filled(**words), _CONCLUDE.filled(**words))
    language = (examined.case.application and examined.case.application.language) or "en"
    for number, item in made:
        if item.conclusion == "satisfied" and not (item.reason and getattr(item.reason, language)):
            where = f"assessment.{number}.reason.{language}"
            yield Hit(where, _AGAINST.filled(**words), _EXPLAIN.filled(where=where))


_NONE = Text(
    en="On the facts, {fact}. This calls for your conclusion on {criterion} ({name}), and there is none.",
    fr="Selon les faits, {fact}. Votre conclusion sur {criterion} ({name}) est nécessaire, et il n’y en a aucune.",
)
_CONCLUDE = Text(
    en="Enter your own conclusion on {criterion} in the assessment, whichever it is, with its reason and documents.",
    fr="Inscrivez dans l’évaluation votre propre conclusion sur {criterion}, quelle qu’elle soit, avec son motif et ses "
    "documents.",
)
_AGAINST = Text(
    en="On the facts, {fact}, and your conclusion on {criterion} ({name}) is that it is satisfied, without a reason.",
    fr="Selon les faits, {fact}, et vous concluez que {criterion} ({name}) est rempli, sans motif.",
)
_EXPLAIN = Text(
    en="Write in {where} why the criterion is satisfied in spite of this fact, or change the conclusion.",
    fr="Écrivez dans {where} pourquoi le critère est rempli malgré ce fait, ou modifiez la conclusion.",
)
