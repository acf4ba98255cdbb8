"""Run the rules of words over the sentences of both languages."""

from collections.abc import Iterator

from gcmsgen.checks.language.passage import Passage, passages
from gcmsgen.checks.language.registry import WORD_RULES
from gcmsgen.checks.language.word_rule import findings
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.wording.translation_state import Row


def of_words(row: Row) -> Iterator[Finding]:
    """Yield what the rules of words find in both languages of a sentence. Raises TemplateError where one cannot be read."""
    for language, sentence in ((Language.EN, row.english), (Language.FR, row.french)):
        if sentence:
            # Ways through a sentence share most of their words: a fault of several is one, shown as the first of them has it.
            found: dict[tuple[str, str], Finding] = {}
            for passage in passages(sentence, language):
                for finding in in_passage(passage):
                    found.setdefault((finding.code, finding.where), finding)
            yield from found.values()


def in_passage(passage: Passage) -> Iterator[Finding]:
    """Yield what the rules of words find in a passage."""
    for word_rule in WORD_RULES:
        yield from findings(word_rule, passage)
