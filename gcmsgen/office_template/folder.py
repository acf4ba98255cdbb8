"""Check what an office lays over the packaged templates: Word files, words, outlines, layouts, and `office.yaml`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.templates import name_unknown, tag_unreadable
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.document import Document
from gcmsgen.errors import TemplateError
from gcmsgen.finding import Finding, in_order
from gcmsgen.language import Language
from gcmsgen.office_template import syntax
from gcmsgen.office_template.expressions import unknown_names
from gcmsgen.office_template.names import Kind, case_names
from gcmsgen.office_template.word import word_findings
from gcmsgen.render.html import layout_environment
from gcmsgen.wording.environment import outline_environment, words_environment
from gcmsgen.wording.tags import BUILDER

WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc")
_CHECKED = re.compile(r"(?:outline|en|fr)/[^/]+\.j2|layout/[^/]+\.html|office\.yaml")


def checkable(name: str) -> bool:
    """Say whether a file of an office, by its name relative to the templates, is one that is checked."""
    return name.lower().endswith(WORD) or bool(_CHECKED.fullmatch(name))


def findings(tree: TemplateTree, name: str, source: str) -> tuple[Finding, ...]:
    """Return what is wrong with one file of an office's templates; `source` is its name in the findings."""
    if name.lower().endswith(WORD):
        return word_findings(tree.data(name), source, language_of(name))
    try:
        if name == "office.yaml":
            office_profile(tree, "", Language.EN)
            return ()
        text = tree.text(name)
    except TemplateError as error:
        return (tag_unreadable.refused(TemplatePlace(source), error.text),)
    return in_order(_text_findings(tree, name, text, source))


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
    for unknown in unknown_names(parsed, reader, known):
        place = TemplatePlace(source, number=unknown.line, around=lines[unknown.line - 1])
        say = name_unknown.filter_or_test if unknown.called else name_unknown.fact
        yield say(place, unknown.name, unknown.near)


def _reader(tree: TemplateTree, name: str) -> tuple[Environment, Mapping[str, Kind]]:
    """Return the environment in which a template is rendered, and the names that it may use: those of Python are none."""
    folder = name.split("/", 1)[0]
    if folder == "layout":
        return layout_environment(tree), {"document": Document}
    if folder == "outline":
        return outline_environment(tree), {**case_names(), BUILDER: Any}
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


_SAID = 4  # what `say` is called with: id, provisions, names, rule
