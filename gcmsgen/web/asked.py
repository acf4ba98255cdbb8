"""What is asked of the desk: a post is read up to a size, and only where it bears the secret of a page of the desk."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from gcmsgen.facts.tree import MAX_BYTES
from gcmsgen.web.desk import Desk
from gcmsgen.web.guard import TooMuch
from gcmsgen.web.pages import page
from gcmsgen.web.posted import MAX_FIELDS, Post, post_of

_MOST = 4 * MAX_BYTES  # a form of 1 MB of facts, each letter of which a browser may write as three
MAX_UPLOAD = 50_000_000
_SECONDS = 20

Endpoint = Callable[[Request], Awaitable[Response]]


def desk_of(request: Request) -> Desk:
    """Return the desk that is asked."""
    found: Desk = request.app.state.desk
    return found


async def post_body(request: Request) -> Post:
    """Return a post by names. Raises HTTPException where it lacks the secret, TooMuch where it is too large."""
    data = await asyncio.wait_for(_body(request), _SECONDS)
    try:
        pairs = parse_qsl(data.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS, encoding="utf-8")
    except (UnicodeDecodeError, ValueError):
        raise HTTPException(400) from None
    post = post_of(pairs)
    if not desk_of(request).guard.knows(one(post, "secret")):
        raise HTTPException(403)
    return post


async def _body(request: Request) -> bytes:
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > _MOST:
            raise TooMuch(_MOST)
    return bytes(found)


async def uploaded(request: Request) -> tuple[str, bytes, Post]:
    """Return the name and the bytes of a file that was sent, with the rest of the post. Raises as `post_body` does."""
    if int(request.headers.get("content-length") or 0) > MAX_UPLOAD:
        raise TooMuch(MAX_UPLOAD)
    try:
        async with asyncio.timeout(_SECONDS), request.form(max_files=1, max_fields=20) as form:
            file = form.get("file")
            post = post_of([(name, value) for name, value in form.multi_items() if isinstance(value, str)])
            if not desk_of(request).guard.knows(one(post, "secret")):
                raise HTTPException(403)
            if not isinstance(file, UploadFile):
                return "", b"", post
            return file.filename or "", await file.read(MAX_UPLOAD + 1), post
    except (MultiPartException, TimeoutError):
        raise HTTPException(400) from None


def one(post: Post, name: str) -> str:
    """Return the first value of a name, empty where there is none."""
    values: Sequence[str] = post.get(name, ("",))
    return values[0]


def by_script(request: Request) -> bool:
    """Say whether the page's own script asks, and not a form that was sent without it."""
    return request.headers.get("accept", "").startswith("application/json")


def shown(desk: Desk, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page."""
    return HTMLResponse(page(desk, template, **values), status)


def to(desk: Desk, place: str) -> RedirectResponse:
    """Return the way to another page of the desk."""
    return RedirectResponse(f"{desk.guard.root}{place}", 303)


def told(message: str, status: int, kind: str = "error", **more: object) -> JSONResponse:
    """Return what a script is told where something is refused."""
    return JSONResponse({"kind": kind, "message": message, **more}, status)
