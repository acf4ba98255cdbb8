"""What a look-up costs in a fresh process: the tables for one case open in under 50 ms of CPU and 20 MB."""

import subprocess
import sys

OPEN_EVERYTHING = """
import resource, time
from datetime import date
from gcmsgen.language import Language
from gcmsgen.reference import job_titles, occupation_codes, occupations, places, postal_areas

def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

before, started = memory(), time.process_time()
version = occupations.version_on(date(2026, 3, 1))
assert occupations.unit_group("53201", version)
assert places.places("Toronto", "ON")
assert places.same_place("Toronto", "TORONTO", "ON")
assert postal_areas.postal_area("M5V 3L9").provinces == ("ON",)
assert job_titles.groups_for_title("Coach", Language.EN, version).codes == ("53201",)
print(time.process_time() - started, (memory() - before) / 1024)
"""

LOOK_UP_ONLY = """
import sys
from datetime import date
from gcmsgen.reference import occupations, places
version = occupations.version_on(date(2026, 3, 1))
assert occupations.unit_group("53201", version) and places.places("Toronto", "ON")
assert "rapidfuzz" not in sys.modules
"""


def output_of(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_the_tables_for_one_case_open_cheaply() -> None:
    seconds, megabytes = map(float, output_of(OPEN_EVERYTHING).split())
    assert seconds < 0.050
    assert megabytes < 20


def test_a_look_up_does_not_load_the_search() -> None:
    assert output_of(LOOK_UP_ONLY) == ""
