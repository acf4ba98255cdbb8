"""Nobody but the page of the desk is heard by it: not another site, account, program or port, nor whoever holds the line open."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from gcmsgen.language import Language
from gcmsgen.web.app import ROUTES, app_of
from gcmsgen.web.desk import Desk
from gcmsgen.web.guard import COOKIE, HEADERS, UNKNOWN, USED, Guard
from gcmsgen.web.listening import ServerLimits, bound, guard_of, server_of
from gcmsgen.web.serving import launch_page

pytestmark = pytest.mark.line("P1")

LIMITS = ServerLimits(seconds=1, head=2048, connections=4, idle=3600)
HOST = "g-0123456789abcdef.localhost:50000"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk over an empty folder."""
    return Desk(tmp_path, Guard(HOST), Language.EN)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """Return a client of the desk that has no cookie yet."""
    return TestClient(app_of(desk), base_url=f"http://{HOST}", raise_server_exceptions=False, follow_redirects=False)


def known(desk: Desk, **more: str) -> dict[str, str]:
    """Return the headers of the desk's own page."""
    return {
        "cookie": f"{COOKIE}={desk.guard.cookie}",
        "origin": f"http://{HOST}",
        "sec-fetch-site": "same-origin",
        **more,
    }


STRANGERS = {
    "no cookie": ({"cookie": ""}, 401),
    "a cookie of another desk": ({"cookie": f"{COOKIE}=x"}, 401),
    "a page of the web": ({"origin": "http://evil.example"}, 403),
    "a page without an origin": ({"origin": "null"}, 403),
    "the same machine by another port": ({"origin": "http://g-0123456789abcdef.localhost:50001"}, 403),
    "from another site": ({"sec-fetch-site": "cross-site"}, 403),
    "from another port of the same site": ({"sec-fetch-site": "same-site"}, 403),
    "by the address": ({"host": "127.0.0.1:50000"}, 403),
    "by a name that is bound again": ({"host": "evil.example:50000"}, 403),
    "by a name that ends alike": ({"host": f"x{HOST}"}, 403),
}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_refused_and_the_page_itself_is_heard(
    desk: Desk, client: TestClient, name: str, method: str
) -> None:
    headers, status = STRANGERS[name]
    sent = {"secret": desk.guard.secret(), "outcome": "hold"}
    asked = {"GET": lambda h: client.get("/", headers=h), "POST": lambda h: client.post("/new", data=sent, headers=h)}[
        method
    ]
    answer = asked(known(desk, **headers))
    assert answer.status_code == status
    forgotten = (status, method) == (401, "GET")
    assert answer.text == ("\n\n".join((UNKNOWN.en, UNKNOWN.fr)) if forgotten else "")
    assert asked(known(desk)).status_code in (200, 303)


def test_a_post_without_an_origin_is_refused(desk: Desk, client: TestClient) -> None:
    headers = known(desk)
    del headers["origin"]
    assert (
        client.post("/new", data={"secret": desk.guard.secret(), "outcome": "hold"}, headers=headers).status_code == 403
    )


@pytest.mark.parametrize("secret", ["", "x", "0" * 32 + "." + "0" * 64], ids=["none", "short", "made up"])
@pytest.mark.parametrize("path", [path for method, path, _ in ROUTES if method == "POST"])
def test_no_post_is_taken_without_the_secret_of_a_page(desk: Desk, client: TestClient, path: str, secret: str) -> None:
    place = path.format(key="W1", kind="noc", language="fr", number="1", file="x")
    if path in ("/upload", "/bulk/open"):
        answer = client.post(place, data={"secret": secret}, files={"file": ("a.csv", b"x")}, headers=known(desk))
    else:
        answer = client.post(place, data={"secret": secret, "outcome": "hold"}, headers=known(desk))
    assert answer.status_code == 403
    assert list(desk.path.iterdir()) == []


