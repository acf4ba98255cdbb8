"""Read the cities and provinces that a sentence names; a part of a longer name (`University of Toronto`, `Paris Agreement`) is none.

>>> from gcmsgen.checks.claims.sentences import sentences
>>> read = lambda text, language: [n.text for n in places_named(sentences(text)[0], language)]
>>> read("The plant in Winnipeg, Manitoba and the Osaka office; the University of Toronto.", Language.EN)
['Winnipeg', 'Manitoba', 'Osaka']
>>> read("Le bureau de Séoul et celui de Trois-Rivières; la Ville de Toronto.", Language.FR)
['Séoul', 'Trois-Rivières', 'Toronto']
"""

from functools import cache, lru_cache

from gcmsgen.checks.claims.claim import ClaimKind, Mention
from gcmsgen.checks.claims.countries_named import is_in_a_name, stands_at
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence
from gcmsgen.language import Language
from gcmsgen.reference.city_words import CityForm, city_forms


@lru_cache(maxsize=KEPT)
def places_named(sentence: OfficerSentence, language: Language) -> tuple[Mention, ...]:
    """Return each city and province that a sentence names, in order; its values are the names that the file may have for it.

    `unit` is its country, or `CA-` and the code of a province.
    """
    if _last_words(language).isdisjoint(sentence.small):
        return ()
    forms, found, behind = city_forms(language), list[Mention](), 0
    text = sentence.text
    for at, (start, end) in enumerate(sentence.spans):
        known = forms.get(text[start:end].casefold()) if at >= behind and text[start].isupper() else None
        form = next((one for one in known if stands_at(sentence, at, one.words)), None) if known else None
        if form is None:
            continue
        behind = at + len(form.words)
        if not is_in_a_name(sentence, at, behind):
            whole = text[start : sentence.spans[behind - 1][1]]
            found.append(Mention(ClaimKind.PLACE, whole, start, form.names, unit=_unit(form)))
    return tuple(found)


def _unit(form: CityForm) -> str:
    return f"CA-{form.province}" if form.province else form.country


@cache
def _last_words(language: Language) -> frozenset[str]:
    return frozenset(form.words[-1] for forms in city_forms(language).values() for form in forms)
