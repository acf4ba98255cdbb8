"""GCM515: an LMIA is suggested after a ground on which it would not help."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import refuses
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.grounds import grounds


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each ground that would stand in the way of a permit on an LMIA that the letter points to."""
    decision = examined.case.decision
    if decision is None or not refuses(examined) or decision.suggest_lmia is not True:
        return
    for ground in decision.grounds:
        row = grounds()[ground]
        if row.lmia_would_not_help:
            words: dict[str, str | Text] = {"ground": ground, "provision": row.provision.short}
            yield Hit("decision.suggest_lmia", _MESSAGE.filled(**words), _FIX)


_MESSAGE = Text(
    en="The letter points to a labour market impact assessment, and the ground {ground} ({provision}) would stand in the way of that "
    "permit too.",
    fr="La lettre mentionne une étude d’impact sur le marché du travail, et le motif {ground} ({provision}) ferait aussi "
    "obstacle à ce permis.",
)
_FIX = Text(
    en="Enter no in decision.suggest_lmia, or keep it where you have a reason to.",
    fr="Inscrivez no dans decision.suggest_lmia, ou conservez la mention si vous avez une raison de le faire.",
)

RULE = Rule(
    code="GCM515",
    severity=Severity.WARNING,
    title=Text(
        en="An LMIA is suggested where it would not help", fr="Une EIMT est mentionnée alors qu’elle serait sans effet"
    ),
    finds=Text(
        en="A refusal whose letter points to an LMIA, on a ground that holds for every work permit, such as inadmissibility, a past "
        "breach or an ineligible employer.",
        fr="Un refus dont la lettre mentionne une EIMT, fondé sur un motif qui vaut pour tout permis de travail, comme "
        "l’interdiction de territoire, un manquement antérieur ou un employeur inadmissible.",
    ),
    matters=Text(
        en="A next step that leads nowhere costs the employer a fee and the client time.",
        fr="Une voie sans issue coûte des frais à l’employeur et du temps au client.",
    ),
    fix=Text(
        en="Leave the suggestion out, or keep it on purpose. The letter says that the employer may apply and promises nothing.",
        fr="Retirez la mention, ou conservez-la à dessein. La lettre indique que l’employeur peut présenter une demande et ne promet "
        "rien.",
    ),
    authority=Text(
        en="Immigration and Refugee Protection Regulations, subparagraph 200(1)(c)(iii) and subsection 200(3), and Immigration and "
        "Refugee Protection Act, subsection 11(1) (confidence H); that an LMIA would not help is read from them (confidence M; "
        "verify).",
        fr="Règlement sur l’immigration et la protection des réfugiés, sous-alinéa 200(1)c)(iii) et paragraphe 200(3), et Loi sur "
        "l’immigration et la protection des réfugiés, paragraphe 11(1) (niveau de confiance H); l’inutilité d’une EIMT "
        "en est déduite (niveau de confiance M; à vérifier).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
