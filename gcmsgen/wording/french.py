"""What French sentences need: dates, counts, lists, places, citations. Pure functions over values.

Spacing follows the federal usage (docs/decisions.md): a no-break space, never another, holds numbers and citations.
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
from gcmsgen.wording.elision import elides
from gcmsgen.wording.french_citations import at_citation, citation, of_citation, short_citation, the_citation
from gcmsgen.wording.job_titles import title_of_one
from gcmsgen.wording.shared import NBSP, canadian_postal_code, lowered, official_place
from gcmsgen.wording.view import GroupView


@lru_cache(maxsize=4096)  # documents of many cases name the same days
def long_date(day: date) -> str:
    """Return a day as French letters write it, without its article; Babel has no `1er`.

    >>> long_date(date(2026, 6, 1)), long_date(date(2026, 2, 20))
    ('1er\\xa0juin 2026', '20\\xa0février 2026')
    """
    from babel.dates import format_date  # which a look at the facts alone does without

    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{format_date(day, 'MMMM y', locale='fr_CA')}"


def money(amount: Decimal | int) -> str:
    """Return an amount of Canadian dollars, without cents where there are none.

    >>> money(Decimal("230")), money(Decimal("1000.50"))
    ('230\\xa0$', '1\\xa0000,50\\xa0$')
    """
    digits = f"{amount:,.2f}".removesuffix(".00").replace(",", NBSP).replace(".", ",")
    return f"{digits}{NBSP}$"


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun, singular below two; none is `aucun`, which agrees with a noun in the singular.

    >>> counted(1, "résident permanent", "résidents permanents"), counted(0, "résident permanent", "")
    ('1\\xa0résident permanent', 'aucun résident permanent')
    """
    if number == 0:
        return f"aucun {one}"
    digits = f"{number:,}".replace(",", NBSP)
    return f"{digits}{NBSP}{one if number == 1 else many}"


def listed(items: Iterable[str]) -> str:
    """Return a list in a sentence, without a serial comma.

    >>> listed(["a", "b", "c"])
    'a, b et c'
    """
    *first, last = [*items] or [""]
    return f"{', '.join(first)} et {last}" if first else last


def quote(text: str) -> str:
    """Return a text between French quotation marks.

    >>> quote("Entraîneur")
    '«\\xa0Entraîneur\\xa0»'
    """
    return f"«{NBSP}{text}{NBSP}»"


def country(code: str) -> str:
    """Return the name of a country as it stands alone, and what stands in its place for a person without one.

    >>> country("GB"), country("stateless")
    ('Royaume-Uni', 'aucune (apatride)')
    """
    return NO_COUNTRY[code].fr if code in NO_COUNTRY else COUNTRIES[code].name.fr


def country_alone(code: str) -> str:
    """Return the name of a country as it stands alone in a document, and what stands in its place for a person without one.

    Letters made before say `country`, which shows some as tables do.

    >>> country_alone("HK"), country_alone("stateless")
    ('Hong Kong', 'aucune (apatride)')
    """
    return NO_COUNTRY[code].fr if code in NO_COUNTRY else COUNTRIES[code].alone.fr


def the_country(code: str) -> str:
    """Return a country with its article, where it has one.

    >>> [the_country(code) for code in ("GB", "AU", "US", "CU", "HT")]
    ['le Royaume-Uni', 'l’Australie', 'les États-Unis', 'Cuba', 'Haïti']
    """
    of_text = COUNTRIES[code].of_text.fr
    for contracted, article in (("du ", "le "), ("des ", "les "), ("de la ", "la "), ("de l’", "l’")):
        if of_text.startswith(contracted):
            return article + of_text.removeprefix(contracted)
    return COUNTRIES[code].name.fr


def in_country(code: str) -> str:
    """Return a country with the preposition of place.

    >>> in_country("GB"), in_country("AU"), in_country("US")
    ('au Royaume-Uni', 'en Australie', 'aux États-Unis')
    """
    return COUNTRIES[code].in_text.fr


def from_country(code: str) -> str:
    """Return a country with the preposition of origin.

    >>> from_country("AU"), from_country("US")
    ('d’Australie', 'des États-Unis')
    """
    return COUNTRIES[code].from_text.fr


def of_country(code: str) -> str:
    """Return a country after de.

    >>> of_country("GB"), of_country("AU"), of_country("US"), of_country("CU")
    ('du Royaume-Uni', 'de l’Australie', 'des États-Unis', 'de Cuba')
    """
    return COUNTRIES[code].of_text.fr


def province(written: str) -> str:
    """Return the French name of a province, however it was written; a text that names none stays as it is.

    >>> province("NL")
    'Terre-Neuve-et-Labrador'
    """
    code = province_code(written)
    return provinces()[code].name.fr if code else written


def in_province(written: str) -> str:
    """Return a province with the preposition of place. Raises KeyError where the text names none.

    >>> in_province("NL"), in_province("Prince Edward Island"), in_province("NT")
    ('à Terre-Neuve-et-Labrador', 'à l’Île-du-Prince-Édouard', 'dans les Territoires du Nord-Ouest')
    """
    return provinces()[province_code(written) or written].in_text.fr


def of_province(written: str) -> str:
    """Return a province after de, of place or of origin. Raises KeyError where the text names none.

    >>> of_province("ON"), of_province("QC"), of_province("NL")
    ('de l’Ontario', 'du Québec', 'de Terre-Neuve-et-Labrador')
    """
    return provinces()[province_code(written) or written].of_text.fr


