"""GCM304: a guide's work belongs under an LMIA or C11, not C20."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, with_guidance
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import decides, unknown_facts
from gcmsgen.checks.reading.rerouted import belongs_under
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.programme import BorderLakeGuide
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.neighbours import guide_belongs, guide_instructions_since

WHERE = "programme.border_lake_guide"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield where a guide belongs; before the instructions that this program follows, as a warning only."""
    programme = examined.case.programme
    guide = programme and programme.border_lake_guide
    if not isinstance(guide, BorderLakeGuide):
        return
    code = guide_belongs(guide.employer_side, guide.lake)
    if code:
        where = f"{WHERE}.employer_side" if guide.employer_side == "CA" else f"{WHERE}.lake"
        hit = belongs_under(examined, code, where, _FACTS[code])
        early = examined.on < guide_instructions_since() and hit.severity is None
        yield Hit(hit.where, hit.message, hit.fix, severity=Severity.WARNING if early else hit.severity)
    elif decides(examined):
        stated = {f"{WHERE}.employer_side": guide.employer_side, f"{WHERE}.lake": guide.lake}
        yield from unknown_facts([where for where, value in stated.items() if value is None], _PURPOSE)


_PURPOSE = Text(
    en="the guide works for an employer of the United States on a lake that crosses the border",
    fr="le guide travaille pour un employeur des États-Unis sur un lac qui chevauche la frontière",
)
_FACTS = {
    "LMIA": Text(
        en="The guide works for a Canadian employer",
        fr="Le guide travaille pour un employeur canadien",
    ),
    "C11": Text(
        en="The guide works on a lake that lies wholly in Canada",
        fr="Le guide travaille sur un lac entièrement situé au Canada",
    ),
}

RULE = Rule(
    code="GCM304",
    severity=Severity.ERROR,
    title=Text(
        en="A guide’s work does not belong under C20",
        fr="Le travail d’un guide ne relève pas de C20",
    ),
    finds=Text(
        en="A fishing guide of a Canadian employer, who needs a labour market impact assessment, or one on a lake wholly in Canada, "
        "which may be C11 for the self-employed. A guide of an employer on the United States side, on a lake that crosses the "
        "border, stays under C20. Before the instructions of 2026-04-09 this only warns.",
        fr="Un guide de pêche au service d’un employeur canadien, pour qui une étude d’impact sur le marché du travail est exigée, "
        "ou un guide sur un lac entièrement situé au Canada, qui peut relever de C11 s’il est travailleur autonome. Le guide d’un "
        "employeur du côté des États-Unis, sur un lac qui chevauche la frontière, reste au titre de C20. Avant les instructions du "
        "2026-04-09, ce n’est qu’un avertissement.",
    ),
    matters=Text(
        en="The exchange that C20 recognizes is between the two sides of one lake; a guide of a Canadian lodge takes a job in "
        "Canada.",
        fr="L’échange que reconnaît C20 se fait entre les deux rives d’un même lac; le guide d’une pourvoirie canadienne occupe un "
        "emploi au Canada.",
    ),
    fix=Text(
        en="Check whose employee the guide is and which lake it is, then re-route the file or record the withdrawal.",
        fr="Vérifiez de qui le guide est l’employé et de quel lac il s’agit, puis réorientez la demande ou consignez le retrait.",
    ),
    authority=lambda: with_guidance(
        of_law("R205(b)", "R205(a)", "R203(1)"),
        Text(
            en="Instructions on fishing guides, page of 2026-04-09",
            fr="Instructions sur les guides de pêche, page du 2026-04-09",
        ),
        "M",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
