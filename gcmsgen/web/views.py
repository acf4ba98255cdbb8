"""The screen of a case, whole and piece by piece."""

import json
from typing import Any

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.language import Language
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.release.released import ReleaseState
from gcmsgen.web.controls import (
    PARTS,
    Speech,
    gate_controls,
    part_fieldsets,
)
from gcmsgen.web.desk import Desk
from gcmsgen.web.disk import folder_fault
from gcmsgen.web.document_views import chosen_document, document_html, tabs, why_data
from gcmsgen.web.finding_views import counted_aloud, counts_of, errors_of, findings_html, gate_messages
from gcmsgen.web.folder import OpenedCase
from gcmsgen.web.index import pasted_back
from gcmsgen.web.live import Live
from gcmsgen.web.pages import page
from gcmsgen.web.release_views import release_html, release_state
from gcmsgen.web.words import WORDS


def acts_html(desk: Desk, shown: Live, key: str, document: str, *, numbered: bool) -> str:
    """Return what may be done with a document: copied or saved, each by the hash of the facts that it is made of."""
    known = document in (*shown.documents, *shown.copies)
    reason = _why_off(desk, shown, document, numbered=numbered) if known else ""
    sides = [] if reason or not known else [_files(desk, shown, key, document, one) for one in shown.readers(document)]
    return page(desk, "acts.html", sides=sides, reason=reason)


def _why_off(desk: Desk, shown: Live, document: str, *, numbered: bool) -> str:
    """Return why a document cannot leave, empty where it can."""
    if shown.blocked:
        return WORDS["off_blocked"].of(desk.language)
    if not numbered:
        return WORDS["off_unnumbered"].of(desk.language)
    if folder_fault(desk.path) and document != "note":
        return WORDS["off_read_only"].of(desk.language)
    return WORDS["off_unreleased"].of(desk.language) if held_back(desk, shown) else ""


def held_back(desk: Desk, shown: Live) -> bool:
    """Say whether the files of a case wait for a second officer, as the office wishes."""
    return (
        desk.released_only() and shown.outcome == "refuse" and release_state(desk, shown) is not ReleaseState.RELEASED
    )


_FORMS = (Format.PDF, Format.DOCX, Format.HTML, Format.TXT)  # as officers ask for them


def _files(desk: Desk, shown: Live, key: str, document: str, reader: Language) -> dict[str, Any]:
    """Return what may be done with a document in one language; the first that is offered is what is meant most."""
    entry, language = CATALOGUE[document], desk.language
    files, unwritable = [], bool(folder_fault(desk.path))
    for form in (one for one in _FORMS if one in entry.formats):
        copy = document == "note" and form is Format.TXT
        if unwritable and not copy:
            continue
        files.append(
            {
                "href": f"{desk.guard.root}/case/{key}/{document}-{reader.value}.{form.value}?facts={shown.facts}",
                "name": WORDS["copy_note" if copy else f"save_{form.value}"].of(language),
                "to_copy": copy,
            }
        )
    return {
        "files": sorted(files, key=lambda one: not one["to_copy"]),
        "lang": reader.value,
        "named": WORDS[f"in_{reader.value}"].of(language),
        "client": reader is shown.readers(document)[0],
    }


def case_state(desk: Desk, shown: Live) -> str:
    """Return in one word how a case stands."""
    words = {ReleaseState.ASKED: "asked", ReleaseState.RELEASED: "released", ReleaseState.CHANGED: "changed"}
    if (shown.number, shown.facts) in pasted_back(desk.path):
        return "pasted"
    state = release_state(desk, shown)
    if state in words:
        return words[state]
    wrong, enter = shown.counts
    if not shown.outcome or (enter and not wrong and shown.blocked):
        return "to-enter"
    return "blocked" if shown.blocked else "ready"


def case_page(
    desk: Desk, opened: OpenedCase, shown: Live, *, doc: str, messages: tuple[dict[str, Any], ...] = (), **more: Any
) -> str:
    """Return the screen of a case."""
    language, key = desk.language, opened.key
    speech = Speech(language, shown.client, shown.outcome)
    document, counts = chosen_document(shown, doc), counts_of(shown, language)
    fieldsets = {part: part_fieldsets(part, opened.tree, speech) for part in PARTS}
    parts = [
        {"name": part, "fieldsets": several, "open": bool(counts[part]) or (part == "decision" and not shown.outcome)}
        for part, several in fieldsets.items()
    ]
    data = why_data(shown, language, document)
    return page(
        desk,
        "case.html",
        back=f"/case/{key}",
        key=key,
        number=shown.number,
        etag=opened.etag,
        facts=shown.facts,
        doc=document,
        state=case_state(desk, shown),
        hand_written=opened.hand_written,
        read_only=read_only(desk, shown),
        ask_replace=more.get("ask_replace", False),
        messages=messages,
        gate=gate_controls(opened.tree, speech),
        gate_messages=gate_messages(desk, shown, key),
        parts=parts,
        counts=counts,
        errors=errors_of(shown, language),
        findings=findings_html(desk, shown, key),
        told=counted_aloud(shown, language),
        tabs=tabs(shown, language),
        acts=acts_html(desk, shown, key, document, numbered=bool(shown.number)),
        document=document_html(desk, shown, document),
        release=release_html(desk, shown, key),
        back_result=more.get("back_result", ""),
        countries=[(code, country.name.of(language)) for code, country in COUNTRIES.items()],
        data=json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace("&", "\\u0026"),
    )


def read_only(desk: Desk, shown: Live) -> str:
    """Return in a word why a case cannot be changed, empty where it can: it is released, or its folder cannot be written."""
    return folder_fault(desk.path) or ("released" if release_state(desk, shown) is ReleaseState.RELEASED else "")


def fragments(desk: Desk, shown: Live, key: str, doc: str) -> dict[str, Any]:
    """Return what a check changes on the page, piece by piece."""
    document = chosen_document(shown, doc)
    return {
        "facts": shown.facts,
        "doc": document,
        "blocked": shown.blocked,
        "counts": {part: str(told) for part, told in counts_of(shown, desk.language).items()},
        "told": counted_aloud(shown, desk.language),
        "errors": errors_of(shown, desk.language),
        "findings": findings_html(desk, shown, key),
        "gate": {row: str(told) for row, told in gate_messages(desk, shown, key).items()},
        "tabs": tabs(shown, desk.language),
        "document": document_html(desk, shown, document),
        "data": why_data(shown, desk.language, document),
    }
