"""Say what is wrong with sentences whose French is not known to say what their English says."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.parity import french_first, french_missing, french_orphan, french_stale, french_unrecorded
from gcmsgen.finding import Finding
from gcmsgen.wording.translation_state import Damage, Row, Standing, damages, rows, vouched


def refusing(tree: TemplateTree, files: tuple[str, ...], said: Callable[[], Collection[str]]) -> tuple[Finding, ...]:
    """Return what forbids a French document that says some sentences of these files.

    While the state file vouches for the files, its entries are not read, nor is it asked what the document says.
    """
    if vouched(tree, files):
        return ()
    names = said()
    known = rows(tree)
    return tuple(of_rows((known[name] for name in names if name in known), damages(tree)))


def of_rows(some: Iterable[Row], damaged: Iterable[Damage]) -> Iterator[Finding]:
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
        if row.standing is not Standing.NEW or not (lost or row.id in told):
            yield _FINDINGS[row.standing](row)


_FINDINGS: Mapping[Standing, Callable[[Row], Finding]] = {
    Standing.STALE: french_stale.finding,
    Standing.UNTRANSLATED: french_missing.finding,
    Standing.ORPHAN: french_orphan.finding,
    Standing.FRENCH_FIRST: french_first.finding,
    Standing.NEW: french_unrecorded.finding,
}
