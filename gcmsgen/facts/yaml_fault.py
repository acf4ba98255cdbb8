"""Say why a text is no YAML: the tab, the colon, the bracket or the quotation mark that people get wrong, where it stands."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from gcmsgen.errors import Fault
from gcmsgen.language import Text

# Tokens and marks of PyYAML, whose stubs leave out what the C parser gives.
Token = Any
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """Return the fault of a text that the parser refused: its line is that of the cause, which may stand far above."""
    mark, context, problem = error.problem_mark, error.context or "", error.problem or ""
    line = mark.line + 1 if mark else None
    opened = error.context_mark.line + 1 if error.context_mark else line
    if "quoted scalar" in context:
        return Fault(expected=_QUOTE if "end of stream" in problem else _ESCAPE, line=opened)
    if mark and _begins_with_a_tab(text, mark.line):
        return Fault(expected=_TAB, line=line)
    quoted = _quoted_before(text, mark.index) if mark else None
    if quoted is not None:
        several = quoted.end_mark.line > quoted.start_mark.line
        return Fault(expected=_QUOTE if several else _INNER, line=quoted.start_mark.line + 1)
    if "flow" in context:
        return Fault(expected=_BRACKET, line=_open_bracket(text) or opened)
    for said, expected in _CAUSES.items():
        if said in problem:
            return Fault(expected=expected, line=opened if expected is _NO_COLON else line)
    return Fault(expected=_SYNTAX, line=line)


def _begins_with_a_tab(text: str, line: int) -> bool:
    """Say whether a line, counted from 0, is indented with a tab, or the one before it."""
    lines = text.split("\n")
    around = lines[max(0, line - 1) : line + 1]
    return any("\t" in one[: len(one) - len(one.lstrip())] and one.strip() for one in around)


def _tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text as far as it has any."""
    loader = _Loader(text)
    with suppress(yaml.YAMLError):
        while (token := loader.get_token()) is not None:
            yield token


def _open_bracket(text: str) -> int | None:
    """Return the line of the innermost bracket that is opened and not closed; None where all are closed."""
    opened: list[int] = []
    for token in _tokens(text):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token.start_mark.line + 1)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _quoted_before(text: str, index: int) -> Token | None:
    """Return the value between quotation marks that ends right before a place where something else stands on its line."""
    found: Token | None = None
    for token in _tokens(text):
        if token.start_mark.index >= index:
            break
        found = token
    if not isinstance(found, yaml.ScalarToken) or found.style not in ("'", '"'):
        return None
    between = text[found.end_mark.index : index]
    return found if "\n" not in between and not between.strip() else None


_TAB = Text(
    en="the line is indented with a tab, which YAML does not allow. Use spaces.",
    fr="la ligne est en retrait par une tabulation, ce que le YAML ne permet pas. Mettez des espaces.",
)
_COLON = Text(
    en="a colon with a space behind it stands inside a value here, or the indentation is wrong. Put the whole value between "
    "quotation marks.",
    fr="un deux-points suivi d’une espace se trouve ici à l’intérieur d’une valeur, ou le retrait est inexact. Mettez toute la "
    "valeur entre guillemets droits.",
)
_NO_COLON = Text(
    en="a name of a field stands here without its colon, or text without quotation marks goes on over lines.",
    fr="un nom de champ se trouve ici sans son deux-points, ou un texte sans guillemets se poursuit sur plusieurs lignes.",
)
_BRACKET = Text(
    en="a bracket that opens on this line is never closed, or a comma between its items is missing.",
    fr="un crochet ou une accolade qui s’ouvre sur cette ligne n’est jamais fermé, ou une virgule manque entre ses éléments.",
)
_QUOTE = Text(
    en="a quotation mark that opens a value on this line is not closed on it.",
    fr="un guillemet droit qui ouvre une valeur sur cette ligne n’y est pas fermé.",
)
_INNER = Text(
    en="a quotation mark inside a value on this line closes it too early. Put the value between quotation marks of the other kind "
    "(' or \").",
    fr="un guillemet ou une apostrophe à l’intérieur d’une valeur de cette ligne la ferme trop tôt. Mettez la valeur entre "
    "guillemets de l’autre sorte (' ou \").",
)
_ESCAPE = Text(
    en="a backslash stands in a value between double quotation marks, where it means something else. Use single ones (').",
    fr="une barre oblique inverse se trouve dans une valeur entre guillemets doubles, où elle a un autre sens. Mettez des "
    "guillemets simples (').",
)
_RESERVED = Text(
    en="a value begins with a sign that YAML keeps for itself (such as @, % or `). Put the value between quotation marks.",
    fr="une valeur commence par un signe que le YAML se réserve (comme @, % ou `). Mettez la valeur entre guillemets droits.",
)
_INDENT = Text(
    en="the indentation is not that of the lines above, or a colon is missing behind a name. Parts of one group begin in one column.",
    fr="le retrait n’est pas celui des lignes précédentes, ou un deux-points manque après un nom. Les parties d’un même groupe "
    "commencent à la même colonne.",
)
_SYNTAX = Text(
    en="this is not YAML. Look at the indentation, the colons and the quotes on this line and the one before.",
    fr="ceci n’est pas du YAML. Voyez le retrait, les deux-points et les guillemets de cette ligne et de la précédente.",
)
# What the parser says, in part, and what people did.
_CAUSES = {
    "mapping values are not allowed": _COLON,
    "could not find expected ':'": _NO_COLON,
    "cannot start any token": _RESERVED,
    "did not find expected key": _INDENT,
    "expected <block end>": _INDENT,
    "block sequence entries are not allowed": _INDENT,
    "did not find expected '-' indicator": _INDENT,
}
