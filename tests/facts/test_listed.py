"""A word of a closed list is what its table says: another is refused, and no code or outline compares with one."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import pytest
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import TypeAdapter, ValidationError

from gcmsgen.errors import CaseFileError
from gcmsgen.facts.listed import Listed
from gcmsgen.facts.load import load_case
from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.wording.sentence_source import SentenceTag
from gcmsgen.wording.tags import OutlineTags
from tests.conftest import ROOT

LISTS: Mapping[str, Mapping[str, Any]] = {"outcome": outcomes(), "ground": grounds(), "concern": concerns()}


@pytest.mark.parametrize("ground", grounds())
def test_every_ground_is_read(ground: str) -> None:
    case = load_case("case.yaml", f"decision: {{grounds: [{ground}]}}".encode())
    assert case.decision is not None
    assert case.decision.grounds == (ground,)


def test_a_word_that_no_row_has_is_refused_with_those_that_are() -> None:
    with pytest.raises(CaseFileError) as refused:
        load_case("case.yaml", b"decision: {outcome: refused}")
    assert refused.value.text.en == (
        "case.yaml, line 1, decision.outcome: found “refused”; expected one of "
        + ", ".join(outcomes())
        + " (did you mean refuse?)."
    )


def test_a_list_of_another_table_makes_another_type() -> None:
    reader: TypeAdapter[str] = TypeAdapter(Annotated[str, Listed(lambda: ["one", "two"])])
    assert reader.validate_python("two") == "two"
    assert reader.json_schema() == {"enum": ["one", "two"], "type": "string"}
    with pytest.raises(ValidationError) as refused:
        reader.validate_python("three")
    assert refused.value.errors()[0]["ctx"] == {"expected": "'one' or 'two'"}


def compared(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the name on one side of each comparison with a text, and the text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            names = [name for side in sides for name in called(side)]
            yield from ((name, text) for name in names for side in sides for text in texts(side))


def called(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Call):
        return called(node.func)
    return [node.attr] if isinstance(node, ast.Attribute) else [node.id] if isinstance(node, ast.Name) else []


def texts(node: ast.AST) -> Iterator[str]:
    parts = node.elts if isinstance(node, ast.Tuple | ast.Set | ast.List) else [node]
    yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def compared_in_template(text: str) -> Iterator[tuple[str, str]]:
    environment = ImmutableSandboxedEnvironment(extensions=[OutlineTags, SentenceTag])
    for node in environment.parse(text).find_all(nodes.Compare):
        sides = [node.expr, *(part.expr for part in node.ops)]
        named = [side.attr if isinstance(side, nodes.Getattr) else getattr(side, "name", "") for side in sides]
        words = [side.value for side in sides if isinstance(side, nodes.Const) and isinstance(side.value, str)]
        yield from ((name, word) for name in named for word in words)


def unlisted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, word) for name, word in pairs if name in LISTS and word not in LISTS[name]]


def test_no_code_compares_with_a_word_that_no_row_has() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "gcmsgen").rglob("*.py"))]
    pairs = [pair for tree in trees for pair in compared(tree)]
    assert unlisted(pairs) == []
    assert ("outcome", "approve") in pairs


def test_no_template_compares_with_a_word_that_no_row_has() -> None:
    paths = [path for folder in ("outline", "en", "fr") for path in sorted((ROOT / "templates" / folder).glob("*.j2"))]
    pairs = [pair for path in paths for pair in compared_in_template(path.read_text(encoding="utf-8"))]
    assert unlisted(pairs) == []
    assert {word for name, word in pairs if name == "ground"} == set(grounds())


@pytest.mark.parametrize(
    "code", ["outcome == 'aprove'", "outcome(examined) in ('approve', 'refused')", "'medicine' != row.ground"]
)
def test_a_mistyped_word_is_seen(code: str) -> None:
    assert len(unlisted(compared(ast.parse(code)))) == 1
    assert len(unlisted(compared_in_template('{% say "x" when decision.outcome == "aprove" %}'))) == 1
