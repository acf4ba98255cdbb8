"""GCM410: an entry of the assessment has no known criterion, or no conclusion."""

import difflib
from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.criteria import criteria


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each entry that no sentence could say."""
    for number, item in enumerate(examined.case.assessment, 1):
        if item.criterion not in criteria():
            yield Hit(f"assessment.{number}.criterion", _MESSAGE, _FIX.filled(names=_nearest(item.criterion)))
        elif item.conclusion is None:
            where = f"assessment.{number}.conclusion"
            yield Hit(where, _NO_CONCLUSION.filled(criterion=item.criterion), _CONCLUDE.filled(where=where))


def _nearest(written: str | None) -> str:
    near = difflib.get_close_matches(written or "", list(criteria()), n=3, cutoff=0.6)
    return ", ".join(near or criteria())


_MESSAGE = Text(
    en="This entry of the assessment names no criterion that is known, and no document would say it.",
    fr="Cet élément de l’évaluation ne nomme aucun critère connu, et aucun document ne l’énoncerait.",
)
_FIX = Text(en="Enter one of these: {names}.", fr="Inscrivez l’un de ceux-ci\N{NO-BREAK SPACE}: {names}.")
_NO_CONCLUSION = Text(
    en="The entry on {criterion} has no conclusion, and none is assumed.",
    fr="L’élément sur {criterion} n’a pas de conclusion, et aucune n’est présumée.",
)
_CONCLUDE = Text(
    en="Enter satisfied, not_satisfied or not_assessed in {where}.",
    fr="Inscrivez satisfied (rempli), not_satisfied (non rempli) ou not_assessed (non évalué) dans {where}.",
)

RULE = Rule(
    code="GCM410",
    severity=Severity.ERROR,
    title=Text(
        en="An entry of the assessment says nothing",
        fr="Un élément de l’évaluation ne dit rien",
    ),
    finds=Text(
        en="An entry of the assessment without a criterion that is known, or without a conclusion.",
        fr="Un élément de l’évaluation sans critère connu, ou sans conclusion.",
    ),
    matters=Text(
        en="A conclusion that the officer reached would be left out of the note in silence because the name of its criterion "
        "was misspelt.",
        fr="Une conclusion de l’agent serait omise de la note sans avertissement parce que le nom du critère est mal écrit.",
    ),
    fix=Text(
        en="Enter the name of the criterion and your conclusion.",
        fr="Inscrivez le nom du critère et votre conclusion.",
    ),
    authority=Text(
        en="Canada (Minister of Citizenship and Immigration) v. Vavilov, 2019 SCC 65: the reasons are those of the officer.",
        fr="Canada (Ministre de la Citoyenneté et de l’Immigration) c. Vavilov, 2019 CSC 65\N{NO-BREAK SPACE}: les motifs sont "
        "ceux de l’agent.",
    ),
)

CASE_RULE = CaseRule(RULE, check)
