"""GCM314: a limb of the genuineness of the offer is answered no."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, short
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import conclusion_called_for
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

PLACE = "offer.genuine"
RECRUITER = f"{PLACE}.recruiter"
RECRUITER_COMPLIANCE = f"{PLACE}.recruiter_compliance"

# R200(5) counts the past compliance of the employer and of any person who recruited for it as one limb.
LIMBS = {
    f"{PLACE}.active": "R200(5)(a)",
    f"{PLACE}.need": "R200(5)(b)",
    f"{PLACE}.able": "R200(5)(c)",
    f"{PLACE}.past_compliance": "R200(5)(d)",
    RECRUITER_COMPLIANCE: "R200(5)(d)",
}


def check(examined: Examined) -> Iterator[Hit]:
    """Yield one call for a conclusion that names every limb answered no, and a warning for each that is unknown."""
    failed = [where for where in LIMBS if fact_at(examined.case, where) is False]
    if failed:
        yield from conclusion_called_for(examined, "genuine_offer", _fact(failed))
    asked = [where for where in LIMBS if where != RECRUITER_COMPLIANCE] + [RECRUITER]
    if fact_at(examined.case, RECRUITER) not in (None, "none"):
        asked.append(RECRUITER_COMPLIANCE)
    yield from unknown_facts(missing(examined, asked), _PURPOSE)


def _fact(failed: list[str]) -> Text:
    limbs = [_LIMB.filled(where=where, provision=short(LIMBS[where])) for where in failed]
    return Text(
        en=_FACT.en.format(limbs=", ".join(limb.en for limb in limbs)),
        fr=_FACT.fr.format(limbs=", ".join(limb.fr for limb in limbs)),
    )


_PURPOSE = Text(
    en="every limb of the genuineness of the offer was looked at",
    fr="chacun des volets de l’authenticité de l’offre a été examiné",
)
_LIMB = Text(en="{where} ({provision})", fr="{where} ({provision})")
_FACT = Text(en="the answer is no to {limbs}", fr="la réponse est non pour {limbs}")

RULE = Rule(
    code="GCM314",
    severity=Severity.ERROR,
    title=Text(
        en="A limb of the genuineness of the offer fails",
        fr="Un volet de l’authenticité de l’offre fait défaut",
    ),
    finds=Text(
        en="One of the limbs (the employer is actively engaged in the business; the offer is consistent with reasonable "
        "employment needs; the employer can fulfil its terms; the employer, and any recruiter, complied with the laws in the "
        "past) answered no, while the assessment holds no conclusion on the offer, or a contrary one without a reason. Limbs "
        "that are unknown are warnings.",
        fr="L’un des volets (l’employeur est véritablement actif dans l’entreprise; l’offre correspond aux besoins légitimes en "
        "main-d’œuvre; l’employeur peut en respecter les conditions; l’employeur, et tout recruteur, se sont conformés aux lois par "
        "le passé) auquel la réponse est non, alors que l’évaluation ne contient aucune conclusion sur l’offre, ou une "
        "conclusion contraire sans motif. Un volet inconnu donne lieu à un avertissement.",
    ),
    matters=Text(
        en="The Regulations name these factors; a decision on the offer has to say which of them it rests on.",
        fr="Le Règlement énumère ces facteurs; une décision sur l’offre doit indiquer celui sur lequel elle repose.",
    ),
    fix=Text(
        en="Check the limb against its source. Then enter your own conclusion on genuine_offer; the tool proposes none.",
        fr="Vérifiez le volet à sa source. Inscrivez ensuite votre propre conclusion sur genuine_offer; l’outil n’en propose aucune.",
    ),
    authority=lambda: of_law("R200(5)(a)", "R200(5)(b)", "R200(5)(c)", "R200(5)(d)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
