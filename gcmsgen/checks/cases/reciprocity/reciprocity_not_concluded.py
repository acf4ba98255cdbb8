"""GCM401: the officer has not concluded on reciprocity, or concludes against the effect stated."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import LAW
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import concluded, conclusion_called_for
from gcmsgen.checks.reading.outcome import approves, of_the_decision
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.categories import category

_EFFECT = "creates_or_maintains"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where no conclusion on reciprocity is made, or one contradicts the facts without a reason."""
    if not any(concluded(examined, criterion) for criterion in category().criteria):
        yield from of_the_decision(examined, _EFFECT, (Hit("assessment", _MESSAGE, _FIX),))
        return
    yield from of_the_decision(examined, _EFFECT, _contradictions(examined))


def _contradictions(examined: Examined) -> Iterator[Hit]:
    facts = examined.case.reciprocity
    if approves(examined) and facts and facts.effect == "none":
        yield from conclusion_called_for(examined, _EFFECT, _NO_EFFECT)
    elif approves(examined) and facts and not facts.beneficiaries:
        yield from conclusion_called_for(examined, _EFFECT, _NO_BENEFICIARY)
    if facts is None or facts.effect not in ("creates", "maintains"):
        return
    language = (examined.case.application and examined.case.application.language) or "en"
    for number, item in concluded(examined, _EFFECT):
        if item.conclusion == "not_satisfied" and not (item.reason and getattr(item.reason, language)):
            where = f"assessment.{number}.reason.{language}"
            yield Hit(where, _AGAINST.filled(effect=facts.effect), _EXPLAIN.filled(where=where))


_MESSAGE = Text(
    en="There is no conclusion on reciprocity: neither on creates_or_maintains nor on reciprocity_in_country. R205(b) asks "
    "whether the work would create or maintain reciprocal employment of Canadian citizens or permanent residents in other "
    "countries.",
    fr="Il n’y a aucune conclusion sur la réciprocité, ni sur creates_or_maintains ni sur reciprocity_in_country. R205b) "
    "vise le travail qui permet de créer ou de conserver l’emploi réciproque de citoyens canadiens ou de résidents "
    "permanents dans d’autres pays.",
)
_FIX = Text(
    en="Enter your own conclusion in the assessment, whichever it is, with its reason and documents. Keeping existing "
    "positions abroad counts as well as creating new ones.",
    fr="Inscrivez dans l’évaluation votre propre conclusion, quelle qu’elle soit, avec son motif et ses documents. Conserver "
    "des postes existants à l’étranger compte autant qu’en créer.",
)
_NO_EFFECT = Text(
    en="reciprocity.effect says that the work neither creates nor maintains reciprocal employment",
    fr="reciprocity.effect indique que le travail ne permet ni de créer ni de conserver l’emploi réciproque",
)
_NO_BENEFICIARY = Text(
    en="reciprocity.beneficiaries names neither Canadian citizens nor permanent residents",
    fr="reciprocity.beneficiaries ne nomme ni les citoyens canadiens ni les résidents permanents",
)
_AGAINST = Text(
    en="reciprocity.effect is {effect}, and the conclusion on creates_or_maintains is that it is not satisfied, without a "
    "reason in the client’s language.",
    fr="reciprocity.effect a la valeur {effect}, et la conclusion sur creates_or_maintains est que le critère n’est pas "
    "rempli, sans motif dans la langue du client.",
)
_EXPLAIN = Text(
    en="Write in {where} why the criterion is not satisfied in spite of this effect, or correct one of the two.",
    fr="Écrivez dans {where} pourquoi le critère n’est pas rempli malgré cet effet, ou corrigez l’un des deux.",
)

RULE = Rule(
    code="GCM401",
    severity=Severity.ERROR,
    title=Text(en="No conclusion on reciprocity", fr="Aucune conclusion sur la réciprocité"),
    finds=Text(
        en="An approval, or a refusal on reciprocity, without the officer’s conclusion on creates_or_maintains or on "
        "reciprocity_in_country; an approval although no effect or no beneficiary is stated, and a conclusion against the "
        "effect stated, without a reason. In a refusal on other grounds this is a warning.",
        fr="Une approbation, ou un refus fondé sur la réciprocité, sans conclusion de l’agent sur creates_or_maintains ou sur "
        "reciprocity_in_country; une approbation alors qu’aucun effet ou aucun bénéficiaire n’est indiqué, et une conclusion "
        "contraire à l’effet indiqué, sans motif. Dans un refus fondé sur d’autres motifs, c’est un avertissement.",
    ),
    matters=Text(
        en="Reciprocal employment is the test itself. It is met where the work would create or maintain it: positions abroad "
        "that are kept count as much as new ones, for citizens and for permanent residents.",
        fr="L’emploi réciproque est le critère même de la loi. Il suffit que le travail permette de le créer ou de le "
        "conserver\N{NO-BREAK SPACE}: les postes conservés à l’étranger comptent autant que les nouveaux, pour les citoyens comme "
        "pour les résidents permanents.",
    ),
    fix=Text(
        en="Conclude in the assessment, or explain the conclusion that goes against the facts. The tool proposes none.",
        fr="Inscrivez une conclusion dans l’évaluation, ou motivez celle qui va à l’encontre des faits. L’outil n’en propose "
        "aucune.",
    ),
    authority=LAW,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
