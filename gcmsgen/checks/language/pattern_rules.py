"""Load the rules of words that are a pattern and nothing else, from `word_rules.yaml` beside this file."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from gcmsgen.checks import authorities
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.errors import TableError
from gcmsgen.facts.tree import Tree
from gcmsgen.facts.yaml_file import yaml_table
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text

FILE = Path(__file__).with_name("word_rules.yaml")
Known = TypeVar("Known")

_MANUAL = {"alias", "severity", "title", "finds", "matters", "fix", "authority", "right", "wrong"}
_FIELDS = {*_MANUAL, "languages", "safe", "patterns"}
_SEVERITIES = {severity.value: severity for severity in Severity}
_LANGUAGES = {language.value: language for language in Language}
_AUTHORITIES = {name: text for name, text in vars(authorities).items() if isinstance(text, Text)}


def pattern_rules() -> tuple[WordRule, ...]:
    """Return the rules of the table in its order. Raises TableError where it is missing or damaged, naming the row at fault."""
    return tuple(rule_of(code, row) for code, row in yaml_table(FILE).items())


def rule_of(code: str, row: Tree) -> WordRule:
    """Return the rule of a row. Raises TableError where the row lacks something, has too much, or holds what cannot be used."""
    part = _named(code, row, _FIELDS, may={"write"})
    write = _words(f"{code}.write", part["write"]) if "write" in part else None
    rule = Rule(
        code=code,
        alias=_words(f"{code}.alias", part["alias"]),
        severity=_one_of(f"{code}.severity", part["severity"], _SEVERITIES),
        title=_text(f"{code}.title", part["title"]),
        finds=_text(f"{code}.finds", part["finds"]),
        matters=_text(f"{code}.matters", part["matters"]),
        fix=_text(f"{code}.fix", part["fix"]),
        authority=_one_of(f"{code}.authority", part["authority"], _AUTHORITIES),
        right=_several(f"{code}.right", part["right"]),
        wrong=_several(f"{code}.wrong", part["wrong"]),
    )
    languages = _several(f"{code}.languages", part["languages"])
    return WordRule(
        rule,
        matching(_pattern(f"{code}.patterns", part["patterns"], write), write),
        tuple(_one_of(f"{code}.languages", language, _LANGUAGES) for language in languages),
        _one_of(f"{code}.safe", part["safe"], {"no": False} if write is None else {"no": False, "yes": True}),
    )


def _pattern(place: str, part: Tree, write: str | None) -> str:
    """Return the alternatives as one pattern, which compiles and has the groups that `write` names."""
    pattern = "|".join(_several(place, part))
    try:
        re.compile(pattern).sub(write or "", "")
    except re.error as error:
        raise _fault(place, _PATTERN.filled(why=str(error))) from None
    return pattern


def _text(place: str, part: Tree) -> Text:
    both = _named(place, part, {"en", "fr"})
    return Text(en=_words(f"{place}.en", both["en"]), fr=_words(f"{place}.fr", both["fr"]))


def _several(place: str, part: Tree) -> tuple[str, ...]:
    if not isinstance(part, list) or not part:
        raise _fault(place, _LIST)
    return tuple(_words(place, words) for words in part)


def _words(place: str, part: Tree) -> str:
    """Return words with their no-break spaces as themselves."""
    if not isinstance(part, str):
        raise _fault(place, _WORDS)
    return part.replace("⍽", NBSP)


def _one_of(place: str, part: Tree, known: Mapping[str, Known]) -> Known:
    if not isinstance(part, str) or part not in known:
        raise _fault(place, _ONE_OF.filled(known=", ".join(known)))
    return known[part]


def _named(place: str, part: Tree, must: set[str], may: set[str] | None = None) -> dict[str, Tree]:
    """Return a part that has every field that it must have, none of them empty, and no other but those that it may."""
    fields = part if isinstance(part, dict) else {}
    lacking = must - {name for name, value in fields.items() if value}
    if lacking or fields.keys() - must - (may or set()):
        raise _fault(place, _NAMES.filled(must=", ".join(sorted(must)), found=", ".join(sorted(fields))))
    return fields


def _fault(place: str, what: Text) -> TableError:
    return TableError(FILE.name, Text(en=f"{place}: {what.en}", fr=f"{place}\N{NO-BREAK SPACE}: {what.fr}"))


_NAMES = Text(
    en="each of {must} is needed, and nothing unknown; found {found}.",
    fr="il faut chacun de {must}, et rien d’inconnu; trouvé {found}.",
)
_LIST = Text(en="a list is needed here.", fr="une liste est nécessaire ici.")
_WORDS = Text(en="words are needed here.", fr="des mots sont nécessaires ici.")
_ONE_OF = Text(
    en="one of {known} is needed here.", fr="une de ces valeurs est nécessaire ici\N{NO-BREAK SPACE}: {known}."
)
_PATTERN = Text(en="it does not compile ({why}).", fr="il ne se compile pas ({why}).")
