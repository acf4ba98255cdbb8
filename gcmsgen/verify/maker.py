"""Keep the processes in which outputs are made again, one for each bundle: no bundle's words ever meet those of another.

A process that dies, hangs or wants too much memory costs the output that it was at, and no other: the next question starts a
new one.
"""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any

import gcmsgen
from gcmsgen.catalogue.tree import Layer, TemplateTree
from gcmsgen.manifest.canonical import digest
from gcmsgen.process_limits import OUT_OF_MEMORY, Limits
from gcmsgen.reference.published import published
from gcmsgen.verify.frames import as_text, receive, send
from gcmsgen.verify.kept_bundle import KeptBundle

_START_SECONDS = 60
_CLOSE_SECONDS = 5
_MOST_PROCESSES = 3

Answer = dict[str, Any]


class MakerEnd(Enum):
    """Say how a process ended before it answered; the value is its name in a verdict."""

    DIED = "died"
    OVERSTAYED = "time"
    OUT_OF_MEMORY = "memory"


class MakerLost(Exception):
    """Say that no answer came."""

    def __init__(self, end: MakerEnd) -> None:
        super().__init__(end)
        self.end = end


class Maker:
    """Keep one process at a time, which makes outputs from the same templates and tables; `close` ends it."""

    def __init__(self, start: Mapping[str, Any], limits: Limits) -> None:
        self._start = {**start, "memory": limits.memory}
        self._seconds = limits.seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._exchanging: threading.Thread | None = None

    def answer(self, **question: Any) -> Answer:
        """Return the answer to a question. Raises MakerLost where the process gives none, in time and memory."""
        process, messages, seconds = self._process, [question], self._seconds
        if process is None:
            process, messages, seconds = _new_process(), [self._start, question], seconds + _START_SECONDS
            self._process = process
        answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        # Aside, for a pipe to a process that does not read may never take what is written, nor give anything.
        self._exchanging = threading.Thread(target=_exchange, args=(process, messages, answers), daemon=True)
        self._exchanging.start()
        try:
            found = answers.get(timeout=seconds)
        except queue.Empty:
            self.close()
            raise MakerLost(MakerEnd.OVERSTAYED) from None
        if found is None:
            raise MakerLost(MakerEnd.OUT_OF_MEMORY if self.close() == OUT_OF_MEMORY else MakerEnd.DIED)
        return found

    def close(self) -> int | None:
        """End the process, where there is one; return its exit code."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        code = process.wait()
        if self._exchanging:
            self._exchanging.join(_CLOSE_SECONDS)
        if not (self._exchanging and self._exchanging.is_alive()):
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not written any more
                    if stream:
                        stream.close()
        return code


def _exchange(
    process: "subprocess.Popen[bytes]", messages: list[Mapping[str, Any]], answers: "queue.SimpleQueue[Answer | None]"
) -> None:
    if process.stdin is None or process.stdout is None:
        answers.put(None)
        return
    try:
        for message in messages:
            send(process.stdin, message)
        answers.put(receive(process.stdout))
    except (OSError, ValueError):
        answers.put(None)


def _new_process() -> "subprocess.Popen[bytes]":
    """Return a fresh interpreter that finds this program and what is installed for it, and nothing else by name."""
    quietly = ["-B"] if sys.dont_write_bytecode else []
    return subprocess.Popen(  # noqa: S603 - this interpreter, and a line of our own
        [sys.executable, "-I", *quietly, "-c", _BOOT, str(Path(gcmsgen.__file__).resolve().parent.parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what a library prints may quote a case
        env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ} | _OWN_VARIABLES,
        cwd=Path(sys.executable).anchor or None,
    )


_BOOT = """\
import sys
sys.path.insert(0, sys.argv[1])
from gcmsgen.verify.making_process import main
main()
"""
# Where the libraries of the system and a place for temporary files are found; no other variable changes what is made.
_KEPT_VARIABLES = (
    "DYLD_FALLBACK_LIBRARY_PATH",
    "HOME",
    "LD_LIBRARY_PATH",
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "WEASYPRINT_DLL_DIRECTORIES",
)
# Plug-ins of pydantic are looked for among all packages installed, which takes time; none is used.
_OWN_VARIABLES = {"LC_ALL": "C.UTF-8", "PYDANTIC_DISABLE_PLUGINS": "__all__"}


class Makers:
    """Give the process for each bundle; a few are kept, for the outputs of a folder seldom have more bundles than that."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._kept: dict[str, Maker] = {}

    def __enter__(self) -> "Makers":
        """Return the keeper itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes."""
        for maker in self._kept.values():
            maker.close()
        self._kept.clear()

    def of_bundle(self, bundle: KeptBundle) -> Maker:
        """Return the process that makes outputs from a bundle; what it lacks is taken from this program's own."""
        return self._of(bundle.sha256, lambda: _start(bundle.templates, bundle.tables, bundle.name))

    def of_today(self, tree: TemplateTree) -> Maker:
        """Return the process that makes outputs from the templates and tables of today."""
        own = tree.layers[0] if tree.overlay else None
        return self._of(tree.digest, lambda: _start(own, {}, str(tree.overlay)))

    def _of(self, key: str, start: Callable[[], Mapping[str, Any]]) -> Maker:
        if key not in self._kept:
            if len(self._kept) == _MOST_PROCESSES:
                self._kept.pop(next(iter(self._kept))).close()
            self._kept[key] = Maker(start(), self._limits)
        return self._kept[key]


def _start(templates: Layer | None, tables: Mapping[str, bytes], source: str) -> dict[str, Any]:
    """Return what a process is told first: the templates over the packaged ones, and the tables that are not today's."""
    today = published()
    others = {name: data for name, data in tables.items() if name not in today or digest(data) != today[name].sha256}
    return {
        "templates": templates
        and {name: None if data is None else as_text(data) for name, data in sorted(templates.items())},
        "tables": {name: as_text(data) for name, data in others.items()},
        "source": source,
    }
