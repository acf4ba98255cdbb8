"""Leave the greater part of long tables of attacks to `make long` and the scorecard; every so many of each stay in `make test`."""

import os
from collections import Counter
from collections.abc import Iterable

import pytest

# Of each test of these files every so many cases stay. A file that is not named here is tried whole each time.
EVERY = {
    "test_bundles": 6,
    "test_facts_as_code": 4,
    "test_fault_at_each_stage": 6,
    "test_formulas": 4,
    "test_full_disk": 3,
    "test_impact": 6,
    "test_leaves_docx": 4,
    "test_leaves_pdf": 4,
    "test_manifests": 6,
    "test_odd_signs": 4,
    "test_office_folders": 6,
    "test_page_server": 3,
    "test_planted_names": 6,
    "test_seal_keys": 6,
    "test_seals": 6,
    "test_template_bombs": 6,
    "test_template_tags": 4,
    "test_terminal": 6,
    "test_visibility_docx": 4,
    "test_visibility_pdf": 6,
    "test_word_parts": 6,
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark as long what is not of the sample, before the long tests are left out."""
    if os.environ.get("GCMSGEN_WHOLE"):  # a fault is planted, and may be seen by any case of its test
        return
    seen: Counter[str] = Counter()
    for item in items:
        module = item.path.stem
        if item.path.parent.name == "hostile" and module in EVERY and item.get_closest_marker("long") is None:
            test = item.nodeid.partition("[")[0]
            if seen[test] % EVERY[module]:
                item.add_marker(pytest.mark.long)
            seen[test] += 1
