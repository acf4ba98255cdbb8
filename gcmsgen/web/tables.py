"""The screen of tables: a workbook is dropped, its rows are checked and mended, and the run makes what nothing blocks."""

import threading
from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from gcmsgen.bulk.order import Order
from gcmsgen.bulk.released_rows import release_of_row
from gcmsgen.bulk.table.days import DayOrder
from gcmsgen.catalogue.formats import Format
from gcmsgen.checks.across import copied_reason
from gcmsgen.checks.tables import column_unknown, value_unfit
from gcmsgen.errors import GcmsgenError, place_of
from gcmsgen.finding import Finding
from gcmsgen.language import Language, Text
from gcmsgen.release.files import read_release
from gcmsgen.web.asked import desk_of, one, post_body, shown, to, uploaded
from gcmsgen.web.desk import Desk
from gcmsgen.web.disk import disk_words
from gcmsgen.web.plain import field_name, plainly
from gcmsgen.web.table_rows import RowLine
from gcmsgen.web.table_work import RunTold, TableWork, blocks_all, opened_work, order_of, run_place, stands
from gcmsgen.web.words import WORDS, plural

_FORMATS = {
    "pdf": (Format.PDF, Format.TXT),
    "docx": (Format.DOCX, Format.TXT),
    "html": (Format.HTML, Format.TXT),
    "txt": (Format.TXT,),
}
_PAGE = 100  # rows of the list at a time
_MOST_FILES = 500
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def page_of_tables(request: Request) -> Response:
    """Show the table on the desk, or where to drop one."""
    asked = request.query_params.get("from", "1")
    return _page(desk_of(request), first=int(asked) if asked.isdecimal() and len(asked) < _DIGITS else 1)


_DIGITS = 8


def _page(desk: Desk, messages: tuple[dict[str, str], ...] = (), status: int = 200, *, first: int = 1) -> HTMLResponse:
    work, language = desk.table, desk.language
    return shown(
        desk,
        "bulk.html",
        status,
        here="bulk",
        back="/bulk",
        messages=messages,
        work=work,
        **(_table_values(desk, work, language, first) if work else {}),
    )


def _table_values(desk: Desk, work: TableWork, language: Language, first: int) -> dict[str, Any]:
    return {
        "of_table": [_told(one, language) for one in work.of_table],
        "shared": [_told(one, language) for one in work.shared],
        "rows": [_row(row, language) for row in work.blocked],
        "more_rows": max(0, work.stopped_rows - len(work.blocked)),
        "stops": blocks_all(work),
        "failed": work.failed.of(language) if work.failed else "",
        "counts": _counts(work, language),
        "lines": _lines(desk, work, first) if work.state == "open" else [],
        "first": first,
        "page_size": _PAGE,
        "ran": _ran(work.ran, language) if work.ran else None,
        "place": run_place(desk.path, work.name),
        "workbook": work.is_workbook,
        "released_only": desk.released_only(),
    }


def _told(finding: Finding, language: Language) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": plainly(finding.message.of(language), language),
        "fix": plainly((_ON_THE_DESK.get(finding.code) or finding.fix).of(language), language),
        "field": field_name(finding.where, language) if finding.where else "",
        "where": finding.where,
    }


# What the desk says instead of options of a command.
_ON_THE_DESK = {
    value_unfit.RULE.code: WORDS["table_days_fix"],
    column_unknown.RULE.code: WORDS["table_column_fix"],
    copied_reason.RULE.code: WORDS["table_alike_fix"],
}


def _row(row: Any, language: Language) -> dict[str, Any]:
    cells = [
        {
            **_told(cell.finding, language),
            "column": cell.column,
            "heading": cell.heading,
            "value": cell.value,
            "mends": cell.mends,
        }
        for cell in row.cells
    ]
    return {"number": row.number, "application": row.application, "cells": cells}


def _counts(work: TableWork, language: Language) -> dict[str, str]:
    return {
        "rows": plural("rows", work.rows).of(language),
        "blocked": plural("blocked_rows", work.stopped_rows).of(language),
        "mended": plural("mended_cells", work.mended_cells).of(language),
    }


def _lines(desk: Desk, work: TableWork, first: int) -> list[dict[str, Any]]:
    """Return a page of the list of all rows, each with how it stands."""
    held = work.lines[first - 1 : first - 1 + _PAGE]
    releases = _releases(desk, work, held)
    return [{"line": line, "state": "blocked" if line.wrong else releases.get(line.number, "ready")} for line in held]


def _releases(desk: Desk, work: TableWork, held: tuple[RowLine, ...]) -> dict[int, str]:
    """Return how the rows stand that a second officer ever released; the others are not read again."""
    place = run_place(desk.path, work.name)
    asked = {line.number for line in held if line.application and read_release(place, line.application)}
    if not asked:
        return {}
    order, found = _order(desk), {}
    for row in work.corrected(work.table()):
        if row.number in asked:
            found[row.number] = release_of_row(row, place, order).value
        if len(found) == len(asked):
            break
    return {number: state for number, state in found.items() if state in ("released", "changed")}


