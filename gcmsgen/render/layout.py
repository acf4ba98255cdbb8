"""What a renderer is given beside the document: where templates and fonts are, and the stamp of its provenance.

Every renderer is one function, `render(document, layout) -> bytes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gcmsgen.catalogue.documents import Spaces
from gcmsgen.catalogue.tree import TemplateTree


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hold what a client's own file says of its making: the hash of the manifest and the version of the program."""

    manifest: str
    version: str


NO_STAMP = Stamp(manifest="none", version="none")


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold what rendering needs beside the words.

    `known` are the facts, as templates see them, that an office's own Word template may name; `fonts` are the files that
    the office adds, relative to its templates. `engine` is who made an earlier output that is made again; None leaves it open.
    """

    tree: TemplateTree
    spaces: Spaces = Spaces.TYPOGRAPHIC
    stamp: Stamp | None = None
    fonts: tuple[str, ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)
    engine: str | None = None
