"""Say what a claim rests on: facts of its own kind first, then rows and what follows from days, then the document of its sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gcmsgen.checks.claims.case_facts import CaseFacts
from gcmsgen.checks.claims.claim import ClaimKind, Mention, Standing
from gcmsgen.checks.claims.officer_text import OfficerText
from gcmsgen.checks.claims.stated_facts import StatedFacts
from gcmsgen.reference.categories import category
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.deadlines import every_deadline
from gcmsgen.reference.evidence_words import evidence_words
from gcmsgen.reference.folding import fold_place

Rest = tuple[Standing, tuple[str, ...]]
NOTHING: Rest = (Standing.NOTHING, ())
_TWELVE = 12  # figures above it are asked for (decision.md, section 2)
_ROWS = ("reciprocity",)


@dataclass(frozen=True, slots=True)
class Grounding:
    """Hold what a sentence can rest on: the facts of the case, its text, the documents that it names, and its words."""

    of_case: CaseFacts
    text: OfficerText
    documents: tuple[str, ...]
    sentence: str

    @property
    def facts(self) -> StatedFacts:
        """Return the facts of the case by kind."""
        return self.of_case.stated


def rests(named: Mention, grounding: Grounding, countries: frozenset[str]) -> Rest:
    """Return what a claim rests on; `countries` are those that the text has named before."""
    found = _READERS[named.kind](named, grounding)
    if found is not NOTHING:
        return found
    if named.kind is ClaimKind.COUNTRY:
        return _foreign(named, grounding, countries)
    if named.kind in (ClaimKind.FILE_NUMBER, ClaimKind.AGE) or named.unit == "applicant":
        return NOTHING
    if grounding.documents and (named.kind is not ClaimKind.NAME or _is_the_author(grounding)):
        return Standing.DOCUMENT, grounding.documents
    prose = _in_prose(named, grounding)
    return (Standing.FACT, (prose,)) if prose else NOTHING


def _is_the_author(grounding: Grounding) -> bool:
    """Say whether a sentence lets somebody speak (`Ms. Doe writes`), whom a document that it names can vouch for."""
    known = evidence_words(grounding.text.language)
    words = re.findall(r"\w+", grounding.sentence.casefold())
    speaks = any(known.says.fullmatch(word) or word in _WRITTEN_BY for word in words)
    named = any(known.nouns.fullmatch(word) for word in words) or any(
        id_.casefold() in words for id_ in grounding.documents
    )
    return speaks and named


_WRITTEN_BY_LISTED = "letter letters lettre lettres signed signée by par"
_WRITTEN_BY = frozenset(_WRITTEN_BY_LISTED.split())


def _in_prose(named: Mention, grounding: Grounding) -> str | None:
    claims = grounding.of_case.prose
    return next((path for value in named.values if (path := claims.path(named.kind, value))), None)


def _foreign(named: Mention, grounding: Grounding, countries: frozenset[str]) -> Rest:
    """Return what a country that no fact states rests on: a document vouches for it beside the exchange, never within it."""
    prose = None if named.several else _in_prose(named, grounding)
    if prose:
        return Standing.FACT, (prose,)
    if named.several or countries & frozenset(named.values):
        return Standing.UNDECIDED, ()
    of_exchange = grounding.text.criterion in category().criteria
    return (Standing.DOCUMENT, grounding.documents) if grounding.documents and not of_exchange else NOTHING


def _country(named: Mention, grounding: Grounding) -> Rest:
    path = next((grounding.facts.countries[code] for code in named.values if code in grounding.facts.countries), None)
    return (Standing.FACT, (path,)) if path else NOTHING


def _name(named: Mention, grounding: Grounding) -> Rest:
    """Compare names by their words, without the word of a company's form: `Mr. Sampleton` is in `Nulla Sampleton`."""
    words = _name_words(named.text)
    people = grounding.of_case.case.applicant
    own = _name_words(f"{people.given_names} {people.family_name}") if people else frozenset()
    if named.unit == "applicant":
        return (Standing.FACT, ("applicant.family_name",)) if words <= own else NOTHING
    for text, path in grounding.facts.texts.items():
        if words and words <= _name_words(text):
            return Standing.FACT, (path,)
    return (Standing.FACT, ("applicant.family_name",)) if named.unit == "person" and words <= own else NOTHING


_FORMS_LISTED = "inc incorporated ltd limited corp corporation llc llp plc gmbh ag pty sarl sas ltee co"
_FORMS = frozenset(_FORMS_LISTED.split())


@lru_cache(maxsize=256)
def _name_words(text: str) -> frozenset[str]:
    return frozenset(fold_place(text).split()) - _FORMS


def _file_number(named: Mention, grounding: Grounding) -> Rest:
    path = grounding.facts.codes.get(re.sub(r"[\W_]", "", named.values[0]).upper())
    return (Standing.FACT, (path,)) if path else NOTHING


def _noc(named: Mention, grounding: Grounding) -> Rest:
    path = grounding.facts.nocs.get(named.values[0])
    return (Standing.FACT, (path,)) if path else NOTHING


def _provision(_named: Mention, _grounding: Grounding) -> Rest:
    return Standing.PROVISION, ()


