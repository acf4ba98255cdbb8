"""Facts are never code: what looks like a tag, a field, an entity or a formula is printed letter by letter, or refused.

Each payload stands in ten fields at once and is looked for in each format. What it would give if it were run (4,981 for the
product, a canary for what reads a file) must stand nowhere.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import CaseFileError
from gcmsgen.facts.case import Case
from gcmsgen.finding import Refused
from gcmsgen.generate import generate
from gcmsgen.language import Language
from tests.conftest import DAY, facts
from tests.test_names import read

pytestmark = pytest.mark.line("S1")

RUN = "4981"  # 17 times 293, which stands in no example
PAYLOADS = [
    text
    for kind in yaml.safe_load(Path(__file__).with_name("facts_as_code.yaml").read_text("utf-8")).values()
    for text in kind
]

FIELDS = (
    "applicant__family_name",
    "applicant__given_names",
    "offer__employer__name",
    "application__employer",
    "offer__job_title",
    "offer__job_title_fr",
    "offer__duties",
    "decision__office",
)


def tree_with(payload: str) -> dict[str, object]:
    """Return the example with a payload in eight fields, a reason and what was considered."""
    tree = facts(**dict.fromkeys(FIELDS, payload))
    tree["assessment"][0]["reason"] = {
        "en": f"Because {payload} stands here.",
        "fr": f"Parce que {payload} figure ici.",
    }
    tree["assessment"][0]["considered"] |= {"en": f"It says {payload} there.", "fr": f"On y lit {payload} aussi."}
    return tree


def printed(payload: str, document: str, form: Format, language: Language) -> str | None:
    """Return the words of a document, None where it is refused."""
    try:
        case = Case.model_validate(tree_with(payload))
        made = generate(case, document=document, form=form, on=DAY, tree=read_templates(), language=language)
    except (CaseFileError, Refused):
        return None
    return read(made.data, form)


def squeezed(text: str) -> str:
    """Return a text without what a line that ends in a word adds or takes."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\N{HYPHEN}\x02\ufffe")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_looks_like_code_is_printed_as_it_is(
    payload: str, language: Language, record_property: Callable[[str, object], None]
) -> None:
    record_property("tried", len(FIELDS) + 2)
    for document, form in (("letter", Format.TXT), ("letter", Format.DOCX), ("note", Format.TXT)):
        text = printed(payload, document, form, language)
        assert text is not None
        expected = f"Because {payload} stands" if language is Language.EN else f"Parce que {payload} figure"
        assert squeezed(expected) in squeezed(text)
        assert text.count(RUN) == squeezed(text).count(squeezed(payload)) * payload.count(RUN)


@pytest.mark.parametrize("payload", PAYLOADS[::9])
def test_a_page_prints_it_as_it_is(payload: str) -> None:
    text = printed(payload, "letter", Format.PDF, Language.EN)
    assert text is not None
    assert squeezed(f"Because {payload} stands") in squeezed(text)
