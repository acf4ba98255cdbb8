"""The rules over generated cases: a ground whose fact is not in the file is never passed over, and a sound refusal draws nothing."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.finding import Finding, Severity
from gcmsgen.reference.grounds import grounds
from tests.journeys import Path, base, codes, laid, moved, table

# The ground that an officer's conclusion alone shows: what it rests on is weighed by nobody here.
SHOWN_BY_CONCLUSION = {"will_not_leave"}
PATHS = st.builds(
    Path,
    st.just("refuse"),
    st.sampled_from(list(grounds())),
    st.sampled_from(["outside_canada", "inside_canada", "port_of_entry"]),
    st.just("coming_from"),
    st.sampled_from(["none", "replied", "no_reply"]),
).filter(lambda path: not codes("refused", path))
DAYS = st.integers(min_value=-45, max_value=150)  # within the instructions that the path names
FORMS = st.sampled_from(["gcmsgen.case/1", "gcmsgen.case/2"])


def findings(path: Path, days: int, form: str, *, shown: bool) -> tuple[Finding, ...]:
    """Return what is found in the refusal of a path, with or without the facts that show its ground."""
    tree: Mapping[str, Tree] = overlaid(base(), {"schema": form})
    for changes in laid(path):
        if shown or changes is not table()["grounds"][path.ground]["lays"]:
            tree = overlaid(tree, changes)
    if path.ground == "reciprocity" and not shown:
        tree = overlaid(tree, {"assessment.creates_or_maintains.conclusion": "satisfied"})
    case = case_from(str(path), Parsed(dict(moved(tree, days)), {}))
    assert case.decision
    assert isinstance(case.decision.date, date)
    return check_case(case, case.decision.date)


@given(path=PATHS, days=DAYS, form=FORMS)
@settings(max_examples=60)
def test_a_sound_refusal_draws_no_error_and_no_warning_but_those_that_ask(path: Path, days: int, form: str) -> None:
    found = findings(path, days, form, shown=True)
    assert {one.code for one in found if one.severity is not Severity.INFO} == codes("asks", path)


@pytest.mark.long
@given(path=PATHS, days=DAYS, form=FORMS)
@settings(max_examples=1500)
def test_no_sound_refusal_of_many_draws_any(path: Path, days: int, form: str) -> None:
    found = findings(path, days, form, shown=True)
    assert {one.code for one in found if one.severity is not Severity.INFO} == codes("asks", path)


@pytest.mark.parametrize("ground", [ground for ground in grounds() if ground not in SHOWN_BY_CONCLUSION])
@given(path=PATHS, days=DAYS, form=FORMS)
@settings(max_examples=6)
def test_a_refusal_whose_file_does_not_show_its_ground_is_never_silent(
    ground: str, path: Path, days: int, form: str
) -> None:
    # A fairness letter that asked for documents shows by itself that they were asked for (ground_needs.yaml).
    fairness = "none" if ground == "not_produced" else path.fairness
    asked = Path(path.outcome, ground, path.made, path.instructions, fairness)
    found = findings(asked, days, form, shown=False)
    assert {one.code for one in found if one.severity is not Severity.INFO} - codes("asks", asked), asked
