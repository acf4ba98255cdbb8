"""Pack the outputs of a run into one zip file: equal runs give equal bytes."""

from collections.abc import Iterator

from gcmsgen import timeless_zip
from gcmsgen.bulk.folder import Folder
from gcmsgen.bulk.run_manifest import NAME as LIST
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import Existing, written_aside
from gcmsgen.manifest.bundle import FOLDER, bundle
from gcmsgen.manifest.record import SUFFIX

NAME = "documents.zip"


def pack(folder: Folder, tree: TemplateTree) -> str:
    """Write the list of outputs, each output with its manifest, and the bundle of the run; return the name of the file."""
    with written_aside(folder.path / NAME, Existing.REPLACE) as path:
        timeless_zip.pack(path, ((name, (folder.path / name).read_bytes()) for name in _names(folder, tree)))
    return NAME


def _names(folder: Folder, tree: TemplateTree) -> Iterator[str]:
    yield LIST
    yield f"{FOLDER}/{bundle(tree).name}"
    for entry in folder.ledger.made():
        yield entry.name
        yield f"{entry.name}{SUFFIX}"
