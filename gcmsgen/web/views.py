"""What each page is filled with: values of the desk in plain words of one language."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from gcmsgen.bulk.table.words import shown_word
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.parted import ToDo
from gcmsgen.document import PAGE, PAGES, Sentence
from gcmsgen.errors import TemplateError
from gcmsgen.facts.fields import field_at
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language, Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.provisions import provisions
from gcmsgen.release.files import read_release
from gcmsgen.release.released import ReleaseState, changed_facts, state_of
from gcmsgen.web.controls import BLANK, GATE, PARTS, Control, Fieldset, Speech, gate_controls, part_fieldsets, part_of_place
from gcmsgen.web.desk import Desk
from gcmsgen.web.folder import OpenedCase
from gcmsgen.web.live import Change, Live, corrections
from gcmsgen.web.plain import field_name, plainly, value_shown
from gcmsgen.web.words import WORDS, plural
from gcmsgen.wording.translation_state import rows as translated
from gcmsgen.wording.compose import Composed

_ENVIRONMENT = Environment(
    loader=PackageLoader("gcmsgen.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class _Says:
    """Say the words of the page in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, name: str) -> str:
        return WORDS[name].of(self.language)

    def other(self, name: str) -> str:
        return WORDS[name].of(_other(self.language))


def _other(language: Language) -> Language:
    return Language.FR if language is Language.EN else Language.EN


@pass_context
def _next_row(_context: Context, fields: Fieldset) -> Fieldset:
    number = str(len(fields.rows) + 1)
    assert fields.blank is not None
    renamed = _renamed(fields.blank, number)
    assert isinstance(renamed, Fieldset)
    return renamed


def _renamed(part: Control | Fieldset, number: str) -> Control | Fieldset:
    name = part.name.replace(f".{BLANK}", f".{number}", 1)
    if isinstance(part, Control):
        return replace(part, name=name)
    return replace(part, name=name, parts=tuple(_renamed(inner, number) for inner in part.parts))


def page(desk: Desk, template: str, *, here: str = "", back: str = "/", **values: Any) -> str:
    """Return a page, or a part of one, in the language of the desk."""
    language = desk.language
    return _ENVIRONMENT.get_template(template).render(
        {
            "t": _Says(language),
            "n": lambda name, count: plural(name, count).of(language),
            "word": lambda place, word: shown_word(field_at(place), word).of(language),  # type: ignore[arg-type]
            "shows": shows,
            "some": lambda fields: any(map(shows, fields.parts)),
            "hides": lambda fields: not all(map(shows, fields.parts)),
            "next_row": lambda fields: _next_row(None, fields),  # type: ignore[arg-type]
            "language": language,
            "tag": language.tag,
            "other": _other(language),
            "root": desk.guard.root,
            "secret": desk.guard.secret(),
            "here": here,
            "back": back,
            "errors": {},
            **values,
        }
    )


def shows(part: Control | Fieldset) -> bool:
    """Say whether a part of a form stands in sight: what the outcome asks for, or what something stands in."""
    return part.wanted if isinstance(part, Control) else part.needed or part.said or part.own_words


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """Hold a finding in plain words of one language: `name` is what its field is called, `corrections` what may be pressed."""

    code: str
    severity: str
    where: str
    name: str
    message: str
    fix: str
    corrections: tuple["ShownCorrection", ...] = ()


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
    found = {part: tuple(_shown(one, language) for one in several) for part, several in shown.findings.items()}
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
        tuple(_correction(changes, language) for changes in corrections(finding)),
    )


def _correction(changes: tuple[Change, ...], language: Language) -> ShownCorrection:
    told = "; ".join(f"{field_name(one.where, language)} → {one.right}" for one in changes)
    return ShownCorrection(told, as_sent(changes))


def as_sent(changes: tuple[Change, ...]) -> str:
    """Return the changes of a correction as a button sends them."""
    return json.dumps([[one.where, one.right] for one in changes], ensure_ascii=False)


