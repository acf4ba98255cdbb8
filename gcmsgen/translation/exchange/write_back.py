"""Put new French into the files of words: what stands around a sentence keeps every byte."""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.translation.exchange.judge import SentenceChange
from gcmsgen.translation.exchange.placeholders import Placeholder, Segments, source_of
from gcmsgen.wording.sentences import WordedSentence, sentences_in
from gcmsgen.wording.versions import parted, tag

WIDTH = 130  # as the files of words are wrapped
_INDENT = "  "


def files_changed(tree: TemplateTree, changes: Iterable[SentenceChange]) -> dict[str, bytes]:
    """Return by their names the files of words with new French in them. Raises TemplateError where one cannot be read."""
    by_file: dict[str, dict[str, Segments]] = defaultdict(dict)
    for change in changes:
        if change.french != change.unit.french:
            by_file[change.unit.file][change.unit.id] = change.french
    return {name: _changed(tree, name, some) for name, some in sorted(by_file.items())}


def _changed(tree: TemplateTree, name: str, some: Mapping[str, Segments]) -> bytes:
    raw = tree.data(name).decode() if tree.has(name) else ""
    text = raw.replace("\r\n", "\n")
    there = {sentence.id: sentence for sentence in sentences_in(text, name)}
    edits = [_edit(sentence, some[sentence.id]) for sentence in there.values() if sentence.id in some]
    english = [sentence.id for sentence in sentences_in(tree.text(f"en/{name[3:]}"), name)]
    return _spliced(raw, sorted([*edits, *_added(text, english, there, some)])).encode()


Edit = tuple[int, int, str]  # where what goes begins and ends, and what comes


def _edit(sentence: WordedSentence, french: Segments) -> Edit:
    before, after = sentence.start, sentence.start + len(sentence.written)
    return before, after, wrapped(sentence.id, french, many_lines="\n" in sentence.written)


def _added(
    text: str, english: Iterable[str], there: Mapping[str, WordedSentence], some: Mapping[str, Segments]
) -> Iterator[Edit]:
    """Yield the sentences that the file does not have yet, each behind the one that stands before it in English."""
    at = 0
    for name in english:
        if name in there:
            at = text.index("%}", there[name].start + len(there[name].written)) + 2
        elif name in some:
            words = f"{_tag(name)}{wrapped(name, some[name], many_lines=False)}{_END}"
            yield at, at, f"\n{words}" if at else f"{words}\n"


def _spliced(raw: str, edits: Iterable[Edit]) -> str:
    """Return a file with its edits, whose places count a line end as one character, whatever it is in the file."""
    ends = [match.start() for match in re.finditer("\r\n", raw)]
    pieces: list[str] = []
    last = 0
    for before, after, words in edits:
        start, end = (place + sum(at - number < place for number, at in enumerate(ends)) for place in (before, after))
        pieces += [raw[last:start], words.replace("\n", "\r\n") if ends else words]
        last = end
    return "".join([*pieces, raw[last:]])


def wrapped(name: str, french: Segments, *, many_lines: bool) -> str:
    """Return French as it stands between the tags: on their line where it was and fits, else on lines of its own.

    >>> wrapped("letter.closing", ("Veuillez agréer",), many_lines=True)
    '\\n  Veuillez agréer\\n'
    """
    source = source_of(french)
    if not many_lines and len(f"{_tag(name)}{source}{_END}") <= WIDTH:
        return source
    # Lines break between words and before or after tags, never in one.
    whole = "".join(_held(one) for one in french)
    lines = textwrap.wrap(whole, WIDTH - len(_INDENT), break_long_words=False, break_on_hyphens=False)
    return "\n" + "".join(f"{_INDENT}{line.replace(_HELD, ' ')}\n" for line in lines)


def _held(one: str | Placeholder) -> str:
    """Return a piece with the spaces inside of its tag held; those that the tag eats beside it are free."""
    if not isinstance(one, Placeholder):
        return one
    bare = one.source.strip(" ")
    return one.source.replace(bare, bare.replace(" ", _HELD))


def _tag(name: str) -> str:
    return tag(*parted(name.partition(".")[2]))


_END = "{% endsentence %}"
_HELD = "\ue030"  # stands for a space while lines are broken
