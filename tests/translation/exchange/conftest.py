"""An office's folder of words to write into, and the files of exchange made from the shipped words, once a session."""

import shutil
from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import packaged, read_templates
from gcmsgen.translation.exchange.forms import Form, write
from gcmsgen.translation.exchange.translation_file import Unit
from gcmsgen.translation.exchange.units import explained, units_of


@pytest.fixture(scope="session")
def units() -> tuple[Unit, ...]:
    """Return every shipped sentence, explained."""
    return explained(units_of(read_templates()).values(), read_templates())


@pytest.fixture(scope="session")
def sent(units: tuple[Unit, ...]) -> dict[Form, bytes]:
    """Return every shipped sentence in each format."""
    return {form: write(units, form) for form in Form}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder with a copy of the shipped templates."""
    return Path(shutil.copytree(packaged("templates"), tmp_path / "own"))
