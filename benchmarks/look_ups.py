"""Look up what one case needs, and print the CPU seconds and the megabytes that it took.

python -m benchmarks.look_ups

A process of its own, so that each table is opened for the first time; what is imported before is left out.
"""

import resource
import time
from datetime import date

from gcmsgen.language import Language
from gcmsgen.reference import job_titles, occupations, places, postal_areas

DAY = date(2026, 3, 1)


def main() -> None:
    """Look everything up once, and print what it cost."""
    before, started = _megabytes(), time.process_time()
    look_up()
    print(time.process_time() - started, _megabytes() - before)


def look_up() -> None:
    """Look up an occupation, a place, a postal code and a job title, and see that each is found."""
    version = occupations.version_on(DAY)
    assert occupations.unit_group("53201", version)
    assert places.places("Toronto", "ON")
    assert places.same_place("Toronto", "TORONTO", "ON")
    area = postal_areas.postal_area("M5V 3L9")
    assert area
    assert area.provinces == ("ON",)
    assert job_titles.groups_for_title("Coach", Language.EN, version).codes == ("53201",)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
