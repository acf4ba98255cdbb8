"""Folders of an office over the shipped words, edited and accepted as translators do."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gcmsgen.catalogue.tree import TemplateTree, packaged, read_templates
from gcmsgen.language import Language
from gcmsgen.translation.accept import Acceptance, keep, translated, waiting
from gcmsgen.wording.sentences import sentences_of
from gcmsgen.wording.translation_state import rows

Edit = tuple[str, str, str]


def edited(folder: Path, edits: Iterable[Edit]) -> TemplateTree:
    """Return an office's tree in which a text of a file (`fr/letter.j2`) is replaced, each of them once."""
    for name, before, after in edits:
        path = folder / name
        text = (path if path.exists() else packaged("templates") / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, (name, before)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(before, after), encoding="utf-8")
    return read_templates(folder)


def accepted(tree: TemplateTree) -> TemplateTree:
    """Return the tree once a translator has accepted every sentence that waits."""
    acceptance = Acceptance("AB01234", date(2026, 11, 25), "as it stands")
    keep(tree, {row.id: translated(row, acceptance) for row in waiting(rows(tree))})
    return read_templates(tree.overlay)


def reworded(folder: Path, language: Language, sentence: str, before: str, after: str) -> TemplateTree:
    """Return an office's tree in which a text of one sentence is replaced, wherever it stands there."""
    found = sentences_of(read_templates(), language)[sentence]
    assert before in found.source, (sentence, before)
    new = found.source.replace(before, after)
    whole = packaged("templates").joinpath(found.file).read_text(encoding="utf-8")
    path = folder / found.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(whole[: found.start] + new + whole[found.start + len(found.written) :], encoding="utf-8")
    return read_templates(folder)
