"""What English sentences need: dates, counts, lists, places, citations. Pure functions over values.

Numbers, dates and citations are held together by no-break spaces, so that a line never ends between them.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from gcmsgen.facts.names import names_along
from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.countries import COUNTRIES, NO_COUNTRY
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.exemption_codes import exemption_code
from gcmsgen.reference.guidance_criteria import label_of_day, name_of_day
from gcmsgen.reference.inadmissibility import inadmissibility_heads
from gcmsgen.reference.provinces import province_code, provinces
from gcmsgen.reference.provisions import provision
from gcmsgen.wording.job_titles import title_of_one
from gcmsgen.wording.shared import NBSP, canadian_postal_code, lowered, official_place
from gcmsgen.wording.view import GroupView


@lru_cache(maxsize=4096)  # documents of many cases name the same days
def long_date(day: date) -> str:
    """Return a day as English letters write it.

    >>> long_date(date(2026, 2, 20))
    'February\\xa020, 2026'
    """
    from babel.dates import format_date  # which a look at the facts alone does without

    return format_date(day, "MMMM\N{NO-BREAK SPACE}d, y", locale="en_CA")


def money(amount: Decimal | int) -> str:
    """Return an amount of Canadian dollars, without cents where there are none.

    >>> money(Decimal("230")), money(Decimal("1000.50"))
    ('$230', '$1,000.50')
    """
    return f"${amount:,.2f}".removesuffix(".00")


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun; none is `no`.

    >>> counted(1, "permanent resident", "permanent residents"), counted(0, "position", "positions")
    ('1\\xa0permanent resident', 'no positions')
    """
    if number == 0:
        return f"no {many}"
    return f"{number:,}{NBSP}{one if number == 1 else many}"


