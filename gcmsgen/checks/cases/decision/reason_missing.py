"""GCM503: a conclusion that a decision rests on has no reason in the client's language."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.decision.ground_missing import RULE as GROUND_MISSING
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each conclusion behind a refusal whose reason is not written in the client's language."""
    language = examined.case.application and examined.case.application.language
    if language is None or examined.case.decision is None or examined.case.decision.outcome != "refuse":
        return
    for number, item in enumerate(examined.case.assessment, 1):
        if item.conclusion == "not_satisfied" and not (item.reason and getattr(item.reason, language)):
            words = {"criterion": item.criterion or "?", "where": f"assessment.{number}.reason.{language}"}
            yield Hit(words["where"], _MESSAGE.filled(language=_NAMED[language], **words), _FIX.filled(**words))


_NAMED = {"en": Text(en="English", fr="anglais"), "fr": Text(en="French", fr="français")}
_MESSAGE = Text(
    en="The conclusion on {criterion} has no reason in {language}, the client’s language.",
    fr="La conclusion sur {criterion} n’a pas de motif en {language}, la langue du client.",
)
_FIX = Text(
    en="Write the reason in your own words in {where}: the letter and the note print it.",
    fr="Rédigez le motif dans vos propres mots dans {where}\N{NO-BREAK SPACE}: la lettre et la note le reproduisent.",
)

RULE = Rule(
    code="GCM503",
    severity=Severity.ERROR,
    title=Text(en="A reason is missing in the client’s language", fr="Un motif manque dans la langue du client"),
    finds=Text(
        en="A conclusion that a refusal rests on whose reason is absent, or is written only in the other language.",
        fr="Une conclusion sur laquelle repose un refus et dont le motif est absent, ou rédigé seulement dans l’autre "
        "langue.",
    ),
    matters=Text(
        en="The letter and the note go to the client in the client’s official language. The officer’s reason is never "
        "translated by the tool, and never printed in the other language.",
        fr="La lettre et la note sont envoyées au client dans sa langue officielle. L’outil ne traduit jamais le motif de "
        "l’agent et ne le reproduit jamais dans l’autre langue.",
    ),
    fix=Text(
        en="Write the reason in the client’s language, or have it translated, and enter it in the case file.",
        fr="Rédigez le motif dans la langue du client, ou faites-le traduire, et inscrivez-le dans le fichier de cas.",
    ),
    authority=Text(
        en="Official Languages Act, sections 21, 22 and 27. " + GROUND_MISSING.cited.en,
        fr="Loi sur les langues officielles, articles 21, 22 et 27. " + GROUND_MISSING.cited.fr,
    ),
)

CASE_RULE = CaseRule(RULE, check)
