"""Make an output again from what its manifest records: the same facts, the templates that are given, the same stamp.

`making_process.py` does so, in a process of its own: the words and layouts of a bundle are a stranger's.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Refused
from gcmsgen.generate import CheckedCase, Output, composed, composed_as_found, prepared, rendered
from gcmsgen.language import Language
from gcmsgen.making import engine_in
from gcmsgen.manifest.canonical import canonical
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.render.layout import Stamp


def replayed(made: Mapping[str, Any], sha256: str, tree: TemplateTree) -> Output:
    """Return the output that facts and templates give, with its record. Raises as `load_case` and `generate` do."""
    checked = _checked(made, tree)
    again = composed(checked, made["document"], Language(made["language"]))
    form, versions = Format(made["format"]), made["versions"]
    return rendered(again, form, Stamp(sha256, versions.get(PROGRAM, "")), engine_in(versions, form))


def read_again(made: Mapping[str, Any], tree: TemplateTree) -> dict[str, Any]:
    """Return what a document says by the templates that are given, what is found, and whether it would leave, for JSON.

    Raises as `load_case` and `generate` do, save where only its findings keep it from leaving.
    """
    checked, document, language = _checked(made, tree), made["document"], Language(made["language"])
    findings, leaves = checked.findings, True
    try:
        prepared(checked, document, language)
    except Refused as refused:
        findings, leaves = refused.findings, False
    except (
        TemplateError
    ):  # an earlier outline may lack a sentence that a ground asks for today; where words lack, the next line says so
        leaves = False
    said = composed_as_found(checked, document, language).document
    return {
        "made": leaves,
        "sentences": [[sentence.id, sentence.text] for sentence in said.sentences()],
        "findings": [[one.code, one.where, one.severity.value] for one in findings],
    }


def _checked(made: Mapping[str, Any], tree: TemplateTree) -> CheckedCase:
    case = load_case("manifest", canonical(made["facts"]["case"]))
    return CheckedCase(case, date.fromisoformat(made["on"]), tree)
