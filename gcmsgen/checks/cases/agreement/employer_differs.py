"""GCM312: the employer that the applicant named is not the one that made the offer."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.folding import NOT_A_WORD, fold_letters

ENTERED = "application.employer"
OFFERED = ("offer.employer.name", "offer.employer.operating_name")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the name is neither the legal nor the operating name but for capitals, accents and punctuation."""
    entered = fact_at(examined.case, ENTERED)
    names = {_folded(name) for where in OFFERED if isinstance(name := fact_at(examined.case, where), str)}
    if isinstance(entered, str) and names and _folded(entered) not in names:
        yield Hit(ENTERED, _MESSAGE, _FIX)
    yield from unknown_facts(missing(examined, [ENTERED, OFFERED[0]]), _PURPOSE)


def _folded(name: str) -> str:
    """Return a name without capitals, accents and punctuation; likeness beyond that is never enough."""
    return " ".join(NOT_A_WORD.sub(" ", fold_letters(name)).split())


_PURPOSE = Text(
    en="the application and the offer name one employer",
    fr="la demande et l’offre nomment un même employeur",
)
_MESSAGE = Text(
    en="The employer in the application is neither the name nor the operating name of the employer in the offer.",
    fr="L’employeur indiqué dans la demande ne porte ni le nom ni le nom commercial de l’employeur qui figure dans l’offre.",
)
_FIX = Text(
    en="Compare application.employer with offer.employer.name and offer.employer.operating_name; correct the wrong one, or ask.",
    fr="Comparez application.employer avec offer.employer.name et offer.employer.operating_name; corrigez le nom erroné, ou posez la "
    "question.",
)

RULE = Rule(
    code="GCM312",
    severity=Severity.WARNING,
    title=Text(
        en="The employer differs between the application and the offer",
        fr="L’employeur diffère entre la demande et l’offre",
    ),
    finds=Text(
        en="An employer in the application that is neither the name nor the operating name in the offer. Only capitals, accents and "
        "punctuation are forgiven: a parent company or a branch is another name.",
        fr="Un employeur indiqué dans la demande qui ne porte ni le nom ni le nom commercial figurant dans l’offre. Seules les "
        "différences de majuscules, d’accents et de ponctuation sont tolérées\N{NO-BREAK SPACE}: une société mère ou une "
        "succursale est un autre nom.",
    ),
    matters=Text(
        en="The permit names one employer. A permit in another name forbids the very work that was offered.",
        fr="Le permis nomme un seul employeur. Un permis au nom d’un autre interdit le travail même qui a été offert.",
    ),
    fix=Text(
        en="Compare both names with the business number in the Employer Portal.",
        fr="Comparez les deux noms avec le numéro d’entreprise dans le Portail de l’employeur.",
    ),
    authority=lambda: of_law("R209.11(1)", "R185"),
)

CASE_RULE = CaseRule(RULE, check)
