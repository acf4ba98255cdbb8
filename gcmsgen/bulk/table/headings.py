"""Headings of columns: the dotted name of a field, or its plain names, from any of them inwards as long as no other has them.

Case, spaces, accents and marks do not count. The number of a list follows its name, or ends the heading where there is one:
`documents.1.title`, `Document title 1`, `Citoyenneté 2`, `Évaluation 1 – Documents 2`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.facts.fields import NUMBER, CaseField
from gcmsgen.facts.tree import MAX_NAME
from gcmsgen.language import Language
from gcmsgen.reference.folding import fold_letters

_DASH = " – "
_BETWEEN = re.compile(rf"[^\w{NUMBER}]+|_+")


@lru_cache(maxsize=4096)  # the words and codes that come back in every row
def key(text: str) -> str:
    """Return what of a heading or a word counts.

    >>> key("Numéro de la demande") == key("numero_de-la.DEMANDE")
    True
    """
    return _BETWEEN.sub("", fold_letters(text))


@lru_cache(maxsize=4096)
def meant(heading: str) -> tuple[CaseField, tuple[int | None, ...]] | None:
    """Return the field that a heading names and the numbers of its lists (None: not numbered); None where there is none.

    >>> meant("documents.2.title")[0].dotted, meant("TITRE DU DOCUMENT 2")[1], meant("Shoe size")
    ('documents.#.title', (2,), None)
    """
    if len(heading) > MAX_NAME:
        return None
    folded = key(heading.replace(NUMBER, ""))
    field = _index().get(folded)
    if field:
        return field, (None,) * field.lists
    field = _index().get(re.sub(r"[0-9]+", NUMBER, folded))
    numbers = tuple(int(digits) for digits in re.findall(r"[0-9]{1,4}", folded))
    if field is None or len(numbers) != field.lists or 0 in numbers:
        return None
    return field, numbers


def heading(field: CaseField, numbers: Iterable[int], language: Language) -> str:
    """Return the heading that a workbook bears in a language: as few names as are the field's alone, from its list on.

    >>> [heading(field, (1,) * field.lists, Language.FR) for field in table_fields()[1:8:6]]
    ['Numéro de la demande', 'Destination dans la demande – Province ou territoire']
    """
    written = list(_written(field, language))
    inside = field.place[-1] != NUMBER and field.lists > 0
    own = [form for form in written if _index().get(key(form)) is field and (not inside or not form.endswith(NUMBER))]
    shortest = own[0]
    for number in numbers:
        shortest = shortest.replace(NUMBER, str(number), 1)
    return shortest


@cache
def _index() -> dict[str, CaseField]:
    """Return every field by the keys of its headings; a heading that two fields share names neither."""
    shared: defaultdict[str, list[CaseField]] = defaultdict(list)
    for field in table_fields():
        for written in {key(form) for language in Language for form in _forms(field, language)}:
            shared[written].append(field)
    plain = {written: fields[0] for written, fields in shared.items() if len(fields) == 1}
    dotted = {key(form): field for field in table_fields() for form in (field.dotted, _unnumbered(field.dotted))}
    return {**plain, **dotted}


def _forms(field: CaseField, language: Language) -> Iterator[str]:
    for written in _written(field, language):
        yield from (written, _unnumbered(written))
        if field.lists == 1:
            yield f"{_unnumbered(written)} {NUMBER}"


def _unnumbered(written: str) -> str:
    return written.replace(NUMBER, "")


def _written(field: CaseField, language: Language) -> Iterator[str]:
    """Yield the headings of a field, shortest first, each list with its number; one of several lists is never left out."""
    names = _numbered_names(field, language)
    longest_only = field.lists > 1
    for start in range(0 if longest_only else len(names) - 1, -1, -1):
        shown = _DASH.join(names[start:])
        yield shown if NUMBER in shown or not field.lists else f"{shown} {NUMBER}"


def _numbered_names(field: CaseField, language: Language) -> list[str]:
    names = [name.of(language) for name in field.names]
    position = -1
    for part in field.place:
        if part == NUMBER:
            names[position] += f" {NUMBER}"
        else:
            position += 1
    return names
