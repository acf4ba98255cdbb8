"""Mend the faults of French words that need no person: spaces, apostrophes, the first of a month."""

from collections.abc import Iterator
from dataclasses import dataclass

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.language.passage import passages
from gcmsgen.checks.language.registry import WORD_RULES
from gcmsgen.checks.parity.waiver import is_waived
from gcmsgen.language import Language
from gcmsgen.wording.sentences import WordedSentence, sentences_in


@dataclass(frozen=True, slots=True, order=True)
class Autofix:
    """Hold one place of a file that is mended: its position, what stands there, what will, its code and place in words."""

    at: int
    was: str
    right: str
    code: str
    where: str


def autofixes(tree: TemplateTree) -> dict[str, list[Autofix]]:
    """Return by file of French words what is to be mended, in the folder that would be written: the office's, or the packaged one.

    Raises TemplateError where a file cannot be read.
    """
    found: dict[str, list[Autofix]] = {}
    for name in tree.names(Language.FR.value):
        if name.endswith(".j2") and tree.written_folder_has(name):
            text = tree.text(name)
            all_of_file = {one for sentence in sentences_in(text, name) for one in _of_sentence(sentence)}
            if all_of_file:
                found[name] = _apart(sorted(all_of_file))
    return found


def autofixed(data: bytes, some: list[Autofix]) -> bytes:
    """Return a file with its autofixes done, and not another byte changed: where a line ends in CR LF it still does."""
    text = data.decode()
    # A position counts a CR LF as the one sign that it is read as.
    at = [number for number, sign in enumerate(text) if sign != "\n" or text[number - 1 : number] != "\r"]
    for one in reversed(some):
        start = at[one.at]
        text = text[:start] + one.right + text[start + len(one.was) :]
    return text.encode()


def _of_sentence(sentence: WordedSentence) -> Iterator[Autofix]:
    for passage in passages(sentence, Language.FR):
        for rule in WORD_RULES:
            if not rule.safe or is_waived(sentence, rule.rule.code):
                continue
            for fault in rule.faults(passage):
                at, end = passage.starts[fault.start], passage.starts[fault.end - 1] + 1
                was = passage.text[fault.start : fault.end]
                # Where a value, a tag or the end of a line stands between, a person has to look.
                if fault.right is not None and sentence.written[at:end] == was:
                    yield Autofix(sentence.start + at, was, fault.right, rule.rule.code, passage.where(at))


def _apart(some: list[Autofix]) -> list[Autofix]:
    """Return the autofixes that touch no earlier one; those are done when the command is run again."""
    kept: list[Autofix] = []
    for one in some:
        if not kept or one.at >= kept[-1].at + len(kept[-1].was):
            kept.append(one)
    return kept
