"""The screen of a case: opened, checked as one types, saved, its documents copied and downloaded, released by a second officer."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.deliver import Existing
from gcmsgen.errors import CaseFileError, GcmsgenError
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.tree import Tree
from gcmsgen.finding import Refused
from gcmsgen.generate import prepared, rendered
from gcmsgen.language import Language
from gcmsgen.publish import publish
from gcmsgen.release.files import withdraw, write_release
from gcmsgen.release.released import asked_for, released
from gcmsgen.web.asked import by_script, desk_of, one, post_body, shown, to, told
from gcmsgen.web.controls import tree_at
from gcmsgen.web.desk import Desk
from gcmsgen.web.disk import disk_words, folder_fault
from gcmsgen.web.finding_views import error_messages
from gcmsgen.web.folder import HandWritten, NumberTaken, OpenedCase, SavedElsewhere
from gcmsgen.web.journal import PASTED
from gcmsgen.web.live import Change, Live, applied, live
from gcmsgen.web.pages import page
from gcmsgen.web.paste_back import compared
from gcmsgen.web.plain import field_name, hour_shown
from gcmsgen.web.posted import Post, tree_of
from gcmsgen.web.release_views import release_html
from gcmsgen.web.views import acts_html, case_page, case_state, fragments, held_back, read_only
from gcmsgen.web.words import WORDS, plural

OUTPUTS = "documents"


def _opened(request: Request) -> OpenedCase | Response:
    desk = desk_of(request)
    try:
        return desk.opened(request.path_params["key"])
    except KeyError:
        return _missing(desk)
    except CaseFileError as error:
        words = WORDS["unreadable_title"].of(desk.language)
        return shown(
            desk, "message.html", 422, heading=words, lines=error.text.of(desk.language).split("\n"), back_link="/"
        )


def _missing(desk: Desk) -> HTMLResponse:
    heading, what = (WORDS[name].of(desk.language) for name in ("not_here", "not_here_what"))
    return shown(desk, "message.html", 404, heading=heading, lines=[what], back_link="/")


async def case(request: Request) -> Response:
    """Show a case."""
    desk, opened = desk_of(request), _opened(request)
    if isinstance(opened, Response):
        return opened
    return HTMLResponse(case_page(desk, opened, desk.live(opened), doc=request.query_params.get("doc", "")))


def _typed(desk: Desk, opened: OpenedCase, post: Post) -> dict[str, Tree]:
    tree = tree_of(post, opened.tree, desk.language)
    changes = one(post, "correct")
    return applied(tree, _changes(changes)) if changes else tree


def _changes(sent: str) -> list[Change]:
    """Return the changes of a correction as a button sent them; what is no field of a case is left out."""
    try:
        pairs = json.loads(sent)
        return [
            Change(str(where), str(right)) for where, right in pairs if field_at(str(where)) and "#" not in str(where)
        ]
    except (ValueError, TypeError):
        return []


def _live(desk: Desk, tree: Mapping[str, Tree]) -> Live:
    return live(tree, desk.templates(), desk.today(), desk.on)


async def check(request: Request) -> Response:
    """Return what changes on the page with what was typed; nothing is saved."""
    desk, post = desk_of(request), await post_body(request)
    opened = _opened(request)
    if isinstance(opened, Response):
        return opened
    now = _live(desk, _typed(desk, opened, post))
    answer = fragments(desk, now, opened.key, one(post, "doc"))
    if one(post, "acts"):
        answer["acts"] = acts_html(desk, now, opened.key, answer["doc"], numbered=bool(now.number))
    return JSONResponse(answer)


async def save(request: Request) -> Response:
    """Save a case as it was typed, unless it was saved elsewhere meanwhile."""
    desk, post = desk_of(request), await post_body(request)
    opened = _opened(request)
    if isinstance(opened, Response):
        return told(WORDS["gone_file"].of(desk.language), 404, "gone") if by_script(request) else opened
    why = read_only(desk, desk.live(opened))
    if why:
        return _refused(request, desk, opened, WORDS[f"read_only_{why}"].of(desk.language), 403)
    tree = _typed(desk, opened, post)
    expected = one(post, "over") or request.headers.get("if-match", "").strip('"') or one(post, "etag")
    try:
        kept = desk.folder.save(opened, tree, if_match=expected, replace=one(post, "replace") == "yes")
    except SavedElsewhere as elsewhere:
        return _elsewhere(request, desk, elsewhere.now, tree)
    except HandWritten:
        if by_script(request):
            return told(WORDS["hand_written"].of(desk.language), 428, "hand-written")
        asked = OpenedCase(opened.key, opened.path, tree, opened.etag, hand_written=True)
        return HTMLResponse(case_page(desk, asked, _live(desk, tree), doc=one(post, "doc"), ask_replace=True), 428)
    except NumberTaken as taken:
        words = WORDS["number_taken"].of(desk.language)
        if by_script(request):
            return told(words, 409, "taken", link={"href": f"/case/{taken.number}", "name": taken.number})
        return _refused(request, desk, opened, words, 409, "taken", tree)
    except OSError as error:
        return _refused(request, desk, opened, disk_words(error).of(desk.language), 507, "disk", tree)
    except GcmsgenError as error:
        return _refused(request, desk, opened, error.text.of(desk.language), 409, "file", tree)
    desk.index.read_now([kept.path])
    return _saved(desk, kept, one(post, "doc")) if by_script(request) else to(desk, f"/case/{kept.key}")


def _refused(
    request: Request,
    desk: Desk,
    opened: OpenedCase,
    words: str,
    status: int,
    kind: str = "error",
    tree: Mapping[str, Tree] | None = None,
) -> Response:
    """Say why nothing was saved; a form that was sent without script is shown again as it was typed."""
    if by_script(request):
        return told(words, status, kind)
    again = OpenedCase(opened.key, opened.path, tree or opened.tree, opened.etag, opened.hand_written)
    return HTMLResponse(
        case_page(desk, again, _live(desk, again.tree), doc="", messages=({"kind": "error", "text": words},)), status
    )


def _elsewhere(request: Request, desk: Desk, now: OpenedCase, tree: Mapping[str, Tree]) -> Response:
    rows = _differing(desk.language, tree, now.tree)
    html = page(desk, "conflict.html", rows=rows, etag=now.etag, key=now.key, hand_written=now.hand_written)
    if by_script(request):
        return told(WORDS["elsewhere"].of(desk.language), 409, "elsewhere", html=html, etag=now.etag)
    words = {"kind": "error", "text": WORDS["elsewhere_what"].of(desk.language)}
    again = OpenedCase(now.key, now.path, tree, now.etag, now.hand_written)
    return HTMLResponse(case_page(desk, again, _live(desk, tree), doc="", messages=(words,)), 409)


def _differing(language: Language, here: Mapping[str, Tree], there: Mapping[str, Tree]) -> list[dict[str, str]]:
    """Return the fields that two trees say otherwise, with both values."""
    places = dict.fromkeys([*_places(here), *_places(there)])
    return [
        {"name": field_name(place, language), "here": _text(here, place), "there": _text(there, place)}
        for place in places
        if _text(here, place) != _text(there, place)
    ]


def _text(tree: Mapping[str, Tree], place: str) -> str:
    found = tree_at(tree, place)
    return str(found) if isinstance(found, str) else ""


def _places(tree: Tree | Mapping[str, Tree], place: str = "") -> list[str]:
    parts: Any = tree.items() if isinstance(tree, Mapping) else enumerate(tree, 1) if isinstance(tree, list) else ()
    if isinstance(tree, str):
        return [place]
    return [inner for name, part in parts for inner in _places(part, f"{place}.{name}" if place else str(name))]


def _saved(desk: Desk, kept: OpenedCase, doc: str) -> JSONResponse:
    now = desk.live(kept)
    check_again, state = fragments(desk, now, kept.key, doc), case_state(desk, now)
    return JSONResponse(
        {
            "etag": kept.etag,
            "key": kept.key,
            "number": now.number or WORDS["draft"].of(desk.language),
            "at": hour_shown(datetime.now().astimezone(), desk.language),
            "state": state,
            "state_name": WORDS[f"state_{state}"].of(desk.language),
            "check": check_again,
            "acts": acts_html(desk, now, kept.key, check_again["doc"], numbered=bool(now.number)),
            "release": release_html(desk, now, kept.key),
        }
    )


async def document(request: Request) -> Response:
    """Return a document as the command makes it; 409 where the file's facts are others than those that were shown."""
    desk, opened = desk_of(request), _opened(request)
    if isinstance(opened, Response):
        return opened
    name, language, form = _asked(request)
    if not (name and language and form):
        return _missing(desk)
    now = desk.live(opened)
    if CATALOGUE[name].copy_of and (name not in now.copies or language not in now.readers(name)):
        return _missing(desk)
    if request.query_params.get("facts") != now.facts or now.unfit or not now.number:
        return _stop(request, [WORDS["changed_meanwhile"].of(desk.language)], opened.key)
    if held_back(desk, now):
        return _stop(request, [WORDS["off_unreleased"].of(desk.language)], opened.key)
    try:
        made = rendered(prepared(now.checked, name, language), form)
    except Refused as refused:
        return _stop(request, error_messages(refused.findings, desk.language), opened.key)
    data = made.data
    if name != "note" or form is not Format.TXT:
        publish(made, desk.path / OUTPUTS / made.name, now.checked.tree, Existing.REPLACE)
        desk.writes_down(now.number, f"downloaded {name} {language.value} {form.value}", now.facts)
    count = plural("characters", len(data.decode()) if form is Format.TXT else len(data)).of(desk.language)
    headers = {
        "content-disposition": f'attachment; filename="{made.name}"',
        "x-told": quote(f"{count}, {now.facts[:12]}"),  # a header holds no letter with an accent
    }
    return Response(data, headers=headers, media_type=_TYPES[form])


