"""Say quickly whether all words of a document are as they were accepted: a render reads the entries only where they are not.

The head of a state file signs off whole files of words, by the hash of both languages.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language

STATE = "fr/state.po"
SIGNED_OFF = "X-Words-"


@lru_cache(maxsize=64)
def signed_off(tree: TemplateTree, files: tuple[str, ...]) -> bool:
    """Say whether the head of a state file signs off these files of words in both languages, as they stand now."""
    heads = {pair for folder in tree.folders for pair in _head(folder / STATE)}
    return all((file, both(tree, file)) in heads for file in files)


def both(tree: TemplateTree, file: str) -> str:
    """Return the hash of a file of words in both languages; nothing where one of them cannot be read."""
    try:
        parts = [hashlib.sha256(tree.data(f"{language.value}/{file}.j2")).digest() for language in Language]
    except TemplateError:
        return ""
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _head(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the files for which a state file signs off, each with its hash."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).split(b"\n\n", 1)[0].decode(errors="replace")
    except OSError:
        return
    yield from re.findall(rf'^"{SIGNED_OFF}(\S+): ([0-9a-f]{{64}})\\n"$', head, re.M)


_HEAD = 16_384  # bytes: some 150 files of words
