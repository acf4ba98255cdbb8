"""Gather all tables and their manifest as bytes: one function, the same bytes for the same source, everywhere."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gcmsgen.reference.build.countries import countries, provinces
from gcmsgen.reference.build.glyphs import font_characters
from gcmsgen.reference.build.occupations import NOC_2021, class_table, noc_2016, noc_2021
from gcmsgen.reference.build.places import places
from gcmsgen.reference.build.postal import postal_areas, postal_letters
from gcmsgen.reference.build.published import KEPT, rows_of
from gcmsgen.reference.build.titles import forms, titles

Rows = Sequence[Sequence[str]]
"""The lines of a table, its header first."""


def built(source: Path) -> dict[str, bytes]:
    """Return the content of every file of the folder of tables, by file name, the manifest included."""
    tables = {name: _csv(lines) for name, lines in _tables(source).items()}
    return {f"{name}.csv": content for name, content in {**tables, "manifest": manifest(tables)}.items()}


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files into the folder, and remove tables that are no longer built."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in {path.name for path in folder.glob("*.csv")} - files.keys():
        (folder / stale).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def differences(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return the names of files that are missing, superfluous or different in the folder, sorted."""
    there = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    return sorted(name for name in there.keys() | files.keys() if there.get(name) != files.get(name))


def manifest(tables: Mapping[str, bytes], sources: Path = KEPT / "sources.csv") -> bytes:
    """Return the manifest of tables given by name; its first line guards the lines below it.

    Raises KeyError where a table has no line in the file of sources.
    """
    stated = {row["table"]: row for row in rows_of(sources)}
    lines = [
        [*(stated[name][column] for column in ("table", "version", "source", "licence", "date")), *_measured(content)]
        for name, content in sorted(tables.items())
    ]
    below = _csv(lines)
    own = ["manifest", "1", "this file", "", "", str(len(lines)), hashlib.sha256(below).hexdigest()]
    return _csv([["table", "version", "source", "licence", "date", "rows", "sha256"], own]) + below


def _measured(content: bytes) -> tuple[str, str]:
    return str(content.count(b"\n") - 1), hashlib.sha256(content).hexdigest()


def _tables(source: Path) -> dict[str, Rows]:
    groups = noc_2021(source)
    english, french = titles(source, groups)
    names = places(source)
    return {
        "noc_versions": _kept("noc_versions"),
        "noc_2016": noc_2016(source),
        "noc_2021": groups,
        "noc_2021_classes": class_table(source, NOC_2021),
        "noc_2021_titles_en": english,
        "noc_2021_titles_fr": french,
        "noc_2021_forms_en": forms(english),
        "noc_2021_forms_fr": forms(french),
        "noc_2021_unofficial": _kept("noc_2021_unofficial"),
        "places": names,
        "postal_areas": postal_areas(source, names),
        "postal_letters": postal_letters(source),
        "provinces": provinces(source),
        "countries": countries(source),
        "font_characters": font_characters(),
    }


def _kept(name: str) -> Rows:
    lines = rows_of(KEPT / f"{name}.csv")
    return [list(lines[0]), *(list(line.values()) for line in lines)]


def _csv(lines: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    if any("\n" in cell for line in lines for cell in line):
        raise ValueError("a line break in a cell")  # `table.py` reads line by line: it would be two lines to it
    return text.getvalue().encode()
