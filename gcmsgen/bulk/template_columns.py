"""The columns of the workbook to fill in: every field of the case file, lists as long as a full case needs them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.bulk.table.headings import heading
from gcmsgen.bulk.table.words import BEHIND_CODE, known_words, shown_word
from gcmsgen.facts.fields import NUMBER, CaseField, case_parts
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Language, Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.occupations import unit_groups, versions
from gcmsgen.reference.provinces import province_code, provinces

_LENGTHS = {
    "applicant.citizenship": 2,
    "applicant.permanent_resident_of": 2,
    "reciprocity.beneficiaries": 2,
    "reciprocity.outbound": 5,
    "reciprocity.inbound": 5,
    "documents": 10,
    "assessment": 11,
    "assessment.#.documents": 3,
    "assessment.#.facts": 3,
    "application.complete.missing": 4,
    "decision.request.items": 4,
}
_LENGTH = 2  # of every other list


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """Hold a column of the workbook: its field, the numbers of its lists, and its place in the case file."""

    field: CaseField
    numbers: tuple[int, ...]

    @property
    def dotted(self) -> str:
        """Return the name of the column in a case file."""
        left = list(self.numbers)
        return ".".join(str(left.pop(0)) if part == NUMBER else part for part in self.field.place)

    def heading(self, language: Language) -> str:
        """Return the heading of the column in a language."""
        return heading(self.field, self.numbers, language)

    def comment(self, language: Language) -> str:
        """Return what the comment of the heading says: where the field stands, its dotted name, how it is written."""
        names = BEHIND_CODE.join(name.of(language) for name in self.field.names)
        return "\n".join([names, self.dotted, _HOW[self.field.kind].of(language)])


def template_columns() -> tuple[TemplateColumn, ...]:
    """Return the columns of the workbook, in the order of the case file, item by item within a list."""
    fields = [field for field in table_fields() if field.place[0] in case_parts()]
    return tuple(_expanded(fields, 0, ()))


def _expanded(fields: list[CaseField], depth: int, numbers: tuple[int, ...]) -> Iterator[TemplateColumn]:
    """Yield the columns of fields that share the first `depth` parts of their places."""
    for (part, *_), group in groupby(fields, key=lambda field: field.place[depth : depth + 1] or ("",)):
        inside = list(group)
        if part == "":
            yield TemplateColumn(inside[0], numbers)
        elif part == NUMBER:
            name = ".".join(inside[0].place[:depth])
            for number in range(1, _LENGTHS.get(name, _LENGTH) + 1):
                yield from _expanded(inside, depth + 1, (*numbers, number))
        else:
            yield from _expanded(inside, depth + 1, numbers)


def choices(field: CaseField, language: Language) -> tuple[str, ...]:
    """Return what the drop-down list of a field offers in a language; empty where anything may be written."""
    if field.kind is FieldKind.COUNTRY:
        words = tuple(shown_word(field, word).of(language) for word in field.words)
        return tuple(shown_value(field, code, language) for code in COUNTRIES) + words
    if field.kind is FieldKind.NOC:
        return tuple(shown_value(field, code, language) for code in unit_groups(versions()[-1]))
    if field.place[-1] == "province" and field.place[0] != "applicant":
        return tuple(province.name.of(language) for province in provinces().values())
    if field.kind is FieldKind.TEXT and field.place[-1] != "criterion":
        return ()  # a word such as None is read, but does not list all that may stand there
    return tuple(shown_word(field, word).of(language) for word in known_words(field))


def shown_value(field: CaseField, text: str, language: Language) -> str:
    """Return a value of the case file as the workbook shows it in a language."""
    if field.kind is FieldKind.COUNTRY and text in COUNTRIES:
        return text + BEHIND_CODE + COUNTRIES[text].name.of(language)
    if field.kind is FieldKind.NOC:
        group = unit_groups(versions()[-1]).get(text)
        return text + BEHIND_CODE + group.title.of(language) if group else text
    if field.place[-1] == "province":
        code = province_code(text)
        return provinces()[code].name.of(language) if code else text
    return shown_word(field, text).of(language) if text in known_words(field) else text


_HOW = {
    FieldKind.TEXT: Text(en="Text.", fr="Texte."),
    FieldKind.DAY: Text(en="A date, YYYY-MM-DD.", fr="Une date, AAAA-MM-JJ."),
    FieldKind.AMOUNT: Text(en="An amount in dollars.", fr="Un montant en dollars."),
    FieldKind.COUNT: Text(en="A whole number.", fr="Un nombre entier."),
    FieldKind.COUNTRY: Text(
        en="A country: choose it from the list.", fr="Un pays\N{NO-BREAK SPACE}: choisissez-le dans la liste."
    ),
    FieldKind.NOC: Text(
        en="A NOC code as text, its zeros included: choose it from the list.",
        fr="Un code de la CNP en texte, avec ses zéros\N{NO-BREAK SPACE}: choisissez-le dans la liste.",
    ),
    FieldKind.WORD: Text(en="Choose from the list.", fr="Choisissez dans la liste."),
    FieldKind.LIST: Text(
        en="None, where it is known that there is none; else leave it empty and fill in the columns that follow.",
        fr="Aucun, s’il est établi qu’il n’y en a pas; sinon, laissez vide et remplissez les colonnes qui suivent.",
    ),
}
