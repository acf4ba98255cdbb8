"""See that a refusal on any ground gives its reasons: its sentences are said by the outline, and have words in both languages."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from jinja2 import nodes

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language, Text, unseen
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.wording.environment import Source, parsed_outline
from gcmsgen.wording.sentences import sentences_in
from gcmsgen.wording.tags import BUILDER
from gcmsgen.wording.versions import parted


@lru_cache(maxsize=32)
def reasons_said(source: Source) -> None:
    """Raise TemplateError where the letter of a refusal would give no reason on some ground; other documents give none.

    An office's own outline and words are held to it as the shipped ones are, once for each set of templates.
    """
    if source.part != outcomes()["refuse"].letter:
        return
    for ground in grounds().values():
        for sentence in ground.sentences:
            words = {"ground": ground.id, "sentence": sentence}
            if not any(_says(source.tree, file, sentence, ground.id) for file in source.files):
                raise TemplateError(f"outline/{source.part}.j2", _NOT_SAID.filled(**words))
            for language in Language:
                if not any(sentence in _worded(source.tree, file, language) for file in source.files):
                    file = f"{language.value}/{source.part}.j2"
                    raise TemplateError(sentence, _NO_WORDS.filled(file=file, **words))


@lru_cache(maxsize=64)
def _worded(tree: TemplateTree, file: str, language: Language) -> frozenset[str]:
    """Return the names of the sentences that a file of words has words for, in every version."""
    name = f"{language.value}/{file}.j2"
    found = [
        (parted(one.id.removeprefix(f"{file}."))[0], unseen(one.source)) for one in sentences_in(tree.text(name), name)
    ]
    return frozenset(one for one, _ in found) - {one for one, empty in found if empty}


def _says(tree: TemplateTree, file: str, sentence: str, ground: str) -> bool:
    """Say whether an outline may say a sentence on a ground; what else that depends on is left open."""
    said = (tag.conditions for tag in _tags(tree, file) if tag.sentence == sentence)
    return any(all(_holds(one, ground, called) is not False for one, called in conditions) for conditions in said)


Condition = tuple[nodes.Node, frozenset[str]]
"""A condition, with the names of the loops over the grounds of the decision, by which it calls the ground at hand."""


class SayTag(NamedTuple):
    """Hold a tag that says a sentence, with the conditions that it stands under."""

    sentence: str
    conditions: tuple[Condition, ...]


@lru_cache(maxsize=32)
def _tags(tree: TemplateTree, file: str) -> tuple[SayTag, ...]:
    return tuple(_tags_in(parsed_outline(tree, file), (), frozenset()))


def _tags_in(node: nodes.Node, under: tuple[Condition, ...], called: frozenset[str]) -> Iterator[SayTag]:
    if isinstance(node, nodes.Call) and node.node == _SAY:
        yield SayTag(node.args[0].as_const(), under)
    elif isinstance(node, nodes.If):
        for part in node.body:
            yield from _tags_in(part, (*under, (node.test, called)), called)
        for part in (*node.elif_, *node.else_):
            yield from _tags_in(part, (*under, (nodes.Not(node.test), called)), called)
    elif not isinstance(node, nodes.Expr):
        if isinstance(node, nodes.For) and node.iter == _GROUNDS and isinstance(node.target, nodes.Name):
            called |= {node.target.name}
        for part in node.iter_child_nodes():
            yield from _tags_in(part, under, called)


def _holds(condition: nodes.Node, ground: str, called: frozenset[str]) -> bool | None:
    """Say whether a condition holds on a ground, None where that is open."""
    if isinstance(condition, nodes.Not):
        inner = _holds(condition.node, ground, called)
        return None if inner is None else not inner
    if isinstance(condition, nodes.And | nodes.Or):
        sides = (_holds(condition.left, ground, called), _holds(condition.right, ground, called))
        decisive = isinstance(condition, nodes.Or)
        return decisive if decisive in sides else (None if None in sides else not decisive)
    if isinstance(condition, nodes.Compare) and [part.op for part in condition.ops] in (["eq"], ["ne"]):
        compared = [_value(side, ground, called) for side in (condition.expr, condition.ops[0].expr)]
        return None if None in compared else (compared[0] == compared[1]) == (condition.ops[0].op == "eq")
    return None


def _value(node: nodes.Node, ground: str, called: frozenset[str]) -> str | None:
    """Return the text that one side of a comparison is, None where that is open."""
    if isinstance(node, nodes.Name) and node.name in called:
        return ground
    return str(node.value) if isinstance(node, nodes.Const) else None


_SAY = nodes.Getattr(nodes.Name(BUILDER, "load"), "say", "load")
_GROUNDS = nodes.Getattr(nodes.Name("decision", "load"), "grounds", "load")
_NOT_SAID = Text(
    en="on the ground {ground}, this outline does not say the sentence {sentence}; a letter would refuse without that reason. Add "
    "the sentence, or use the packaged outline.",
    fr="pour le motif {ground}, ce plan n’énonce pas la phrase {sentence}; une lettre refuserait la demande sans ce motif. Ajoutez "
    "la phrase, ou employez le plan fourni.",
)
_NO_WORDS = Text(
    en="{file} has no words for this sentence, which the ground {ground} needs; a letter would refuse without that reason. Add "
    "the words, or use the packaged file.",
    fr="{file} n’a pas de texte pour cette phrase, qu’exige le motif {ground}; une lettre refuserait la demande sans ce motif. "
    "Ajoutez le texte, ou employez le fichier fourni.",
)
