"""A release: which facts and which words a second officer saw, by whom and when; and whether they are still the same.

It is evidence, not enforcement: whoever can write the folder can write the file of a release too (docs/desk.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from gcmsgen import __version__
from gcmsgen.errors import UsageError
from gcmsgen.facts.case import Case
from gcmsgen.finding import Refused
from gcmsgen.generate import CheckedCase, prepared
from gcmsgen.language import Language, Text
from gcmsgen.manifest.canonical import digest
from gcmsgen.manifest.record import fact_hashes

SCHEMA = "gcmsgen.release/1"
SUFFIX = ".release.json"
_SEEN = ("note", "letter")


class ReleaseState(StrEnum):
    """Say how a case stands with its second officer."""

    NONE = "none"
    ASKED = "asked"
    RELEASED = "released"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Release:
    """Hold what was asked for or released: hashes of the facts, of each of them, of the words of note and letter by language,
    of the templates, the version of the program; who decided, who released (empty while it is only asked for), and when."""

    application: str
    facts: str
    each: Mapping[str, str]
    words: Mapping[str, str]
    templates: str
    program: str
    officer: str
    by: str
    at: str

    def as_json(self) -> dict[str, Any]:
        """Return the release in the form of its file."""
        return {"schema": SCHEMA, **{name: getattr(self, name) for name in _PARTS}}


_PARTS = tuple(part.name for part in fields(Release))


def release_from(content: object) -> Release | None:
    """Return the release that a file holds, None where it is none."""
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        return None
    parts: dict[str, Any] = {name: content.get(name) for name in _PARTS}
    if not all(isinstance(parts[name], dict if name in ("each", "words") else str) for name in _PARTS):
        return None
    return Release(**parts)


def asked_for(checked: CheckedCase, at: str) -> Release:
    """Return the request for a release of a case. Raises Refused where a finding forbids its note or its letter."""
    case, facts = checked.case, checked.facts
    number = (case.application and case.application.number) or ""
    return Release(
        number,
        facts["sha256"],
        facts["each"],
        words_of(checked),
        checked.tree.digest,
        __version__,
        officer_of(case),
        by="",
        at=at,
    )


def released(checked: CheckedCase, seen: str, *, by: str, at: str) -> Release:
    """Return the release of a case by a second officer who saw the facts of that hash.

    Raises Refused where a finding stands in the way, and NotReleased where the officer is the one who decided, is not known,
    or saw other facts than these.
    """
    asked = asked_for(checked, at)
    if not by:
        raise NotReleased(_NO_OFFICER)
    if not asked.officer or by.casefold() == asked.officer.casefold():
        raise NotReleased(_SAME)
    if seen != asked.facts:
        raise NotReleased(_OTHER_FACTS)
    return replace(asked, by=by)


def words_of(checked: CheckedCase) -> dict[str, str]:
    """Return a hash of the words of note and letter in each language that can leave. Raises Refused where none can."""
    found: dict[str, str] = {}
    refused: Refused | None = None
    for document in _SEEN:
        for language in Language:
            try:
                made = prepared(checked, document, language).document
            except Refused as error:
                refused = refused or error
                continue
            found[f"{document}-{language.value}"] = digest([sentence.text for sentence in made.sentences()])
    client = checked.case.application and checked.case.application.language
    if refused and not all(f"{document}-{client}" in found for document in _SEEN):
        raise refused
    return found


def officer_of(case: Case) -> str:
    """Return the code of the officer who decided, empty where it is unknown."""
    return (case.decision and case.decision.officer) or ""


def state_of(release: Release | None, facts: str, templates: str) -> ReleaseState:
    """Return how a case with facts of that hash stands, made by templates of that hash and by this version."""
    if release is None:
        return ReleaseState.NONE
    same = (release.facts, release.templates, release.program) == (facts, templates, __version__)
    if not release.by:
        return ReleaseState.ASKED if same else ReleaseState.NONE
    return ReleaseState.RELEASED if same else ReleaseState.CHANGED


def changed_facts(release: Release, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the places of the facts that are others than those released, sorted."""
    now = fact_hashes(facts)
    return tuple(sorted(place for place in {*now, *release.each} if now.get(place) != release.each.get(place)))


class NotReleased(UsageError):
    """Say why a case cannot be released."""


_NO_OFFICER = Text(
    en="Your account of this machine is mapped to no officer’s code, so nothing is released. Whoever set the desk up adds it to "
    "the list of officers.",
    fr="Votre compte sur ce poste ne correspond à aucun code d’agent; aucun cas ne peut donc être validé. La personne qui a "
    "installé le bureau peut l’ajouter à la liste des agents.",
)
_SAME = Text(
    en="The officer who decided does not release: a second officer does, and the case must name the first.",
    fr="L’agent qui a décidé ne valide pas lui-même sa décision\N{NO-BREAK SPACE}: un second agent le fait, et le cas doit nommer "
    "le premier.",
)
_OTHER_FACTS = Text(
    en="The case was changed after you opened it. Look at it again, then release it.",
    fr="Le cas a été modifié après que vous l’avez ouvert. Examinez-le de nouveau, puis validez-le.",
)
