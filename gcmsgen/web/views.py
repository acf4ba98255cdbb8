"""The screen of a case, whole and piece by piece."""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.language import Language
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.release.files import read_release
from gcmsgen.release.released import ReleaseState, changed_facts, state_of
from gcmsgen.web.controls import (
    PARTS,
    Speech,
    gate_controls,
    part_fieldsets,
)
from gcmsgen.web.desk import Desk
from gcmsgen.web.document_views import chosen_document, document_html, tabs, why_data
from gcmsgen.web.finding_views import counted_aloud, counts_of, errors_of, findings_html, gate_messages
from gcmsgen.web.folder import OpenedCase
from gcmsgen.web.index import pasted_back
from gcmsgen.web.live import Live
from gcmsgen.web.pages import page
from gcmsgen.web.plain import field_name
from gcmsgen.web.words import WORDS


def acts_html(desk: Desk, shown: Live, key: str, document: str, *, numbered: bool) -> str:
    """Return what may be done with a document: copied or saved, each by the hash of the facts that it is made of."""
    offered = numbered and not shown.blocked and document in shown.documents and not held_back(desk, shown)
    notes = (
        [] if offered or document not in shown.documents else [{"kind": "", "text": _why_off(desk, shown, numbered)}]
    )
    files = list(_files(desk, shown, key, document)) if offered else []
    return page(desk, "acts.html", files=files, notes=notes)


def _why_off(desk: Desk, shown: Live, numbered: bool) -> str:  # noqa: FBT001 - one caller, above
    name = "off_blocked" if shown.blocked else "off_unnumbered" if not numbered else "off_unreleased"
    return WORDS[name].of(desk.language)


def held_back(desk: Desk, shown: Live) -> bool:
    """Say whether the files of a case wait for a second officer, as the office wishes."""
    return (
        desk.released_only() and shown.outcome == "refuse" and release_state(desk, shown) is not ReleaseState.RELEASED
    )


def release_state(desk: Desk, shown: Live) -> ReleaseState:
    """Return how a case stands with its second officer."""
    release = read_release(desk.path, shown.number) if shown.number else None
    return state_of(release, shown.facts, shown.checked.tree.digest)


_FORMS = (Format.PDF, Format.DOCX, Format.TXT)  # what officers save; the others are for the command line


def _files(desk: Desk, shown: Live, key: str, document: str) -> Iterator[dict[str, Any]]:
    entry, language = CATALOGUE[document], desk.language
    for reader in sorted(Language, key=lambda one: one is not shown.client):
        client = reader is shown.client
        named = WORDS[f"in_{reader.value}"].of(language)
        for form in (one for one in _FORMS if one in entry.formats):
            copy = document == "note" and form is Format.TXT
            name = WORDS["copy_note" if copy else f"save_{form.value}"].of(language)
            yield {
                "href": f"{desk.guard.root}/case/{key}/{document}-{reader.value}.{form.value}?facts={shown.facts}",
                "name": f"{name} {named}",
                "to_copy": copy,
                "client": client and (copy or form is Format.PDF),
                "lang": reader.value,
            }


def release_html(desk: Desk, shown: Live, key: str, etag: str) -> str:
    """Return the panel of the second officer."""
    release = read_release(desk.path, shown.number) if shown.number else None
    state = state_of(release, shown.facts, shown.checked.tree.digest)
    changed = changed_facts(release, shown.checked.facts["case"]) if release and state is ReleaseState.CHANGED else ()
    hidden = Markup('<input type="hidden" name="secret" value="{}"><input type="hidden" name="facts" value="{}">')
    return page(
        desk,
        "release.html",
        key=key,
        state=state.value,
        release=release,
        changed=[field_name(place, desk.language) for place in changed],
        hidden=hidden.format(desk.guard.secret(), shown.facts),
    )


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
        release=release_html(desk, shown, key, opened.etag),
        back_result=more.get("back_result", ""),
        countries=[(code, country.name.of(language)) for code, country in COUNTRIES.items()],
        data=json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace("&", "\\u0026"),
    )


def read_only(desk: Desk, shown: Live) -> str:
    """Return why a case cannot be changed, empty where it can: it is released, or its folder cannot be written."""
    import os

    if not os.access(desk.path, os.W_OK):
        return "folder"
    return "released" if release_state(desk, shown) is ReleaseState.RELEASED else ""


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
