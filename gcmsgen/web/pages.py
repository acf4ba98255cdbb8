"""Fill a page, or a part of one, in the language of the desk: every word in it is escaped."""

from dataclasses import replace
from functools import partial
from typing import Any

from gcmsgen.browser_page import page_environment
from gcmsgen.bulk.table.words import shown_word
from gcmsgen.facts.fields import field_at
from gcmsgen.language import Language
from gcmsgen.web.controls import BLANK, Control, Fieldset
from gcmsgen.web.desk import Desk
from gcmsgen.web.words import WORDS, plural

# The sentences of the translators' page are shown as in the file that `translation preview` writes.
_ENVIRONMENT = page_environment([("gcmsgen.web", "templates"), ("gcmsgen.translation", "")])


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


def _word(language: Language, place: str, word: str) -> str:
    field = field_at(place)
    return shown_word(field, word).of(language) if field else word


def _next_row(fields: Fieldset) -> Fieldset:
    number = str(len(fields.rows) + 1)
    assert fields.blank is not None
    return _renamed_row(fields.blank, number)


def _renamed(part: Control | Fieldset, number: str) -> Control | Fieldset:
    if isinstance(part, Control):
        return replace(part, name=_numbered(part.name, number))
    return _renamed_row(part, number)


def _renamed_row(row: Fieldset, number: str) -> Fieldset:
    return replace(row, name=_numbered(row.name, number), parts=tuple(_renamed(inner, number) for inner in row.parts))


def _numbered(name: str, number: str) -> str:
    return name.replace(f".{BLANK}", f".{number}", 1)


def page(desk: Desk, template: str, *, here: str = "", back: str = "/", **values: Any) -> str:
    """Return a page, or a part of one, in the language of the desk."""
    language = desk.language
    return _ENVIRONMENT.get_template(template).render(
        {
            "t": _Says(language),
            "n": lambda name, count: plural(name, count).of(language),
            "word": partial(_word, language),
            "shows": shows,
            "some": lambda fields: any(map(shows, fields.parts)),
            "hides": lambda fields: not all(map(shows, fields.parts)),
            "next_row": _next_row,
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
