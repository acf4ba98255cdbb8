"""A template tree with some of its texts as they would become, and the files as they are."""

from dataclasses import dataclass

from gcmsgen.catalogue.tree import TemplateTree


@dataclass(frozen=True)
class ChangedTree(TemplateTree):
    """Lay texts, by their names, over the files of a tree; nothing is written."""

    texts: tuple[tuple[str, str], ...] = ()

    def has(self, name: str) -> bool:
        """Say whether a template is among the texts or in a folder."""
        return name in dict(self.texts) or TemplateTree.has(self, name)

    def text(self, name: str) -> str:
        """Return a template's text. Raises TemplateError as the tree does."""
        changed = dict(self.texts).get(name)
        return TemplateTree.text(self, name) if changed is None else changed

    def data(self, name: str) -> bytes:
        """Return a template's bytes. Raises TemplateError as the tree does."""
        changed = dict(self.texts).get(name)
        return TemplateTree.data(self, name) if changed is None else changed.encode()
