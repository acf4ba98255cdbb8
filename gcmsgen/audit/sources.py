"""What an audit is made over: case files, manifests and tables, each through the one door that it is read by elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gcmsgen.bulk.table.opened import open_table
from gcmsgen.checks.across.own_reasons import FileOfReasons, file_of_reasons
from gcmsgen.errors import CaseFileError, CaseTableError, Fault, UsageError
from gcmsgen.facts.load import load_case
from gcmsgen.facts.tree import MAX_BYTES
from gcmsgen.language import Text, visible
from gcmsgen.manifest.record import SUFFIX, facts_of
from gcmsgen.verify.kept_manifest import NoManifest, read_manifest

_CASES = (".yaml", ".yml", ".json")
_TABLES = (".csv", ".xlsx", ".jsonl", ".parquet")
RUN_LIST = "run.manifest.jsonl"  # the list that a run leaves among its outputs, which is no table of cases


@dataclass(frozen=True, slots=True)
class FileTaken:
    """Hold what was taken of a file or a row: its name, with the number of the row, and its reasons."""

    name: str
    reasons: FileOfReasons


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Hold why a file could not be read."""

    name: str
    why: Text


def taken(paths: tuple[Path, ...]) -> Iterator[FileTaken | NotTaken]:
    """Yield what the paths hold, in the order given, a folder's files by name; what cannot be read is told.

    Raises UsageError where nothing at all is there to be read.
    """
    files = [file for path in paths for file in (_within(path) if path.is_dir() else (path,))]
    if not files:
        raise UsageError(_NOTHING.filled(paths=visible(", ".join(map(str, paths)))))
    for file in files:
        try:
            yield from _of_file(file)
        except NoManifest as error:
            yield NotTaken(str(file), error.why or error.text)
        except (CaseFileError, CaseTableError) as error:
            yield NotTaken(str(file), error.text)


def _within(folder: Path) -> list[Path]:
    """Return the files of a folder that may hold cases, those of its folders too; what is hidden and what is a link is left."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in (*_CASES, *_TABLES))
    return sorted(
        path
        for path in found
        if path.is_file()
        and not path.is_symlink()
        and path.name != RUN_LIST
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _of_file(file: Path) -> Iterator[FileTaken]:
    if file.name.endswith(SUFFIX):
        yield FileTaken(str(file), file_of_reasons(read_manifest(file).made["facts"]["case"]))
    elif file.suffix.lower() in _TABLES:
        for row in open_table(file, source=str(file)).rows():
            yield FileTaken(f"{file}:{row.number}", file_of_reasons(row.tree))
    else:
        yield FileTaken(str(file), file_of_reasons(facts_of(load_case(str(file), _bytes(file)))["case"]))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError:
        raise CaseFileError(str(file), [Fault(expected=_NO_FILE)]) from None


_NOTHING = Text(
    en="{paths}: no case file, table or manifest is there. Name a folder, a table or manifests.",
    fr="{paths}\N{NO-BREAK SPACE}: il n’y a là ni fichier de cas, ni tableau, ni manifeste. Nommez un dossier, un tableau ou des "
    "manifestes.",
)
_NO_FILE = Text(
    en="this file cannot be read. Check its name and its permissions.",
    fr="ce fichier ne peut pas être lu. Vérifiez son nom et ses autorisations.",
)
