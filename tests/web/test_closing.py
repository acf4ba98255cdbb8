"""The desk is closed by Ctrl+C, as its first line says, and that is no interruption."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("language", "closed"), [("en", "The desk is closed."), ("fr", "Le bureau est fermé.")])
def test_the_way_out_that_it_names_ends_well(tmp_path: Path, language: str, closed: str) -> None:
    line = [sys.executable, "-m", "gcmsgen", "serve", str(tmp_path), "--no-open", "--lang", language]
    with subprocess.Popen(line, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stderr
        assert "Ctrl+C" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
    assert (running.returncode, said.strip()) == (0, closed)
