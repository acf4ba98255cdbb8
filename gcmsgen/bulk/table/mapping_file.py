"""Read a mapping file: the office's own headings on the left, those of the case file on the right, as YAML or CSV."""

import csv
import io
from pathlib import Path

from gcmsgen.bulk.table.columns import IGNORE
from gcmsgen.errors import CaseFileError, UsageError
from gcmsgen.facts.tree import decoded
from gcmsgen.facts.yaml_file import parse_yaml
from gcmsgen.language import Text


def read_mapping(path: Path) -> dict[str, str]:
    """Return what a mapping file says, theirs to ours; nothing on the right means that the column is ignored.

    Raises UsageError where the file cannot be read.
    """
    try:
        text = decoded(path.name, path.read_bytes())
    except OSError:
        raise UsageError(_UNREADABLE.filled(path=str(path))) from None
    if path.suffix.lower() == ".csv":
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=";" if ";" in text else ",") if row]
        if any(len(row) != len(("theirs", "ours")) for row in rows):
            raise UsageError(_UNREADABLE.filled(path=str(path)))
        return {theirs: ours.strip() or IGNORE for theirs, ours in rows}
    return _of_yaml(path, text)


def _of_yaml(path: Path, text: str) -> dict[str, str]:
    try:
        tree = parse_yaml(path.name, text).tree
    except CaseFileError as error:
        raise UsageError(error.text) from None
    pairs = {theirs: ours for theirs, ours in tree.items() if isinstance(ours, str)}
    if len(pairs) != len(tree):
        raise UsageError(_UNREADABLE.filled(path=str(path)))
    return {theirs: str(ours).strip() or IGNORE for theirs, ours in pairs.items()}


_UNREADABLE = Text(
    en="{path}: this is no mapping file. Write a line for each column: in YAML `Their heading: record.noc`, in CSV "
    "`Their heading,record.noc`; `ignore` on the right leaves a column out.",
    fr="{path}\N{NO-BREAK SPACE}: ceci n’est pas un fichier de correspondance. Écrivez une ligne par colonne\N{NO-BREAK SPACE}: en "
    "YAML `Leur en-tête: record.noc`, en CSV `Leur en-tête,record.noc`; `ignore` à droite laisse une colonne de côté.",
)
