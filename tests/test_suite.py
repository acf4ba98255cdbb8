"""The suite itself: what it draws is drawn again in CI, and no example is too slow."""

import os

from hypothesis import settings


def test_in_ci_the_same_examples_are_drawn_each_time_and_none_has_a_deadline() -> None:
    assert (settings().derandomize, settings().deadline) == (bool(os.environ.get("CI")), None)
