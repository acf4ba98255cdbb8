"""Say what is wrong with sentences whose French is not known to say what their English says."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.parity import french_first, french_missing, french_orphan, french_stale, french_unrecorded
from gcmsgen.finding import Finding
from gcmsgen.wording.translation_state import DONE, BilingualSentence, Damage, FrenchStanding, damages, rows


def refusing(tree: TemplateTree, said: Collection[str]) -> tuple[Finding, ...]:
    """Return what forbids a French document that says some sentences, by their ids."""
    known, damaged = _known(tree)
    some = [known[name] for name in said if name in known]
    return () if all(row.standing in DONE for row in some) else tuple(of_rows(some, damaged))


@lru_cache(maxsize=8)
def _known(tree: TemplateTree) -> tuple[Mapping[str, BilingualSentence], tuple[Damage, ...]]:
    """Return what is known of a tree: read once a process, as the words themselves are."""
    return rows(tree), damages(tree)


def of_rows(some: Iterable[BilingualSentence], damaged: Iterable[Damage]) -> Iterator[Finding]:
    """Yield a finding for each sentence that is not done, and for what is damaged; one fault is found once."""
    found = tuple(damaged)
    told = {damage.id for damage in found}
    lost = any(not damage.line for damage in found)
    waiting = [row for row in some if row.standing in _FINDINGS]
    ids = {row.id for row in waiting}
    for damage in found:
        if not damage.line or damage.id in ids:
            yield french_unrecorded.damaged(damage)
    for row in waiting:
        if row.standing is not FrenchStanding.NEW or not (lost or row.id in told):
            yield _FINDINGS[row.standing](row)


_FINDINGS: Mapping[FrenchStanding, Callable[[BilingualSentence], Finding]] = {
    FrenchStanding.STALE: french_stale.finding,
    FrenchStanding.UNTRANSLATED: french_missing.finding,
    FrenchStanding.ORPHAN: french_orphan.finding,
    FrenchStanding.FRENCH_FIRST: french_first.finding,
    FrenchStanding.NEW: french_unrecorded.finding,
}
