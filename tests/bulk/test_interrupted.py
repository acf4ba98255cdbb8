"""Who starts a run is told at once that it starts, and who ends it by ^C that nothing is lost; the same command finishes it."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

from gcmsgen.bulk.ledger import NAME
from gcmsgen.language import Language, Text
from tests.bulk.runs import command, ended, entries, files, sound, table

_ROWS = 20
_STARTING = Text(
    en=f"Starting workers for {_ROWS} row(s).", fr=f"Démarrage des processus de travail pour {_ROWS} ligne(s)."
)
_INTERRUPTED = Text(
    en="Interrupted. What was complete is kept; run the same command again to finish.",
    fr="Interrompu. Ce qui était complet est conservé; relancez la même commande pour terminer.",
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("whole")
    assert ended(table(folder, _ROWS), folder / "out", "--workers", "0") == 3  # one row in ten is refused
    return files(folder / "out")


@pytest.mark.parametrize("language", Language)
def test_a_run_says_that_it_starts_and_that_it_was_interrupted(
    tmp_path: Path, whole: dict[str, str], language: Language
) -> None:
    source, output = table(tmp_path, _ROWS), tmp_path / "out"
    line = command(source, output, "--workers", "2", "--lang", language.value)
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        while running.stderr.readline() != f"{_STARTING.of(language)}\n":
            assert running.poll() is None, "the run ended and never said that it starts"
        assert not ((output / NAME).exists() and entries(output)), "it was told only after the first row"
        while not ((output / NAME).exists() and entries(output)):
            assert running.poll() is None, "the run ended before it was interrupted"
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        told = running.stderr.read()
    assert (running.returncode, told.splitlines()[-1:]) == (130, [_INTERRUPTED.of(language)])
    sound(output, whole)
    assert ended(source, output, "--workers", "0") == 3
    assert files(output) == whole
