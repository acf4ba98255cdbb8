"""Say the condition of a rule of an outline in words, for whoever asks why a sentence stands there."""

import re

from gcmsgen.bulk.table.words import shown_anywhere, shown_word
from gcmsgen.facts.fields import field_at, field_or_items_at
from gcmsgen.language import Language, quoted
from gcmsgen.web.plain import plainly
from gcmsgen.web.words import WORDS

# What a filter asks of something: `ground|is_not_met(assessment)`.
_ASKED = re.compile(r"([\w.]+)\|(\w+)(?:\([^()]*\))?")
_SIGNS = ((" == ", "is"), (" != ", "is_not"), (" < ", "is_before"), (" in ", "is_one_of"))
_ITEMS = ("assessment.1", "applicant.inability.1", "applicant.inadmissibility.1", "decision.request.items.1")


def condition(rule: str, language: Language) -> str:
    """Return the condition of a rule of an outline in words, as far as it has any.

    >>> condition("outline/note.j2:23 when offer.number", Language.EN)
    '“Offer of employment number” is stated'
    >>> condition('outline/letter.j2:9 when ground == "reciprocity" and ground|is_not_met(assessment)', Language.EN)
    'the ground is “Reciprocity” and one of its requirements is found not satisfied'
    """
    _, _, when = rule.partition(" when ")
    if not when:
        return ""
    asked: list[tuple[str, str]] = []

    def kept(match: re.Match[str]) -> str:
        asked.append((match[1], match[2]))
        return f"#{len(asked) - 1}"

    plain = _ASKED.sub(kept, when).replace("(", "").replace(")", "")
    parts = [_clause(part, asked, language) for part in plain.split(" and ")]
    return f" {WORDS['and'].of(language)} ".join(parts)


def _clause(part: str, asked: list[tuple[str, str]], language: Language) -> str:
    either = [_single(one.strip(), asked, language) for one in part.split(" or ")]
    return f" {WORDS['or'].of(language)} ".join(either)


def _single(part: str, asked: list[tuple[str, str]], language: Language) -> str:
    bare = part.removeprefix("not ").strip()
    told = _questioned(*asked[int(bare[1:])], language) if bare.startswith("#") else _compared(bare, language)
    if told is None:
        known = "is_stated" if bare == part else "is_unstated"
        return f"{_named(bare, language)} {WORDS[known].of(language)}"
    return told if bare == part else WORDS["asked_not"].filled(told=told).of(language).replace("si il ", "s’il ")


def _questioned(name: str, question: str, language: Language) -> str:
    words = WORDS.get(f"asked_{question}")
    return words.of(language) if words else f"{_named(name, language)} {WORDS['is_stated'].of(language)}"


def _compared(bare: str, language: Language) -> str | None:
    """Return a comparison in words, or None where a condition only asks whether something is there."""
    for sign, name in _SIGNS:
        left, found, right = bare.partition(sign)
        if found:
            return (
                f"{_valued(left, left, language)} {WORDS[name].of(language)} {_valued(right.strip(), left, language)}"
            )
    return None


def _named(name: str, language: Language) -> str:
    """Return what something is called: the item of a loop by its field, what is no fact by a word of its own."""
    if words := WORDS.get(f"asked_of_{name.replace('.', '_')}"):
        return words.of(language)
    if name.startswith("item."):
        found = (field_or_items_at(f"{one}.{name.removeprefix('item.')}") for one in _ITEMS)
        known = next((field for field in found if field), None)
        return quoted(known.names[-1].of(language)).of(language) if known else name
    return plainly(name, language)


def _valued(written: str, left: str, language: Language) -> str:
    """Return a value in words: a closed word by the field on the left where it is one of that, a flag by yes or no."""
    bare = {"true": "yes", "false": "no"}.get(written, written.strip('"'))
    field = field_at(left)
    known = shown_word(field, bare) if field and bare in field.words else shown_anywhere(bare)
    told = known.of(language)
    return quoted(told).of(language) if told != bare else _named(bare, language)
