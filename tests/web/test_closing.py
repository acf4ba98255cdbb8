"""The desk is closed by Ctrl+C, as its first line says, and that is no interruption."""

import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest


@pytest.mark.parametrize(("language", "closed"), [("en", "The desk is closed."), ("fr", "Le bureau est fermé.")])
def test_the_way_out_that_it_names_ends_well(tmp_path: Path, language: str, closed: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    line = [
        sys.executable,
        "-m",
        "gcmsgen",
        "serve",
        str(tmp_path),
        "--no-open",
        "--port",
        str(port),
        "--lang",
        language,
    ]
    with subprocess.Popen(line, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stderr
        assert "Ctrl+C" in running.stderr.readline()
        asking = HTTPConnection("127.0.0.1", port, timeout=60)
        asking.request("GET", "/")
        answered = asking.getresponse().status
        asking.close()
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
    assert (answered, running.returncode, said.strip()) == (
        404,
        0,
        closed,
    )  # it answers, though not to whom it does not know
