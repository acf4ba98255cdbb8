"""GCM608: words that are marked as protected stand nowhere in the case."""

from collections.abc import Iterator
from typing import Any

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.wording.withheld import pattern_of


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each protected fact whose words stand in no text of the case: they would be withheld from nothing."""
    case = examined.case
    texts = tuple(_texts(case.model_dump(exclude={"protected"}))) if case.protected else ()
    for number, fact in enumerate(case.protected, 1):
        for place, words in enumerate(fact.words, 1):
            pattern = pattern_of(words)
            if not any(pattern.search(text) for text in texts):
                where = f"protected.{number}.words.{place}"
                yield Hit(where, _MESSAGE, _FIX.filled(where=where))


def _texts(part: Any) -> Iterator[str]:
    """Yield every text of the facts, each between spaces as it is printed."""
    if isinstance(part, str):
        yield " ".join(part.split())
    elif isinstance(part, dict | list | tuple):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)


_MESSAGE = Text(
    en="The words that are marked as protected here stand in no text of the case, so that nothing would be withheld.",
    fr="Les mots désignés ici comme protégés ne figurent dans aucun texte du cas; rien ne serait donc retranché.",
)
_FIX = Text(
    en="Compare {where} with the reasons and the titles of documents: write the words as they stand there, or take them out.",
    fr="Comparez {where} aux motifs et aux titres des documents\N{NO-BREAK SPACE}: écrivez les mots comme ils y figurent, ou "
    "retirez-les.",
)

RULE = Rule(
    code="GCM608",
    severity=Severity.WARNING,
    title=Text(en="Protected words stand nowhere", fr="Des mots protégés ne figurent nulle part"),
    finds=Text(
        en="Words that the officer marked as protected (`protected`) and that stand in no other text of the case, whatever the "
        "capitals, the spaces, the hyphens or the apostrophes.",
        fr="Des mots que l’agent a désignés comme protégés (`protected`) et qui ne figurent dans aucun autre texte du cas, quels que "
        "soient les majuscules, les espaces, les traits d’union ou les apostrophes.",
    ),
    matters=Text(
        en="Protected words are withheld where they stand. A name with a letter wrong is withheld nowhere, and the fact leaves with "
        "the note.",
        fr="Les mots protégés sont retranchés là où ils figurent. Un nom auquel il manque une lettre n’est retranché nulle part, et "
        "le fait part avec la note.",
    ),
    fix=Text(
        en="Write the words in `protected` as they stand in the reason or the title.",
        fr="Écrivez les mots dans `protected` comme ils figurent dans le motif ou le titre.",
    ),
    authority=Text(
        en="Privacy Act, RSC 1985, c P-21, sections 8 and 26 (to confirm).",
        fr="Loi sur la protection des renseignements personnels, LRC 1985, c P-21, articles 8 et 26 (à confirmer).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
