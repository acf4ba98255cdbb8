"""What a page shows of the findings of a case: in groups, by field, by part, below the rows of the gate."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from gcmsgen.checks.parted import ToDo
from gcmsgen.facts.fields import field_at
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language, Text
from gcmsgen.web.controls import (
    GATE,
    PARTS,
    part_of_place,
)
from gcmsgen.web.desk import Desk
from gcmsgen.web.live import Change, Live, corrections
from gcmsgen.web.pages import page
from gcmsgen.web.plain import field_name, plainly
from gcmsgen.web.words import WORDS, plural


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """Hold a finding in plain words of one language: `name` is what its field is called, `corrections` what may be pressed.

    `alike` are names that are spelt like what stands in a field, by the name of the field: to be looked up, never to be pressed.
    """

    code: str
    severity: str
    where: str
    name: str
    message: str
    fix: str
    corrections: tuple["ShownCorrection", ...] = ()
    alike: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """Hold a correction as a button shows it, and what it sends: its changes as JSON."""

    name: str
    value: str


def shown_groups(shown: Live, language: Language) -> tuple[dict[str, Any], ...]:
    """Return the findings in their groups: what is wrong, what is to be entered, what is to be looked at."""
    names = {ToDo.WRONG: "wrong", ToDo.TO_ENTER: "to_enter", ToDo.TO_CONSIDER: "to_consider"}
    unfit = tuple(
        ShownFinding("", "error", one.where, field_name(one.where, language), _unfit(one.expected, language), "")
        for one in shown.unfit
    )
    found = {part: tuple(_shown_once(several, language)) for part, several in shown.findings.items()}
    found[ToDo.WRONG] = (*unfit, *found[ToDo.WRONG])
    return tuple({"name": names[part], "findings": several} for part, several in found.items())


def _unfit(expected: Text, language: Language) -> str:
    words = expected.of(language)
    return words[:1].upper() + words[1:]


def _shown(finding: Finding, language: Language) -> ShownFinding:
    return ShownFinding(
        finding.code,
        finding.severity.value,
        finding.where,
        field_name(finding.where, language),
        plainly(finding.message.of(language), language),
        plainly(finding.fix.of(language), language),
        tuple(dict.fromkeys(_correction(changes, language) for changes in corrections(finding))),
        tuple((field_name(one.where, language), ", ".join(one.names)) for one in finding.alike),
    )


def _shown_once(findings: Iterable[Finding], language: Language) -> Iterator[ShownFinding]:
    """Yield findings as they are shown; what one press mends, as city and province together, is offered at the first alone."""
    offered: set[str] = set()
    for finding in findings:
        one = _shown(finding, language)
        yield replace(one, corrections=tuple(act for act in one.corrections if act.value not in offered))
        offered.update(act.value for act in one.corrections)


def _correction(changes: tuple[Change, ...], language: Language) -> ShownCorrection:
    told = "; ".join(f"{_name(one, changes, language)} → {one.right}" for one in changes)
    return ShownCorrection(told, as_sent(changes))


def _name(change: Change, changes: tuple[Change, ...], language: Language) -> str:
    """Return what a field of a correction is called: shortly behind another of its group."""
    known, group = field_at(change.where), change.where.rpartition(".")[0]
    if known and change is not changes[0] and changes[0].where.rpartition(".")[0] == group:
        return known.names[-1].of(language)
    return field_name(change.where, language)


def as_sent(changes: tuple[Change, ...]) -> str:
    """Return the changes of a correction as a button sends them."""
    return json.dumps([[one.where, one.right] for one in changes], ensure_ascii=False)


def findings_html(desk: Desk, shown: Live, key: str) -> str:
    """Return the panel of findings."""
    groups = shown_groups(shown, desk.language)
    return page(desk, "findings.html", groups=groups, key=key, any=any(group["findings"] for group in groups))


def gate_messages(desk: Desk, shown: Live, key: str) -> dict[str, str]:
    """Return the messages below each row of the gate, with one act a row: to enter what the offer says."""
    found: dict[str, str] = {}
    for row, names in GATE:
        wrong = [one for one in shown.findings[ToDo.WRONG] if one.where in names]
        words = [_shown(one, desk.language) for one in wrong]
        act = _as_in_offer(wrong, row)
        found[row] = page(desk, "gate.html", words=words, act=as_sent(act) if act else "", key=key)
    return found


def _as_in_offer(wrong: list[Finding], row: str) -> tuple[Change, ...]:
    """Return the changes of a row to what the offer says, none where it is the offer itself that is wrong."""
    if row == "offer":
        return ()
    single = [one.corrections[0] for one in wrong if len(one.corrections) == 1]
    inside = [one for offered in single for one in offered.changes if one.where.startswith(f"{row}.")]
    changes = {one.where: Change(one.where, one.right) for one in inside}
    return tuple(changes.values())


def errors_of(shown: Live, language: Language) -> dict[str, str]:
    """Return by field what is wrong with it; what is only to be entered colours nothing."""
    found: dict[str, str] = {_control(one.where): _unfit(one.expected, language) for one in shown.unfit}
    for finding in shown.findings[ToDo.WRONG]:
        found.setdefault(_control(finding.where), plainly(finding.message.of(language), language))
    return found


def _control(where: str) -> str:
    """Return the control at which an error stands: of an item of a list, the list."""
    return where.rpartition(".")[0] if where.rpartition(".")[2].isdecimal() else where


def counts_of(shown: Live, language: Language) -> dict[str, Markup]:
    """Return by part how much is wrong and to be entered, in words."""
    wrong = Counter(part_of_place(one.where) for one in shown.findings[ToDo.WRONG])
    wrong.update(part_of_place(one.where) for one in shown.unfit)
    enter = Counter(part_of_place(one.where) for one in shown.findings[ToDo.TO_ENTER])
    return {part: _counted(wrong[part], enter[part], language) for part in ("gate", *PARTS)}


def _counted(wrong: int, enter: int, language: Language) -> Markup:
    told = []
    if wrong:
        told.append(Markup('<span class="wrong">{}</span>').format(plural("wrong", wrong).of(language)))
    if enter:
        told.append(Markup("<span>{}</span>").format(plural("to_enter", enter).of(language)))
    return Markup(" · ").join(told)


def counted_aloud(shown: Live, language: Language) -> str:
    """Return how much is wrong and to be entered, as it is spoken."""
    wrong, enter = shown.counts
    return f"{plural('wrong', wrong).of(language)}, {plural('to_enter', enter).of(language)}"


def error_messages(findings: tuple[Finding, ...], language: Language) -> list[str]:
    """Return what stands in the way, a line each."""
    stops = [one for one in findings if one.severity is Severity.ERROR]
    return [
        f"{field_name(one.where, language)}{WORDS['colon'].of(language)} {plainly(one.message.of(language), language)}"
        for one in stops
    ]