def listed(items: Iterable[str]) -> str:
    """Return a list in a sentence, without a serial comma.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *first, last = [*items] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def quote(text: str) -> str:
    """Return a text between quotation marks.

    >>> quote("Coach")
    '“Coach”'
    """
    return f"“{text}”"


def country(code: str) -> str:
    """Return the name of a country as it stands alone, and what stands in its place for a person without one.

    >>> country("GB"), country("stateless")
    ('United Kingdom', 'none (stateless)')
    """
    return NO_COUNTRY[code].en if code in NO_COUNTRY else COUNTRIES[code].name.en


def country_alone(code: str) -> str:
    """Return the name of a country as it stands alone in a document, and what stands in its place for a person without one.

    Letters made before say `country`, which shows some as tables do.

    >>> country_alone("HK"), country_alone("stateless")
    ('Hong Kong', 'none (stateless)')
    """
    return NO_COUNTRY[code].en if code in NO_COUNTRY else COUNTRIES[code].alone.en


def the_country(code: str) -> str:
    """Return a country with its article, where it has one.

    >>> the_country("GB"), the_country("AU")
    ('the United Kingdom', 'Australia')
    """
    return COUNTRIES[code].in_text.en.removeprefix("in ")


def in_country(code: str) -> str:
    """Return a country after in.

    >>> in_country("GB")
    'in the United Kingdom'
    """
    return COUNTRIES[code].in_text.en


def from_country(code: str) -> str:
    """Return a country after from.

    >>> from_country("US")
    'from the United States'
    """
    return COUNTRIES[code].from_text.en


def of_country(code: str) -> str:
    """Return a country after of.

    >>> of_country("GB")
    'of the United Kingdom'
    """
    return COUNTRIES[code].of_text.en


def province(written: str) -> str:
    """Return the English name of a province, however it was written; a text that names none stays as it is.

    >>> province("T.-N.-L.")
    'Newfoundland and Labrador'
    """
    code = province_code(written)
    return provinces()[code].name.en if code else written


def in_province(written: str) -> str:
    """Return a province after in. Raises KeyError where the text names none.

    >>> in_province("NT"), in_province("T.-N.-L.")
    ('in the Northwest Territories', 'in Newfoundland and Labrador')
    """
    return provinces()[province_code(written) or written].in_text.en


def of_province(written: str) -> str:
    """Return a province after of. Raises KeyError where the text names none.

    >>> of_province("Québec")
    'of Quebec'
    """
    return provinces()[province_code(written) or written].of_text.en


def in_city(name: str) -> str:
    """Return a city after in.

    >>> in_city("Calgary")
    'in Calgary'
    """
    return f"in {name}"


def of_city(name: str) -> str:
    """Return a city after of.

    >>> of_city("Calgary")
    'of Calgary'
    """
    return f"of {name}"


def after(name: str, word: str) -> str:
    """Return a name after a small word.

    >>> after("Air Fictif", "of")
    'of Air Fictif'
    """
    return f"{word} {name}"


def ordinal(number: int) -> str:
    """Return an ordinal in figures.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 22, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd', '113th']
    """
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def criterion(criterion_id: str) -> str:
    """Return the name of a criterion as it stands in a sentence.

    >>> criterion("medical")
    'the medical examination'
    """
    return criteria()[criterion_id].name.en


def head_name(head: str) -> str:
    """Return the name of a head of inadmissibility as it stands in a sentence, with its preposition.

    >>> head_name("misrepresentation")
    'for misrepresentation'
    """
    return inadmissibility_heads()[head].name.en


def code_name(code: str) -> str:
    """Return the name of an exemption code as it stands in a sentence.

    >>> code_name("C20")
    'reciprocal employment'
    """
    return exemption_code(code).name.en


def field_name(path: str) -> str:
    """Return the plain name of a field of the case file, given by its dotted path; a path of no field stays as it is.

    Letters made before say it so; new ones say `label`.

    >>> field_name("record.destination.city"), field_name("no.such")
    ('destination in the record, city', 'no.such')
    """
    return ", ".join(name.en[:1].lower() + name.en[1:] for name in names_along(path)[1:]) or path


def label(path: str) -> str:
    """Return the plain name of a field, as `field_name`, with its acronyms as they are written.

    >>> label("record.noc"), label("no.such")
    ('NOC code in the record', 'no.such')
    """
    return ", ".join(lowered(name.en, _CAPITALS) for name in names_along(path)[1:]) or path


# Words of field names that English writes with a capital wherever they stand.
_CAPITALS = ("Canadian",)


def title_for(title: str, form_of_address: str) -> str:
    """Return a job title for one person, by the form of address.

    >>> title_for("Waiter/waitress", "ms"), title_for("Waiter/waitress", "none")
    ('Waitress', 'Waiter or waitress')
    """
    return title_of_one(title, form_of_address, "or")


def official_city(written: str, province_written: str) -> str:
    """Return a city by its official name, whatever the capitals typed; one that no table knows stays as it is.

    >>> official_city("CALGARY", "AB"), official_city("Nowhere", "AB")
    ('Calgary', 'Nowhere')
    """
    return official_place(written, province_written).en


def named_criterion(criterion_id: str, country_looked_at: str = "coming_from") -> str:
    """Return the name of a criterion in a sentence, by where the instructions of the day look; one of the instructions says so.

    >>> named_criterion("neutral_labour_market")
    'a neutral effect on the labour market (instructions on code C20)'
    >>> named_criterion("reciprocity_in_country", "abroad")
    'reciprocal employment abroad (instructions on code C20)'
    """
    return name_of_day(criterion_id, country_looked_at).en


def criterion_label(criterion_id: str, country_looked_at: str = "coming_from") -> str:
    """Return the short name of a criterion, as it begins a line, by where the instructions of the day look.

    >>> criterion_label("genuine_offer"), criterion_label("reciprocity_in_country", "abroad")
    ('Genuine offer', 'Reciprocal employment abroad')
    """
    return label_of_day(criterion_id, country_looked_at).en


def concern_name(concern: str) -> str:
    """Return the name of a kind of concern as it stands within a sentence.

    >>> concern_name("credibility")
    'credibility'
    """
    return lowered(concerns()[concern].names.shown.en)


def concern_in_words(concern: str) -> str:
    """Return what a letter to the client calls a kind of concern.

    >>> concern_in_words("credibility")
    'the credibility of the evidence'
    """
    return concerns()[concern].name.en


def own(words: str | GroupView) -> str:
    """Return the officer's own words: as they stand, or in English where they were written in both languages."""
    return words if isinstance(words, str) else str(words.en)


def city_line(city: str, province_written: str, postal_code: str) -> str:
    """Return the line of a Canadian address that holds the city.

    >>> city_line("Calgary", "Alberta", "T2P 0A1")
    'Calgary AB\\xa0\\xa0T2P\\xa00A1'
    """
    code = province_code(province_written) or province_written
    return f"{city} {code}{NBSP}{NBSP}{canadian_postal_code(postal_code)}"


def citation(key: str) -> str:
    """Return a provision with the noun of its depth.

    >>> citation("R205(b)")
    'paragraph\\xa0205(b)'
    """
    cited = provision(key)
    return f"{cited.depth.en}{NBSP}{cited.number.en}"


def short_citation(key: str) -> str:
    """Return a provision in the form that notes use.

    >>> short_citation("R200(1)(c)(ii.1)")
    'R200(1)(c)(ii.1)'
    """
    return provision(key).short.en


FILTERS = {
    function.__name__: function
    for function in (
        long_date,
        money,
        counted,
        listed,
        quote,
        country,
        country_alone,
        in_country,
        from_country,
        of_country,
        province,
        in_province,
        of_province,
        in_city,
        of_city,
        after,
        ordinal,
        city_line,
        criterion,
        code_name,
        head_name,
        field_name,
        own,
        label,
        title_for,
        official_city,
        criterion_label,
        named_criterion,
        concern_name,
        concern_in_words,
        the_country,
        citation,
        short_citation,
    )
}
