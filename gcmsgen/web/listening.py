"""Listen on this machine alone, by a server whose connections are few and whose patience is short.

Whoever connects is a stranger until its request stands whole; one that takes too long, or is one too many, is let go unheard.
"""

import asyncio
import logging
import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from gcmsgen.web.guard import Guard

ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """Hold what a stranger may take: seconds for a request, bytes of its head, connections at a time; and the seconds of rest
    after which the desk ends."""

    seconds: float = 5
    head: int = 16_384
    connections: int = 32
    idle: float = 30 * 60


def bound(port: int) -> socket.socket:
    """Return a socket that is bound to a port of this machine, any that is free for 0. Raises OSError."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((ADDRESS, port))
        found.listen()  # whoever comes before the server is ready waits for it
    except OSError:
        found.close()
        raise
    return found


def guard_of(listening: socket.socket, *, resolves: Callable[[str], bool] | None = None) -> Guard:
    """Return the guard of a desk: by a name of its own where this machine finds it, else by a path that nobody can guess."""
    port = listening.getsockname()[1]
    name = f"g-{secrets.token_hex(8)}.localhost"
    if (resolves or _resolves)(name):
        return Guard(f"{name}:{port}")
    return Guard(f"{ADDRESS}:{port}", root=f"/{secrets.token_urlsafe(24)}")


def _resolves(name: str) -> bool:
    try:
        return all(found[4][0] in (ADDRESS, "::1") for found in socket.getaddrinfo(name, None))
    except OSError:
        return False


def server_of(
    app: Any, guard: Guard, limits: ServerLimits | None = None, leaving: Callable[[], bool] = lambda: False
) -> uvicorn.Server:
    """Return the server of a desk; it logs nothing, and ends when nobody has used it for long."""
    held = limits or ServerLimits()
    # What the server would say of an error holds the line where it arose, and could hold a fact.
    said = logging.getLogger("uvicorn")
    said.handlers, said.propagate = [logging.NullHandler()], False
    config = uvicorn.Config(
        app,
        http=_protocol(held),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=held.head,
        timeout_keep_alive=int(held.seconds) or 1,
        timeout_graceful_shutdown=2,
    )
    return _Server(config, guard, held, leaving)


class _Server(uvicorn.Server):
    """Serve until nobody asks any more."""

    def __init__(self, config: uvicorn.Config, guard: Guard, limits: ServerLimits, leaving: Callable[[], bool]) -> None:
        super().__init__(config)
        self.guard = guard
        self.limits = limits
        self.leaving = leaving

    async def on_tick(self, counter: int) -> bool:
        """Say whether to end: when asked to, or after a long rest."""
        rested = time.monotonic() - self.guard.used > self.limits.idle
        return await super().on_tick(counter) or rested or self.leaving()


def _protocol(limits: ServerLimits) -> type[H11Protocol]:
    return type("Held", (Patient,), {"limits": limits, "open_now": set()})


class Patient(H11Protocol):
    """Close a connection that is one too many, or whose request does not come whole in time."""

    limits: ServerLimits
    open_now: set[object]
    waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Hear a connection where one is left."""
        if len(self.open_now) >= self.limits.connections:
            transport.abort()
            return
        self.open_now.add(self)
        super().connection_made(transport)
        self._wait()

    def _wait(self) -> None:
        self.waiting = self.loop.call_later(self.limits.seconds, self._late)

    def _late(self) -> None:
        """Let a stranger go; one whose request is being answered is none, though its body may still be on its way."""
        if self.cycle is None or self.cycle.response_complete or self.cycle.more_body:
            self.transport.abort()
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what comes of a connection that is heard."""
        if self in self.open_now:
            super().data_received(data)

    def on_response_complete(self) -> None:
        """Begin the time of the next request."""
        super().on_response_complete()
        self._stop()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let the next one in."""
        if self in self.open_now:
            self.open_now.discard(self)
            self._stop()
            super().connection_lost(exc)

    def _stop(self) -> None:
        if self.waiting:
            self.waiting.cancel()
