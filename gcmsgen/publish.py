"""Hand an output over: its bytes to a file, its manifest beside it, and once a folder what it was made of."""

from pathlib import Path

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import Existing, deliver, is_stream, require_folder, require_plain
from gcmsgen.generate import Output
from gcmsgen.manifest.bundle import FOLDER, bundle
from gcmsgen.manifest.record import SUFFIX


def publish(output: Output, path: Path, tree: TemplateTree, existing: Existing = Existing.KEEP) -> None:
    """Write an output, its manifest and the bundle of its templates and tables. Raises as `deliver` does.

    The output comes before its manifest, so that no manifest ever speaks of a file that was not written; what is no
    file, as standard output, gets none.
    """
    if is_stream(path):
        deliver(output.data, path, existing)
        return
    beside = path.with_name(path.name + SUFFIX)
    for place in (path, beside):
        require_plain(place)
    manifest = output.record.manifest(path.name, output.data, f"{FOLDER}/{bundle(tree).name}", tree.own)
    keep_bundle(tree, path.parent)
    deliver(output.data, path, existing)
    deliver(manifest, beside, Existing.REPLACE)


def keep_bundle(tree: TemplateTree, folder: Path) -> None:
    """Write the bundle of the templates and tables into its place in a folder, where it is not there yet."""
    kept = bundle(tree)
    place = folder / FOLDER / kept.name
    require_folder(folder / FOLDER)
    if require_plain(place) is None:
        deliver(kept.packed(), place, Existing.REPLACE)
