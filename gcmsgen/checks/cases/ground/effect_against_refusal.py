"""GCM533: the effect that is recorded creates or maintains reciprocal employment, and the refusal on R205(b) does not deal with it."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import LAW
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.reading.outcome import Carrying, carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

EFFECT, GROUND = "reciprocity.effect", "reciprocity"
# The reason deals with the effect where it speaks of creating, maintaining or keeping, in either language.
_DEALS = re.compile(r"\b(creat|maintain|keep|kept|preserv|cré[eé]|conserv|mainten|maint[ie]|préserv|gard[eé])", re.IGNORECASE)


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the effect speaks against the refusal and no reason behind it names the effect."""
    effect = fact_at(examined.case, EFFECT)
    behind = [entry for entry in carrying(examined) if entry.ground == GROUND]
    if effect not in ("creates", "maintains") or not behind or any(_deals(entry) for entry in behind):
        return
    yield Hit(EFFECT, _MESSAGE.filled(effect=str(effect)), _FIX.filled(where=behind[0].where))


def _deals(entry: Carrying) -> bool:
    """Say whether a conclusion rests on the effect, or its words speak of it."""
    texts = [words for own in (entry.item.reason, entry.item.considered) if own for words in (own.en, own.fr) if words]
    return EFFECT in entry.item.facts or any(_DEALS.search(words) for words in texts)


_MESSAGE = Text(
    en="The file records that the work {effect} reciprocal employment, and the refusal on reciprocity does not say why that does not "
    "decide.",
    fr="Le dossier consigne un effet sur l’emploi réciproque ({effect}), et le refus fondé sur la réciprocité ne dit pas pourquoi "
    "cet effet ne suffit pas.",
)
_FIX = Text(
    en="Correct reciprocity.effect, or deal with it in {where}.reason and list reciprocity.effect among its facts.",
    fr="Corrigez reciprocity.effect, ou traitez-en dans {where}.reason et inscrivez reciprocity.effect parmi ses faits.",
)

RULE = Rule(
    code="GCM533",
    severity=Severity.ERROR,
    title=Text(
        en="The recorded effect speaks against the refusal", fr="L’effet consigné contredit le refus"
    ),
    finds=Text(
        en="A refusal on reciprocity while reciprocity.effect is creates or maintains, and no conclusion behind it lists that fact or "
        "speaks of creating or maintaining.",
        fr="Un refus fondé sur la réciprocité alors que reciprocity.effect a la valeur creates ou maintains, sans qu’aucune conclusion "
        "à l’appui inscrive ce fait ou parle de créer ou de conserver.",
    ),
    matters=Text(
        en="Creating or maintaining reciprocal employment is the test of R205(b) itself. A refusal beside such a record refutes "
        "itself unless it says why the record does not decide.",
        fr="Créer ou conserver l’emploi réciproque est le critère même de R205b). Un refus à côté d’un tel constat se réfute "
        "lui-même, à moins de dire pourquoi ce constat ne suffit pas.",
    ),
    fix=Text(
        en="Correct the effect, or deal with it in the reason. The tool says neither.",
        fr="Corrigez l’effet, ou traitez-en dans le motif. L’outil ne dit pas lequel.",
    ),
    authority=LAW,
)

CASE_RULE = CaseRule(RULE, check)
