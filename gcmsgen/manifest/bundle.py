"""Keep the templates and tables of an output beside it, once for each state of them, so that it can be made again.

A bundle is a zip file in the folder `gcmsgen-bundle`, named by the hash of what it holds; equal contents have one name.
It holds no fact of any case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.manifest.canonical import digest
from gcmsgen.reference.published import published
from gcmsgen.reference.table_bytes import table_bytes
from gcmsgen.timeless_zip import packed

FOLDER = "gcmsgen-bundle"
TEMPLATES, REFERENCE = "templates/", "reference/"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Hold a bundle: its name, the templates by their names in it, and where the tables stand by theirs."""

    name: str
    templates: Mapping[str, bytes]
    tables: Mapping[str, Path]

    def packed(self) -> bytes:
        """Return the zip file."""
        names = sorted({*self.templates, *self.tables})
        return packed({name: self._data(name) for name in names})

    def _data(self, name: str) -> bytes:
        return self.templates[name] if name in self.templates else table_bytes(self.tables[name])


@lru_cache(maxsize=8)
def bundle(tree: TemplateTree) -> Bundle:
    """Return the bundle of the templates as they are found, an office's over the packaged ones, and of all tables."""
    templates = {f"{TEMPLATES}{name}": tree.data(name) for name in (*tree.names(), *office_fonts(tree).names)}
    tables = {f"{REFERENCE}{name}": file for name, file in published().items()}
    hashes = {name: digest(data) for name, data in templates.items()}
    hashes |= {name: file.sha256 for name, file in tables.items()}
    return Bundle(f"{digest(hashes)}.zip", templates, {name: file.path for name, file in tables.items()})
