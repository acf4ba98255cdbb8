"""GCM533: the effect that is recorded speaks against a refusal on R205(b), which does not deal with it."""

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
# The reason deals with the effect where a sentence speaks of creating, maintaining or keeping, and sets something against it.
_EFFECT = re.compile(
    r"\b(creat|maintain|keep|kept|preserv|effect\b|cré[eéa]|conserv|mainten|mainti|préserv|gard|effet\b)", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\b(although|though|despite|in spite|while|whereas|however|but|yet|even if|nevertheless|bien qu|même si|malgré|quoiqu|certes"
    r"|toutefois|cependant|mais|néanmoins|alors qu|tandis qu)",
    re.IGNORECASE,
)


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the effect speaks against the refusal and no reason behind it names the effect."""
    effect = fact_at(examined.case, EFFECT)
    behind = [entry for entry in carrying(examined) if entry.ground == GROUND]
    if effect not in ("creates", "maintains") or not behind or any(_deals(entry) for entry in behind):
        return
    yield Hit(EFFECT, _MESSAGE.filled(effect=str(effect)), _FIX.filled(where=behind[0].where))


def _deals(entry: Carrying) -> bool:
    """Say whether some sentence of a conclusion sets something against the effect."""
    texts = [words for own in (entry.item.reason, entry.item.considered) if own for words in (own.en, own.fr) if words]
    sentences = (sentence for words in texts for sentence in re.split(r"(?<=[.!?])\s+", words))
    return any(_EFFECT.search(one) and _AGAINST.search(one) for one in sentences)


_MESSAGE = Text(
    en="The file records that the work {effect} reciprocal employment, and the refusal on reciprocity does not say why that does not "
    "decide.",
    fr="Le dossier consigne un effet sur l’emploi réciproque ({effect}), et le refus fondé sur la réciprocité ne dit pas pourquoi "
    "cet effet ne suffit pas.",
)
_FIX = Text(
    en="Correct reciprocity.effect, or say in {where}.reason or {where}.considered, in one sentence, what the work would create or "
    "maintain and why that does not decide (although, but).",
    fr="Corrigez reciprocity.effect, ou dites dans {where}.reason ou {where}.considered, en une phrase, ce que le travail "
    "permettrait de créer ou de conserver et pourquoi cela ne suffit pas (bien que, mais).",
)

RULE = Rule(
    code="GCM533",
    severity=Severity.ERROR,
    title=Text(en="The recorded effect speaks against the refusal", fr="L’effet consigné contredit le refus"),
    finds=Text(
        en="A refusal on reciprocity while reciprocity.effect is creates or maintains, and no sentence of the conclusions behind "
        "it sets something against what the work would create or maintain.",
        fr="Un refus fondé sur la réciprocité alors que reciprocity.effect a la valeur creates ou maintains, sans qu’aucune "
        "phrase des conclusions à l’appui oppose quoi que ce soit à ce que le travail permettrait de créer ou de conserver.",
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
