"""Say where the fonts are that come with the program, and what each holds."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from gcmsgen.errors import MachineError
from gcmsgen.language import Text

SHIPPED_FONTS = tuple(f"Lato-{face}.ttf" for face in ("Bold", "Italic", "Regular"))


@cache
def font_hashes() -> Mapping[str, str]:
    """Return the SHA-256 of each shipped font by its name. Raises MachineError where they are not installed."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in font_files()}


def font_files() -> tuple[Path, ...]:
    """Return where the shipped fonts stand. Raises MachineError where they are not installed."""
    return tuple(map(font_path, SHIPPED_FONTS))


def font_path(name: str) -> Path:
    """Return where a shipped font stands. Raises MachineError where the fonts are not installed."""
    spec = find_spec("fontpkg_lato")
    path = Path(spec.origin or "").parent / "files" / Path(name).name if spec else None
    if path is None or not path.is_file():
        raise MachineError(_NO_FONT)
    return path


_NO_FONT = Text(
    en="The shipped fonts are not installed. Install gcmsgen again.",
    fr="Les polices fournies ne sont pas installées. Réinstallez gcmsgen.",
)
