"""Proof of reproducibility: equal facts, words, tables and versions give equal bytes, wherever and whenever.

Each process renders everything and prints the hashes. The clock is Python's own, set before anything else is imported: that
needs no privilege and no other program, and nothing here reads another clock (a PDF with a time of making would be found by
`test_accessibility.py`). With `faketime` installed, the clock of the whole process is set as well.
"""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.language import Language
from tests.conftest import ROOT
from tests.render.outputs import of_example
from tests.reproduced import hashed, jobs


def rendered(*line: str, **environment: str) -> list[str]:
    """Return the lines that a fresh process prints."""
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONHASH", "TZ"))
    }
    done = subprocess.run(
        [*line[2:], sys.executable, "-m", "tests.reproduced", *line[:2]],
        cwd=ROOT,
        env={**environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return done.stdout.split("\n")[:-1]


@cache
def here() -> list[str]:
    """Return the hashes of this process, which has rendered much else before, in the year and the place where it runs."""
    return sorted(map(hashed, jobs()))


@pytest.mark.line("R6")
def test_another_process_seed_zone_locale_order_and_year_give_equal_bytes() -> None:
    assert len(here()) == len(jobs()) > 150
    there = rendered("backward", "2031", PYTHONHASHSEED="4711", TZ="Asia/Kolkata", LC_ALL=french())
    assert there[0] == "year 2031"
    assert there[1:] == here()


def french() -> str:
    """Return the French locale of Canada where this machine has it, else one that has no language."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return "fr_CA.UTF-8" if "fr_CA.utf8" in listed.split() else "C.UTF-8"


@pytest.mark.line("R6")
def test_two_workers_in_a_warm_process_give_equal_bytes() -> None:
    some = jobs()[::3]
    os.environ["TZ"], kept = "America/St_Johns", os.environ.get("TZ")
    try:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            lines = list(pool.map(hashed, some, chunksize=5))
    finally:
        os.environ.pop("TZ") if kept is None else os.environ.update(TZ=kept)
    assert lines == [hashed(job) for job in some]


@pytest.mark.line("R6")
@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is not installed; Python's own clock is set above")
def test_the_clock_of_the_whole_process_does_not_matter() -> None:
    there = rendered("forward", "2031", "faketime", "2031-02-03 04:05:06", TZ="America/St_Johns", PYTHONHASHSEED="1")
    assert there[1:] == here()


@pytest.mark.line("R6")
@pytest.mark.parametrize("form", list(Format))
def test_another_fact_gives_other_bytes(form: Format) -> None:
    one, other = (of_example(form, Language.EN, decision__officer=officer).data for officer in ("AB01234", "AB01235"))
    assert one == of_example(form, Language.EN, decision__officer="AB01234").data
    assert one != other
