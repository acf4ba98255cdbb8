"""Make an output again from what its manifest records: the same facts, the templates that are given, the same stamp.

`making_process.py` does so, in a process of its own: the words and layouts of a bundle are a stranger's.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.facts.load import load_case
from gcmsgen.generate import CheckedCase, Output, composed, rendered
from gcmsgen.language import Language
from gcmsgen.making import engine_in
from gcmsgen.manifest.canonical import canonical
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.render.layout import Stamp


def replayed(made: Mapping[str, Any], sha256: str, tree: TemplateTree) -> Output:
    """Return the output that facts and templates give, with its record. Raises as `load_case` and `generate` do."""
    case = load_case("manifest", canonical(made["facts"]["case"]))
    checked = CheckedCase(case, date.fromisoformat(made["on"]), tree)
    again = composed(checked, made["document"], Language(made["language"]))
    form, versions = Format(made["format"]), made["versions"]
    return rendered(again, form, Stamp(sha256, versions.get(PROGRAM, "")), engine_in(versions, form))
