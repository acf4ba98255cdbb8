"""Open a desk: listen, leave a launch page that its owner alone can read, open the browser, serve until nobody asks."""

import asyncio
import html
import os
import secrets
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gcmsgen.web.app import app_of
from gcmsgen.web.desk import Desk
from gcmsgen.web.guard import START
from gcmsgen.web.listening import ServerLimits, bound, guard_of, server_of


@contextmanager
def launch_page(desk: Desk) -> Iterator[Path]:
    """Yield a page that leads to the desk by its launch token, mode 0600; it is removed afterwards.

    The token stands in no line of a command, which any account of the machine can read, and is good once.
    """
    address = html.escape(f"{desk.guard.origin}{desk.guard.root}{START}?token={desk.guard.token}", quote=True)
    path = Path(tempfile.gettempdir()) / f"desk-{secrets.token_hex(8)}.html"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(
            f'<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>gcmsgen</title>'
            f'<meta http-equiv="refresh" content="0;url={address}"><p><a href="{address}">gcmsgen</a></p>\n'
        )
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def serve(
    make: Callable[..., Desk],
    port: int,
    *,
    opens: bool,
    says: Callable[[Path], None],
    limits: ServerLimits | None = None,
) -> None:
    """Serve a desk, which `make` makes of its guard, until it is closed. Raises OSError where the port is taken."""
    listening = bound(port)
    desk = make(guard_of(listening))
    server = server_of(app_of(desk), desk.guard, limits, leaving=lambda: desk.leaving)
    with launch_page(desk) as page:
        says(page)
        if opens:
            webbrowser.open(page.as_uri())
        try:
            asyncio.run(server.serve(sockets=[listening]))
        finally:
            if desk.table:
                desk.table.close()
