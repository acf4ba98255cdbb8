"""Hand an output over: its bytes to a file, its manifest beside it, and once a folder what it was made of."""

from pathlib import Path

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import Existing, deliver
from gcmsgen.generate import Output
from gcmsgen.manifest.bundle import FOLDER, bundle
from gcmsgen.manifest.record import SUFFIX


def publish(output: Output, path: Path, tree: TemplateTree, existing: Existing = Existing.KEEP) -> None:
    """Write an output, its manifest and the bundle of its templates and tables. Raises as `deliver` does.

    The output comes before its manifest, so that no manifest ever speaks of a file that was not written; what is no
    file, as a pipe, gets none.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        deliver(output.data, path, existing)
        return
    kept = bundle(tree)
    place = path.parent / FOLDER / kept.name
    if not place.is_file():
        deliver(kept.packed(), place, Existing.REPLACE)
    deliver(output.data, path, existing)
    manifest = output.record.manifest(path.name, output.data, f"{FOLDER}/{kept.name}", tree.own)
    deliver(manifest, path.with_name(path.name + SUFFIX), Existing.REPLACE)