def findings_html(desk: Desk, shown: Live, key: str) -> str:
    """Return the panel of findings."""
    groups = shown_groups(shown, desk.language)
    return page(desk, "findings.html", groups=groups, key=key, any=any(group["findings"] for group in groups))


def gate_messages(desk: Desk, shown: Live, key: str) -> dict[str, Markup]:
    """Return the messages below each row of the gate, with one act a row: to enter what the offer says."""
    found: dict[str, Markup] = {}
    for row, names in GATE:
        wrong = [one for one in shown.findings[ToDo.WRONG] if one.where in names]
        words = [_shown(one, desk.language) for one in wrong]
        act = _as_in_offer(wrong, row)
        parts = [Markup('<p class="bad">{}</p>').format(one.message) for one in words]
        if act:
            parts.append(
                Markup(
                    '<button type="submit" class="small" name="correct" value="{}" formaction="{}/case/{}/save" data-correct>{}</button>'
                ).format(as_sent(act), desk.guard.root, key, WORDS["as_in_offer"].of(desk.language))
            )
        found[row] = Markup("").join(parts)
    return found


def _as_in_offer(wrong: list[Finding], row: str) -> tuple[Change, ...]:
    """Return the changes of a row to what the offer says, none where it is the offer itself that is wrong."""
    if row == "offer":
        return ()
    single = [one.corrections[0] for one in wrong if len(one.corrections) == 1]
    changes = {one.where: Change(one.where, one.right) for one in single if one.where.startswith(f"{row}.")}
    return tuple(changes.values())


def errors_of(shown: Live, language: Language) -> dict[str, str]:
    """Return by field what is wrong with it; what is only to be entered colours nothing."""
    found: dict[str, str] = {one.where: _unfit(one.expected, language) for one in shown.unfit}
    for finding in shown.findings[ToDo.WRONG]:
        found.setdefault(finding.where, plainly(finding.message.of(language), language))
    return found


def counts_of(shown: Live, language: Language) -> dict[str, Markup]:
    """Return by part how much is wrong and to be entered, in words."""
    wrong = Counter(part_of_place(one.where) for one in (*shown.unfit, *shown.findings[ToDo.WRONG]))
    enter = Counter(part_of_place(one.where) for one in shown.findings[ToDo.TO_ENTER])
    return {part: _counted(wrong[part], enter[part], language) for part in ("gate", *PARTS)}


def _counted(wrong: int, enter: int, language: Language) -> Markup:
    told = []
    if wrong:
        told.append(Markup('<span class="wrong">{}</span>').format(plural("wrong", wrong).of(language)))
    if enter:
        told.append(Markup("<span>{}</span>").format(plural("to_enter", enter).of(language)))
    return Markup(" · ").join(told)


def tabs(shown: Live, language: Language) -> list[dict[str, str]]:
    """Return the documents that the case has, as tabs."""
    return [{"id": name, "name": _upper(CATALOGUE[name].name.of(language))} for name in shown.documents]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def document_html(desk: Desk, shown: Live, document: str) -> str:
    """Return a document in both languages side by side, the client's first."""
    made = shown.documents.get(document)
    languages = sorted(Language, key=lambda one: one is not shown.client)
    sides = [_side(desk, made[one], one, shown.client, accepted(shown.checked.tree)) for one in languages] if made else []
    return page(desk, "document.html", sides=sides)


@lru_cache(maxsize=2)
def accepted(tree: TemplateTree) -> Mapping[str, str]:
    """Return by sentence who accepted its words and when; none where the words cannot be read."""
    try:
        known = translated(tree)
    except TemplateError:
        return {}
    return {name: f"{row.entry.by}, {row.entry.on}" for name, row in known.items() if row.entry}


