"""The screen of one row of a table: looked at as a case, released by a second officer, and on to the next."""

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.row import case_of
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.deliver import make_folder
from gcmsgen.errors import GcmsgenError
from gcmsgen.finding import Refused
from gcmsgen.generate import CheckedCase
from gcmsgen.release.files import withdraw, write_release
from gcmsgen.release.released import released
from gcmsgen.web.asked import desk_of, one, post_body, shown, to
from gcmsgen.web.desk import Desk
from gcmsgen.web.document_views import document_html
from gcmsgen.web.finding_views import error_messages, shown_groups
from gcmsgen.web.live import Live, live
from gcmsgen.web.release_views import release_panel
from gcmsgen.web.table_work import TableWork, run_place
from gcmsgen.web.tables import work_of
from gcmsgen.web.words import WORDS


async def row(request: Request) -> Response:
    """Show one row as a case, to be looked at and released."""
    desk, work = desk_of(request), work_of(request)
    return _page(desk, work, _found(work, request.path_params["number"]))


def _page(desk: Desk, work: TableWork, found: CaseRow, lines: tuple[str, ...] = (), status: int = 200) -> Response:
    now, place = live(dict(found.tree), desk.templates(), desk.today(), desk.on), run_place(desk.path, work.name)
    # What stands in other rows too belongs to what a second officer looks at, and keeps a row back as it does in a run.
    now = replace(now, checked=replace(now.checked, across=found.alike))
    before, behind = _beside(work, found.number)
    state, html = release_panel(desk, now, place, f"/bulk/row/{found.number}", asks=False)
    return shown(
        desk,
        "row.html",
        status,
        here="bulk",
        back=f"/bulk/row/{found.number}",
        row=found,
        messages=lines,
        state="blocked" if now.blocked else state if state in ("released", "changed") else "ready",
        groups=[group for group in shown_groups(now, desk.language) if group["findings"]],
        release="" if now.blocked else html,
        documents=_documents(desk, now),
        before=before,
        behind=behind,
    )


def _documents(desk: Desk, now: Live) -> list[tuple[str, str]]:
    return [
        (CATALOGUE[name].name.of(desk.language), document_html(desk, now, name))
        for name in ("letter", "note")
        if name in now.documents
    ]


def _beside(work: TableWork, number: int) -> tuple[int | None, int | None]:
    """Return the numbers of the rows before and behind one."""
    numbers = [line.number for line in work.lines]
    at = numbers.index(number) if number in numbers else -1
    return (
        numbers[at - 1] if at > 0 else None,
        numbers[at + 1] if 0 <= at < len(numbers) - 1 else None,
    )


def _found(work: TableWork, number: str) -> CaseRow:
    found = next((row for row in work.corrected(work.table()) if str(row.number) == number), None)
    if found is None:
        raise HTTPException(404)
    return replace(found, alike=work.alike.get(found.number, ()))


async def release_row(request: Request) -> Response:
    """Release one row by the officer who sits at this desk."""
    desk, post = desk_of(request), await post_body(request)
    work = work_of(request)
    found, place = _found(work, request.path_params["number"]), run_place(desk.path, work.name)
    case, _ = case_of(found)
    if case is None:
        return _page(desk, work, found, (WORDS["off_blocked"].of(desk.language),), 409)
    on = desk.on or (case.decision and case.decision.date) or desk.today()
    try:
        given = released(
            CheckedCase(case, on, desk.templates(), found.alike), one(post, "facts"), by=desk.officer, at=desk.now()
        )
        make_folder(place.parent)
        write_release(place, given)
    except Refused as refused:
        return _page(desk, work, found, tuple(error_messages(refused.findings, desk.language)), 409)
    except GcmsgenError as error:
        return _page(desk, work, found, (error.text.of(desk.language),), 409)
    desk.writes_down(found.application or "", "released row", given.facts)
    return to(desk, f"/bulk/row/{found.number}#release")


async def withdraw_row(request: Request) -> Response:
    """Take the release of a row back."""
    desk, post = desk_of(request), await post_body(request)
    work = work_of(request)
    found = _found(work, request.path_params["number"])
    if found.application:
        withdraw(run_place(desk.path, work.name), found.application)
        desk.writes_down(found.application, "release of row withdrawn", one(post, "facts"))
    return to(desk, f"/bulk/row/{found.number}#release")
