"""Try a Word template before a letter needs it: what may not leave with a letter, and letters of invented cases made and read back.

So the check says what the making would: both ask the same guard, and the trial is the making itself.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from gcmsgen.catalogue import word_file
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.offered import called_for
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.templates import letter_refused
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.errors import MachineError
from gcmsgen.facts.case import Case
from gcmsgen.facts.starter import example
from gcmsgen.finding import Finding, Refused
from gcmsgen.generate import CheckedCase, prepared, rendered
from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.render.leaves_docx import unlisted

_STRICT = b"http://purl.oclc.org/ooxml/"  # the namespaces of Strict Open XML (ISO/IEC 29500-1)
_MOST = 20  # findings of one file: more than anybody mends before looking again
# The program writes these two itself, whatever stands there.
_WRITTEN = ("docProps/core.xml", "docProps/custom.xml")


def guard_findings(data: bytes, source: str) -> tuple[Finding, ...]:
    """Return what a Word template holds that may not leave with a letter; of one that may not be opened, nothing."""
    try:
        parts = {name: part for name, part in word_file.parts(data).items() if name not in _WRITTEN}
        if _STRICT in parts[word_file.BODY]:
            return (letter_refused.strict(TemplatePlace(source)),)
        found = dict.fromkeys(unlisted({**parts, **dict.fromkeys(_WRITTEN, b"<none/>")}))
    except word_file.UnsafeFile:
        return ()
    except MachineError as error:
        return (letter_refused.not_made(TemplatePlace(source), error.text),)
    return tuple(letter_refused.unlisted(TemplatePlace(source, part), what) for part, what in list(found)[:_MOST])


def trial_findings(tree: TemplateTree, name: str, source: str) -> tuple[Finding, ...]:
    """Return why letters of invented cases cannot be made with a Word template of a folder, each reason once."""
    path = PurePosixPath(name)
    if path.stem not in CATALOGUE or path.parent.name not in list(Language) or path.suffix != ".docx":
        return ()
    tried = _tried(tree, path.stem, Language(path.parent.name))
    return tuple(dict.fromkeys(letter_refused.not_made(TemplatePlace(source), error.text) for error in tried))


def _tried(tree: TemplateTree, document: str, language: Language) -> Iterator[MachineError]:
    for outcome in outcomes():
        facts = example(outcome, language)
        decision = facts["decision"]
        case = Case.model_validate(
            {**facts, "decision": {"outcome": outcome, **(decision if isinstance(decision, dict) else {})}}
        )
        if document not in called_for(case) or Format.DOCX not in CATALOGUE[document].formats:
            continue
        try:
            rendered(prepared(CheckedCase(case, _day(case), tree), document, language), Format.DOCX)
        except Refused:
            continue  # of the words of the folder, which have findings of their own
        except MachineError as error:
            yield error


def _day(case: Case) -> date:
    return (case.decision and case.decision.date) or date.min