def in_city(name: str) -> str:
    """Return a city after à, which contracts with the article of a name in French.

    >>> in_city("Montréal"), in_city("Les Escoumins"), in_city("Le Bic"), in_city("La Prairie")
    ('à Montréal', 'aux Escoumins', 'au Bic', 'à La Prairie')
    """
    for article, contracted in (("Les ", "aux "), ("Le ", "au ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"à {name}"


def of_city(name: str) -> str:
    """Return a city after de, which contracts with the article of a name in French.

    >>> of_city("Montréal"), of_city("Ottawa"), of_city("Les Escoumins"), of_city("Le Bic")
    ('de Montréal', 'd’Ottawa', 'des Escoumins', 'du Bic')
    """
    for article, contracted in (("Les ", "des "), ("Le ", "du ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return after(name, "de")


def after(name: str, word: str) -> str:
    """Return a name after de or que, which lose their vowel before a vowel or a mute h.

    >>> after("Air Fictif", "de"), after("Hôtel Fictif", "de"), after("Yves", "que"), after("Yukon", "de"), after("Onze", "de")
    ('d’Air Fictif', 'd’Hôtel Fictif', 'qu’Yves', 'de Yukon', 'de Onze')
    """
    return f"{word[:-1]}’{name}" if elides(name) else f"{word} {name}"


def ordinal(number: int) -> str:
    """Return an ordinal in figures, masculine.

    >>> ordinal(1), ordinal(2), ordinal(21)
    ('1er', '2e', '21e')
    """
    return "1er" if number == 1 else f"{number}e"


def criterion(criterion_id: str) -> str:
    """Return the name of a criterion as it stands in a sentence.

    >>> criterion("medical")
    'la visite médicale'
    """
    return criteria()[criterion_id].name.fr


def head_name(head: str) -> str:
    """Return the name of a head of inadmissibility as it stands in a sentence, with its preposition.

    >>> head_name("misrepresentation")
    'pour fausses déclarations'
    """
    return inadmissibility_heads()[head].name.fr


def code_name(code: str) -> str:
    """Return the name of an exemption code as it stands in a sentence.

    >>> code_name("C20")
    'emploi réciproque'
    """
    return exemption_code(code).name.fr


def field_name(path: str) -> str:
    """Return the plain name of a field of the case file, given by its dotted path; a path of no field stays as it is.

    Letters made before say it so; new ones say `label`.

    >>> field_name("record.destination.city"), field_name("no.such")
    ('destination au dossier, ville', 'no.such')
    """
    return ", ".join(name.fr[:1].lower() + name.fr[1:] for name in names_along(path)[1:]) or path


def label(path: str) -> str:
    """Return the plain name of a field, as `field_name`, with its acronyms as they are written.

    >>> label("record.noc"), label("no.such")
    ('code de la CNP au dossier', 'no.such')
    """
    return ", ".join(lowered(name.fr) for name in names_along(path)[1:]) or path


def title_for(title: str, form_of_address: str) -> str:
    """Return a job title for one person, by the form of address.

    >>> title_for("Serveur/serveuse", "ms"), title_for("Serveur/serveuse", "none")
    ('Serveuse', 'Serveur ou serveuse')
    """
    return title_of_one(title, form_of_address, "ou")


def official_city(written: str, province_written: str) -> str:
    """Return a city by its official name, whatever the capitals typed; one that no table knows stays as it is.

    >>> official_city("Montreal", "QC"), official_city("Nowhere", "AB")
    ('Montréal', 'Nowhere')
    """
    return official_place(written, province_written).fr


def named_criterion(criterion_id: str, country_looked_at: str = "coming_from") -> str:
    """Return the name of a criterion in a sentence, by where the instructions of the day look; one of the instructions says so.

    >>> named_criterion("neutral_labour_market")
    'une incidence neutre sur le marché du travail (instructions sur le code C20)'
    >>> named_criterion("reciprocity_in_country", "abroad")
    'l’emploi réciproque à l’étranger (instructions sur le code C20)'
    """
    return name_of_day(criterion_id, country_looked_at).fr


def criterion_label(criterion_id: str, country_looked_at: str = "coming_from") -> str:
    """Return the short name of a criterion, as it begins a line, by where the instructions of the day look.

    >>> criterion_label("genuine_offer"), criterion_label("reciprocity_in_country", "abroad")
    ('Offre authentique', 'Emploi réciproque à l’étranger')
    """
    return label_of_day(criterion_id, country_looked_at).fr


def concern_name(concern: str) -> str:
    """Return the name of a kind of concern as it stands within a sentence.

    >>> concern_name("credibility")
    'crédibilité'
    """
    return lowered(concerns()[concern].names.shown.fr)


def concern_in_words(concern: str) -> str:
    """Return what a letter to the client calls a kind of concern.

    >>> concern_in_words("credibility")
    'la crédibilité de la preuve'
    """
    return concerns()[concern].name.fr


def own(words: str | GroupView) -> str:
    """Return the officer's own words: as they stand, or in French where they were written in both languages."""
    return words if isinstance(words, str) else str(words.fr)


def city_line(city: str, province_written: str, postal_code: str) -> str:
    """Return the line of a Canadian address that holds the city: the province in full, between parentheses.

    >>> city_line("Montréal", "QC", "H2W 1Y3")
    'Montréal (Québec)\\xa0\\xa0H2W\\xa01Y3'
    """
    return f"{city} ({province(province_written)}){NBSP}{NBSP}{canadian_postal_code(postal_code)}"


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
        the_citation,
        of_citation,
        at_citation,
        short_citation,
    )
}
