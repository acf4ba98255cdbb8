"""`gcmsgen doctor`."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from tempfile import TemporaryFile

import click

import gcmsgen
from gcmsgen import __version__
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import spoken, templates
from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Language, Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.dated_tables import dated_values
from gcmsgen.reference.provinces import provinces
from gcmsgen.reference.provisions import provisions
from gcmsgen.reference.table import provenances, read
from gcmsgen.render.pango import pango_version
from gcmsgen.render.pdf import load_weasyprint
from gcmsgen.render.shipped_fonts import font_files
from gcmsgen.wording.environment import outline, source_of, words
from gcmsgen.wording.reasons import reasons_said


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Hold what was found of one thing that a run needs."""

    name: Text
    good: bool
    detail: Text


@declare(
    "doctor",
    Text(
        en="Say what would stop a run on this machine: versions, Pango, fonts, templates, tables, write access. The exit "
        "code is 4 where something would.\n\n\b\nExample:\n  gcmsgen doctor",
        fr="Dire ce qui empêcherait de produire des documents sur ce poste\N{NO-BREAK SPACE}: versions, Pango, polices, "
        "gabarits, tables, droit d’écriture. Le code de sortie est 4 s’il y a un obstacle.\n\n\b\n"
        "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen doctor",
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    """Print what was examined."""
    language = spoken(context)
    results = list(_examine(read_templates(templates(context))))
    for result in results:
        mark = _GOOD if result.good else _BAD
        click.echo(f"{mark.of(language):<9} {result.name.of(language)}  {result.detail.of(language)}")
    context.exit(0 if all(result.good for result in results) else 4)


def _examine(tree: TemplateTree) -> Iterator[Diagnosis]:
    yield Diagnosis(
        Text("gcmsgen", "gcmsgen"), good=True, detail=_same(f"{__version__}, Python {platform.python_version()}")
    )
    for package in ("uharfbuzz", "deflate", "weasyprint", "docxtpl", "jinja2", "babel", "pydantic", "lxml"):
        yield _package(package)
    yield compiled(Path(gcmsgen.__file__).parent)
    yield _tried(Text("Pango", "Pango"), _pango)
    yield _tried(Text("fonts", "polices"), lambda: ", ".join(_fonts(tree)))
    yield _tried(Text("templates", "gabarits"), lambda: _templates(tree))
    yield _tried(Text("tables", "tables"), _tables)
    yield from _sources()
    yield from _to_verify()
    yield _writable()


def _package(name: str) -> Diagnosis:
    try:
        return Diagnosis(_same(name), good=True, detail=_same(version(name)))
    except PackageNotFoundError:
        return Diagnosis(_same(name), good=False, detail=Text(en="not installed", fr="non installé"))


def _tried(name: Text, examine: Callable[[], str]) -> Diagnosis:
    try:
        return Diagnosis(name, good=True, detail=_same(examine()))
    except GcmsgenError as error:
        return Diagnosis(name, good=False, detail=error.text)


def compiled(folder: Path) -> Diagnosis:
    """Say whether Python finds the modules of the program compiled, as they are now; else each command compiles them again."""
    stale = [path for path in folder.rglob("*.py") if not _is_compiled(path)]
    detail = _STALE.filled(count=str(len(stale)), folder=str(folder)) if stale else Text(en="all", fr="tous")
    return Diagnosis(Text("compiled modules", "modules compilés"), good=True, detail=detail)


def _is_compiled(path: Path) -> bool:
    """Say whether a module has bytecode of its present text, by size and time (PEP 3147 and PEP 552); one with a hash counts."""
    try:
        with open(cache_from_source(str(path)), "rb") as compiled:
            head, now = compiled.read(16), path.stat()
    except OSError:
        return False
    hashed = bool(int.from_bytes(head[4:8], "little"))
    known = (int.from_bytes(head[8:12], "little"), int.from_bytes(head[12:16], "little"))
    return head[:4] == MAGIC_NUMBER and (hashed or known == (int(now.st_mtime) & _32_BITS, now.st_size & _32_BITS))


_32_BITS = 0xFFFFFFFF
_STALE = Text(
    en="{count} module(s) are compiled anew by every command, which takes each twice as long. Let whoever may write there run: "
    "python -m compileall -q {folder}",
    fr="{count} module(s) sont recompilés à chaque commande, qui dure deux fois plus longtemps. Faites exécuter par qui peut y "
    "écrire\N{NO-BREAK SPACE}: python -m compileall -q {folder}",
)


def _pango() -> str:
    """Return the version of Pango, once WeasyPrint is seen to load with it. Raises MachineError."""
    load_weasyprint()
    return pango_version()


def _fonts(tree: TemplateTree) -> list[str]:
    """Return the names of the shipped fonts and of those that an office adds, which are opened and checked."""
    added = office_fonts(tree)
    added.characters()
    return [path.stem for path in font_files()] + [Path(name).stem for name in added.names]


def _templates(tree: TemplateTree) -> str:
    for entry in CATALOGUE.values():
        for part in dict.fromkeys(entry.parts.values()):
            source = source_of(entry, part, tree)
            outline(source)
            reasons_said(source)
            for language in Language:
                words(source, language)
    return ", ".join(CATALOGUE)


def _tables() -> str:
    sizes = {
        "provinces": len(provinces()),
        "countries": len(COUNTRIES),
        "provisions": len(provisions()),
        "criteria": len(criteria()),
    }
    return ", ".join(f"{name} {size}" for name, size in sizes.items())


def _sources() -> Iterator[Diagnosis]:
    """Yield each packaged table with its version, date, source and licence, its hash compared."""
    for provenance in provenances():
        detail = (
            f"{provenance.version}; {provenance.date}; {provenance.source}; {provenance.licence}; {provenance.rows}"
        )
        yield _tried(_same(provenance.table), partial(_intact, provenance.table, detail))


def _intact(table: str, detail: str) -> str:
    read(table)
    return detail


def _to_verify() -> Iterator[Diagnosis]:
    """Yield the dated values that nobody has yet held against the primary text."""
    for name, value in dated_values().items():
        for entry in value.entries:
            if entry.confidence != "H":
                words = {"value": str(entry.value), "since": str(entry.since or "-"), "confidence": entry.confidence}
                yield Diagnosis(_same(name), good=True, detail=_VERIFY.filled(**words))


_VERIFY = Text(
    en="{value}, from {since} (confidence {confidence}: verify)",
    fr="{value}, depuis {since} (confiance {confidence}\N{NO-BREAK SPACE}: à vérifier)",
)


def _writable() -> Diagnosis:
    name = Text("write access", "droit d’écriture")
    try:
        with TemporaryFile(dir=Path()):
            return Diagnosis(name, good=True, detail=Text(en="current folder", fr="dossier courant"))
    except OSError:
        return Diagnosis(
            name, good=False, detail=Text(en="none in the current folder", fr="aucun dans le dossier courant")
        )


def _same(words_in_both: str) -> Text:
    return Text(en=words_in_both, fr=words_in_both)


_GOOD = Text(en="good", fr="OK")
_BAD = Text(en="missing", fr="manque")
