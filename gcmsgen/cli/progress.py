"""Show how a run goes: a bar on a terminal, and elsewhere a plain line now and then. Both go to standard error."""

import sys
import time
from collections.abc import Callable

import click

from gcmsgen.bulk.run import Tally
from gcmsgen.cli.terminal import erase_line
from gcmsgen.language import Language, Text

_BAR, _EVERY_ON_TERMINAL, _EVERY_ELSEWHERE = 30, 0.2, 30.0


def progress(total: int, language: Language) -> Callable[[Tally], None]:
    """Return what shows a tally of `total` rows, as often as eyes can follow or a log can bear."""
    terminal, began = sys.stderr.isatty(), time.monotonic()
    shown = began

    def show(tally: Tally) -> None:
        nonlocal shown
        now = time.monotonic()
        done = tally.rows >= total
        if now - shown < (_EVERY_ON_TERMINAL if terminal else _EVERY_ELSEWHERE) and not (done and terminal):
            return
        shown = now
        line = _line(tally, total, now - began, language)
        if terminal:
            erase_line()
        click.echo(f"{_bar(tally.rows, total)} {line}" if terminal else line, nl=not terminal, err=True)

    return show


def end_progress() -> None:
    """End the line of the bar."""
    if sys.stderr.isatty():
        click.echo(err=True)


def _line(tally: Tally, total: int, seconds: float, language: Language) -> str:
    rate = tally.rows / seconds if seconds else 0.0
    left = int((total - tally.rows) / rate) if rate else 0
    text = _LINE.filled(
        rows=str(tally.rows),
        total=str(total),
        rate=f"{rate:.0f}",
        left=f"{left // 60}:{left % 60:02}",
        failed=str(tally.failed),
    )
    return text.of(language)


def _bar(rows: int, total: int) -> str:
    full = _BAR * min(rows, total) // max(total, 1)
    return f"[{'#' * full}{'-' * (_BAR - full)}]"


_LINE = Text(
    en="{rows} of {total} rows, {rate} a second, {left} left, {failed} not made",
    fr="{rows} lignes sur {total}, {rate} par seconde, encore {left}, {failed} non produites",
)
