"""The panel of the second officer: how a case or a row stands, who may do what, and what was changed since."""

from pathlib import Path

from markupsafe import Markup

from gcmsgen.release.files import read_release
from gcmsgen.release.released import ReleaseState, changed_facts, officer_of, state_of
from gcmsgen.web.desk import Desk
from gcmsgen.web.live import Live
from gcmsgen.web.pages import page
from gcmsgen.web.plain import field_name, time_shown


def release_state(desk: Desk, shown: Live) -> ReleaseState:
    """Return how a case stands with its second officer."""
    release = read_release(desk.path, shown.number) if shown.number else None
    return state_of(release, shown.facts, shown.checked.tree.digest)


def release_html(desk: Desk, shown: Live, key: str) -> str:
    """Return the panel of a case."""
    return release_panel(desk, shown, desk.path, f"/case/{key}", asks=True)[1]


def release_panel(desk: Desk, shown: Live, folder: Path, place: str, *, asks: bool) -> tuple[str, str]:
    """Return how a case stands by its release in a folder, and the panel; `asks` says that a second officer is asked first."""
    release = read_release(folder, shown.number) if shown.number else None
    state = state_of(release, shown.facts, shown.checked.tree.digest)
    changed = changed_facts(release, shown.checked.facts["case"]) if release and state is ReleaseState.CHANGED else ()
    hidden = Markup('<input type="hidden" name="secret" value="{}"><input type="hidden" name="facts" value="{}">')
    html = page(
        desk,
        "release.html",
        place=place,
        state=state.value,
        release=release,
        at=time_shown(release.at, desk.language) if release else "",
        asks=asks and state in (ReleaseState.NONE, ReleaseState.CHANGED),
        releases=state is not ReleaseState.RELEASED and (not asks or state is not ReleaseState.NONE),
        hindrance=_hindrance(desk, shown),
        blocked=shown.blocked or not shown.number,
        changed=[field_name(one, desk.language) for one in changed],
        hidden=hidden.format(desk.guard.secret(), shown.facts),
    )
    return state.value, html


def _hindrance(desk: Desk, shown: Live) -> str:
    """Return by the name of its words why whoever sits here cannot release, empty where nothing is in the way."""
    decided = officer_of(shown.case)
    if not decided:
        return "release_unnamed"
    if not desk.officer:
        return "release_no_code"
    return "release_own" if desk.officer.casefold() == decided.casefold() else ""
