"""Make outputs again in a process of its own: what that process does between its birth and its end.

It is told first which tables and templates to make them from, as values, then answers one question after the other. It is
bound in memory and in what it may write, it finds no module but those of the program, and it ends when its questions do.
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from gcmsgen.process_limits import OUT_OF_MEMORY, collect_seldom, end_with_parent, limit_files, limit_memory
from gcmsgen.reference.table_bytes import give_tables
from gcmsgen.verify.frames import as_bytes, as_text, receive, send

_MOST_WRITTEN = 64_000_000  # WeasyPrint lays a font on the disk before it embeds it


def main() -> None:
    """Answer every question that comes in, until there is none any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends this process
    end_with_parent()
    collect_seldom()
    questions, answers = sys.stdin.buffer, _own_output()
    try:
        if start := receive(questions):
            limit_memory(start["memory"])
            limit_files(_MOST_WRITTEN)
            give_tables({name: as_bytes(text) for name, text in start["tables"].items()})
            _serve(start, questions, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _own_output() -> IO[bytes]:
    """Return standard output, and let whatever a library prints go nowhere."""
    kept = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return kept


def _serve(start: Mapping[str, Any], questions: IO[bytes], answers: IO[bytes]) -> None:
    # Only now: whatever reads a table reads those that were given.
    from gcmsgen.catalogue.tree import TemplateTree, laid_over, read_templates

    def tree() -> TemplateTree:
        if start["templates"] is None:
            return read_templates()
        layer = {name: None if text is None else as_bytes(text) for name, text in start["templates"].items()}
        return laid_over(layer, Path(start["source"]))

    templates = tree()
    while question := receive(questions):
        send(answers, _ANSWERS[question["ask"]](question, templates))


def _again(question: Mapping[str, Any], tree: Any) -> dict[str, Any]:
    """Make an output, and say what its record says; or say why it cannot be made."""
    from gcmsgen.errors import GcmsgenError, MachineError, RenderError, TableError, TemplateError
    from gcmsgen.finding import Refused
    from gcmsgen.verify.replay import replayed

    try:
        output = replayed(question["made"], question["sha256"], tree)
        record = output.record.made
    except Refused:
        return {"cannot": None, "machine": False}
    except GcmsgenError as error:
        ours = isinstance(error, MachineError) and not isinstance(error, TableError | TemplateError | RenderError)
        return {"cannot": {"en": error.text.en, "fr": error.text.fr} if ours else None, "machine": ours}
    except (KeyError, TypeError, ValueError, RecursionError):
        return {"cannot": None, "machine": False}
    return {"data": as_text(output.data), "record": {name: part for name, part in record.items() if name != "facts"}}


def _reading(question: Mapping[str, Any], tree: Any) -> dict[str, Any]:
    """Say what a document says and what is found in its facts; nothing where it cannot be composed at all."""
    from gcmsgen.errors import GcmsgenError
    from gcmsgen.finding import Refused
    from gcmsgen.verify.replay import read_again

    try:
        return read_again(question["made"], tree)
    except (Refused, GcmsgenError, KeyError, TypeError, ValueError, RecursionError):
        return {}


def _same_words(question: Mapping[str, Any], tree: Any) -> dict[str, Any]:
    """Say whether an output of other bytes says the same as the one that is made again."""
    from gcmsgen.verify.replay import replayed
    from gcmsgen.verify.words import says_the_same

    output = replayed(question["made"], question["sha256"], tree)
    return {"same": says_the_same(as_bytes(question["output"]), output, tree)}


def _versions(question: Mapping[str, Any], _: Any) -> dict[str, Any]:
    from gcmsgen.catalogue.formats import Format
    from gcmsgen.errors import MachineError
    from gcmsgen.making import engine_in, versions_of

    try:
        form = Format(question["format"])
        return {"versions": dict(versions_of(form, engine_in(question["versions"], form)))}
    except MachineError:
        return {"versions": {}}


def _sentences(question: Mapping[str, Any], _: Any) -> dict[str, Any]:
    from gcmsgen.verify.compare import changed_sentences

    before, now = as_bytes(question["before"]), as_bytes(question["now"])
    return {"sentences": list(changed_sentences(before, now))}


_ANSWERS: Mapping[str, Callable[[Mapping[str, Any], Any], dict[str, Any]]] = {
    "make": _again,
    "reading": _reading,
    "words": _same_words,
    "versions": _versions,
    "sentences": _sentences,
}
