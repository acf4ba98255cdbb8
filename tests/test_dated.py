"""Every dated value holds from its first day and not the day before; every provision, code and fee has its source."""

from datetime import timedelta

import pytest

from gcmsgen.dated import Dated
from gcmsgen.reference.dated_tables import dated_values
from gcmsgen.reference.exemption_codes import exemption_codes
from gcmsgen.reference.guidance import guidance_title
from gcmsgen.reference.occupations import version_on, versions
from gcmsgen.reference.provisions import provisions
from gcmsgen.reference.to_verify import LEVELS
from tests.conftest import DAY

BOUNDARIES = [
    pytest.param(value, number, id=f"{name}-{value.entries[number].since}")
    for name, value in dated_values().items()
    for number in range(len(value.entries))
    if value.entries[number].since
]


@pytest.mark.parametrize(("value", "number"), BOUNDARIES)
def test_a_value_begins_on_its_day_and_not_before(value: Dated[object], number: int) -> None:
    entry = value.entries[number]
    assert entry.since is not None
    assert value.on(entry.since) == entry.value
    if number:
        assert value.on(entry.since - timedelta(days=1)) == value.entries[number - 1].value
    else:
        with pytest.raises(LookupError):
            value.on(entry.since - timedelta(days=1))


def test_the_walk_meets_the_days_that_count() -> None:
    days = {str(value.entries[n].since) for value in dated_values().values() for n in range(len(value.entries))}
    assert {"2026-02-20", "2024-11-29", "2015-02-21"} <= days


@pytest.mark.parametrize("value", dated_values().values(), ids=dated_values())
def test_every_value_has_source_and_confidence_and_no_gap(value: Dated[object]) -> None:
    assert [entry for entry in value.entries if not entry.source or entry.confidence not in LEVELS] == []
    days = [entry.since for entry in value.entries[1:]]
    assert all(days)
    assert days == sorted(days, key=str)


def test_every_code_rests_on_a_provision_of_the_table() -> None:
    for code in exemption_codes().values():
        assert {entry.value for entry in code.provision.entries} <= set(provisions()), code.code


def test_the_noc_switches_on_its_day() -> None:
    switch = versions()[1].since
    assert switch is not None
    assert (version_on(switch).year, version_on(switch - timedelta(days=1)).year) == ("2021", "2016")


def test_the_guidance_has_a_title_in_both_languages() -> None:
    title = guidance_title(DAY)
    assert ("R205(b) - C20" in title.en, "R205b) - C20" in title.fr) == (True, True)
