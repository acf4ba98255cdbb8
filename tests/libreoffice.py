"""LibreOffice, run as a process of its own with a profile of its own."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.machine_fonts import with_machine_fonts


def converted(file: Path, form: str, filter_name: str) -> Path:
    """Return a file that LibreOffice made of another, in a folder beside it; skip the test where it is not installed."""
    office = shutil.which("lowriter")
    if office is None:
        pytest.skip("LibreOffice is not installed; other readers open the same files in other tests")
    target = file.parent / "converted"
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    line = [office, profile, "--headless", "--convert-to", f"{form}:{filter_name}", "--outdir", str(target), str(file)]
    subprocess.run(line, env=with_machine_fonts(), check=True, capture_output=True, timeout=120)
    return target / f"{file.stem}.{form}"
