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
from gcmsgen.timeless_zip import packed

FOLDER = "gcmsgen-bundle"
TEMPLATES, REFERENCE = "templates/", "reference/"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Hold the listing of a bundle: each file by its name in the bundle, with where it stands now."""

    name: str
    paths: Mapping[str, Path]

    def packed(self) -> bytes:
        """Return the zip file."""
        return packed({name: path.read_bytes() for name, path in self.paths.items()})


@lru_cache(maxsize=8)
def bundle(tree: TemplateTree) -> Bundle:
    """Return the bundle of the templates as they are found, an office's over the packaged ones, and of all tables."""
    templates = {f"{TEMPLATES}{name}": tree.path(name) for name in (*tree.names(), *office_fonts(tree).names)}
    tables = published()
    hashes = {name: digest(path.read_bytes()) for name, path in templates.items()}
    hashes |= {f"{REFERENCE}{name}": file.sha256 for name, file in tables.items()}
    paths = templates | {f"{REFERENCE}{name}": file.path for name, file in tables.items()}
    return Bundle(f"{digest(hashes)}.zip", dict(sorted(paths.items())))
