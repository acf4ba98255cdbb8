"""The preview's server answers whole requests of this machine for its one page, and nothing that anybody else sends costs a page."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from gcmsgen.translation.server import ServerLimits, server

LIMITS = ServerLimits(seconds=0.5, request=2048, connections=4)
PAGE = "<p>deux\N{NO-BREAK SPACE}mots</p>"

pytestmark = pytest.mark.line("P1")


@dataclass
class Served:
    """Hold a server, its port, and how often it was asked to make its page."""

    port: int = 0
    pages: list[float] = field(default_factory=list)

    def make(self) -> str:
        self.pages.append(time.monotonic())
        return PAGE

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def answer(self, request: str, *, ends: bool = False) -> bytes:
        """Return all that comes back to a request, `{host}` in it replaced; nothing where the connection is cut."""
        with self.connected() as line:
            line.sendall(request.format(host=f"127.0.0.1:{self.port}", port=self.port).encode("latin-1"))
            if ends:
                line.shutdown(socket.SHUT_WR)
            return received(line)


def received(line: socket.socket) -> bytes:
    """Return what comes until the connection ends, however it does."""
    data = b""
    try:
        while more := line.recv(65536):
            data += more
    except ConnectionResetError:
        pass
    return data


@pytest.fixture
def served() -> Iterator[Served]:
    """Give a server of this process."""
    found = Served()
    with server(found.make, 0, LIMITS) as listening:
        found.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield found
        listening.shutdown()
        thread.join()


SOUND = {
    "plain": "GET / HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "by name": "GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "a browser that reloads": (
        "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: keep-alive\r\nSec-Fetch-Site: same-origin\r\n"
        "Origin: http://{host}\r\nCookie: of=another\r\nUser-Agent: Mozilla/5.0\r\n\r\n"
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_whole_request_of_this_machine_gets_the_page_and_the_connection_ends(served: Served, name: str) -> None:
    answer = served.answer(SOUND[name])
    assert answer.startswith(b"HTTP/1.0 200 ")
    assert answer.endswith(PAGE.encode())
    assert len(served.pages) == 1


REFUSED = {
    "post": ("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9999999999\r\n\r\n", b"405"),
    "put": ("PUT /x HTTP/1.1\r\nHost: {host}\r\n\r\n", b"405"),
    "head": ("HEAD / HTTP/1.1\r\nHost: {host}\r\n\r\n", b"405"),
    "trace": ("TRACE / HTTP/1.1\r\nHost: {host}\r\nX: secret\r\n\r\n", b"405"),
    "connect": ("CONNECT example.org:443 HTTP/1.1\r\nHost: {host}\r\n\r\n", b"405"),
    "no host": ("GET / HTTP/1.1\r\n\r\n", b"403"),
    "another host": ("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n", b"403"),
    "another port": ("GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", b"403"),
    "two hosts": ("GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n", b"403"),
    "another origin": ("GET / HTTP/1.1\r\nHost: {host}\r\nOrigin: http://evil.example\r\n\r\n", b"403"),
    "no origin": ("GET / HTTP/1.1\r\nHost: {host}\r\nOrigin: null\r\n\r\n", b"403"),
    "from another site": ("GET / HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: cross-site\r\n\r\n", b"403"),
    "a path": ("GET /etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", b"404"),
    "a path that climbs": ("GET /../../etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", b"404"),
    "an address": ("GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", b"404"),
    "a query": ("GET /?file=/etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", b"404"),
    "no version": ("GET /\r\n\r\n", b"403"),
    "a version of nobody": ("GET / HTTP/9.9\r\nHost: {host}\r\n\r\n", b"505"),
    "no request": ("\x16\x03\x01\x02secret\r\n\r\n", b"400"),
    "many headers": ("GET / HTTP/1.1\r\nHost: {host}\r\n" + "A:b\r\n" * 200 + "\r\n", b"431"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_whatever_else_is_asked_is_refused_and_nothing_of_it_comes_back(served: Served, name: str) -> None:
    request, status = REFUSED[name]
    answer = served.answer(request)
    assert answer.split(b" ")[1] == status
    assert not [word for word in (b"secret", b"passwd", b"evil", b"root:") if word in answer]
    assert served.pages == []
    assert served.answer(SOUND["plain"]).startswith(b"HTTP/1.0 200 ")


HALVES = {
    "nothing": "",
    "half a line": "GET / HT",
    "half a head": "GET / HTTP/1.1\r\nHost: {host}\r\n",
    "a head too long": "GET / HTTP/1.1\r\nHost: {host}\r\nX: " + "x" * 3000 + "\r\n\r\n",
    "a line too long": "GET /" + "x" * 3000 + " HTTP/1.1\r\n\r\n",
}


@pytest.mark.parametrize("ends", [True, False], ids=["and ends", "and waits"])
@pytest.mark.parametrize("name", HALVES)
def test_half_a_request_costs_no_page_and_ends_within_its_time(served: Served, name: str, *, ends: bool) -> None:
    began = time.monotonic()
    assert served.answer(HALVES[name], ends=ends) == b""
    assert time.monotonic() - began < LIMITS.seconds + 3
    assert served.pages == []


def test_a_request_that_drips_is_cut_off_at_its_time_and_not_at_each_drop(served: Served) -> None:
    began = time.monotonic()
    with served.connected() as line:
        try:
            for sign in b"GET / HTTP/1.1\r\nX: " + b"x" * 200:
                line.sendall(bytes([sign]))
                time.sleep(0.05)
        except OSError:
            pass
    assert time.monotonic() - began < LIMITS.seconds + 3
    assert served.pages == []


def test_many_connections_that_say_nothing_are_few_and_end(served: Served) -> None:
    idle = [served.connected() for _ in range(20)]
    began = time.monotonic()
    assert [received(line) for line in idle] == [b""] * 20
    assert time.monotonic() - began < LIMITS.seconds + 3
    for line in idle:
        line.close()
    assert served.answer(SOUND["plain"]).endswith(PAGE.encode())


def test_whoever_goes_away_before_the_answer_stops_nobody(served: Served) -> None:
    for _ in range(5):
        with served.connected() as line:
            line.sendall(SOUND["plain"].format(host=f"127.0.0.1:{served.port}").encode())
    assert served.answer(SOUND["plain"]).endswith(PAGE.encode())
