"""The templates as they stood when they were read: the packaged ones, with an office's own laid over them path by path.

A tree is a value. Each file was read once, by its name inside the folder; nothing else of a machine can be named. Two trees
of the same content are equal, so what is made of one (compiled words, a parsed style sheet) may be kept for all that equal
it, and is never shown for words that have since changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from gcmsgen.catalogue.office_folder import UNREADABLE, files_of_office
from gcmsgen.catalogue.template_kinds import ALONE, KINDS, listed
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text

_PACKAGE = Path(__file__).resolve().parent.parent
_IN_CHECKOUT = {"templates": "templates", "examples": "fixtures/cases"}


def packaged(name: str) -> Path:
    """Return the folder of package data `name` (templates, examples): inside the package, or beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / _IN_CHECKOUT[name]


Layer = Mapping[str, bytes | None]  # what one folder has by relative name with forward slashes; None cannot be read


@dataclass(frozen=True, eq=False)
class TemplateTree:
    """Hold what was read of each folder in which templates are looked for, the office's first.

    `overlay` is the office's folder, for those who write into it; what it is called makes no tree another one.
    """

    layers: tuple[Layer, ...]
    overlay: Path | None = None

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of all names and contents, folder by folder."""
        found = sha256()
        for layer in self.layers:
            for name in sorted(layer):
                data = layer[name]
                found.update(f"{name}\0{'unreadable' if data is None else sha256(data).hexdigest()}\n".encode())
            found.update(b"\0\n")
        return found.hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TemplateTree) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def folder(self) -> Path:
        """Return the folder that is written where words change: the office's, else the packaged one."""
        return self.overlay or packaged("templates")

    def has(self, name: str) -> bool:
        """Say whether any folder has a template of that name."""
        return any(name in layer for layer in self.layers)

    def names(self, *kinds: str) -> tuple[str, ...]:
        """Return the names of all templates, or of those in some of the folders `KINDS` alone, sorted."""
        found = {name for layer in self.layers for name in layer if name.partition("/")[0] in (kinds or KINDS)}
        alone = () if kinds else [name for name in ALONE if self.has(name)]
        return tuple(sorted({*found, *alone}))

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Return the names of the templates that are the office's own, none where it has none."""
        return tuple(name for name in self.names() if self.overlay and name in self.layers[0])

    def written_folder_has(self, name: str) -> bool:
        """Say whether the folder that is written where words change has a template of that name."""
        return name in self.layers[0]

    def data(self, name: str) -> bytes:
        """Return a template's bytes. Raises TemplateError where it is missing or cannot be read."""
        for layer in self.layers:
            if name in layer:
                if (data := layer[name]) is None:
                    raise TemplateError(name, UNREADABLE)
                return data
        raise TemplateError(name, _MISSING)

    def text(self, name: str) -> str:
        """Return a template's text, each line ended by LF. Raises TemplateError where it is missing or not UTF-8."""
        return _decoded(name, self.data(name))

    def each_data(self, name: str) -> Iterator[bytes | None]:
        """Yield a file as each folder has it, the office's first: of those that lie over one another entry by entry."""
        yield from (layer[name] for layer in self.layers if name in layer)

    def with_files(self, files: Mapping[str, bytes]) -> "TemplateTree":
        """Return the tree as it would be with these files in the folder that is written where words change."""
        return TemplateTree(({**self.layers[0], **files}, *self.layers[1:]), self.overlay)


def read_templates(overlay: Path | None = None) -> TemplateTree:
    """Return the templates as they now stand. Raises TemplateError where an office's folder holds what it may not.

    Of an office's folder only listed kinds are read (`template_kinds.py`), and the fonts that its `office.yaml` names. A link
    in it is refused, for it may name any file of the machine.
    """
    shipped = _packaged()
    if overlay is None:
        return TemplateTree((shipped,))
    return TemplateTree((files_of_office(overlay), shipped), overlay)


def laid_over(layer: Layer, source: Path) -> TemplateTree:
    """Return the templates that a layer holds, over the packaged ones; `source` is what messages call where it is from."""
    return TemplateTree((layer, *read_templates().layers), source)


def _packaged() -> Layer:
    """Return the packaged templates. They are our own, and an installer may have laid links in place of files."""
    folder = packaged("templates")
    found: dict[str, bytes | None] = {}
    for kind in KINDS:
        for path in sorted((folder / kind).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if listed(name) and path.is_file():
                found[name] = path.read_bytes()
    return found | {name: (folder / name).read_bytes() for name in ALONE if (folder / name).is_file()}


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise TemplateError(name, UNREADABLE) from None


_MISSING = Text(en="this template is missing.", fr="ce gabarit est absent.")
