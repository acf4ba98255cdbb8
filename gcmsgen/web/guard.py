"""Who may ask: this machine, by this desk's own name, from this desk's own pages, by whoever was handed its launch token.

What each line answers: a page of the web that the officer visits (host, origin, fetch site, secret), another account or another
program on the machine (token, cookie, name), hostile words in a fact (policy of content), a lost machine (nothing is kept).
"""

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any

from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "desk"
ALIVE = "/alive"
START = "/start"
# A cookie goes to every port of a host: a server of another account would be handed that of 127.0.0.1 (RFC 6265, 8.5).
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
# With `no-referrer` a browser sends `Origin: null` with the forms of the desk itself (Fetch standard, 3.2, "append a request `Origin`
# header"); with `same-origin` it sends the true one, and to other sites nothing.
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass
class Guard:
    """Hold the secrets of one desk: its host, the path before its pages, its launch token, its cookie, and when it was last used.

    Where the desk's own name is not resolved, `host` is an address; its pages then stand behind a path that nobody can guess,
    and the cookie is sent there alone.
    """

    host: str
    root: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    used: float = field(default_factory=time.monotonic)
    launched: bool = False

    @property
    def origin(self) -> str:
        """Return the one origin whose pages may ask."""
        return f"http://{self.host}"

    def launch(self, token: str) -> bool:
        """Say whether a launch token is the right one; it is good once."""
        fits = not self.launched and hmac.compare_digest(token.encode(), self.token.encode())
        self.launched = self.launched or fits
        return fits

    def spent(self, token: str) -> bool:
        """Say whether a token is the right one and was good before."""
        return self.launched and hmac.compare_digest(token.encode(), self.token.encode())

    def secret(self) -> str:
        """Return a secret for the forms of one page."""
        nonce = secrets.token_hex(16)
        return f"{nonce}.{self._signed(nonce)}"

    def knows(self, secret: str) -> bool:
        """Say whether a secret is that of a page of this desk."""
        nonce, _, signed = secret.partition(".")
        return _HEX.fullmatch(nonce) is not None and hmac.compare_digest(signed.encode(), self._signed(nonce).encode())

    def _signed(self, nonce: str) -> str:
        return hmac.new(self.key, nonce.encode(), hashlib.sha256).hexdigest()

    def set_cookie(self) -> str:
        """Return the header that gives the cookie: to no script, for requests of the desk's own pages alone."""
        return f"{COOKIE}={self.cookie}; Path={self.root or '/'}; HttpOnly; SameSite=Strict"

    def refused(self, method: str, path: str, headers: Mapping[str, list[str]]) -> int | None:
        """Return the status by which a request is refused, None where it is heard; of a post, the secret is asked later."""
        if headers.get("host", []) != [self.host]:
            return 403
        if method not in ("GET", "HEAD", "POST"):
            return 405
        if path == START:
            return 405 if method == "POST" else None
        if any(origin != self.origin for origin in headers.get("origin", [])):
            return 403
        if headers.get("sec-fetch-site", ["same-origin"])[0] not in ("same-origin", "none"):
            return 403
        if method == "POST" and headers.get("origin", []) != [self.origin]:
            return 403
        return None if self._has_cookie(headers) else 401

    def _has_cookie(self, headers: Mapping[str, list[str]]) -> bool:
        try:
            jar = SimpleCookie("; ".join(headers.get("cookie", [])))
        except CookieError:
            return False
        sent = jar[COOKIE].value if COOKIE in jar else ""
        return hmac.compare_digest(sent.encode(), self.cookie.encode())


_HEX = re.compile(r"[0-9a-f]{32}")


class Guarded:
    """Let through what the guard hears, and put its headers on every answer, that of an error too."""

    def __init__(self, app: App, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guard, path = self.guard, str(scope["path"])
        if guard.root and not path.startswith(f"{guard.root}/"):
            await _answer(send, 404)
            return
        scope = {
            **scope,
            "path": path.removeprefix(guard.root),
            "raw_path": None,
            "query_string": scope["query_string"],
        }
        refused = guard.refused(scope["method"], scope["path"], _headers(scope))
        if refused:
            await _answer(send, refused, _told(refused, scope["method"]))
            return
        if scope["path"] != ALIVE:
            guard.used = time.monotonic()
        await self.app(scope, receive, _with_headers(send))


def _headers(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1"), []).append(value.decode("latin-1"))
    return found


def _with_headers(send: Send) -> Send:
    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            kept = [pair for pair in message.get("headers", []) if pair[0].decode().lower() not in HEADERS]
            message = {**message, "headers": [*kept, *own]}
        await send(message)

    return sent


def _told(status: int, method: str) -> bytes:
    """Return what an officer reads whose browser forgot the desk, and in whose language is not known then; a stranger, nothing."""
    return in_both(UNKNOWN).encode() if (status, method) == (401, "GET") else b""


def in_both(words: Text) -> str:
    """Return words in both languages, one after the other: where it is not known who reads them."""
    return "\n\n".join(words.of(one) for one in Language)


UNKNOWN = Text(
    en="This browser is not the one that opened the desk, or it was closed since. Nothing that was saved is lost: end the desk where "
    "it was started (Ctrl+C), then start it again with gcmsgen serve.",
    fr="Ce navigateur n’est pas celui qui a ouvert le bureau, ou il a été fermé depuis. Rien de ce qui a été enregistré n’est "
    "perdu\N{NO-BREAK SPACE}: fermez le bureau là où il a été lancé (Ctrl+C), puis relancez-le par gcmsgen serve.",
)


USED = Text(
    en="This address opened the desk once, and is good only once. Go on in the window that it opened. If that window is closed, end "
    "the desk where it was started (Ctrl+C), then start it again with gcmsgen serve.",
    fr="Cette adresse a déjà ouvert le bureau, et ne sert qu’une fois. Continuez dans la fenêtre qu’elle a ouverte. Si cette fenêtre "
    "est fermée, fermez le bureau là où il a été lancé (Ctrl+C), puis relancez-le par gcmsgen serve.",
)


async def _answer(send: Send, status: int, words: bytes = b"") -> None:
    """Refuse, repeating nothing of what was asked."""
    sent = _with_headers(send)
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode())]
    await sent({"type": "http.response.start", "status": status, "headers": headers})
    await sent({"type": "http.response.body", "body": words})


class TooMuch(UsageError):
    """Say that more was sent than the desk takes."""

    def __init__(self, most: int) -> None:
        super().__init__(_TOO_MUCH.filled(most=str(most // 1_000_000)))


_TOO_MUCH = Text(
    en="This is more than {most} MB, and nothing of it was read. Is it the right file?",
    fr="Ceci dépasse {most}\N{NO-BREAK SPACE}Mo, et rien n’en a été lu. Est-ce le bon fichier?",
)
