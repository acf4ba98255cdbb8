"""Pack the outputs of a run into one zip file: equal runs give equal bytes."""

import json
from collections.abc import Iterator
from pathlib import Path

from gcmsgen import timeless_zip
from gcmsgen.bulk.folder import Folder
from gcmsgen.bulk.run_manifest import NAME as LIST
from gcmsgen.bulk.run_manifest import SEAL
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import Existing, written_aside
from gcmsgen.manifest.bundle import FOLDER, bundle
from gcmsgen.manifest.record import SUFFIX

NAME = "documents.zip"


def pack(folder: Folder, tree: TemplateTree) -> str:
    """Write the list of outputs and its seal, each output with its manifest, and their bundles; return the name of the file."""
    with written_aside(folder.path / NAME, Existing.REPLACE) as path:
        timeless_zip.pack(path, ((name, (folder.path / name).read_bytes()) for name in _names(folder, tree)))
    return NAME


def _names(folder: Folder, tree: TemplateTree) -> Iterator[str]:
    """Yield what is packed; a row that this run did not make again may stand by the templates of an earlier one."""
    others = {f"{FOLDER}/{path.name}" for path in (folder.path / FOLDER).iterdir() if _is_plain(path)}
    now = f"{FOLDER}/{bundle(tree).name}"
    yield LIST
    if (folder.path / f"{LIST}{SEAL}").is_file():
        yield f"{LIST}{SEAL}"
    yield now
    others.remove(now)
    for entry in folder.ledger.made():
        manifest = f"{entry.name}{SUFFIX}"
        if others and (named := _bundle_of((folder.path / manifest).read_bytes())) in others:
            yield named
            others.remove(named)
        yield entry.name
        yield manifest


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _bundle_of(manifest: bytes) -> str:
    """Return the bundle that a manifest names; nothing, where it was changed so that it cannot be read."""
    try:
        return str(json.loads(manifest)["bundle"])
    except (ValueError, KeyError, TypeError):
        return ""