def _side(
    desk: Desk, made: Composed, language: Language, client: Language, by: Mapping[str, str]
) -> dict[str, Any]:
    gaps = {(gap.sentence, gap.fact) for gap in made.gaps}
    seen: Counter[str] = Counter()

    def sentence(one: Sentence) -> dict[str, Any]:
        seen[one.id] += 1
        lacks = not one.text and len(one.facts) == 1 and (one.id, one.facts[0]) in gaps
        return {
            "k": f"{one.id}#{seen[one.id]}",
            "text": one.text.replace(PAGE, "1").replace(PAGES, "2"),
            "gap": field_name(one.facts[0], desk.language) if lacks else "",
            "facts": " ".join(one.facts),
            "cites": " ".join(one.cites),
            "rule": one.rule,
            "accepted": by.get(one.id, ""),
        }

    blocks = [
        {"kind": block.kind.value, "sentences": [sentence(one) for one in block.sentences if one.text or one.facts]}
        for section in made.document.sections
        for block in section.blocks
    ]
    return {
        "tag": language.tag,
        "name": WORDS[f"side_{language.value}"].of(desk.language),
        "client": language is client,
        "blocks": [block for block in blocks if block["sentences"]],
    }


def why_data(shown: Live, language: Language, document: str) -> dict[str, Any]:
    """Return what the page says of the facts, conditions and provisions that the sentences of a document rest on."""
    made = shown.documents.get(document, {})
    sentences = [one for composed in made.values() for one in composed.document.sentences()]
    places = {place for one in sentences for place in one.facts}
    facts = shown.checked.facts["case"]
    return {
        "facts": {place: [field_name(place, language), value_shown(place, _value(facts, place), language)] for place in places},
        "rules": {one.rule: condition(one.rule, language) for one in sentences if one.rule},
        "cites": {key: provision_name(key, language) for one in sentences for key in one.cites},
        "words": {name: WORDS[name].of(language) for name in _IN_SCRIPT},
    }


_IN_SCRIPT = (
    *("unsaved", "saving", "saved_at", "checking", "not_saved", "copied", "copy_failed", "why_facts", "why_when", "why_law"),
    *("why_accepted", "why_always", "counts_changed", "leave_unsaved", "shown_of", "look_up_group", "saved_state", "copying"),
)


def provision_name(key: str, language: Language) -> str:
    """Return a provision with the title of its law."""
    known = provisions().get(key)
    return f"{known.short.of(language)} – {WORDS['law_' + known.instrument].of(language)}" if known else key


def condition(rule: str, language: Language) -> str:
    """Return the condition of a rule of an outline in words, as far as it has any.

    >>> condition("outline/note.j2:23 when offer.number", Language.EN)
    '“Offer of employment number” is stated'
    """
    _, _, when = rule.partition(" when ")
    if not when:
        return ""
    parts = [_clause(part, language) for part in when.replace("(", "").replace(")", "").split(" and ")]
    return f" {WORDS['and'].of(language)} ".join(parts)


def _clause(part: str, language: Language) -> str:
    either = [_single(one.strip(), language) for one in part.split(" or ")]
    return f" {WORDS['or'].of(language)} ".join(either)


def _single(part: str, language: Language) -> str:
    negated = part.startswith("not ")
    bare = part.removeprefix("not ").strip()
    for sign, name in ((" == ", "is"), (" != ", "is_not"), (" in ", "is_one_of")):
        if sign in bare:
            left, _, right = bare.partition(sign)
            return f"{plainly(left, language)} {WORDS[name].of(language)} {plainly(right.strip(chr(34)), language)}"
    return f"{plainly(bare.partition('|')[0], language)} {WORDS['is_unstated' if negated else 'is_stated'].of(language)}"


def _value(facts: Any, place: str) -> Any:
    for step in place.split("."):
        if isinstance(facts, Mapping):
            facts = facts.get(step)
        elif isinstance(facts, list) and step.isdecimal() and int(step) <= len(facts):
            facts = facts[int(step) - 1]
        else:
            return None
    return facts


