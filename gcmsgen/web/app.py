"""The routes of the desk."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from gcmsgen.bulk.table.words import shown_word
from gcmsgen.checks.registry import every_rule
from gcmsgen.errors import GcmsgenError, place_of
from gcmsgen.facts.fields import field_at
from gcmsgen.finding import SEVERITY_WORD
from gcmsgen.language import Language
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.occupations import versions
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.reference.search import SearchHit, find_countries, find_occupations, find_places, find_postal_areas
from gcmsgen.web import cases, table_row, tables, wording
from gcmsgen.web.asked import by_script, desk_of, one, post_body, shown, to, told, uploaded
from gcmsgen.web.desk import Desk
from gcmsgen.web.disk import disk_words, folder_fault
from gcmsgen.web.folder import NumberTaken
from gcmsgen.web.guard import ALIVE, START, USED, Guarded, in_both
from gcmsgen.web.starts import Read, new_tree, read_file, read_paste
from gcmsgen.web.words import WORDS

_STATIC = Path(__file__).with_name("static")
_FILES = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
STATES = ("to-enter", "blocked", "ready", "asked", "released", "changed", "pasted", "unreadable", "twice")


async def start(request: Request) -> Response:
    """Take the launch token once, and hand out the cookie."""
    desk = desk_of(request)
    token = request.query_params.get("token", "")
    if not desk.guard.launch(token):
        return PlainTextResponse(in_both(USED) if desk.guard.spent(token) else "", 403)
    # A page, and no redirect: a cookie of SameSite=Strict is not sent along a way that began elsewhere.
    answer = shown(desk, "start.html", home=desk.home)
    answer.headers["set-cookie"] = desk.guard.set_cookie()
    return answer


async def cases_list(request: Request) -> Response:
    """Show the list of cases."""
    desk = desk_of(request)
    desk.read_again()
    return _list(desk)


def _list(desk: Desk, messages: tuple[dict[str, Any], ...] = (), status: int = 200, pasted: str = "") -> HTMLResponse:
    waiting = desk.index.waiting()
    outcome = field_at("decision.outcome")
    assert outcome is not None
    return shown(
        desk,
        "list.html",
        status,
        here="list",
        folder=desk.path.name,
        fault=folder_fault(desk.path),
        rows=desk.index.rows(),
        waiting=waiting,
        states=STATES,
        messages=messages,
        pasted=pasted,
        outcomes=[(name, shown_word(outcome, name).of(desk.language)) for name in outcomes()],
    )


async def rows(request: Request) -> Response:
    """Return the rows of the list as they now stand."""
    desk = desk_of(request)
    return shown(desk, "rows.html", rows=desk.index.rows(), waiting=desk.index.waiting())


async def alive(_request: Request) -> Response:
    """Say that the desk is there."""
    return PlainTextResponse("")


async def static(request: Request) -> Response:
    """Return a shipped file."""
    name = request.path_params["name"]
    if name not in _FILES:
        raise HTTPException(404)
    return FileResponse(_STATIC / name, media_type=_FILES[name])


async def new(request: Request) -> Response:
    """Begin a case of an outcome."""
    desk, post = desk_of(request), await post_body(request)
    outcome = one(post, "outcome")
    if outcome not in outcomes():
        raise HTTPException(400)
    return to(desk, f"/case/{desk.folder.new(new_tree(outcome, desk.language)).key}")


async def paste(request: Request) -> Response:
    """Begin the cases that a pasted text holds."""
    desk, post = desk_of(request), await post_body(request)
    text = one(post, "text")
    return _begun(desk, lambda: read_paste(text, desk.language), text)


async def upload(request: Request) -> Response:
    """Begin the cases that a file holds."""
    name, data, _post = await uploaded(request)
    desk = desk_of(request)
    if not name:
        return _list(desk, ({"kind": "error", "text": WORDS["no_file"].of(desk.language)},), 422)
    return _begun(desk, lambda: read_file(Path(name).name[:120], data))


def _begun(desk: Desk, read: Callable[[], Read], pasted: str = "") -> Response:
    """Save what was read as new cases; where it is one, and nothing was left, it is opened.

    What was `pasted` stands in its field again where nothing of it was taken; else it would be taken twice.
    """
    try:
        found = read()
    except GcmsgenError as error:
        return _list(desk, ({"kind": "error", "text": error.text.of(desk.language)},), 422, pasted)
    made, left = [], [text.of(desk.language) for text in found.left]
    for tree in found.trees:
        try:
            made.append(desk.folder.new(tree).key)
        except NumberTaken as taken:
            left.append(f"{taken.number}{WORDS['colon'].of(desk.language)} {WORDS['number_taken'].of(desk.language)}")
        except GcmsgenError as error:
            left.append(error.text.of(desk.language))
    if len(made) == 1 and not left:
        return to(desk, f"/case/{made[0]}")
    messages: list[dict[str, Any]] = []
    if made:
        told_of = f"{WORDS['taken'].of(desk.language)} {len(made)}"
        messages.append({"kind": "good", "text": told_of, "cases": made[:_MOST_TOLD]})
    not_taken = WORDS["not_taken"].of(desk.language)
    messages += [{"kind": "error", "text": f"{not_taken} {line}"} for line in left[:_MOST_TOLD]]
    return _list(desk, tuple(messages))


_MOST_TOLD = 20


async def rule(request: Request) -> Response:
    """Show the manual page of a rule."""
    desk, code = desk_of(request), request.path_params["code"].upper()
    found = next((one for one in every_rule() if one.code == code), None)
    if found is None:
        raise HTTPException(404)
    language = desk.language
    headings = (("finds", found.finds), ("matters", found.matters), ("mend", found.fix), ("authority", found.cited))
    sections = [(WORDS[f"rule_{name}"].of(language), text.of(language)) for name, text in headings]
    severity = SEVERITY_WORD[found.severity].of(language)
    return shown(desk, "rule.html", rule=found, sections=sections, severity=severity, back=f"/rule/{code}")


async def look_up(request: Request) -> Response:
    """Return what a typed text may mean, ranked for a person to choose from."""
    desk, post = desk_of(request), await post_body(request)
    text = one(post, "text").strip()[:100]
    find = _LOOK_UPS.get(request.path_params["kind"])
    if find is None:
        raise HTTPException(404)
    return JSONResponse(
        [_offer(request.path_params["kind"], hit, desk.language) for hit in find(text)[:6]] if text else []
    )


def _places_named(text: str) -> tuple[SearchHit, ...]:
    """Return places that have a text in their name; what is only spelt like it is for whoever reads the findings."""
    return tuple(hit for hit in find_places(text) if fold_place(text) in fold_place(hit.found))


_LOOK_UPS: dict[str, Callable[[str], tuple[SearchHit, ...]]] = {
    "noc": lambda text: find_occupations(text, versions()[-1]),
    "place": _places_named,
    "postal": find_postal_areas,
    "country": find_countries,
}


def _offer(kind: str, hit: SearchHit, language: Language) -> list[str]:
    name = hit.name.of(language)
    if kind == "place":
        return [name, f"{name} ({hit.province.replace('|', ', ')})", "" if "|" in hit.province else hit.province]
    return [hit.code, f"{hit.code} – {name}"]


async def speak(request: Request) -> Response:
    """Change the language of the desk."""
    desk, post = desk_of(request), await post_body(request)
    desk.language = Language(request.path_params["language"])
    back = one(post, "back")
    return to(desk, back if back.startswith("/") and not back.startswith("//") and "\\" not in back else "/")


async def quit_desk(request: Request) -> Response:
    """Close the desk once this is answered."""
    desk, _post = desk_of(request), await post_body(request)
    desk.leaving = True
    heading, what = (WORDS[name].of(desk.language) for name in ("closed", "closed_what"))
    return shown(desk, "message.html", heading=heading, lines=[what], back_link="")


async def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    desk = desk_of(request)
    names = ("not_heard", "not_heard_what") if status == 403 else ("not_here", "not_here_what")
    heading, what = (WORDS[name].of(desk.language) for name in names)
    return shown(desk, "message.html", status, heading=heading, lines=[what], back_link="/")


async def _known(request: Request, error: Exception) -> Response:
    if not isinstance(error, GcmsgenError):
        raise error
    desk = desk_of(request)
    heading = WORDS["problem"].of(desk.language)
    return shown(desk, "message.html", 422, heading=heading, lines=[error.text.of(desk.language)], back_link="/")


async def _disk(request: Request, error: Exception) -> Response:
    """Say that the disk did not take what it was given; whatever is on the page stays there."""
    desk = desk_of(request)
    words = disk_words(error if isinstance(error, OSError) else OSError()).of(desk.language)
    if by_script(request):
        return told(words, 507, "disk")
    return shown(desk, "message.html", 507, heading=WORDS["problem"].of(desk.language), lines=[words], back_link="/")


async def _fault(request: Request, error: Exception) -> Response:
    """Say that the program failed, where, and nothing of a fact."""
    desk = desk_of(request)
    heading, what = (WORDS[name].of(desk.language) for name in ("problem", "problem_what"))
    line = f"{what} {type(error).__name__}, {place_of(error)}."
    return shown(desk, "message.html", 500, heading=heading, lines=[line], back_link="/")


Endpoint = Callable[[Request], Awaitable[Response]]
_CASE = "/case/{key}"
ROUTES = (
    ("GET", START, start),
    ("GET", ALIVE, alive),
    ("GET", "/", cases_list),
    ("GET", "/rows", rows),
    ("GET", "/static/{name}", static),
    ("POST", "/new", new),
    ("POST", "/paste", paste),
    ("POST", "/upload", upload),
    ("GET", _CASE, cases.case),
    ("POST", f"{_CASE}/check", cases.check),
    ("POST", f"{_CASE}/save", cases.save),
    ("POST", f"{_CASE}/copied", cases.copied),
    ("POST", f"{_CASE}/pasted-back", cases.pasted_back),
    ("POST", f"{_CASE}/ask-release", cases.ask_release),
    ("POST", f"{_CASE}/release", cases.release),
    ("POST", f"{_CASE}/withdraw-release", cases.withdraw_release),
    ("GET", f"{_CASE}/{{file}}", cases.document),
    ("GET", "/bulk", tables.page_of_tables),
    ("POST", "/bulk/open", tables.open_table),
    ("POST", "/bulk/mend", tables.mend),
    ("POST", "/bulk/run", tables.run),
    ("GET", "/bulk/state", tables.state),
    ("GET", "/bulk/findings.xlsx", tables.findings),
    ("GET", "/bulk/marked.xlsx", tables.marked),
    ("GET", "/bulk/row/{number}", table_row.row),
    ("POST", "/bulk/row/{number}/release", table_row.release_row),
    ("POST", "/bulk/row/{number}/withdraw-release", table_row.withdraw_row),
    ("GET", "/translation", wording.page_of_wording),
    ("POST", "/translation/accept", wording.accept),
    ("GET", "/rule/{code}", rule),
    ("POST", "/lookup/{kind}", look_up),
    ("POST", "/lang/{language}", speak),
    ("POST", "/quit", quit_desk),
)


def app_of(desk: Desk) -> Guarded:
    """Return the application of a desk, behind its guard."""
    routes = [Route(path, endpoint, methods=[method]) for method, path, endpoint in ROUTES]
    handlers = {HTTPException: _not_found, GcmsgenError: _known, OSError: _disk, Exception: _fault}
    made = Starlette(routes=routes, exception_handlers=handlers)
    made.state.desk = desk
    return Guarded(made, desk.guard)