def test_a_secret_of_another_desk_is_none_of_this_one(desk: Desk) -> None:
    assert desk.guard.knows(desk.guard.secret())
    assert not Guard(HOST).knows(desk.guard.secret())


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(desk: Desk, client: TestClient, method: str) -> None:
    assert client.request(method, "/", headers=known(desk)).status_code == 405


def test_the_launch_token_is_good_once_and_its_cookie_is_for_no_script(desk: Desk, client: TestClient) -> None:
    wrong = client.get("/start?token=wrong")
    assert (wrong.status_code, wrong.text) == (403, "")
    answer = client.get(f"/start?token={desk.guard.token}", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200
    assert answer.headers["set-cookie"] == f"{COOKIE}={desk.guard.cookie}; Path=/; HttpOnly; SameSite=Strict"
    again = client.get(f"/start?token={desk.guard.token}")
    assert (again.status_code, USED.en in again.text, USED.fr in again.text) == (403, True, True)
    assert client.get("/start?token=wrong").text == ""


def test_the_launch_page_is_its_owners_alone_and_goes_with_the_desk(desk: Desk) -> None:
    with launch_page(desk) as page:
        assert page.stat().st_mode & 0o777 == 0o600
        assert desk.guard.token in page.read_text(encoding="utf-8")
        assert desk.guard.token not in page.name
    assert not page.exists()


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/page.css", "/case/W1", "/rule/GCM101", "/alive"])
def test_every_answer_bears_the_headers(desk: Desk, client: TestClient, path: str) -> None:
    answer = client.get(path, headers=known(desk))
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_no_page_asks_anything_of_another_host(desk: Desk, client: TestClient) -> None:
    for path in ("/", "/bulk", "/rule/GCM101", "/static/page.css", "/static/page.js"):
        text = client.get(path, headers=known(desk)).text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "http://" not in text.replace(f"http://{HOST}", "")
        assert "https://" not in text
        assert " style=" not in text
        assert "onclick" not in text


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{7*7}}</textarea>'


def test_hostile_words_in_a_fact_stay_words(desk: Desk, client: TestClient) -> None:
    tree = {
        "application": {"number": "W7", "employer": HOSTILE},
        "offer": {"duties": HOSTILE},
        "decision": {"outcome": "hold"},
    }
    opened = desk.folder.new(tree)
    html = client.get(f"/case/{opened.key}", headers=known(desk)).text
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "49" not in html.partition("&lt;script&gt;")[2][:200]
    assert "&lt;script&gt;" in html


def test_a_title_and_an_address_hold_no_fact_but_the_number(desk: Desk, client: TestClient) -> None:
    desk.folder.new(
        {"application": {"number": "W7"}, "applicant": {"family_name": "Sampleton"}, "decision": {"outcome": "hold"}}
    )
    html = client.get("/case/W7", headers=known(desk)).text
    assert "Sampleton" not in html.partition("</title>")[0]


@pytest.mark.parametrize("name", ["../outside.yaml", "..\\outside.yaml", "/etc/outside.yaml"])
def test_a_file_that_is_sent_is_never_written_under_its_own_name(desk: Desk, client: TestClient, name: str) -> None:
    sent = {"secret": desk.guard.secret()}
    body = b"application: {number: W8}\n"
    client.post("/upload", data=sent, files={"file": (name, body)}, headers=known(desk))
    assert sorted(path.name for path in desk.path.iterdir() if not path.name.startswith(".")) == ["W8.json"]
    assert not list(desk.path.parent.glob("outside*"))


@pytest.mark.parametrize("target", ["/evil.example/x", "//evil.example", "https://evil.example", "\\\\evil.example"])
def test_the_way_back_leads_to_the_desk_alone(desk: Desk, client: TestClient, target: str) -> None:
    answer = client.post("/lang/fr", data={"secret": desk.guard.secret(), "back": target}, headers=known(desk))
    place = answer.headers["location"]
    assert place == "/" or (place.startswith("/") and place[1] not in "/\\")


