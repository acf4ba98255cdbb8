"""Make an output again from its manifest: the same facts, the templates and tables of its bundle, the same stamp.

Where the tables of this program are no longer those of the bundle, a fresh process reads those of the bundle.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.errors import GcmsgenError
from gcmsgen.facts.load import load_case
from gcmsgen.generate import CheckedCase, composed, rendered
from gcmsgen.language import Language
from gcmsgen.manifest.bundle import REFERENCE, TEMPLATES
from gcmsgen.manifest.canonical import canonical, digest
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.reference.published import published
from gcmsgen.render.layout import Stamp


def replayed(made: Mapping[str, Any], sha256: str, kept: Path | None, tree: TemplateTree) -> bytes | None:
    """Return the output that the unpacked bundle in `kept` gives; None where this program cannot make it any more.

    Where the bundle is lost, the templates of today are all that is left.
    """
    if kept is None:
        return _made(made, sha256, tree)
    if made["tables"] == digest({name: file.sha256 for name, file in published().items()}):
        return _made(made, sha256, read_templates(kept / TEMPLATES))
    return _by_a_fresh_process(made, sha256, kept)


def _made(made: Mapping[str, Any], sha256: str, tree: TemplateTree) -> bytes | None:
    try:
        case = load_case("manifest", canonical(made["facts"]["case"]))
        checked = CheckedCase(case, date.fromisoformat(made["on"]), tree)
        again = composed(checked, made["document"], Language(made["language"]))
        return rendered(again, Format(made["format"]), Stamp(sha256, made["versions"][PROGRAM])).data
    except (GcmsgenError, KeyError, TypeError, ValueError):
        return None


def _by_a_fresh_process(made: Mapping[str, Any], sha256: str, folder: Path) -> bytes | None:
    """Return the output of a process in which the published facts are those of the bundle."""
    _shadow(folder)
    asked = json.dumps({"made": dict(made), "sha256": sha256, "folder": str(folder)}).encode()
    line = [sys.executable, "-c", _PROGRAM, str(folder)]
    ended = subprocess.run(line, input=asked, capture_output=True, check=False)  # noqa: S603 - our own program
    return ended.stdout if ended.returncode == 0 else None


_PROGRAM = """
import sys, gcmsgen
gcmsgen.__path__.insert(0, sys.argv[1])
from gcmsgen.verify.replay import answer
sys.exit(answer())
"""


def _shadow(folder: Path) -> None:
    """Lay the modules that read the tables beside the tables of the bundle: they read what stands beside them.

    A table that the version of the making did not have yet cannot have changed what it made: the one of today is taken.
    """
    import gcmsgen.reference

    for module in Path(gcmsgen.reference.__file__ or "").parent.glob("*.py"):
        (folder / REFERENCE / module.name).write_bytes(module.read_bytes())
    for name, file in published().items():
        place = folder / REFERENCE / name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.path.read_bytes())


def answer() -> int:
    """Read on standard input what to make, and write it to standard output; return 1 where it cannot be made."""
    asked = json.load(sys.stdin)
    data = _made(asked["made"], asked["sha256"], read_templates(Path(asked["folder"]) / TEMPLATES))
    sys.stdout.buffer.write(data or b"")
    return 0 if data is not None else 1
