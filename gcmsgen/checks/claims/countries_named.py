"""Read the countries that a sentence names: by any of their names, and by their adjectives.

What may be something else is left alone: a language (`in French`, `l’allemand`), a cuisine, a currency, a part of a longer name
(`Air India`, `Bank of China`), a state (`Savannah, Georgia`). Codes of two letters are no names: NO, NA and SK are words.

>>> from gcmsgen.checks.claims.sentences import sentences
>>> [n.values for n in countries_named(sentences("Two Australians left Viet Nam for the U.K.")[0], Language.EN)]
[('AU',), ('VN',), ('GB',)]
>>> list(countries_named(sentences("NO VISA: a test in German, SK or Air India.")[0], Language.EN))
[]
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from gcmsgen.checks.claims.claim import ClaimKind, Mention
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence, Word
from gcmsgen.language import Language
from gcmsgen.reference.country_words import CountryForm, country_forms

_CURRENCY = re.compile(r"\s?(?:\$|dollars?\b)")
_SHORT = re.compile(r"\bU\.K\.|\bUK\b|\bU\.S\.(?:A\.)?|\bUSA?\b|\bÉ\.[-\s]?U\.|\bR\.[-\s]?U\.")
# Words beside an adjective that make a language, a dish or a currency of it.
_NOT_A_COUNTRY_LISTED = (
    "language languages restaurant restaurants cuisine food foods kitchen cook cooks chef chefs dish dishes literature studies "
    "ballet version versions translation translations text texts dollar dollars peso pesos pound pounds franc francs rupee rupees "
    "yuan yen test tests teacher teachers class classes lesson lessons course courses speaker speakers speaking ocean act band "
    "reserve shepherd "
    "langue langues cuisines cuisinier cuisinière plat plats littérature traduction traductions texte textes cours livre livres "
    "examen professeur dictionnaire"
)
_NOT_A_COUNTRY = frozenset(_NOT_A_COUNTRY_LISTED.split())
_LANGUAGE_BEFORE_LISTED = "in into speaks speak spoken speaking en parle parlent langue l d"
_LANGUAGE_BEFORE = frozenset(_LANGUAGE_BEFORE_LISTED.split())
_NEW_LISTED = "new south north east west latin central nouvelle nouveau nord sud"
_NEW = frozenset(_NEW_LISTED.split())


@lru_cache(maxsize=KEPT)
def countries_named(sentence: OfficerSentence, language: Language) -> tuple[Mention, ...]:
    """Return each country that a sentence names, in the order of its words."""
    forms = country_forms(language)
    found = [*_abbreviated(sentence)]
    text, behind = sentence.text, 0
    spans = sentence.spans if _may_name_any(sentence.small, language) else ()
    for at, (start, end) in enumerate(spans):
        known = forms.get(text[start:end].casefold())
        form = _form_at(sentence, at, known) if known and at >= behind else None
        if form is None or any(one.start <= start < one.start + len(one.text) for one in found):
            continue
        behind = at + len(form.words)
        if not _is_something_else(sentence, at, behind, form, language):
            whole = text[start : spans[behind - 1][1]]
            found.append(Mention(ClaimKind.COUNTRY, whole, start, form.codes, several=form.several))
    return tuple(sorted(found, key=lambda named: named.start))


def _may_name_any(words: frozenset[str], language: Language) -> bool:
    """Say whether these words hold the first and the last of some form; `the` and `new` begin one in nearly every sentence."""
    return not _last_words(language).isdisjoint(words) and not country_forms(language).keys().isdisjoint(words)


@cache
def _last_words(language: Language) -> frozenset[str]:
    return frozenset(form.words[-1] for forms in country_forms(language).values() for form in forms)


def _abbreviated(sentence: OfficerSentence) -> Iterator[Mention]:
    if "U" not in sentence.text:
        return
    for match in _SHORT.finditer(sentence.text):
        code = "GB" if "K" in match[0] or match[0].startswith("R") else "US"
        if not _CURRENCY.match(sentence.text, match.end()):
            yield Mention(ClaimKind.COUNTRY, match[0], match.start(), (code,))


def _form_at(sentence: OfficerSentence, at: int, forms: tuple[CountryForm, ...]) -> CountryForm | None:
    """Return the longest form that stands at a word, its parts with nothing between them but a blank or a hyphen.

    All `forms` begin with that word.
    """
    return next((form for form in forms if stands_at(sentence, at, form.words)), None)


def stands_at(sentence: OfficerSentence, at: int, words: tuple[str, ...]) -> bool:
    """Say whether words, of which the first stands at a place, stand there all, with nothing between them but a blank or a hyphen."""
    if len(words) == 1:
        return True
    text, part = sentence.text, sentence.spans[at : at + len(words)]
    return tuple(text[start:end].casefold() for start, end in part) == words and all(
        _is_joint(text[one[1] : other[0]]) for one, other in pairwise(part)
    )


def _is_joint(between: str) -> bool:
    return len(between) <= _BETWEEN and _PARTING.isdisjoint(between)


_BETWEEN = 3
_PARTING = frozenset(",;:()")


def _is_something_else(sentence: OfficerSentence, first: int, end: int, form: CountryForm, language: Language) -> bool:
    words = [sentence.word(at) for at in range(first, end)]
    written = [word.text for word in words]
    capital = any(word[0].isupper() for word in written)
    if not capital and not (form.people and language is Language.FR):
        return True
    if len(form.words) == 1 and len(written[0]) <= _CODE and written[0].isupper():
        return form.words[0] not in _ABBREVIATIONS
    if form.people:
        return _is_a_language(written[0], *_beside(sentence, first, end), language)
    return is_in_a_name(sentence, first, end)


def is_in_a_name(sentence: OfficerSentence, first: int, end: int) -> bool:
    """Say whether the words from one to another are a part of a longer name, by the words beside them."""
    before, behind = _beside(sentence, first, end)
    text, start = sentence.text, sentence.spans[first][0]
    return _is_beside_a_capital(before, behind, first) or _ENDS_A_NAME.search(text[:start]) is not None


def _beside(sentence: OfficerSentence, first: int, end: int) -> tuple[Word | None, Word | None]:
    """Return the words before and behind some, where nothing parts them."""
    text, spans = sentence.text, sentence.spans
    before = sentence.word(first - 1) if first else None
    after = sentence.word(end) if end < len(spans) else None
    beside = (
        before if before is not None and text[before.end : spans[first][0]].strip() in ("", "’", "'", "-") else None
    )
    behind = after if after is not None and text[spans[end - 1][1] : after.start].strip() in ("", "-") else None
    return beside, behind


_CODE = 4
_ENDS_A_NAME = re.compile(
    r"\b(?:Bank|Banque|University|Université|College|Collège|Air|Theatre|Théâtre|Museum|Musée) (?:of |de |du |d’|of the )$"
)
# Short names in capitals that are no word of either language.
_ABBREVIATIONS_LISTED = "uae drc rdc prc rpc usa ksa rsa dprk rpdc rfa uk"
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_LISTED.split())


def _is_a_language(written: str, before: Word | None, behind: Word | None, language: Language) -> bool:
    """Say whether an adjective is a language, a dish, a currency, or half of a longer word (`North American`)."""
    if behind is not None and behind.small in _NOT_A_COUNTRY:
        return True
    if before is None:
        return False
    if before.small in _NEW or before.small in _NOT_A_COUNTRY:
        return True
    if before.small not in _LANGUAGE_BEFORE:
        return False
    if language is Language.FR:
        return written[0].islower()
    return behind is None or behind.small in _AFTER_A_LANGUAGE


_AFTER_A_LANGUAGE_LISTED = "and or with at to from is are was fluently only well"
_AFTER_A_LANGUAGE = frozenset(_AFTER_A_LANGUAGE_LISTED.split())


def _is_beside_a_capital(before: Word | None, behind: Word | None, first: int) -> bool:
    """Say whether a capital beside a name makes it a part of a longer one; the first word of a sentence does not count."""
    if behind is not None and behind.text[0].isupper() and behind.small not in _SMALL_WORDS:
        return not behind.text[0].isdigit()
    if before is None or first == 0:
        return False
    if before.small in _NEW:
        return True
    return before.text[0].isupper() and before.small not in _SMALL_WORDS


_SMALL_WORDS_LISTED = (
    "the in to from of at for and or no neither nor while if since as by with between a an this that these those both all only not "
    "january february march april may june july august september october november december canadian canadians "
    "le la les l en au aux à de du des d et ou ni pour par avec dans si depuis vers entre ce cette ces un une "
    "northern southern eastern western république republic kingdom"
)
_SMALL_WORDS = frozenset(_SMALL_WORDS_LISTED.split())