_TYPES = {
    Format.TXT: "text/plain; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.HTML: "text/html; charset=utf-8",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _asked(request: Request) -> tuple[str, Language | None, Format | None]:
    name, _, form = request.path_params["file"].rpartition(".")
    document, _, language = name.rpartition("-")
    if document not in CATALOGUE or language not in list(Language) or form not in _TYPES:
        return "", None, None
    return document, Language(language), Format(form)


def _stop(request: Request, lines: list[str], key: str) -> Response:
    desk = desk_of(request)
    if by_script(request):
        return told(" ".join(lines), 409)
    heading = WORDS["refused_title"].of(desk.language)
    return shown(desk, "message.html", 409, heading=heading, lines=lines, back_link=f"/case/{key}")


async def copied(request: Request) -> Response:
    """Write down that the note was copied."""
    desk, post = desk_of(request), await post_body(request)
    opened = _opened(request)
    if isinstance(opened, Response):
        return opened
    now = desk.live(opened)
    if one(post, "facts") != now.facts:
        return told(WORDS["changed_meanwhile"].of(desk.language), 409)
    try:
        desk.writes_down(now.number, f"copied note {one(post, 'lang')[:2]}", now.facts)
    except OSError:
        return told(WORDS["copied_unwritten"].of(desk.language), 507)
    return JSONResponse({"message": WORDS["copied"].of(desk.language)})


async def pasted_back(request: Request) -> Response:
    """Say whether what GCMS holds is the note of these facts."""
    desk, post = desk_of(request), await post_body(request)
    opened = _opened(request)
    if isinstance(opened, Response):
        return opened
    now = desk.live(opened)
    same, words = compared(now, one(post, "text"), desk.language)
    if same and not folder_fault(desk.path):
        desk.writes_down(now.number, PASTED, now.facts)
    if by_script(request):
        return JSONResponse({"message": words})
    return HTMLResponse(case_page(desk, opened, now, doc="note", back_result=words))


async def ask_release(request: Request) -> Response:
    """Ask a second officer to release a case."""
    return await _act(
        request,
        "asked for release",
        lambda desk, now, _seen: write_release(desk.path, asked_for(now.checked, desk.now())),
    )


async def release(request: Request) -> Response:
    """Release a case by the officer who sits at this desk."""
    return await _act(
        request,
        "released",
        lambda desk, now, seen: write_release(desk.path, released(now.checked, seen, by=desk.officer, at=desk.now())),
    )


async def withdraw_release(request: Request) -> Response:
    """Take a release back."""
    return await _act(request, "release withdrawn", lambda desk, now, _seen: withdraw(desk.path, now.number))


async def _act(request: Request, what: str, act: Any) -> Response:
    desk, post = desk_of(request), await post_body(request)
    opened = _opened(request)
    if isinstance(opened, Response):
        return opened
    now = desk.live(opened)
    if one(post, "facts") != now.facts or now.unfit or not now.number:
        return _stop(request, [WORDS["changed_meanwhile"].of(desk.language)], opened.key)
    try:
        act(desk, now, one(post, "facts"))
    except Refused as refused:
        return _stop(request, error_messages(refused.findings, desk.language), opened.key)
    except GcmsgenError as error:
        return _stop(request, [error.text.of(desk.language)], opened.key)
    desk.writes_down(now.number, what, now.facts)
    return to(desk, f"/case/{opened.key}#release")
