"""GCM530: the facts of the file deny a ground of refusal."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import named_grounds
from gcmsgen.checks.reading.shown_ground import ground_named, shown_ground, value_shown
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, listed
from gcmsgen.reference.ground_needs import ground_needs


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each ground of a refusal that no way of showing it survives the facts of the file."""
    for number, ground in named_grounds(examined):
        said = shown_ground(examined, ground)
        if said.shown is False:
            facts = listed(value_shown(examined, subject) for subject in said.against)
            words: dict[str, str | Text] = {
                "ground": ground_named(ground),
                "stands": ground_needs()[ground].stands,
                "facts": facts,
            }
            yield Hit(f"decision.grounds.{number}", _MESSAGE.filled(**words), _FIX)


_MESSAGE = Text(
    en="The ground {ground} needs this in the file: {stands}. The file says otherwise: {facts}.",
    fr="Le motif {ground} exige ceci au dossier\N{NO-BREAK SPACE}: {stands}. Le dossier dit le contraire\N{NO-BREAK SPACE}: {facts}.",
)
_FIX = Text(
    en="Read the facts in their sources. Correct the one that is wrong, or take the ground out of decision.grounds.",
    fr="Lisez les faits à leurs sources. Corrigez celui qui est erroné, ou retirez le motif de decision.grounds.",
)

RULE = Rule(
    code="GCM530",
    severity=Severity.ERROR,
    title=Text(en="The file denies a ground of refusal", fr="Le dossier contredit un motif de refus"),
    finds=Text(
        en="A ground of refusal that the facts of the file contradict: lateness beside an offer and a fee that came first, an "
        "ineligible employer that is recorded as eligible, a medical examination that is not required, inability beside experience "
        "and nothing else, documents that were never asked for, are not due yet or stand in the file, a breach that ended more than "
        "six months ago, no right to apply outside Canada (R197), reciprocity although creates_or_maintains is satisfied. "
        "ground_needs.yaml says what each ground needs.",
        fr="Un motif de refus que contredisent les faits du dossier\N{NO-BREAK SPACE}: un retard alors que l’offre et les frais sont "
        "antérieurs, un employeur inadmissible mais consigné comme admissible, une visite médicale qui n’est pas exigée, une "
        "incapacité à côté de la seule expérience, des documents jamais demandés, pas encore attendus ou déjà au dossier, un "
        "manquement terminé depuis plus de six mois, l’absence du droit de présenter une demande hors du Canada (R197), la "
        "réciprocité alors que creates_or_maintains est rempli. ground_needs.yaml dit ce qu’exige chaque motif.",
    ),
    matters=Text(
        en="A refusal that its own file denies is set aside: the reasons do not lead from the facts to the result.",
        fr="Un refus que contredit son propre dossier est annulé\N{NO-BREAK SPACE}: les motifs ne mènent pas des faits au résultat.",
    ),
    fix=Text(
        en="Correct the fact or the ground, whichever is wrong. The tool compares, and says neither.",
        fr="Corrigez le fait ou le motif, selon ce qui est erroné. L’outil compare, et ne dit pas lequel.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
