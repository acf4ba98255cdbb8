"""GCM701: a sentence of the document needs a fact that is unknown."""

from collections.abc import Iterable, Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.rule import Rule
from gcmsgen.document import Gap
from gcmsgen.facts.scalar import NO_TEXT
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.reference.outcomes import outcomes


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each fact that the documents of this outcome always print and that is unknown."""
    outcome = examined.case.decision and examined.case.decision.outcome
    for fact in outcomes()[outcome].needs if outcome else ():
        if fact_at(examined.case, fact) in (None, NO_TEXT):
            yield Hit(fact, _PRINTED.filled(fact=fact), _FIX.filled(fact=fact))
    yield from _items(examined)


def _items(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each item that a letter asks for and that is not written in the client's language."""
    application, items = examined.case.application, fact_at(examined.case, ITEMS)
    language = application and application.language
    asks = examined.case.decision and examined.case.decision.outcome in _ASKING
    for number, item in enumerate(items if asks and language and isinstance(items, tuple) else (), 1):
        if not getattr(item, str(language), None):
            fact = f"{ITEMS}.{number}.{language}"
            yield Hit(fact, _PRINTED.filled(fact=fact), _FIX.filled(fact=fact))


ITEMS = "decision.request.items"
_ASKING = frozenset({"request_documents", "return_incomplete"})


def findings(gaps: Iterable[Gap]) -> list[Finding]:
    """Return a finding for each fact that a sentence needs and that is unknown."""
    return [
        Finding(
            RULE.code,
            RULE.severity,
            gap.fact,
            _MESSAGE.filled(sentence=gap.sentence, fact=gap.fact),
            _FIX.filled(fact=gap.fact),
        )
        for gap in gaps
    ]


_PRINTED = Text(
    en="The documents of this outcome print {fact}, which is unknown.",
    fr="Les documents de cette issue énoncent {fact}, qui est inconnu.",
)
_MESSAGE = Text(
    en="The sentence {sentence} cannot be written: it needs {fact}, which is unknown.",
    fr="La phrase {sentence} ne peut être rédigée\N{NO-BREAK SPACE}: elle a besoin de {fact}, qui est inconnu.",
)
_FIX = Text(en="Enter {fact} in the case file.", fr="Inscrivez {fact} dans le fichier de cas.")

RULE = Rule(
    code="GCM701",
    severity=Severity.ERROR,
    title=Text(en="A sentence needs a fact that is unknown", fr="Une phrase a besoin d’un fait inconnu"),
    finds=Text(
        en="A sentence that the document calls for while a fact that it prints is not in the case file. Looked for when a "
        "document is composed.",
        fr="Une phrase que le document appelle alors qu’un fait qu’elle énonce ne figure pas dans le fichier de cas. "
        "Cela est vérifié au moment où un document est rédigé.",
    ),
    matters=Text(
        en="A sentence without its fact would be blank or general, which is what courts call boilerplate.",
        fr="Une phrase sans son fait serait vide ou générale, ce que les tribunaux appellent une formule passe-partout.",
    ),
    fix=Text(en="Enter the fact in the case file.", fr="Inscrivez le fait dans le fichier de cas."),
    authority=Text(
        en="Kashefi v. Canada (Citizenship and Immigration), 2024 FC 856: reasons too generic to be responsive.",
        fr="Kashefi c. Canada (Citoyenneté et Immigration), 2024 CF 856\N{NO-BREAK SPACE}: motifs trop généraux pour répondre "
        "aux éléments du dossier.",
    ),
)

CASE_RULE = CaseRule(RULE, check)
