"""GCM602: the client's language is not recorded."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the client's language is unknown."""
    if not (examined.case.application and examined.case.application.language):
        yield Hit("application.language", _MESSAGE, _FIX)


_MESSAGE = Text(
    en="The client’s language of correspondence is not recorded.",
    fr="La langue de correspondance du client n’est pas consignée.",
)
_FIX = Text(
    en="Read it in the application and enter en or fr in application.language.",
    fr="Lisez-la dans la demande et inscrivez en ou fr dans application.language.",
)

RULE = Rule(
    code="GCM602",
    severity=Severity.ERROR,
    title=Text(en="The client’s language is not recorded", fr="La langue du client n’est pas consignée"),
    finds=Text(
        en="A case file without the official language in which the client asked to be served.",
        fr="Un fichier de cas sans la langue officielle dans laquelle le client a demandé à être servi.",
    ),
    matters=Text(
        en="The letter and the note follow the client’s choice, and the tool never guesses it from a name or a country.",
        fr="La lettre et la note suivent le choix du client, et l’outil ne le devine jamais d’après un nom ou un pays.",
    ),
    fix=Text(
        en="Enter en or fr in application.language.",
        fr="Inscrivez en ou fr dans application.language.",
    ),
    authority=Text(
        en="Official Languages Act, sections 21, 22 and 27.",
        fr="Loi sur les langues officielles, articles 21, 22 et 27.",
    ),
)

CASE_RULE = CaseRule(RULE, check)
