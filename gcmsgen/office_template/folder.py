"""Check what an office lays over the packaged templates: Word files, words, outlines, layouts, and `office.yaml`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.office_folder import UNREADABLE, file_in_folder
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.templates import file_unsafe, name_unknown, tag_unreadable
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.document import Document
from gcmsgen.errors import TemplateError
from gcmsgen.finding import Finding, blocks, in_order
from gcmsgen.language import Language, Text, quoted
from gcmsgen.office_template import syntax
from gcmsgen.office_template.expressions import unknown_names
from gcmsgen.office_template.names import Callable, Kind, case_names
from gcmsgen.office_template.trial import guard_findings, trial_findings
from gcmsgen.office_template.word import word_findings
from gcmsgen.render.html import layout_environment
from gcmsgen.render.layout import Stamp
from gcmsgen.render.page_addresses import file_faults
from gcmsgen.wording.environment import outline_environment, words_environment
from gcmsgen.wording.tags import BUILDER

WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc")
_CHECKED = re.compile(r"(?:outline|en|fr)/[^/]+\.j2|layout/.+\.(?:html|css|svg)|office\.yaml")


def checkable(name: str) -> bool:
    """Say whether a file of an office, by its name relative to the templates, is one that is checked."""
    return name.lower().endswith(WORD) or bool(_CHECKED.fullmatch(name))


def findings(tree: TemplateTree, name: str, source: str) -> tuple[Finding, ...]:
    """Return what is wrong with one file of an office's templates; `source` is its name in the findings."""
    try:
        if name.lower().endswith(WORD):
            return _word_findings(tree, name, source)
        if name == "office.yaml":
            office_profile(tree, "", Language.EN)
            return ()
        if name.startswith("layout/"):
            asked = tuple(_address_findings(tree, name, source))
            if not name.endswith(".html"):
                return asked
            return in_order([*asked, *_text_findings(tree, name, tree.text(name), source)])
        text = tree.text(name)
    except TemplateError as error:
        return (tag_unreadable.refused(TemplatePlace(source), error.text),)
    return in_order(_text_findings(tree, name, text, source))


def _word_findings(tree: TemplateTree, name: str, source: str) -> tuple[Finding, ...]:
    """Return what is wrong with a Word file; where its reading shows nothing, letters are made with it."""
    data = _word_file(tree, name)
    found = word_findings(data, source, language_of(name))
    if not blocks(found):
        found = in_order([*found, *guard_findings(data, source)])
    return found if blocks(found) else in_order([*found, *trial_findings(tree, name, source)])


def folder_refused(error: TemplateError, source: str) -> Finding:
    """Return the finding for a folder that may not be read; `source` is the name of the file at fault in the findings."""
    return file_unsafe.outside(TemplatePlace(source), error.text)


def _word_file(tree: TemplateTree, name: str) -> bytes:
    """Return a Word file of the office's folder, be it one that is read as a template or not. Raises TemplateError."""
    if tree.overlay is None or tree.written_folder_has(name):
        return tree.data(name)
    data = file_in_folder(tree.overlay, name)
    if data is None:
        raise TemplateError(name, UNREADABLE)
    return data


def _address_findings(tree: TemplateTree, name: str, source: str) -> Iterator[Finding]:
    """Yield findings for what a file of the layout attaches, fetches or links to and may not."""
    lines = tree.text(name).split("\n") if not name.endswith(".svg") else []
    for fault in file_faults(tree, name):
        number = next((number for number, line in enumerate(lines, 1) if fault.found in line), None)
        place = TemplatePlace(source, number=number, around=lines[number - 1] if number else "")
        yield file_unsafe.outside(place, fault.shown())


def language_of(name: str) -> Language:
    """Return the language of a template by its folder: French in `fr`, else English.

    >>> language_of("fr/letter.docx").value, language_of("letter.docx").value
    ('fr', 'en')
    """
    return Language.FR if PurePosixPath(name).parent.name == "fr" else Language.EN


def _text_findings(tree: TemplateTree, name: str, text: str, source: str) -> Iterator[Finding]:
    reader, known = _reader(tree, name)
    lines = text.split("\n")
    try:
        parsed = reader.parse(text)
    except TemplateSyntaxError as error:
        place = TemplatePlace(source, number=error.lineno, around=lines[min(error.lineno, len(lines)) - 1])
        yield tag_unreadable.refused(place, syntax.reason_of(error))
        return
    for node in parsed.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        named = node.template  # type: ignore[attr-defined]
        if isinstance(named, nodes.Const) and not tree.has(str(named.value)):
            place = TemplatePlace(source, number=node.lineno, around=lines[node.lineno - 1])
            yield file_unsafe.outside(place, _NOT_THERE.filled(name=quoted(str(named.value))))
    for unknown in unknown_names(parsed, reader, known):
        place = TemplatePlace(source, number=unknown.line, around=lines[unknown.line - 1])
        say = name_unknown.filter_or_test if unknown.called else name_unknown.fact
        yield say(place, unknown.name, unknown.near)


def _reader(tree: TemplateTree, name: str) -> tuple[Environment, Mapping[str, Kind]]:
    """Return the environment in which a template is rendered, and the names that it may use: those of Python are none."""
    folder = name.split("/", 1)[0]
    if folder == "layout":
        return layout_environment(tree), {"document": Document, "stamp": Stamp, "style": str}
    if folder == "outline":
        return outline_environment(tree), {**case_names(), BUILDER: Callable}
    given = dict.fromkeys(("cites", *_given(tree, PurePosixPath(name).stem)), Any)
    return words_environment(tree, Language(folder)), {**case_names(), **given}


def _given(tree: TemplateTree, document: str) -> set[str]:
    """Return the names that an outline gives to its sentences (`say … with name=value`); none where it cannot be read."""
    try:
        parsed = outline_environment(tree).parse(tree.text(f"outline/{document}.j2"))
    except (TemplateError, TemplateSyntaxError):
        return set()
    calls = [call for call in parsed.find_all(nodes.Call) if len(call.args) == _SAID]
    return {pair.key.value for call in calls for pair in call.args[2].items}  # type: ignore[attr-defined]


_NOT_THERE = Text(
    en="it includes {name}, which the templates do not have.",
    fr="il inclut {name}, que les gabarits n’ont pas.",
)
_SAID = 4  # what `say` is called with: id, provisions, names, rule
