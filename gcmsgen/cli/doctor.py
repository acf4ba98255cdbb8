"""`gcmsgen doctor`."""

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
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
from gcmsgen.cli.source import given_day
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import spoken, templates
from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Language, Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.occupations import expected_versions
from gcmsgen.reference.provinces import provinces
from gcmsgen.reference.provisions import provisions
from gcmsgen.reference.table import provenances, read
from gcmsgen.reference.to_verify import unverified
from gcmsgen.render.pango import pango_version
from gcmsgen.render.pdf import load_weasyprint
from gcmsgen.render.shipped_fonts import font_files
from gcmsgen.wording.compiled import is_current
from gcmsgen.wording.environment import every_source, outline, words
from gcmsgen.wording.reasons import reasons_said


class State(Enum):
    """Say how one thing stands; only what is missing would stop a run."""

    GOOD = Text(en="good", fr="OK")
    VERIFY = Text(en="verify", fr="à vérifier")
    MISSING = Text(en="missing", fr="manque")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Hold what was found of one thing that a run needs; `count` is how many rows of a table it stands for."""

    name: Text
    state: State
    detail: Text
    count: int = 1


@declare(
    "doctor",
    Text(
        en="Say what would stop a run on this machine: versions, Pango, fonts, templates, tables, write access. The exit "
        "code is 4 where something would. Rows of tables that nobody has yet held against the text they name are marked "
        "“verify”, and the last line counts all three.\n\n\b\nExample:\n  gcmsgen doctor",
        fr="Dire ce qui empêcherait de produire des documents sur ce poste\N{NO-BREAK SPACE}: versions, Pango, polices, "
        "gabarits, tables, droit d’écriture. Le code de sortie est 4 s’il y a un obstacle. Les lignes de tables que personne "
        "n’a encore comparées au texte qu’elles nomment portent la mention «\N{NO-BREAK SPACE}à vérifier\N{NO-BREAK SPACE}», et "
        "la dernière ligne compte les trois.\n\n\b\n"
        "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen doctor",
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    """Print what was examined."""
    language = spoken(context)
    results = list(_examine(read_templates(templates(context)), given_day(None)))
    for result in results:
        click.echo(f"{result.state.value.of(language):<10} {result.name.of(language)}  {result.detail.of(language)}")
    counted = {state.name.lower(): str(_count(results, state)) for state in State}
    click.echo(_SUM.filled(**counted).of(language))
    context.exit(4 if _count(results, State.MISSING) else 0)


def _count(results: list[Diagnosis], state: State) -> int:
    return sum(result.count for result in results if result.state is state)


def _examine(tree: TemplateTree, today: date) -> Iterator[Diagnosis]:
    yield Diagnosis(Text("gcmsgen", "gcmsgen"), State.GOOD, _same(f"{__version__}, Python {platform.python_version()}"))
    for package in ("uharfbuzz", "deflate", "weasyprint", "docxtpl", "jinja2", "babel", "pydantic", "lxml"):
        yield _package(package)
    yield compiled(Path(gcmsgen.__file__).parent)
    yield templates_kept()
    yield _tried(Text("Pango", "Pango"), _pango)
    yield _tried(Text("fonts", "polices"), lambda: ", ".join(_fonts(tree)))
    yield _tried(Text("templates", "gabarits"), lambda: _templates(tree))
    yield _tried(Text("tables", "tables"), _tables)
    yield from _sources()
    yield from _expected(today)
    yield from _to_verify()
    yield _writable()


def _package(name: str) -> Diagnosis:
    try:
        return Diagnosis(_same(name), State.GOOD, _same(version(name)))
    except PackageNotFoundError:
        return Diagnosis(_same(name), State.MISSING, Text(en="not installed", fr="non installé"))


def _tried(name: Text, examine: Callable[[], str]) -> Diagnosis:
    try:
        return Diagnosis(name, State.GOOD, _same(examine()))
    except GcmsgenError as error:
        return Diagnosis(name, State.MISSING, error.text)


def compiled(folder: Path) -> Diagnosis:
    """Say whether Python finds the modules of the program compiled, as they are now; else each command compiles them again."""
    stale = [path for path in folder.rglob("*.py") if not _is_compiled(path)]
    detail = _STALE.filled(count=str(len(stale)), folder=str(folder)) if stale else Text(en="all", fr="tous")
    return Diagnosis(Text("compiled modules", "modules compilés"), State.GOOD, detail)


def templates_kept() -> Diagnosis:
    """Say whether the shipped templates are kept compiled by the program as it is now; else each command compiles its own again."""
    detail = (
        Text(en="all that are shipped", fr="tous ceux qui sont fournis")
        if is_current()
        else _NOT_KEPT.filled(python=sys.executable)
    )
    return Diagnosis(Text("compiled templates", "gabarits compilés"), State.GOOD, detail)


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
_NOT_KEPT = Text(
    en="none; every command compiles its own anew, which takes up to twice as long. Let whoever may write into the installation run: "
    "{python} -m gcmsgen.cli.compiling",
    fr="aucun; chaque commande recompile les siens, ce qui dure jusqu’à deux fois plus longtemps. Faites exécuter par qui peut "
    "écrire dans l’installation\N{NO-BREAK SPACE}: {python} -m gcmsgen.cli.compiling",
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
    for source in every_source(tree):
        outline(source)
        reasons_said(source)
        for language in Language:
            words(source, language, date.max)
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


def _expected(today: date) -> Iterator[Diagnosis]:
    """Yield each announced version of the classification; from its month on, codes have to be compared with it."""
    for one in expected_versions():
        state, detail = (State.VERIFY, _DUE) if today >= one.month else (State.GOOD, _AWAITED)
        yield Diagnosis(one.shown, state, detail.filled(month=f"{one.month:%Y-%m}"))


_AWAITED = Text(
    en="expected in {month}; its tables are not here yet", fr="attendue en {month}; ses tables ne sont pas encore ici"
)
_DUE = Text(
    en="expected since {month}, and its tables are not here: ask for them before codes of offers made since are compared",
    fr="attendue depuis {month}, et ses tables ne sont pas ici\N{NO-BREAK SPACE}: demandez-les avant de comparer les codes d’offres "
    "présentées depuis",
)


def _to_verify() -> Iterator[Diagnosis]:
    """Yield the rows of tables that nobody has yet held against the text they name."""
    for row in unverified():
        words = {"since": row.since, "source": row.source, "confidence": row.confidence, "value": row.value}
        detail = _ROWS.filled(count=str(row.count), **words) if row.count > 1 else _VERIFY.filled(**words)
        yield Diagnosis(_same(row.row), State.VERIFY, _tidy(detail), row.count)


def _tidy(detail: Text) -> Text:
    return Text(en=detail.en.removeprefix(", "), fr=detail.fr.removeprefix(", "))


_VERIFY = Text(
    en="{value}, from {since}; {source} (confidence {confidence})",
    fr="{value}, depuis {since}; {source} (confiance {confidence})",
)
_ROWS = Text(
    en="{count} rows, each with its source in {source} (confidence {confidence})",
    fr="{count} lignes, chacune avec sa source dans {source} (confiance {confidence})",
)
_SUM = Text(
    en="good: {good}; to verify: {verify}; missing: {missing}",
    fr="OK\N{NO-BREAK SPACE}: {good}; à vérifier\N{NO-BREAK SPACE}: {verify}; manque\N{NO-BREAK SPACE}: {missing}",
)


def _writable() -> Diagnosis:
    name = Text("write access", "droit d’écriture")
    try:
        with TemporaryFile(dir=Path()):
            return Diagnosis(name, State.GOOD, Text(en="current folder", fr="dossier courant"))
    except OSError:
        return Diagnosis(name, State.MISSING, Text(en="none in the current folder", fr="aucun dans le dossier courant"))


def _same(words_in_both: str) -> Text:
    return Text(en=words_in_both, fr=words_in_both)