def _ran(told: RunTold, language: Language) -> dict[str, Any]:
    return {
        "made": plural("files", told.tally.outputs).of(language),
        "stands": plural("standing_rows", stands(told)).of(language) if stands(told) else "",
        "refused": plural("refused_rows", told.tally.failed).of(language),
        "out": [
            {
                "number": row.number,
                "application": row.application,
                "why": [plainly(one.message.of(language), language) for one in row.findings],
            }
            for row in told.out
        ],
        "more_out": told.tally.failed - len(told.out),
        "skipped": [
            (text.of(language), plural("rows", count).of(language)) for text, count in told.tally.skipped.items()
        ],
        "files": told.files[:_MOST_FILES],
        "more_files": max(0, len(told.files) - _MOST_FILES),
        "left": told.left[:_MOST_FILES],
    }


async def open_table(request: Request) -> Response:
    """Put a table on the desk, in place of the one before, and check it."""
    desk = desk_of(request)
    name, data, post = await uploaded(request)
    days = DayOrder(one(post, "days")) if one(post, "days") in list(DayOrder) else None
    if desk.table and desk.table.state != "open":
        return _busy(desk)
    try:
        work = opened_work(name.replace("\\", "/").rpartition("/")[2][:120] or "table", data, days)
    except GcmsgenError as error:
        return _page(desk, ({"kind": "error", "text": error.text.of(desk.language)},), 422)
    if desk.table:
        desk.table.close()
    desk.table = work
    _begin(work, "checking", lambda: work.check(_order(desk)))
    return to(desk, "/bulk")


def _busy(desk: Desk) -> HTMLResponse:
    return _page(desk, ({"kind": "error", "text": WORDS["table_busy"].of(desk.language)},), 409)


def _order(desk: Desk, form: str = "pdf", *, copies: bool = False) -> Order:
    forms = _FORMATS.get(form, _FORMATS["pdf"])
    return order_of(forms, copies=copies, today=desk.today(), on=desk.on, tree=desk.templates())


def _begin(work: TableWork, what: str, act: Callable[[], None]) -> bool:
    """Do something that takes long beside the page; what ends it is told there, without a fact."""

    def run() -> None:
        try:
            act()
        except GcmsgenError as error:
            work.failed = error.text
        except OSError as error:
            work.failed = disk_words(error)
        except Exception as error:  # noqa: BLE001 - the end of a thread: what is said of it may hold no fact
            where = f"{type(error).__name__}, {place_of(error)}"
            work.failed = Text(*(f"{WORDS['problem'].of(language)} ({where})." for language in Language))
        finally:
            work.state = "open"

    if not work.begin(what):
        return False
    work.failed = None
    threading.Thread(target=run, daemon=True).start()
    return True


def work_of(request: Request) -> TableWork:
    """Return the table on the desk. Raises HTTPException where there is none."""
    work = desk_of(request).table
    if work is None:
        raise HTTPException(404)
    return work


async def mend(request: Request) -> Response:
    """Mend cells in place, or take back what was mended, and check again; the file that was dropped stays as it is."""
    desk, post = desk_of(request), await post_body(request)
    work = work_of(request)
    if work.state != "open":
        return _busy(desk)
    if one(post, "undo"):
        work.corrections.clear()
    for name, values in post.items():
        row, _, where = name.partition(":")
        if row.isdecimal() and where and values[0].strip() != one(post, f"was:{name}").strip():
            work.corrections.setdefault(int(row), {})[where] = values[0]
    _begin(work, "checking", lambda: work.check(_order(desk)))
    return to(desk, "/bulk")


async def findings(request: Request) -> Response:
    """Return a workbook of all findings by row and cell."""
    desk, work = desk_of(request), work_of(request)
    return _workbook(work.findings(_order(desk), desk.language), "findings.xlsx")


async def marked(request: Request) -> Response:
    """Return the workbook that was dropped, with a note in each cell that is wrong."""
    desk, work = desk_of(request), work_of(request)
    if not work.is_workbook:
        raise HTTPException(404)
    name = run_place(desk.path, work.name).name
    return _workbook(work.marked(_order(desk), desk.language), f"{name.encode('ascii', 'ignore').decode()}-marked.xlsx")


def _workbook(data: bytes, name: str) -> Response:
    return Response(data, media_type=_XLSX, headers={"content-disposition": f'attachment; filename="{name}"'})


async def run(request: Request) -> Response:
    """Begin a run over the table, in the folder of its name."""
    desk, post = desk_of(request), await post_body(request)
    work = work_of(request)
    if work.state != "open":
        return _busy(desk)
    if blocks_all(work):
        return _page(desk, ({"kind": "error", "text": WORDS["table_stops"].of(desk.language)},), 409)
    order = _order(desk, one(post, "format"), copies=one(post, "copies") == "yes")
    place, only = run_place(desk.path, work.name), one(post, "released") == "yes" or desk.released_only()
    _begin(work, "running", lambda: work.run(order, place, desk.now, released_only=only))
    return to(desk, "/bulk")


async def state(request: Request) -> Response:
    """Say how far the work is."""
    work = desk_of(request).table
    if work is None:
        return JSONResponse({"state": "open", "done": 0, "rows": 0})
    return JSONResponse({"state": work.state, "done": work.done, "rows": work.rows})
