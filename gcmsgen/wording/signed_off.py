"""Say quickly whether all words of a document are as they were accepted: a render reads the entries only where they are not.

The head of a state file signs off whole files of words, by the hash of both languages.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language

STATE = "fr/state.po"
SIGNED_OFF = "X-Words-"


@lru_cache(maxsize=64)
def signed_off(tree: TemplateTree, files: tuple[str, ...]) -> bool:
    """Say whether the head of a state file signs off these files of words in both languages, as they stand now."""
    heads = {pair for data in tree.each_data(STATE) for pair in _head(data or b"")}
    return all((file, both(tree, file)) in heads for file in files)


def both(tree: TemplateTree, file: str) -> str:
    """Return the hash of a file of words in both languages; nothing where one of them cannot be read."""
    try:
        parts = [hashlib.sha256(tree.data(f"{language.value}/{file}.j2")).digest() for language in Language]
    except TemplateError:
        return ""
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _head(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the files that a state file signs off, each with its hash."""
    head = data[:_HEAD].split(b"\n\n", 1)[0].decode(errors="replace")
    yield from re.findall(rf'^"{SIGNED_OFF}(\S+): ([0-9a-f]{{64}})\\n"$', head, re.M)


_HEAD = 16_384  # bytes: some 150 files of words
