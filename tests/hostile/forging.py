"""Letters whose manifest or bundle somebody forged: with every hash made to fit, so that the attack is as it was planted."""

import json
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.generate import Output, generate
from gcmsgen.language import Language
from gcmsgen.manifest.bundle import FOLDER, bundle
from gcmsgen.manifest.canonical import digest
from gcmsgen.manifest.record import SUFFIX
from tests.conftest import DAY, EXAMPLE, loaded

Parts = dict[str, bytes]


@cache
def output(form: Format, language: Language = Language.EN) -> Output:
    """Return the sound letter."""
    return generate(loaded(EXAMPLE), document="letter", form=form, on=DAY, tree=read_templates(), language=language)


@cache
def _parts() -> Mapping[str, bytes]:
    kept = bundle(read_templates())
    return {**kept.templates, **{name: path.read_bytes() for name, path in kept.tables.items()}}


def letter(folder: Path, form: Format = Format.TXT, language: Language = Language.EN) -> Path:
    """Write a sound letter with its manifest and bundle, and return where it stands."""
    made, name = output(form, language), bundle(read_templates()).name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FOLDER).mkdir(exist_ok=True)
    if not (folder / FOLDER / name).exists():
        write_zip(folder / FOLDER / name, _parts().items())
    place = folder / made.name
    place.write_bytes(made.data)
    manifest_of(place).write_bytes(made.record.manifest(made.name, made.data, f"{FOLDER}/{name}"))
    return place


def manifest_of(place: Path) -> Path:
    return place.with_name(place.name + SUFFIX)


def forge(place: Path, change: Callable[[Any], object], *, sealed: bool = True) -> None:
    """Change the manifest of a letter; where `sealed`, its hash is made to fit."""
    read = json.loads(manifest_of(place).read_bytes())
    change(read)
    if sealed:
        read["sha256"] = digest(read["made"])
    manifest_of(place).write_text(json.dumps(read), encoding="utf-8")


def forge_bundle(place: Path, change: Callable[[Parts], object]) -> Path:
    """Put a changed bundle beside a letter, every hash made to fit, and return where it stands."""
    parts = dict(_parts())
    change(parts)
    return lay_bundle(place, parts, lambda target: write_zip(target, parts.items()))


def lay_bundle(place: Path, parts: Mapping[str, bytes], write: Callable[[Path], object]) -> Path:
    """Let a letter name the bundle of these parts, and `write` it however it wants."""
    target = place.parent / FOLDER / f"{digest({name: digest(data) for name, data in parts.items()})}.zip"

    def named(read: Any) -> None:
        read["bundle"] = f"{FOLDER}/{target.name}"
        tables = {name.removeprefix("reference/"): digest(data) for name, data in parts.items() if name[:3] == "ref"}
        read["made"]["tables"] = digest(tables)
        for kind in ("words", "outline", "layout", "office"):
            for name in read["made"][kind]:
                read["made"][kind][name] = digest(parts.get(f"templates/{name}", b""))

    forge(place, named)
    write(target)
    return target


def write_zip(target: Path, parts: Any, method: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in parts:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
