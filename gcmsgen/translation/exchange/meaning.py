"""What each placeholder of a sentence means: plain names of what it prints, and how it reads in two cases, in both languages."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gcmsgen.facts.names import names_along
from gcmsgen.language import Text
from gcmsgen.translation.exchange.placeholders import Placeholder, PlaceholderKind, Segments, placeholders_of
from gcmsgen.translation.exchange.twins import asked


@dataclass(frozen=True, slots=True)
class Meaning:
    """Hold what a placeholder means: its number, its name, and examples as both languages print them."""

    number: int
    name: Text
    examples: tuple[Text, ...]

    def line(self) -> str:
        """Return the meaning on one line, in both languages.

        >>> Meaning(1, Text(en="City", fr="Ville"), (Text(en="in Calgary", fr="à Calgary"), Text(en="Perth", fr="Perth"))).line()
        '{1} City · Ville (in Calgary → à Calgary / Perth)'
        """
        pairs = [one.en if one.en == one.fr else f"{one.en} → {one.fr}" for one in self.examples]
        return f"{{{self.number}}} {self.name.en} · {self.name.fr}" + (f" ({' / '.join(pairs)})" if pairs else "")


def meanings(
    english: Segments, french: Segments, facts: Iterable[str], examples: Mapping[int, tuple[Text, ...]]
) -> tuple[Meaning, ...]:
    """Return what the placeholders of a sentence mean, in the order of their numbers; `facts` are the paths that it reads."""
    by_number = {
        placeholder.number: placeholder for placeholder in (*placeholders_of(french), *placeholders_of(english))
    }
    placeholders = [by_number[number] for number in sorted(by_number)]
    paths = sorted(facts)
    return tuple(
        Meaning(placeholder.number, _name(placeholder, placeholders, paths), examples.get(placeholder.number, ()))
        for placeholder in placeholders
    )


def _name(placeholder: Placeholder, placeholders: Sequence[Placeholder], paths: Sequence[str]) -> Text:
    read = dict.fromkeys(name for fact in _facts(placeholder) for name in _plain(fact, placeholders, paths))
    names = Text(en=", ".join(one.en for one in read), fr=", ".join(one.fr for one in read))
    return _SAYS[placeholder.kind].filled(names=names)


def _facts(placeholder: Placeholder) -> Iterator[str]:
    """Yield what a placeholder reads, but not what a loop calls its items."""
    own = _LOOP.search(placeholder.source)
    return (fact for fact in sorted(asked(placeholder).facts) if own is None or fact != own.group(1))


def _plain(fact: str, placeholders: Sequence[Placeholder], paths: Sequence[str]) -> tuple[Text, ...]:
    """Return the plain names of what a template calls by a dotted name."""
    root, _, tail = fact.partition(".")
    if fact in _FRAME:
        return (_FRAME[fact],)
    within = re.compile(rf"\.[0-9]+(\.\w+)*\.{re.escape(tail)}(\.\w+)?$")
    candidates = [fact, *(path for path in paths if tail and within.search(path)), *_walked(root, tail, placeholders)]
    for path in candidates:
        names = names_along(path)
        if names:
            return names[1:] or names
    return (_FRAME.get(root, Text(en=fact, fr=fact)),)


def _walked(root: str, tail: str, placeholders: Sequence[Placeholder]) -> Iterator[str]:
    """Yield the lists that a loop of the sentence walks through under that name."""
    for placeholder in placeholders:
        loop = _LOOP.search(placeholder.source)
        if loop and loop.group(1) == root:
            yield f"{loop.group(2)}.{tail}" if tail else loop.group(2)


_LOOP = re.compile(r"\bfor\s+(\w+)\s+in\s+([\w.]+)")
_LAST = Text(en="whether it is the last of the list", fr="s’il s’agit du dernier de la liste")
_NUMBER = Text(en="a number that the law sets", fr="un nombre fixé par la loi")
_FRAME: Mapping[str, Text] = {
    "last": _LAST,
    "loop.last": _LAST,
    "days": _NUMBER,
    "years": _NUMBER,
    "cites": Text(en="a provision", fr="une disposition"),
    "item": Text(en="an item of the list", fr="un élément de la liste"),
    "line": Text(en="a line of the address", fr="une ligne de l’adresse"),
    "name": Text(en="a criterion", fr="un critère"),
    "number": Text(en="the number of the part", fr="le numéro de la partie"),
    "total": Text(en="the number of parts", fr="le nombre de parties"),
    "office": Text(en="the office that signs", fr="le bureau signataire"),
    "copy": Text(en="to whom the copy goes", fr="à qui va la copie"),
    "page": Text(en="the page", fr="la page"),
    "pages": Text(en="the number of pages", fr="le nombre de pages"),
}
_SAYS: Mapping[PlaceholderKind, Text] = {
    PlaceholderKind.VARIABLE: Text(en="{names}", fr="{names}"),
    PlaceholderKind.IF: Text(
        en="begins what is said depending on: {names}", fr="début de ce qui est dit selon\N{NO-BREAK SPACE}: {names}"
    ),
    PlaceholderKind.ELIF: Text(en="or else, depending on: {names}", fr="ou encore, selon\N{NO-BREAK SPACE}: {names}"),
    PlaceholderKind.ELSE: Text(en="otherwise", fr="sinon"),
    PlaceholderKind.ENDIF: Text(en="end of the choice", fr="fin du choix"),
    PlaceholderKind.FOR: Text(
        en="begins what is repeated for each of: {names}",
        fr="début de ce qui est répété pour chaque élément de\N{NO-BREAK SPACE}: {names}",
    ),
    PlaceholderKind.ENDFOR: Text(en="end of the repetition", fr="fin de la répétition"),
    PlaceholderKind.COMMENT: Text(en="a remark, not printed", fr="une remarque, non imprimée"),
    PlaceholderKind.OTHER: Text(en="a tag", fr="une balise"),
}
