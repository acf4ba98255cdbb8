"""Write a case file in the latest form: the text as it stands but for the form that it states.

A reader that writes the whole file again, however careful, changes what people typed: ends of lines, spaces before a value, signs
between quotation marks. So nothing is written again: the place of `schema` is found, and the text around it is not touched.
"""

import codecs
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from gcmsgen.errors import CaseFileError, Fault
from gcmsgen.facts.forms import FIRST, LATEST, new_for
from gcmsgen.facts.json_file import parse_json, values_of
from gcmsgen.facts.load import begins_as_json, load_case, parse_text
from gcmsgen.facts.tree import Tree, decoded
from gcmsgen.facts.yaml_file import Event, root_events
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class Migration:
    """Hold a case file in the latest form, the form that it stated before, and the new parts that it does not have yet."""

    data: bytes
    before: str | None
    new: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Say whether the file was of an earlier form."""
        return self.before != LATEST


def migration(source: str, data: bytes) -> Migration:
    """Return a case file in the latest form; one that is of it already is given back as it is.

    Raises CaseFileError where `load_case` does, and where no place for the form is found in a file that is written unusually.
    """
    case, text = load_case(source, data), decoded(source, data)
    tree = parse_text(source, text).tree
    new = tuple(part for part in new_for(case.decision and case.decision.outcome) if _may_be_added(tree, part))
    if case.schema_ == LATEST:
        return Migration(data, LATEST, new)
    made = _restated(text)
    if not _same_but_for_the_form(source, tree, made):
        raise CaseFileError(source, [Fault(expected=_NO_PLACE, field="schema")])
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Migration(mark + made.encode("utf-8"), case.schema_, new)


def _may_be_added(tree: Tree, dotted: str) -> bool:
    """Say whether a part is not in a file yet and nothing there says that what it would stand in is none."""
    *parents, last = dotted.split(".")
    for name in parents:
        if not isinstance(tree, dict):
            return False
        tree = tree.get(name, {})
    return isinstance(tree, dict) and last not in tree


def _same_but_for_the_form(source: str, tree: Mapping[str, Tree], made: str) -> bool:
    """Say whether the text made is read as the one before, but for its form: values, their kinds and their order."""
    with suppress(CaseFileError):
        after = parse_text(source, made).tree
        return after.get("schema") == LATEST and _without_form(after) == _without_form(tree)
    return False


def _without_form(tree: Mapping[str, Tree]) -> str:
    # As written by repr: equal texts of two kinds (a null, an empty value, a word) are not one.
    return repr([(key, _kinds(part)) for key, part in tree.items() if key != "schema"])


def _kinds(part: Tree) -> object:
    if isinstance(part, dict):
        return [(key, _kinds(value)) for key, value in part.items()]
    return [_kinds(item) for item in part] if isinstance(part, list) else (type(part).__name__, part)


def _restated(text: str) -> str:
    """Return a text that states the latest form where it stated another, or at its head where it stated none."""
    if begins_as_json(text):
        with suppress(CaseFileError):
            parse_json("-", text)
            return _json_restated(text)
    return _yaml_restated(text)


def _json_restated(text: str) -> str:
    stated = next((token for place, token in values_of(text) if place == ("schema",)), None)
    if stated:
        return f'{text[: stated.start()]}"{LATEST}"{text[stated.end() :]}'
    return _in_braces(text, text.index("{") + 1, f'"schema": "{LATEST}"')


def _in_braces(text: str, start: int, entry: str) -> str:
    """Return a text with an entry put first between its braces, on a line of its own where the others have one."""
    space = text[start : len(text) - len(text[start:].lstrip())]
    after = "" if text[start:].lstrip().startswith("}") else "," if "\n" in space else ", "
    return f"{text[:start]}{space if after == ',' else ''}{entry}{after}{text[start:]}"


def _yaml_restated(text: str) -> str:
    opening, entries = root_events(text)
    for key, value in entries:
        if key.value == "schema":
            start, end = int(value.start_mark.index), int(value.end_mark.index)
            return text[:start] + _value(value, text[start:end]) + text[end:]
    if opening.flow_style:
        return _in_braces(text, opening.end_mark.index, f"schema: {LATEST}")
    mark = entries[0][0].start_mark
    first, column = int(mark.index), int(mark.column)
    return f"{text[:first]}schema: {LATEST}{_line_end(text)}{' ' * column}{text[first:]}"


def _value(event: Event, written: str) -> str:
    """Return what states the latest form in the manner of what stood there: quoted, in a block, or after the colon alone."""
    if FIRST in written:
        return written.replace(FIRST, LATEST)
    if not written:
        return f" {LATEST}"
    return LATEST if event.style is None else f'"{LATEST}"'


def _line_end(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


_NO_PLACE = Text(
    en=f"no place for the new form was found in a file that is written so. Write schema: {LATEST} yourself, on a line of its own; "
    "nothing else changes.",
    fr=f"aucune place n’a été trouvée pour la nouvelle forme dans un fichier écrit ainsi. Écrivez vous-même schema: {LATEST}, sur "
    "une ligne à part; rien d’autre ne change.",
)
