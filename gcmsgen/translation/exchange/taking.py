"""Take in what a translator sends back: everything is checked first, and nothing is written unless all of it may be."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.exchange import change_tracked, file_damaged
from gcmsgen.deliver import deliver_all, make_shared_folder, require_plain
from gcmsgen.finding import Finding, blocks
from gcmsgen.translation.accept import Acceptance, state_file, translated
from gcmsgen.translation.check import translation_findings
from gcmsgen.translation.exchange import forms
from gcmsgen.translation.exchange.judge import SentenceChange, judged
from gcmsgen.translation.exchange.translation_file import Damaged, Tracked
from gcmsgen.translation.exchange.units import units_of
from gcmsgen.translation.exchange.write_back import files_changed
from gcmsgen.wording.signed_off import STATE
from gcmsgen.wording.translation_state import DONE, BilingualSentence, rows


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hold what a file would change: the sentences, the files as they would become, and what was found in it.

    `unfinished` counts the sentences that the translator marked as not finished: they are left as they are.
    """

    changes: tuple[SentenceChange, ...]
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    unfinished: int = 0

    @property
    def refused(self) -> bool:
        """Say whether a finding forbids to write."""
        return blocks(self.findings)


def proposal(data: bytes, file: str, tree: TemplateTree, acceptance: Acceptance) -> Proposal:
    """Return what a file would change; `file` is what findings call it. Raises TemplateError where the words cannot be read."""
    try:
        sent_back = forms.read(data)
    except Tracked as tracked:
        return Proposal((), {}, (change_tracked.found(file, tracked.text),))
    except Damaged as damaged:
        return Proposal((), {}, (file_damaged.found(file, damaged.text),))
    seen = judged(sent_back, units_of(tree), file, office_fonts(tree))
    if seen.findings or not seen.changes:
        return Proposal(seen.changes, {}, seen.findings, seen.unfinished)
    files = files_changed(tree, seen.changes)
    trial = tree.with_files(files)
    known = rows(trial)
    changed = [known[change.unit.id] for change in seen.changes]
    # French that comes back as it was once accepted needs no new entry.
    files[STATE] = state_file(
        trial, {row.id: translated(row, acceptance) for row in changed if row.standing not in DONE}
    )
    found = _about(changed, translation_findings(tree.with_files(files)))
    return Proposal(seen.changes, {} if blocks(found) else files, found, seen.unfinished)


def _about(changed: Iterable[BilingualSentence], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stand in sentences that changed: what is wrong elsewhere was so before."""
    lines = {
        f"{one.file}:{line}"
        for row in changed
        for one in (row.english, row.french)
        if one
        for line in range(one.line, one.line + one.written.count("\n") + 1)
    }
    return tuple(finding for finding in findings if ":".join(finding.where.split(":")[:2]) in lines)


def written(files: Mapping[str, bytes], tree: TemplateTree) -> None:
    """Write files of words, in their order, into the office's own templates or else the packaged ones: all, or none.

    Raises InTheWay before anything is written, and OSError where the disk fails; what was written by then is put back.
    """
    folder = tree.folder / "fr"
    own = {name.partition("/")[2]: data for name, data in files.items()}
    before = {name: (folder / name).read_bytes() for name in own if require_plain(folder / name)}
    modes = {name: (folder / name).stat().st_mode if name in before else _FOR_ALL for name in own}
    make_shared_folder(folder)
    try:
        deliver_all(folder, own)
    except OSError:
        for name in own.keys() - before.keys():
            with suppress(OSError):
                (folder / name).unlink()
        deliver_all(folder, before)
        raise
    finally:
        for name, mode in modes.items():
            with suppress(FileNotFoundError):
                (folder / name).chmod(mode)


# Words hold nothing of a case, and an office shares them.
_FOR_ALL = 0o644
