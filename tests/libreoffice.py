"""LibreOffice, run as a process of its own with a profile of its own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def converted(file: Path, form: str, filter_name: str) -> Path:
    """Return a file that LibreOffice made of another, in a folder beside it; skip the test where it is not installed."""
    office = shutil.which("lowriter")
    if office is None:
        pytest.skip("LibreOffice is not installed; other readers open the same files in other tests")
    target = file.parent / "converted"
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    line = [office, profile, "--headless", "--convert-to", f"{form}:{filter_name}", "--outdir", str(target), str(file)]
    # It needs the machine's fonts, which a PDF made before has hidden from this process: without any it ends with 1.
    environ = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    subprocess.run(line, env=environ, check=True, capture_output=True, timeout=120)
    return target / f"{file.stem}.{form}"
