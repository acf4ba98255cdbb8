"""A letter says that the file shows nobody only where the case states so: what is not stated is not said."""

from collections.abc import Mapping
from typing import Any

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.facts.load import load_case
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.manifest.canonical import canonical, canonical_facts
from tests.conftest import DAY
from tests.render.outputs import TREE
from tests.test_outcomes import refused


def said(reciprocity: Mapping[str, Any], language: Language) -> set[str]:
    """Return the ids of the sentences of a refusal on reciprocity with these rows."""
    facts: Any = canonical_facts(refused("reciprocity"))
    kept = {name: value for name, value in facts["reciprocity"].items() if name not in ("outbound", "inbound")}
    facts["reciprocity"] = kept | dict(reciprocity)
    facts["assessment"] = [{**entry, "facts": []} for entry in facts["assessment"]]
    case = load_case("case.json", canonical(facts))
    made = generate(case, document="letter", form=Format.TXT, on=DAY, tree=TREE, language=language)
    return {sentence.id.partition(".")[2] for sentence in made.document.sentences()}


@pytest.mark.parametrize("language", list(Language))
def test_nobody_is_shown_only_where_that_is_stated(language: Language) -> None:
    assert {"abroad_none", "here_none"} <= said({"outbound": [], "inbound": []}, language)
    assert {"abroad_none", "here_none"}.isdisjoint(said({}, language))
