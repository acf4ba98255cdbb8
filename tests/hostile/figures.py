"""Count, for each line of the scorecard, what was tried, what held and how long it took: a plug-in of pytest.

    pytest -p tests.hostile.figures --figures FILE -m line

A test may count for more than one attempt, where it says so by `record_property("tried", n)`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest


@dataclass
class LineFigures:
    """Hold the figures of one line: attempts, those that held, and seconds."""

    tried: int = 0
    held: int = 0
    seconds: float = 0.0


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the file be named that takes the figures."""
    parser.addoption("--figures", type=Path, required=True)


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Let each report say which lines its test stands on; a report may come from another process."""
    for item in items:
        item.user_properties += [("line", marker.args[0]) for marker in item.iter_markers("line")]


_FIGURES: dict[str, LineFigures] = defaultdict(LineFigures)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count a test when it was called, or when it failed around its call; one that is skipped counts for nothing."""
    said = [value for name, value in report.user_properties if name == "tried"]
    tried = int(str(said[-1])) if said else 1
    for name, value in report.user_properties:
        if name == "line":
            line = _FIGURES[str(value)]
            line.seconds += report.duration
            if report.failed or (report.when == "call" and report.passed):
                line.tried += tried
            if report.when == "call" and report.passed:
                line.held += tried


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the figures, in the process that gathers those of all."""
    if not hasattr(session.config, "workerinput"):
        text = json.dumps({name: asdict(line) for name, line in sorted(_FIGURES.items())})
        session.config.getoption("--figures").write_text(text, encoding="utf-8")