def acts_html(desk: Desk, shown: Live, key: str, document: str, *, numbered: bool) -> str:
    """Return what may be done with a document: copied or saved, each by the hash of the facts that it is made of."""
    offered = numbered and not shown.blocked and document in shown.documents and not held_back(desk, shown)
    notes = [] if offered or document not in shown.documents else [{"kind": "", "text": _why_off(desk, shown, numbered)}]
    files = list(_files(desk, shown, key, document)) if offered else []
    return page(desk, "acts.html", files=files, notes=notes)


def _why_off(desk: Desk, shown: Live, numbered: bool) -> str:  # noqa: FBT001 - one caller, above
    name = "off_blocked" if shown.blocked else "off_unnumbered" if not numbered else "off_unreleased"
    return WORDS[name].of(desk.language)


def held_back(desk: Desk, shown: Live) -> bool:
    """Say whether the files of a case wait for a second officer, as the office wishes."""
    return desk.released_only() and shown.outcome == "refuse" and release_state(desk, shown) is not ReleaseState.RELEASED


def release_state(desk: Desk, shown: Live) -> ReleaseState:
    """Return how a case stands with its second officer."""
    release = read_release(desk.path, shown.number) if shown.number else None
    return state_of(release, shown.facts, shown.checked.tree.digest)


def _files(desk: Desk, shown: Live, key: str, document: str) -> Iterator[dict[str, Any]]:
    entry, language = CATALOGUE[document], desk.language
    for reader in sorted(Language, key=lambda one: one is not shown.client):
        client = reader is shown.client
        named = WORDS[f"in_{reader.value}"].of(language)
        for form in entry.formats:
            copy = document == "note" and form is Format.TXT
            name = WORDS["copy_note" if copy else f"save_{form.value}"].of(language)
            yield {
                "href": f"{desk.guard.root}/case/{key}/{document}-{reader.value}.{form.value}?facts={shown.facts}",
                "name": f"{name} {named}",
                "copy": copy,
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
    state = release_state(desk, shown)
    if state in words:
        return words[state]
    wrong, enter = shown.counts
    if not shown.outcome or (enter and not wrong and shown.blocked):
        return "to-enter"
    return "blocked" if shown.blocked else "ready"


def chosen_document(shown: Live, asked: str) -> str:
    """Return which document is shown: the one asked for where the case has it, else its first."""
    return asked if asked in shown.documents else next(iter(shown.documents), "note")


def case_page(
    desk: Desk, opened: OpenedCase, shown: Live, *, doc: str, messages: tuple[dict[str, Any], ...] = (), **more: Any
) -> str:
    """Return the screen of a case."""
    language, key = desk.language, opened.key
    speech = Speech(language, shown.client, shown.outcome)
    document, counts = chosen_document(shown, doc), counts_of(shown, language)
    fieldsets = {part: part_fieldsets(part, opened.tree, speech) for part in PARTS}
    parts = [{"name": part, "fieldsets": several, "open": bool(counts[part])} for part, several in fieldsets.items()]
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
        findings=Markup(findings_html(desk, shown, key)),
        told=counted_aloud(shown, language),
        tabs=tabs(shown, language),
        acts=Markup(acts_html(desk, shown, key, document, numbered=bool(shown.number))),
        document=Markup(document_html(desk, shown, document)),
        release=Markup(release_html(desk, shown, key, opened.etag)),
        back_result=more.get("back_result", ""),
        countries=[(code, country.name.of(language)) for code, country in COUNTRIES.items()],
        data=Markup(json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace("&", "\\u0026")),
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


def counted_aloud(shown: Live, language: Language) -> str:
    """Return how much is wrong and to be entered, as it is spoken."""
    wrong, enter = shown.counts
    return f"{plural('wrong', wrong).of(language)}, {plural('to_enter', enter).of(language)}"


def error_messages(findings: tuple[Finding, ...], language: Language) -> list[str]:
    """Return what stands in the way, a line each."""
    stops = [one for one in findings if one.severity is Severity.ERROR]
    return [f"{field_name(one.where, language)}{WORDS['colon'].of(language)} {plainly(one.message.of(language), language)}" for one in stops]


