"""The screen of tables: a workbook is dropped, its rows are checked and mended, released by a second officer, and run."""

import threading
from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from gcmsgen.bulk.order import CaseRow, Order
from gcmsgen.bulk.released_rows import release_of_row
from gcmsgen.bulk.table.row import case_of
from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import GcmsgenError, place_of
from gcmsgen.finding import Finding, Refused
from gcmsgen.generate import CheckedCase
from gcmsgen.language import Language, Text
from gcmsgen.release.files import write_release
from gcmsgen.release.released import released
from gcmsgen.web.asked import desk_of, one, post_body, shown, to, uploaded
from gcmsgen.web.desk import Desk
from gcmsgen.web.document_views import document_html
from gcmsgen.web.finding_views import error_messages
from gcmsgen.web.live import Live, live
from gcmsgen.web.plain import field_name, plainly
from gcmsgen.web.table_work import TableWork, blocks_all, opened_work, order_of, run_place
from gcmsgen.web.words import WORDS, plural

_FORMATS = {"pdf": (Format.PDF, Format.TXT), "docx": (Format.DOCX, Format.TXT), "txt": (Format.TXT,)}
_MOST_FILES = 500


async def page_of_tables(request: Request) -> Response:
    """Show the table on the desk, or where to drop one."""
    return _page(desk_of(request))


def _page(desk: Desk, messages: tuple[dict[str, str], ...] = (), status: int = 200) -> HTMLResponse:
    work, language = desk.table, desk.language
    return shown(
        desk,
        "bulk.html",
        status,
        here="bulk",
        back="/bulk",
        messages=messages,
        work=work,
        of_table=[_told(one, language) for one in work.of_table] if work else [],
        rows=[_row(row, language) for row in work.blocked] if work else [],
        stops=bool(work and blocks_all(work)),
        failed=work.failed.of(language) if work and work.failed else "",
        counts=_counts(work, language),
        files=_files(desk, work),
        officer=desk.officer,
    )


def _told(finding: Finding, language: Language) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": plainly(finding.message.of(language), language),
        "fix": plainly(finding.fix.of(language), language),
        "field": field_name(finding.where, language) if finding.where else "",
        "where": finding.where,
    }


def _row(row: Any, language: Language) -> dict[str, Any]:
    cells = [
        {**_told(cell.finding, language), "column": cell.column, "heading": cell.heading, "value": cell.value}
        for cell in row.cells
    ]
    return {"number": row.number, "application": row.application, "cells": cells}


def _counts(work: TableWork | None, language: Language) -> dict[str, str]:
    if work is None:
        return {}
    made = work.tally.outputs if work.tally else 0
    refused = work.tally.failed if work.tally else 0
    return {
        "rows": plural("rows", work.rows).of(language),
        "blocked": plural("blocked_rows", work.stopped_rows).of(language),
        "made": plural("files", made).of(language),
        "refused": plural("refused_rows", refused).of(language),
    }


def _files(desk: Desk, work: TableWork | None) -> list[str]:
    if work is None or work.tally is None:
        return []
    place = run_place(desk.path, work.name)
    names = sorted(path.name for path in place.iterdir() if path.suffix in (".pdf", ".docx", ".txt"))
    return names[:_MOST_FILES]


async def open_table(request: Request) -> Response:
    """Put a table on the desk, in place of the one before, and check it."""
    desk = desk_of(request)
    name, data, _post = await uploaded(request)
    if desk.table and desk.table.state != "open":
        return _page(desk, ({"kind": "error", "text": WORDS["table_busy"].of(desk.language)},), 409)
    try:
        work = opened_work(name.replace("\\", "/").rpartition("/")[2][:120] or "table", data)
    except GcmsgenError as error:
        return _page(desk, ({"kind": "error", "text": error.text.of(desk.language)},), 422)
    if desk.table:
        desk.table.close()
    desk.table = work
    _begin(work, "checking", lambda: work.check(_order(desk)))
    return to(desk, "/bulk")


def _order(desk: Desk, form: str = "pdf") -> Order:
    return order_of(_FORMATS.get(form, _FORMATS["pdf"]), today=desk.today(), on=desk.on, tree=desk.templates())


