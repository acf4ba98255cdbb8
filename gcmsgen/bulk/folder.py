"""The folder of a run: locked against a second one, cleared of what a killed one left aside, written to in groups."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from gcmsgen.bulk.ledger import NAME, Ledger
from gcmsgen.bulk.order import Product
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import PART, deliver_all, make_folder, require_folder, require_own, require_plain
from gcmsgen.errors import MachineError, UsageError
from gcmsgen.language import Language, Text
from gcmsgen.manifest.bundle import FOLDER
from gcmsgen.manifest.record import SUFFIX
from gcmsgen.publish import keep_bundle

LOCK = ".gcmsgen-run.lock"
OUTPUT = re.compile(rf"[A-Za-z0-9-]+-(?:{'|'.join(Language)})\.(?:{'|'.join(Format)})")


@dataclass(frozen=True, slots=True)
class Folder:
    """Hold the folder of a run and its ledger."""

    path: Path
    ledger: Ledger

    def write(self, products: Sequence[Product]) -> dict[str, int]:
        """Write outputs and their manifests, all forced to disk; return when each file was last modified (ns).

        Names are made of the application number, which rule GCM603 holds to letters, digits and hyphens: none can lead out.
        Raises MachineError, and writes nothing of the group, where whatever made an output names it otherwise; and InTheWay.
        """
        for product in products:
            if not OUTPUT.fullmatch(product.name):
                raise MachineError(_UNUSABLE_NAME.filled(folder=str(self.path), document=product.document))
        files = {product.name: product.data for product in products}
        return deliver_all(self.path, files | {f"{product.name}{SUFFIX}": product.manifest for product in products})

    def gone(self) -> str | None:
        """Return the name of the first output or manifest that the ledger says was made and that stands no more.

        Raises InTheWay where something else stands there.
        """
        names = (name for entry in self.ledger.made() for name in (entry.name, f"{entry.name}{SUFFIX}"))
        return next((name for name in names if require_plain(self.path / name) is None), None)


@contextmanager
def run_folder(path: Path, tree: TemplateTree) -> Iterator[Folder]:
    """Give the folder to one run, with the bundle of its templates and tables. Raises UsageError where another run has it.

    The lock is the system's own: it ends with the process that holds it, however that ends.
    """
    make_folder(path)
    with _locked(path):
        _refuse_foreign_outputs(path)
        ledger = Ledger(path / NAME)
        try:
            _clear(path)
            keep_bundle(tree, path)
            yield Folder(path, ledger)
        finally:
            with suppress(OSError):
                ledger.close()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    require_own(path / LOCK)  # which is emptied where it stands
    lock = FileLock(path / LOCK, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise UsageError(_LOCKED.filled(folder=str(path))) from None
    try:
        yield
    finally:
        lock.release()


def _refuse_foreign_outputs(path: Path) -> None:
    """Raise UsageError where outputs stand in a folder without a ledger: a run would write over what it did not make."""
    if not (path / NAME).exists() and any(OUTPUT.fullmatch(file.name) for file in path.iterdir()):
        raise UsageError(_FOREIGN.filled(folder=str(path)))


def _clear(path: Path) -> None:
    """Remove the parts that a killed run left aside; none of them was ever an output."""
    require_folder(path / FOLDER)
    for folder in (path, path / FOLDER):
        if folder.is_dir():
            for file in folder.iterdir():
                if PART.fullmatch(file.name) and (file.is_symlink() or not file.is_dir()):
                    file.unlink()


_LOCKED = Text(
    en="{folder}: another run is writing into this folder. Wait for its end, or choose another folder; if it was killed, there "
    "is nothing to unlock.",
    fr="{folder}\N{NO-BREAK SPACE}: un autre passage écrit dans ce dossier. Attendez-en la fin ou choisissez un autre dossier; "
    "s’il a été interrompu, il n’y a rien à déverrouiller.",
)
_UNUSABLE_NAME = Text(
    en="{folder}: a document ({document}) came back from where it was made under a name that no output has. Neither it nor what "
    "came with it was written; what was complete is kept. Install the same version of gcmsgen wherever rows are made, and run "
    "the same command again.",
    fr="{folder}\N{NO-BREAK SPACE}: un document ({document}) est revenu de l’endroit où il a été produit sous un nom qu’aucun "
    "document ne porte. Ni lui ni ce qui l’accompagnait n’a été écrit; ce qui était complet est conservé. Installez la même "
    "version de gcmsgen partout où des lignes sont produites, puis relancez la même commande.",
)
_FOREIGN = Text(
    en="{folder}: documents stand here that no run made, and nothing is written over them. Choose an empty folder.",
    fr="{folder}\N{NO-BREAK SPACE}: des documents qu’aucun passage n’a produits s’y trouvent, et rien n’est écrit par-dessus. "
    "Choisissez un dossier vide.",
)
