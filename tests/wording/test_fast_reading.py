"""What is read in fewer steps is read the same: documents, facts of each sentence and gaps are those of the plain way."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError

from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import CaseFileError
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.language import Language
from gcmsgen.translation.variants import variant, variant_names
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source, outline_environment
from gcmsgen.wording.line import one_line
from gcmsgen.wording.tags import BUILDER
from tests.conftest import CASES, DAY, case
from tests.wording.plain import plain_line, plainly_composed

TREE = read_templates()
OFFICE = "Example Processing Centre"


def examples() -> Iterator[tuple[str, Case]]:
    """Yield the examples that are read, the invented cases of the preview, and one that lacks many facts."""
    for path in CASES:
        with suppress(CaseFileError):
            yield path.stem, load_case(path.name, path.read_bytes())
    for name in variant_names():
        made = variant(name)
        assert made
        yield name, made.case
    yield GAPS, case(applicant__coming_from=None, offer__job_title=None, offer__employer=None, documents=None)


GAPS = "many gaps"
EXAMPLES = dict(examples())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_document_is_that_of_the_plain_way(name: str, language: Language) -> None:
    a_case, composed = EXAMPLES[name], 0
    for entry in ORIGINALS.values():
        outcome = a_case.decision and a_case.decision.outcome
        if outcome in entry.parts:
            source, office = Source(entry.id, entry.parts[outcome], TREE), office_profile(TREE, OFFICE, language)
            quick = compose(a_case, source, language=language, on=DAY, office=office)
            plain, gaps = plainly_composed(a_case, source, language=language, on=DAY, office=office)
            assert quick.document == plain
            assert quick.gaps == gaps
            assert bool(gaps) is (name == GAPS)
            composed += 1
    assert composed


@given(st.text(st.sampled_from("ab é́  \t\r\n\f\v\u1680\u2003\u2007\u2028\u202f\u3000\xa0\u200b")))
def test_a_line_is_that_of_the_plain_way(text: str) -> None:
    assert one_line(text) == plain_line(text)


class Opened:
    """Stand where the builder stands, with something that is none of its steps."""

    def _text(self) -> str:
        return "called"


@pytest.mark.parametrize("asked", ["_builder._text()", "_builder.__class__()"])
def test_an_outline_calls_nothing_of_the_builder_but_its_steps(asked: str) -> None:
    outline = outline_environment(TREE).from_string(f"{{{{ {asked} }}}}")
    with pytest.raises(SecurityError):
        outline.render({BUILDER: Opened()})
