"""Read a manifest back, and the bundle that it names."""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text
from gcmsgen.manifest.bundle import FOLDER
from gcmsgen.manifest.record import SCHEMA, SUFFIX


@dataclass(frozen=True, slots=True)
class Sealed:
    """Hold a manifest as it was read: what it says was `made` is not believed before its hash is compared."""

    output: Path
    output_sha256: str
    sha256: str
    bundle: Path
    own: tuple[str, ...]
    made: Mapping[str, Any]


def read_sealed(path: Path) -> Sealed:
    """Return the manifest of an output, or the one at `path` itself. Raises UsageError where there is none of this form."""
    place = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
    try:
        read = json.loads(place.read_bytes())
        if read["schema"] != SCHEMA:
            raise UsageError(_UNREADABLE.filled(manifest=str(place)))
        output = path.with_name(PurePosixPath(read["output"]["name"]).name) if place == path else path
        return Sealed(
            output=output,
            output_sha256=str(read["output"]["sha256"]),
            sha256=str(read["sha256"]),
            bundle=place.parent / _bundle(read["bundle"]),
            own=tuple(map(str, read["own"])),
            made=_made(read["made"]),
        )
    except OSError:
        raise UsageError(_NO_MANIFEST.filled(manifest=str(place))) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(_UNREADABLE.filled(manifest=str(place))) from None


def _bundle(name: Any) -> str:
    """Return the name of a bundle, which leads to no other place. Raises ValueError or TypeError where no making gives it."""
    if not _BUNDLE.fullmatch(name):
        raise ValueError("bundle")
    return str(name)


_BUNDLE = re.compile(rf"{FOLDER}/[0-9a-f]{{64}}\.zip")


def _made(made: Any) -> Mapping[str, Any]:
    """Return what a manifest says was made. Raises ValueError, KeyError or TypeError where a part has not its form."""
    Format(made["format"])
    Language(made["language"])
    parts = [(made, _PARTS), (made["facts"], _FACTS), *((sentence, _SENTENCE) for sentence in made["sentences"])]
    if not all(isinstance(part[name], kind) for part, kinds in parts for name, kind in kinds.items()):
        raise TypeError("made")
    return dict(made)


_Form = Mapping[str, type]
_PARTS: _Form = {"document": str, "on": str, "tables": str} | dict.fromkeys(
    ("words", "outline", "layout", "office", "versions"), dict
)
_FACTS: _Form = {"sha256": str, "each": dict, "case": dict}
_SENTENCE: _Form = {"id": str, "facts": list, "provisions": list}


@contextmanager
def unpacked(bundle: Path) -> Iterator[Path | None]:
    """Give the folder in which a bundle is unpacked while it is needed; None where it is missing or no such file."""
    with TemporaryDirectory(prefix="gcmsgen-") as folder:
        try:
            _unpack(bundle, Path(folder))
        except (OSError, ValueError, zipfile.BadZipFile):
            yield None
        else:
            yield Path(folder)


def _unpack(bundle: Path, folder: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        if sum(info.file_size for info in archive.infolist()) > _MAX_BYTES:
            raise ValueError(bundle.name)
        archive.extractall(folder)  # which keeps every name inside the folder


_MAX_BYTES = 200_000_000
_NO_MANIFEST = Text(
    en="{manifest}: no manifest can be read there, and without it nothing can be verified. It is written beside each output; "
    "keep both together.",
    fr="{manifest}\N{NO-BREAK SPACE}: aucun manifeste ne peut y être lu, et sans lui rien ne peut être vérifié. Il est écrit "
    "à côté de chaque fichier produit; gardez les deux ensemble.",
)
_UNREADABLE = Text(
    en="{manifest}: this is not a manifest of gcmsgen, or it is damaged. Use the one that was written beside the output.",
    fr="{manifest}\N{NO-BREAK SPACE}: ce n’est pas un manifeste de gcmsgen, ou il est endommagé. Employez celui qui a été "
    "écrit à côté du fichier produit.",
)
