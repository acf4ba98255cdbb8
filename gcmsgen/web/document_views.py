"""What a page shows of a document as it stands: both languages side by side, and why each sentence is there."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.document import PAGE, PAGES, Sentence
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language
from gcmsgen.reference.provisions import provisions
from gcmsgen.web.conditions import condition
from gcmsgen.web.desk import Desk
from gcmsgen.web.live import Live
from gcmsgen.web.pages import page
from gcmsgen.web.plain import field_name, value_shown
from gcmsgen.web.words import WORDS
from gcmsgen.wording.compose import Composed
from gcmsgen.wording.translation_state import rows as translated
from gcmsgen.wording.withheld import withheld


def tabs(shown: Live, language: Language) -> list[dict[str, str]]:
    """Return the documents that the case has, and their copies, as tabs: the note and the letter, which every day asks for, first."""
    names = sorted((*shown.documents, *shown.copies), key=lambda name: ("note", "letter", name).index(name))
    return [{"id": name, "name": _upper(CATALOGUE[name].name.of(language))} for name in names]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def document_html(desk: Desk, shown: Live, document: str) -> str:
    """Return a document in both languages side by side, the client's first, and a copy in that of its reader."""
    by, first = accepted(shown.checked.tree), shown.readers(document)[0] if document in CATALOGUE else shown.client
    made = shown.worded(document) if document in CATALOGUE else {}
    sides = [
        _side(desk, shown, document, one, by) | {"other": shown.knows_client and language is not first}
        for language, one in made.items()
    ]
    return page(desk, "document.html", sides=sides)


@lru_cache(maxsize=2)
def accepted(tree: TemplateTree) -> Mapping[str, str]:
    """Return by sentence who accepted its words and when; none where the words cannot be read."""
    try:
        known = translated(tree)
    except TemplateError:
        return {}
    return {name: f"{row.entry.by}, {row.entry.on}" for name, row in known.items() if row.entry}


def _side(desk: Desk, shown: Live, document: str, made: Composed, by: Mapping[str, str]) -> dict[str, Any]:
    language, entry = made.document.language, CATALOGUE[document]
    # What the case protects is marked here as it will be in what leaves.
    told = withheld(made.document, shown.case.protected, entry.reader_of(entry.usual)).document
    gaps = {(gap.sentence, gap.fact) for gap in made.gaps}
    seen: Counter[str] = Counter()

    def sentence(one: Sentence) -> dict[str, Any]:
        seen[one.id] += 1
        lacks = not one.text and len(one.facts) == 1 and (one.id, one.facts[0]) in gaps
        return {
            "k": f"{one.id}#{seen[one.id]}",
            "text": one.text.replace(PAGE, "1").replace(PAGES, "2"),
            "gap": _gap(one.facts[0], language) if lacks else "",
            "facts": " ".join(one.facts),
            "cites": " ".join(one.cites),
            "rule": one.rule,
            "accepted": by.get(one.version, ""),
        }

    blocks = [
        {"kind": block.kind.value, "sentences": [sentence(one) for one in block.sentences if one.text or one.facts]}
        for section in told.sections
        for block in section.blocks
    ]
    return {
        "tag": language.tag,
        "name": WORDS[f"side_{language.value}"].of(desk.language),
        "blocks": [block for block in blocks if block["sentences"]],
    }


def _gap(where: str, language: Language) -> str:
    """Return what stands where a fact is to be entered: in the language of the document, for it is read in its line."""
    return f"{WORDS['gap'].of(language)}{WORDS['colon'].of(language)} {field_name(where, language)}"


def why_data(shown: Live, language: Language, document: str) -> dict[str, Any]:
    """Return what the page says of the facts, conditions and provisions that the sentences of a document rest on."""
    made = shown.worded(document) if document in CATALOGUE else {}
    sentences = [one for composed in made.values() for one in composed.document.sentences()]
    places = {place for one in sentences for place in one.facts}
    facts = shown.checked.facts["case"]
    return {
        "facts": {
            place: [field_name(place, language), value_shown(place, _value(facts, place), language)] for place in places
        },
        "rules": {one.rule: condition(one.rule, language) for one in sentences if one.rule},
        "cites": {key: provision_name(key, language) for one in sentences for key in one.cites},
        "words": {name: WORDS[name].of(language) for name in _IN_SCRIPT},
    }


_IN_SCRIPT = (
    "unsaved",
    "saving",
    "saved_at",
    "not_saved",
    "copied",
    "copy_failed",
    "copying",
    "why_facts",
    "why_when",
    "why_law",
    "why_accepted",
    "why_always",
    "counts_changed",
    "look_up_group",
    "downloaded",
    "not_fetched",
    "typed_copied",
)


def provision_name(key: str, language: Language) -> str:
    """Return a provision with the title of its law."""
    known = provisions().get(key)
    return f"{known.short.of(language)} – {WORDS['law_' + known.instrument].of(language)}" if known else key


def _value(facts: Any, place: str) -> Any:
    for step in place.split("."):
        if isinstance(facts, Mapping):
            facts = facts.get(step)
        elif isinstance(facts, list) and step.isdecimal() and int(step) <= len(facts):
            facts = facts[int(step) - 1]
        else:
            return None
    return facts


def chosen_document(shown: Live, asked: str) -> str:
    """Return which document is shown: the one asked for where the case has it, else its first."""
    return asked if asked in (*shown.documents, *shown.copies) else next(iter(shown.documents), "note")
