"""New French in its file: the words are the same once read again, and what stands around them keeps every byte."""

import re

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.translation.exchange.judge import SentenceChange
from gcmsgen.translation.exchange.placeholders import segments
from gcmsgen.translation.exchange.translation_file import Unit
from gcmsgen.translation.exchange.write_back import WIDTH, files_changed, wrapped
from gcmsgen.wording.sentences import sentences_in

LONG = segments("Les frais {{ offer.fee.amount|money }} sont remis. " * 8)


def test_every_shipped_sentence_with_a_word_more_reads_as_it_was_written(units: tuple[Unit, ...]) -> None:
    tree = read_templates()
    changes = [SentenceChange(unit, ("Voici ", *unit.french)) for unit in units]
    made = files_changed(tree, changes)
    assert list(made) == sorted({unit.file for unit in units})
    for name, data in made.items():
        before = {sentence.id: sentence for sentence in sentences_in(tree.text(name), name)}
        after = {sentence.id: sentence for sentence in sentences_in(data.decode(), name)}
        assert list(after) == list(before)
        for sentence in after.values():
            was = before[sentence.id]
            assert sentence.source == f"Voici {was.source}"
            assert ("\n" in sentence.written) >= ("\n" in was.written)
            assert [line for line in sentence.written.split("\n") if len(line) > WIDTH and _breakable(line)] == []
        assert _around(tree.text(name)) == _around(data.decode())


def _breakable(line: str) -> bool:
    """Say whether a line has a space between its words and tags; one inside of a tag is none."""
    return " " in re.sub(r"{{.*?}}|{%.*?%}", "", line.strip())


def _around(text: str) -> list[str]:
    """Return what stands between the sentences of a file."""
    pieces, last = [], 0
    for sentence in sentences_in(text, "fr/x.j2"):
        pieces.append(text[last : sentence.start])
        last = sentence.start + len(sentence.written)
    return [*pieces, text[last:]]


def test_a_line_breaks_between_words_and_never_in_a_tag() -> None:
    lines = wrapped("a.b", LONG, many_lines=True).split("\n")
    assert lines[0] == lines[-1] == ""
    assert all(line.startswith("  ") and line.count("{{") == line.count("}}") for line in lines[1:-1])
