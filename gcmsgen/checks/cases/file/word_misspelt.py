"""GCM557: a word that is compared with a list stands beside the list by a letter or two."""

import difflib
from collections.abc import Iterable, Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import LACKING
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.language import Text
from gcmsgen.reference.channels import entry_bases
from gcmsgen.reference.folding import fold_word

_NEAR = 0.82  # of 1: nearer than two words of one list are to each other


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for an office, a basis of the right to apply and each word of what was lacking, nearly one of its list and none."""
    decision = examined.case.decision
    if decision and decision.office:
        yield from _nearly(decision.office, "decision.office", examined.offices)
    basis = fact_at(examined.case, BASIS)
    if isinstance(basis, str):
        yield from _nearly(basis, BASIS, entry_bases())
    for number, item in enumerate(examined.case.assessment, 1):
        for place, word in enumerate(item.missing, 1):
            yield from _nearly(word, f"assessment.{number}.missing.{place}", LACKING)


BASIS = "application.right_to_apply.basis"


def _nearly(written: str, where: str, known: Iterable[str]) -> Iterator[Hit]:
    names = {fold_word(name): name for name in known}
    if written in names.values():
        return
    near = difflib.get_close_matches(fold_word(written), list(names), n=1, cutoff=_NEAR)
    if near:
        meant = names[near[0]]
        yield Hit(where, _MESSAGE, _FIX.filled(where=where, meant=meant), (OfferedCorrection(where, written, meant),))


_MESSAGE = Text(
    en="The value is none of the words that are known here, and nearly one of them.",
    fr="La valeur n’est aucun des mots connus ici, et presque l’un d’eux.",
)
_FIX = Text(
    en="Did you mean {meant}? Then correct {where}.",
    fr="Vouliez-vous dire {meant}? Corrigez alors {where}.",
)

RULE = Rule(
    code="GCM557",
    severity=Severity.WARNING,
    title=Text(en="A word is nearly one of its list", fr="Un mot est presque l’un de ceux de sa liste"),
    finds=Text(
        en="An office (decision.office) that differs by a letter or two from one of the offices of office.yaml, and a word in "
        "application.right_to_apply.basis or assessment.missing that differs so from one that rules look for. An office or a word "
        "that is like none is left alone.",
        fr="Un bureau (decision.office) qui diffère d’une lettre ou deux d’un des bureaux de office.yaml, et un mot de "
        "application.right_to_apply.basis ou de assessment.missing qui diffère ainsi d’un mot que des règles cherchent. Un bureau ou "
        "un mot qui ne ressemble à aucun est laissé tel quel.",
    ),
    matters=Text(
        en="An office that is not found leaves without its letterhead; a word that is not found silences the rules that look for it.",
        fr="Un bureau qui n’est pas trouvé part sans son en-tête; un mot qui n’est pas trouvé fait taire les règles qui le "
        "cherchent.",
    ),
    fix=Text(
        en="Write the word as the list has it.",
        fr="Écrivez le mot comme dans la liste.",
    ),
    authority=Text(en="A rule of this program.", fr="Une règle de ce programme."),
)

CASE_RULE = CaseRule(RULE, check)
