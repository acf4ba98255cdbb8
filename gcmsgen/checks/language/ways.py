"""Walk through the tags of a sentence: what is said on a way that takes one branch of each condition, and where it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from gcmsgen.wording.sentence_source import parsed, syntax_error, tokens


@dataclass(frozen=True, slots=True)
class SentencePart:
    """Hold words that are said, or the expression of a value that is printed, with their position in the source."""

    at: int
    words: str
    is_value: bool = False


@dataclass(slots=True)
class _Choice:
    """Hold the branches of a condition, each a list of parts; `complete` says that one of them is always taken."""

    at: int
    complete: bool
    branches: list[list["SentencePart | _Choice"]] = field(default_factory=lambda: [[]])


_Part = SentencePart | _Choice


def ways(written: str, where: str) -> Iterator[list[SentencePart]]:
    """Yield ways through a sentence until each branch was taken. Raises TemplateError where the sentence cannot be read.

    >>> for way in ways("{% if a %}the {{ b|c }}{% else %}none{% endif %}.", "en/letter.j2:1:1"):
    ...     print([piece.words for piece in way])
    ['the ', 'b|c', '.']
    ['none', '.']
    """
    try:
        parts = _Reading(written).parts()
    except TemplateSyntaxError as error:
        raise syntax_error(where, error) from None
    taken: set[tuple[int, int]] = set()
    yield [*_way(parts, taken)]
    while _untaken(parts, taken):
        yield [*_way(parts, taken)]


def _way(parts: list[_Part], taken: set[tuple[int, int]]) -> Iterator[SentencePart]:
    """Yield what is said on a way that takes, at each choice, a branch that leads to something new if there is one."""
    for part in parts:
        if isinstance(part, SentencePart):
            yield part
            continue
        new = (n for n, branch in enumerate(part.branches) if (part.at, n) not in taken or _untaken(branch, taken))
        chosen = next(new, 0)
        taken.add((part.at, chosen))
        yield from _way(part.branches[chosen], taken)


def _untaken(parts: list[_Part], taken: set[tuple[int, int]]) -> bool:
    """Say whether some branch in these parts was not taken yet."""
    return any(
        (part.at, n) not in taken or _untaken(branch, taken)
        for part in parts
        if isinstance(part, _Choice)
        for n, branch in enumerate(part.branches)
    )


class _Reading:
    """Read the tags of a sentence one after the other."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._open: list[_Choice] = [_Choice(-1, complete=True)]

    def parts(self) -> list[_Part]:
        """Return the parts of the whole sentence."""
        begun = 0
        for token in tokens(self._written):
            if token.kind == "data":
                self._say(SentencePart(token.start, token.value))
            elif token.kind.endswith("_begin"):
                begun = token.end
            elif token.kind == "variable_end":
                self._print(self._written[begun : token.start], begun)
            elif token.kind == "block_end":
                self._statement(self._written[begun : token.start].split(), begun)
        return self._open[0].branches[0]

    def _say(self, part: _Part) -> None:
        self._open[-1].branches[-1].append(part)

    def _print(self, source: str, at: int) -> None:
        """Add what an expression prints: words, a choice between two, or a value."""
        node = parsed("{{" + source + "}}").find(nodes.Output)
        for part in node.nodes if node else ():
            self._say(_printed(part, source.strip(), at))

    def _statement(self, words: list[str], at: int) -> None:
        """Begin or end a branch; a loop is walked through once, or not at all where it says what holds then."""
        match words[0]:
            case "if" | "for":
                self._open.append(_Choice(at, complete=words[0] == "for"))
            case "elif" | "else":
                self._open[-1].branches.append([])
                self._open[-1].complete |= words[0] == "else"
            case "endif" | "endfor":
                closed = self._open.pop()
                if not closed.complete:
                    closed.branches.append([])
                self._say(closed)


def _printed(node: nodes.Node, source: str, at: int) -> _Part:
    """Return what one expression prints."""
    match node:
        case nodes.TemplateData(data=words):
            return SentencePart(at, words)
        case nodes.Const(value=value):
            return SentencePart(at, str(value))
        case nodes.CondExpr(expr1=one, expr2=other):
            no = [_printed(other, source, at)] if other else []
            return _Choice(at, complete=True, branches=[[_printed(one, source, at)], no])
        case _:
            return SentencePart(at, source, is_value=True)