def _begin(work: TableWork, what: str, act: Callable[[], None]) -> bool:
    """Do something that takes long beside the page; what ends it is told there, without a fact."""

    def run() -> None:
        try:
            act()
        except GcmsgenError as error:
            work.failed = error.text
        except Exception as error:  # noqa: BLE001 - the end of a thread: what is said of it may hold no fact
            where = f"{type(error).__name__}, {place_of(error)}"
            work.failed = Text(*(f"{WORDS['problem'].of(language)} ({where})." for language in Language))
        finally:
            work.state = "open"
            work.busy.release()

    return work.begin(what, threading.Thread(target=run, daemon=True))


def _work(request: Request) -> TableWork:
    work = desk_of(request).table
    if work is None:
        raise HTTPException(404)
    return work


async def mend(request: Request) -> Response:
    """Mend cells in place, and check again; the file that was dropped stays as it is."""
    desk, post = desk_of(request), await post_body(request)
    work = _work(request)
    for name, values in post.items():
        row, _, where = name.partition(":")
        if row.isdecimal() and where and values[0].strip() and values[0] != one(post, f"was:{name}"):
            work.corrections.setdefault(int(row), {})[where] = values[0]
    work.failed = None
    _begin(work, "checking", lambda: work.check(_order(desk)))
    return to(desk, "/bulk")


async def marked(request: Request) -> Response:
    """Return a workbook of all findings by row and cell."""
    desk, work = desk_of(request), _work(request)
    data = work.marked(_order(desk), desk.language)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Response(data, media_type=kind, headers={"content-disposition": 'attachment; filename="findings.xlsx"'})


async def run(request: Request) -> Response:
    """Begin a run over the table, in the folder of its name."""
    desk, post = desk_of(request), await post_body(request)
    work = _work(request)
    if blocks_all(work):
        return _page(desk, ({"kind": "error", "text": WORDS["table_stops"].of(desk.language)},), 409)
    order, place, now = _order(desk, one(post, "format")), run_place(desk.path, work.name), desk.now()
    only = one(post, "released") == "yes" or desk.released_only()
    work.failed = None
    if not _begin(work, "running", lambda: work.run(order, place, now, released_only=only)):
        return _page(desk, ({"kind": "error", "text": WORDS["table_busy"].of(desk.language)},), 409)
    return to(desk, "/bulk")


async def state(request: Request) -> Response:
    """Say how far the work is."""
    work = desk_of(request).table
    if work is None:
        return JSONResponse({"state": "open", "done": 0, "rows": 0})
    return JSONResponse({"state": work.state, "done": work.done, "rows": work.rows})


async def row(request: Request) -> Response:
    """Show one row as a case, to be looked at and released by a second officer."""
    desk, work = desk_of(request), _work(request)
    found = _found(work, request.path_params["number"])
    now = _of_row(desk, found)
    document = "letter" if "letter" in now.documents else "note"
    return shown(
        desk,
        "row.html",
        here="bulk",
        back=f"/bulk/row/{found.number}",
        row=found,
        facts=now.facts,
        findings=error_messages(tuple(one for several in now.findings.values() for one in several), desk.language),
        documents=[
            (WORDS["documents"].of(desk.language), document_html(desk, now, name)) for name in (document, "note")
        ][: 1 if document == "note" else 2],
        state=release_of_row(found, run_place(desk.path, work.name), _order(desk)).value,
    )


def _of_row(desk: Desk, found: CaseRow) -> Live:
    return live(dict(found.tree), desk.templates(), desk.today(), desk.on)


def _found(work: TableWork, number: str) -> CaseRow:
    table = work.table()
    found = next((row for row in work.corrected(table) if str(row.number) == number), None)
    if found is None:
        raise HTTPException(404)
    return found


async def release_row(request: Request) -> Response:
    """Release one row by the officer who sits at this desk."""
    desk, post = desk_of(request), await post_body(request)
    work = _work(request)
    found = _found(work, request.path_params["number"])
    case, _ = case_of(found)
    try:
        if case is None:
            raise HTTPException(409)
        on = desk.on or (case.decision and case.decision.date) or desk.today()
        checked = CheckedCase(case, on, desk.templates())
        place = run_place(desk.path, work.name)
        write_release(place, released(checked, one(post, "facts"), by=desk.officer, at=desk.now()))
    except Refused as refused:
        return _page(
            desk,
            tuple({"kind": "error", "text": line} for line in error_messages(refused.findings, desk.language)),
            409,
        )
    except GcmsgenError as error:
        return _page(desk, ({"kind": "error", "text": error.text.of(desk.language)},), 409)
    desk.writes_down(found.application or "", "released row", one(post, "facts"))
    return to(desk, f"/bulk/row/{found.number}")
