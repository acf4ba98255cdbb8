"""Where the templates are: the packaged tree, with an office's own tree laid over it path by path."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gcmsgen.errors import TemplateError
from gcmsgen.language import Text

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged(name: str) -> Path:
    """Return the folder of package data `name` (templates, examples): inside the package, or beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / _IN_CHECKOUT[name]


KINDS = ("en", "fr", "layout", "outline")
ALONE = ("office.yaml", "places.csv", "terms.csv")
_IN_CHECKOUT = {"templates": "templates", "examples": "fixtures/cases"}


@dataclass(frozen=True)
class TemplateTree:
    """Hold the folders in which a template is looked for, the office's first. Relative names use forward slashes."""

    overlay: Path | None = None

    @cached_property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders, first come first served."""
        shipped = packaged("templates")
        return (self.overlay, shipped) if self.overlay else (shipped,)

    def path(self, name: str) -> Path:
        """Return where a template stands. Raises TemplateError where no folder has it."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise TemplateError(name, _MISSING)

    def has(self, name: str) -> bool:
        """Say whether any folder has a template of that name."""
        return any((folder / name).is_file() for folder in self.folders)

    def names(self, *kinds: str) -> tuple[str, ...]:
        """Return the names of all templates, or of those in some of the folders `KINDS` alone, sorted.

        Nothing else that an office keeps in its folder is a template.
        """
        files = [
            path.relative_to(folder).as_posix()
            for folder in self.folders
            for kind in kinds or KINDS
            for path in (folder / kind).rglob("*")
            if path.is_file() and not path.name.startswith((".", "__", "~"))
        ]
        alone = () if kinds else [name for name in ALONE if self.has(name)]
        return tuple(sorted({*files, *alone}))

    def own(self) -> tuple[str, ...]:
        """Return the names of the templates that are the office's own."""
        return tuple(name for name in self.names() if self.overlay and (self.overlay / name).is_file())

    def text(self, name: str) -> str:
        """Return a template's text. Raises TemplateError where it is missing or not UTF-8."""
        try:
            return self.path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise TemplateError(name, _UNREADABLE) from None

    def data(self, name: str) -> bytes:
        """Return a template's bytes. Raises TemplateError where it is missing or cannot be read."""
        try:
            return self.path(name).read_bytes()
        except OSError:
            raise TemplateError(name, _UNREADABLE) from None


_MISSING = Text(en="this template is missing.", fr="ce gabarit est absent.")
_UNREADABLE = Text(en="this template cannot be read.", fr="ce gabarit ne peut pas être lu.")
