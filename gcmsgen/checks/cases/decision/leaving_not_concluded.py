"""GCM512: an approval says nothing on leaving Canada by the end of the stay."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import silent_approval
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where an approval has no conclusion on leaving Canada."""
    yield from silent_approval(examined, "will_leave", _FIX)


_FIX = Text(
    en="Conclude on {criterion}. An intention to become a permanent resident does not preclude it (A22(2)).",
    fr="Inscrivez une conclusion sur {criterion}. L’intention de s’établir au Canada n’y fait pas obstacle (L22(2)).",
)

RULE = Rule(
    code="GCM512",
    severity=Severity.WARNING,
    title=Text(en="No conclusion on leaving Canada", fr="Aucune conclusion sur le départ du Canada"),
    finds=Text(
        en="An approval without the officer’s conclusion on will_leave.",
        fr="Une approbation sans conclusion de l’agent sur will_leave.",
    ),
    matters=Text(
        en="That the person will leave by the end of the authorized stay is one of the things that must be established for a permit. "
        "A dual intent is accepted.",
        fr="Le départ de la personne à la fin de la période de séjour autorisée fait partie de ce qui doit être "
        "établi pour délivrer un "
        "permis. La double intention est admise.",
    ),
    fix=Text(
        en="Conclude on will_leave, with the facts for and against.",
        fr="Inscrivez une conclusion sur will_leave, avec les faits pour et contre.",
    ),
    authority=Text(
        en="Immigration and Refugee Protection Regulations, paragraph 200(1)(b), in this form since 2018-03-27; "
        "Immigration and Refugee "
        "Protection Act, subsection 22(2), in this form since 2013-08-30 (confidence H).",
        fr="Règlement sur l’immigration et la protection des réfugiés, alinéa 200(1)b), dans cette version depuis le "
        "2018-03-27; Loi sur "
        "l’immigration et la protection des réfugiés, paragraphe 22(2), dans cette version depuis le 2013-08-30 (niveau de "
        "confiance H).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