def test_a_link_in_the_folder_is_no_case(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path.parent / "elsewhere.yaml"
    secret.write_text("application: {number: W9}\n", encoding="utf-8")
    (desk.path / "W9.yaml").symlink_to(secret)
    assert desk.folder.files() == []
    with pytest.raises(KeyError):
        desk.opened("W9")


def test_a_fault_of_the_program_is_told_without_a_fact(
    desk: Desk, client: TestClient, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.today = lambda: {}["Sampleton"]  # type: ignore[assignment]
    desk.folder.new({"application": {"number": "W7"}, "decision": {"outcome": "hold"}})
    answer = client.get("/case/W7", headers=known(desk))
    assert answer.status_code == 500
    assert "Sampleton" not in answer.text
    assert "KeyError" in answer.text
    assert capfd.readouterr() == ("", "")


# --- over real connections --------------------------------------------------------------------------------------------


@dataclass
class Served:
    """Hold a desk that listens, and how to speak to it."""

    desk: Desk
    port: int

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def answer(self, request: str, *, ends: bool = False) -> bytes:
        guard = self.desk.guard
        with self.connected() as line:
            line.sendall(
                request.format(host=guard.host, root=guard.root, cookie=f"{COOKIE}={guard.cookie}").encode("latin-1")
            )
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


@pytest.fixture(params=[True, False], ids=["by name", "by address"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """Give a desk that listens, by its own name or, where that is not found, behind a path."""
    listening = bound(0)
    guard = guard_of(listening, resolves=lambda _name: request.param)
    desk = Desk(tmp_path, guard, Language.EN)
    server = server_of(app_of(desk), guard, LIMITS, lambda: desk.leaving)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    port = listening.getsockname()[1]
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Served(desk, port)
    desk.leaving = True
    thread.join()


PLAIN = "GET {root}/alive HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
CUT = {
    "nothing": "",
    "half a line": "GET / HT",
    "half a head": "GET {root}/alive HTTP/1.1\r\nHost: {host}\r\n",
    "half a body": (
        "POST {root}/quit HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n"
        "Content-Length: 99\r\n\r\nse"
    ),
}


@pytest.mark.parametrize("name", CUT)
def test_half_a_request_is_let_go_within_its_time(served: Served, name: str) -> None:
    began = time.monotonic()
    assert b" 200 " not in served.answer(CUT[name])
    assert time.monotonic() - began < LIMITS.seconds + 15
    assert b" 200 " in served.answer(PLAIN)


def test_connections_that_say_nothing_are_few_and_the_next_is_heard(served: Served) -> None:
    idle = [served.connected() for _ in range(20)]
    assert [received(line) for line in idle] == [b""] * 20
    for line in idle:
        line.close()
    assert b" 200 " in served.answer(PLAIN)


@pytest.mark.parametrize(
    "request_line",
    [
        "\x16\x03\x01\x02secret\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET /" + "x" * 9000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
    ],
    ids=["no request", "no host", "a head too long"],
)
def test_what_is_no_request_of_the_desk_is_refused(served: Served, request_line: str) -> None:
    answer = served.answer(request_line, ends=True)
    assert b" 200 " not in answer
    assert b"secret" not in answer


def test_by_the_address_nothing_is_found_without_its_path(served: Served) -> None:
    if served.desk.guard.root:
        assert b" 404 " in served.answer(PLAIN.replace("{root}", ""))
        assert served.desk.guard.set_cookie().split("; ")[1] == f"Path={served.desk.guard.root}"
    else:
        assert served.desk.guard.host.startswith("g-")


def test_a_desk_ends_after_a_long_rest_and_a_page_that_only_waits_keeps_it_not(tmp_path: Path) -> None:
    listening = bound(0)
    guard = guard_of(listening, resolves=lambda _name: True)
    desk = Desk(tmp_path, guard, Language.EN)
    server = server_of(app_of(desk), guard, ServerLimits(idle=0.5))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    served = Served(desk, listening.getsockname()[1])
    with suppress(OSError):
        served.answer(PLAIN)
    thread.join(timeout=30)
    assert not thread.is_alive()