def _place(named: Mention, grounding: Grounding) -> Rest:
    """Compare a place with every text of the facts; a city abroad rests on a fact that states its country too."""
    of_case = grounding.of_case
    if named.unit.startswith(_PROVINCE):
        path = of_case.provinces.get(named.unit.removeprefix(_PROVINCE))
        return (Standing.FACT, (path,)) if path else NOTHING
    path = None if named.unit == "CA" else grounding.facts.countries.get(named.unit)
    path = path or next((path for name in named.values if (path := of_case.text_with(name))), None)
    return (Standing.FACT, (path,)) if path else NOTHING


_PROVINCE = "CA-"


def _money(named: Mention, grounding: Grounding) -> Rest:
    amount = Decimal(named.values[0])
    if amount in grounding.facts.amounts:
        return Standing.FACT, (grounding.facts.amounts[amount],)
    return (Standing.PROVISION, ()) if amount in _fees() else NOTHING


@lru_cache(maxsize=1)
def _fees() -> frozenset[Decimal]:
    rows = [row for rows in table("fees.yaml").values() if isinstance(rows, list) for row in rows]
    return frozenset(Decimal(str(row["value"])) for row in rows)


def _number(named: Mention, grounding: Grounding) -> Rest:
    value = Decimal(named.values[0])
    figures = grounding.of_case.figures
    if value and (value in figures.persons or (not named.unit and value in figures.months)):
        return Standing.ROWS, _ROWS
    return (Standing.SMALL, ()) if value <= _TWELVE and value == int(value) else NOTHING


def _percent(named: Mention, grounding: Grounding) -> Rest:
    """Compare with the shares of the rows, rounded either way: `70%` and `69.9%` are 69.96."""
    value = Decimal(named.values[0])
    shares = grounding.of_case.figures.shares
    near = any(abs(value * 10 - share) <= (1 if value != int(value) else _TENTHS) for share in shares)
    return (Standing.ROWS, _ROWS) if near else NOTHING


_TENTHS = 10


def _age(named: Mention, grounding: Grounding) -> Rest:
    """Compare an age with the day of birth on any day of the file; a document vouches where the day of birth is unknown."""
    born = grounding.of_case.case.applicant and grounding.of_case.case.applicant.date_of_birth
    if born is None:
        return (Standing.DOCUMENT, grounding.documents) if grounding.documents else NOTHING
    days = [day for day in grounding.facts.days if day > born]
    ages = {day.year - born.year - ((day.month, day.day) < (born.month, born.day)) for day in days}
    if int(Decimal(named.values[0])) in ages:
        return Standing.FACT, ("applicant.date_of_birth",)
    return (Standing.DOCUMENT, grounding.documents) if not _OF_THE_PERSON.search(grounding.sentence) else NOTHING


_OF_THE_PERSON = re.compile(
    r"\b(?:applicant|client|worker|he|she|demandeu(?:r|se)|demanderesse|client|cliente|travailleu(?:r|se)|il|elle)\b",
    re.IGNORECASE,
)


def _day(named: Mention, grounding: Grounding) -> Rest:
    paths = [_path_of_day(value, grounding.of_case.days) for value in named.values]
    return (Standing.FACT, tuple(path for path in paths if path)) if all(paths) else NOTHING


def _path_of_day(value: str, days: dict[str, str]) -> str | None:
    """Return the path of a day that is that of a claim, which may lack its year or its day of the month."""
    return days.get(value) or next((path for day, path in days.items() if _is(day, value)), None)


def _is(day: str, value: str) -> bool:
    return day.endswith(value[1:]) if value.startswith("--") else day.startswith(value)


def _year(named: Mention, grounding: Grounding) -> Rest:
    """Compare a year with those of facts and rows, and with the years between the first and the last of either."""
    year = int(named.values[0])
    figures = grounding.of_case.figures
    if year in figures.years or (figures.years and min(figures.years) <= year <= max(figures.years)):
        return Standing.ROWS, _ROWS
    if year in grounding.facts.years:
        return Standing.FACT, (grounding.facts.years[year],)
    offer = grounding.of_case.case.offer
    if offer and offer.start and offer.end and offer.start.year <= year <= offer.end.year:
        return Standing.FACT, ("offer.start", "offer.end")
    return NOTHING


def _span(named: Mention, grounding: Grounding) -> Rest:
    value = Decimal(named.values[0])
    if value != int(value):
        return NOTHING
    if named.unit == "months" and int(value) in grounding.of_case.figures.months:
        return Standing.ROWS, _ROWS
    if named.unit == "months" and int(value) in grounding.facts.months:
        return Standing.FACT, (grounding.facts.months[int(value)],)
    if int(value) in grounding.of_case.spans(named.unit):
        return Standing.ROWS, ()
    if int(value) in every_deadline():
        return Standing.PROVISION, ()
    return (Standing.SMALL, ()) if value <= _TWELVE else NOTHING


_READERS: dict[ClaimKind, Callable[[Mention, Grounding], Rest]] = {
    ClaimKind.NAME: _name,
    ClaimKind.COUNTRY: _country,
    ClaimKind.PLACE: _place,
    ClaimKind.NUMBER: _number,
    ClaimKind.PERCENT: _percent,
    ClaimKind.MONEY: _money,
    ClaimKind.AGE: _age,
    ClaimKind.DAY: _day,
    ClaimKind.YEAR: _year,
    ClaimKind.SPAN: _span,
    ClaimKind.FILE_NUMBER: _file_number,
    ClaimKind.NOC: _noc,
    ClaimKind.PROVISION: _provision,
}
