"""Say fields and closed words as people call them: a message for a file names places, the page names what they are called."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import cache

from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.bulk.table.headings import heading, key, meant
from gcmsgen.bulk.table.words import known_words, shown_anywhere, shown_word
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.facts.fields import NUMBER, CaseField, case_fields, case_parts, field_at, field_or_items_at
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Language, Text


def field_name(where: str, language: Language) -> str:
    """Return what a place of a case is called, as shortly as no other is; a place that is no field, as it stands.

    >>> field_name("documents.2.title", Language.EN), field_name("offer.noc", Language.FR)
    ('Documents 2 – Document title', 'Code de la CNP dans l’offre')
    """
    known = field_or_items_at(where)
    if known and known.dotted.endswith(NUMBER) and not where.rpartition(".")[2].isdecimal():
        return _heading(known, f"{where}.1", language).removesuffix(" 1")
    if known is None:
        outer = where.rpartition(".")[0]
        return field_name(outer, language) if outer else where
    if known.kind is FieldKind.GROUP:
        return _of_group(known, where, language)
    return _heading(known, where, language)


def _heading(known: CaseField, where: str, language: Language) -> str:
    numbers = [int(step) for step in where.split(".") if step.isdecimal()]
    return heading(known, numbers + [1] * (known.lists - len(numbers)), language)


def place_called(where: str, language: Language) -> str:
    """Return what a place of a case is called where `place_meant` leads back from it, else the place as it stands.

    >>> place_called("applicant.coming_from", Language.EN), place_called("offer", Language.EN)
    ('Coming from', 'Offer of employment')
    """
    name = field_name(where, language)
    return name if place_meant(name) == where else where


def place_meant(text: str) -> str:
    """Return the place that a text names, a group or as a heading of a table does; any other text as it stands.

    >>> place_meant("coming from"), place_meant("applicant.coming_from"), place_meant("Frais relatifs à la conformité de l’employeur")
    ('applicant.coming_from', 'applicant.coming_from', 'offer.fee')
    """
    if field_or_items_at(text):
        return text
    if known := _places().get(key(text)):
        return known
    found = meant(text)
    if found is None:
        return text
    field, numbers = found
    given = iter(numbers)
    return ".".join(str(next(given) or 1) if step == NUMBER else step for step in field.place)


@cache
def _places() -> Mapping[str, str]:
    """Return the places that stand in no row of a list by what they are called; a name that two of them share leads to neither."""
    places = {".".join(field.path) for field in case_fields() if NUMBER not in field.path}
    called = {(key(field_name(place, language)), place) for place in places for language in Language}
    shared = Counter(name for name, _ in called)
    return {name: place for name, place in called if shared[name] == 1}


def places_called(text: str) -> tuple[str, ...]:
    """Return the places whose own short name a text is, whatever they are part of; rows of lists are none.

    >>> places_called("city")[:2]
    ('application.destination.city', 'record.destination.city')
    """
    fields = (field for field in table_fields() if NUMBER not in field.path)
    return tuple(field.dotted for field in fields if key(text) in {key(field.names[-1].of(one)) for one in Language})


def _of_group(known: CaseField, where: str, language: Language) -> str:
    numbers = " ".join(step for step in where.split(".") if step.isdecimal())
    outer = known.names[-2].of(language) if NUMBER in known.path else ""
    name = known.names[-1].of(language)
    return f"{outer} {numbers} – {name}" if outer else name


def plainly(message: str, language: Language) -> str:
    """Return a message with the places of the case file and its closed words called as people call them.

    >>> plainly("Enter decision.matter_arises in the case file.", Language.EN)
    'Enter “Where the matter arises” in the case file.'
    >>> plainly("The ground reciprocity rests on a concern (credibility).", Language.EN)
    'The ground “Reciprocity” rests on a concern (“Credibility”).'
    """
    message = _SENTENCE.sub(lambda match: _of_document(match, language), message)
    message = _GLOSSED.sub(lambda match: _shown_word(match[1], language), message)
    for pattern in _BARE:
        message = pattern.sub(lambda match: f"{match[1]}{_bare_word(match[2], language)}{match[3]}", message)
    return _PLACE.sub(lambda match: _called(match.group(), language), message)


def _called(written: str, language: Language) -> str:
    if "." in written or written in case_parts():
        return _quoted(field_name(written, language), language) if field_or_items_at(written) else written
    return _shown_word(written, language) if written in _words() else written


def _shown_word(word: str, language: Language) -> str:
    return _quoted(shown_anywhere(word).of(language), language)


def _bare_word(word: str, language: Language) -> str:
    """Return a closed word, or the name of a field, that a message says alone, as people call it; any other word as it stands."""
    if word in _NAMED:
        return _quoted(_NAMED[word].of(language), language)
    told = shown_anywhere(word).of(language)
    return word if told == word else _quoted(told, language)


def _of_document(match: re.Match[str], language: Language) -> str:
    entry = CATALOGUE.get(match[2])
    return match[0] if entry is None else f"{_A_SENTENCE.of(language)} ({entry.name.of(language)})"


_A_SENTENCE = Text(en="A sentence of the document", fr="Une phrase du document")
_SENTENCE = re.compile(r"\b(The sentence|La phrase) ([a-z-]+)\.[a-z_]+")
# What a message says of a word of the file in French as well: the word of the page says it alone.
_GLOSSED = re.compile(r"\b(satisfied|not_satisfied|not_assessed) \((?:rempli|non rempli|non évalué)\)")
# A word that is a code only where it stands so; elsewhere it may be a word of the language.
_BARE = (
    re.compile(
        r"\b((?:[Tt]he ground|[Ll]e motif|[Tt]he entry on|[Ll]’élément sur|[Cc]onclude on|[Cc]oncluez sur) )([a-z]+)\b()"
    ),
    re.compile(r"\b((?:concern|préoccupation) \()([a-z]+)(\))"),
    re.compile(r"\b((?:[Ee]nter|[Ii]nscrivez) )(yes|no|satisfied)\b(?!_)()"),
    re.compile(r"\b((?:[Ee]nter|[Ii]nscrivez) )(en)( (?:or|ou) fr\b)"),
    re.compile(r"( (?:or|ou) )(fr)( (?:in|dans)\b)"),
    re.compile(r"\b((?:in|dans) )(considered)\b()"),
)
_NAMED = {
    "considered": Text(en="Evidence to the contrary", fr="Éléments contraires"),
    "en": Text(en="English", fr="anglais"),
    "fr": Text(en="French", fr="français"),
}


def _quoted(name: str, language: Language) -> str:
    if language is Language.FR:
        return f"«\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}»"
    return f"“{name}”"


def time_shown(at: str, language: Language) -> str:
    """Return a time, as the program notes it, as people read it; what is no time stays as it is.

    >>> time_shown("2026-11-26T14:05:09-05:00", Language.EN), time_shown("2026-11-26T09:05:09-05:00", Language.FR)
    ('2026-11-26, 14:05', '2026-11-26, 9\xa0h\xa005')
    """
    try:
        time = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{time.date().isoformat()}, {hour_shown(time, language)}"


def hour_shown(time: datetime, language: Language) -> str:
    """Return the hour and the minute of a time, as they are written in a language."""
    if language is Language.FR:
        return f"{time.hour}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{time:%M}"
    return f"{time:%H:%M}"


@cache
def _words() -> frozenset[str]:
    """Return the closed words that are no words of a language: those of two or more."""
    return frozenset(word for field in table_fields() for word in known_words(field) if "_" in word)


# A dotted place, or words joined by low lines; not what stands inside a path of a file or a name of the Internet.
_PLACE = re.compile(r"(?<![\w./@-])(?:[a-z_]+(?:\.(?:[a-z_]+|[0-9]+))+|[a-z]+(?:_[a-z]+)+)(?![\w/@-])")


def value_shown(where: str, value: object, language: Language) -> str:
    """Return the value of a fact in plain words, as a person reads it."""
    field = field_at(where)
    if isinstance(value, list | tuple):
        return ", ".join(value_shown(where, one, language) for one in value if not isinstance(one, dict)) or "…"
    if isinstance(value, dict):
        return "…"
    if value is None:
        return "—"
    text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return (
        shown_word(field, text).of(language) if field and field.kind is FieldKind.WORD and text in field.words else text
    )
