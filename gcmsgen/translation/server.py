"""Serve the page to this machine alone; it is made anew at each reload, so that an edit shows at once."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ADDRESS = "127.0.0.1"


def server(make: Callable[[], str], port: int) -> ThreadingHTTPServer:
    """Return a server, listening, that answers `GET /` with what `make` gives and refuses all else.

    A request that names another host is refused: a page of the web cannot read this one by a name of its own.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served = self.connection.getsockname()[1]
            if self.headers.get("Host") not in {f"{ADDRESS}:{served}", f"localhost:{served}"}:
                self.send_error(403)
            elif self.path != "/":
                self.send_error(404)
            else:
                self._answer(make().encode())

        def _answer(self, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args: object) -> None:
            """Log nothing: a request is nobody's business."""

    return ThreadingHTTPServer((ADDRESS, port), Handler)
