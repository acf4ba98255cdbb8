"""Serve the page to this machine alone; it is made anew at each reload, so that an edit shows at once.

Whoever connects is a stranger until its request stands whole: within a time and a size, for this page, by the name of this
machine. Only then is a page made, one at a time.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from socket import socket
from threading import BoundedSemaphore, Lock
from typing import Any

ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """Hold what a stranger may take: seconds for a request or an answer, bytes of a request, connections at a time."""

    seconds: float = 5
    request: int = 8192
    connections: int = 16


class PageServer(ThreadingHTTPServer):
    """Listen on this machine, for so many connections at a time; one more is closed unread."""

    daemon_threads = True

    def __init__(self, make: Callable[[], str], port: int, limits: ServerLimits) -> None:
        super().__init__((ADDRESS, port), _handler(make, limits))
        self._free = BoundedSemaphore(limits.connections)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, where one is left."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and let the next one in."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that broke: whatever ends one, the next is answered."""


def server(make: Callable[[], str], port: int, limits: ServerLimits | None = None) -> PageServer:
    """Return a server, listening, that answers `GET /` with what `make` gives and refuses all else.

    A request that names another host, or that a page of another origin sends, is refused: a page of the web cannot read
    this one by a name of its own.
    """
    return PageServer(make, port, limits or ServerLimits())


def _handler(make: Callable[[], str], limits: ServerLimits) -> type[BaseHTTPRequestHandler]:
    one_at_a_time = Lock()

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            """Answer one request that came whole, and close."""
            head = _head(self.connection, limits)
            self.connection.settimeout(limits.seconds)
            if head is None:
                return
            self.rfile = BytesIO(head)
            self.raw_requestline = self.rfile.readline()
            self.close_connection = True
            if self.parse_request():
                self._answer()

        def _answer(self) -> None:
            refused = _refused(self, self.connection.getsockname()[1])
            if refused:
                self._send(refused, b"", "text/plain")
                return
            with one_at_a_time:
                data = make().encode()
            self._send(200, data, "text/html")

        def _send(self, status: int, data: bytes, kind: str) -> None:
            self.request_version = "HTTP/1.0"  # also to one that named none, or one that does not exist
            self.send_response_only(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Connection", "close")
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("X-Frame-Options", "DENY")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            self.end_headers()
            self.wfile.write(data)

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            """Refuse what is no request, repeating nothing of it."""
            self._send(code, b"", "text/plain")

        def log_message(self, *_args: object) -> None:
            """Log nothing: a request is nobody's business."""

    return Handler


def _head(connection: socket, limits: ServerLimits) -> bytes | None:
    """Return the head of a request; None where it does not come whole within its time and size."""
    end, head = time.monotonic() + limits.seconds, b""
    while b"\r\n\r\n" not in head and b"\n\n" not in head:
        connection.settimeout(max(end - time.monotonic(), 0.001))
        try:
            more = connection.recv(limits.request)
        except OSError:
            return None
        head += more
        if not more or len(head) > limits.request or time.monotonic() > end:
            return None
    return head


def _refused(request: BaseHTTPRequestHandler, port: int) -> int | None:
    """Return the status by which a request is refused, or None where it is answered."""
    hosts = {f"{ADDRESS}:{port}", f"localhost:{port}"}
    origins = {f"http://{host}" for host in hosts}
    if request.command != "GET":
        return 405
    if request.headers.get_all("Host", []) not in [[host] for host in hosts]:
        return 403
    if not set(request.headers.get_all("Origin", [])) <= origins:
        return 403
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return 403
    return None if request.path == "/" else 404
