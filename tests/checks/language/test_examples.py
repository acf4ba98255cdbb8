"""The examples of each rule of words are what they say: none of the right ones is found, each of the wrong ones is."""

from collections.abc import Iterable

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.language import pair_rule
from gcmsgen.checks.language.pair_rule import PairRule, PassagePair
from gcmsgen.checks.language.passage import Passage, of_rendered, passages
from gcmsgen.checks.language.registry import PAIR_RULES, WORD_RULES
from gcmsgen.checks.language.terms import terms_of
from gcmsgen.checks.language.word_rule import WordRule, findings
from gcmsgen.language import Language
from gcmsgen.wording.sentences import sentences_in

EXAMPLES = [
    pytest.param(one, example, found, id=f"{one.rule.code}-{'wrong' if found else 'right'}-{example}")
    for one in WORD_RULES
    for examples, found in ((one.rule.right, False), (one.rule.wrong, True))
    for example in examples
]


@pytest.mark.parametrize(("rule", "example", "wrong"), EXAMPLES)
def test_an_example_is_what_it_says(rule: WordRule, example: str, wrong: bool) -> None:
    language = rule.languages[-1]
    found = [finding for passage in laid_out(example, language) for finding in findings(rule, passage)]
    assert bool(found) == wrong


def laid_out(example: str, language: Language) -> Iterable[Passage]:
    if "{{" not in example:
        return [of_rendered("x", language, example)]
    text = f'{{% sentence "x" %}}{example}{{% endsentence %}}'
    return [one for sentence in sentences_in(text, "fr/x.j2") for one in passages(sentence, language)]


PAIRS = [
    pytest.param(one, example, found, id=f"{one.rule.code}-{'wrong' if found else 'right'}-{example}")
    for one in PAIR_RULES
    for examples, found in ((one.rule.right, False), (one.rule.wrong, True))
    for example in examples
]


@pytest.mark.parametrize(("rule", "example", "wrong"), PAIRS)
def test_an_example_of_two_languages_is_what_it_says(rule: PairRule, example: str, wrong: bool) -> None:
    english, french = example.split(" ↔ ")
    pair = PassagePair(of_rendered("x", Language.EN, english), of_rendered("x", Language.FR, french))
    assert bool([*pair_rule.findings(rule, pair, terms_of(read_templates()))]) == wrong


def test_every_rule_has_examples_of_both_kinds() -> None:
    rules = [one.rule for one in (*WORD_RULES, *PAIR_RULES)]
    assert [rule.code for rule in rules if not (rule.right and rule.wrong)] == []
