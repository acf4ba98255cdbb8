"""GCM573: one language of an officer's text names, counts, cites or denies what the other does not."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.claim import Claim, ClaimKind, Standing
from gcmsgen.checks.claims.officer_text import OfficerText
from gcmsgen.checks.claims.phrases import plain
from gcmsgen.checks.claims.sentences import KEPT, sentences
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each text that stands in both languages, where they differ; figures and days are those of GCM702."""
    for english, french in _pairs(examined.reading.texts):
        where = english.where.removesuffix(".en")
        in_english, in_french = (_countries(examined, text) for text in (english, french))
        for language, alone in (
            (_IN_ENGLISH, _alone(in_english, in_french)),
            (_IN_FRENCH, _alone(in_french, in_english)),
        ):
            if alone:
                words: dict[str, str | Text] = {"language": language, "words": quoted(alone)}
                yield Hit(where, _COUNTRY.filled(**words), _COMPARE.filled(where=where))
        yield from _denies_alone(where, english, french)
        yield from _rests_elsewhere(examined, english, french)


def _rests_elsewhere(examined: Examined, english: OfficerText, french: OfficerText) -> Iterator[Hit]:
    """Yield a hit where each language counts, cites or names what the other does not; figures in digits are those of GCM702."""
    where = english.where.removesuffix(".en")
    for message, read in ((_COUNTED, _counted), (_CITED, _cited), (_PLACED, _placed)):
        in_english, in_french = read(examined, english), read(examined, french)
        yield from _each_alone(where, message, _first(in_english, in_french), _first(in_french, in_english))
    one, other = _named(examined, english), _named(examined, french)
    if one.isdisjoint(other):
        yield from _each_alone(where, _NAMED, min(one, default=""), min(other, default=""))


def _each_alone(where: str, message: Text, in_english: str, in_french: str) -> Iterator[Hit]:
    """Yield a hit where each language has something alone; what one says more than the other may be told in other words."""
    if in_english and in_french:
        words: dict[str, str | Text] = {"english": quoted(in_english), "french": quoted(in_french)}
        yield Hit(where, message.filled(**words), _COMPARE.filled(where=where))


_Said = dict[str, tuple[str, bool]]
"""The values that a text names, each with its words and whether it is sure what it counts."""


def _first(said: _Said, others: _Said) -> str:
    """Return the words of the first thing beyond doubt that the other language does not say, empty where it says all."""
    return next((words for value, (words, sure) in said.items() if sure and value not in others), "")


def _counted(examined: Examined, text: OfficerText) -> _Said:
    """Return every number of a text; sure are the counts, shares and amounts that it gives in words."""
    claims = [claim for claim in examined.reading.claims_of(text) if claim.kind in _NUMBERS]
    # Where both languages write digits, GCM702 compares them; a time is told in weeks in one and in days in the other.
    return {one.values[0]: (one.text, one.kind in _TOLD and one.text[0].isalpha()) for one in claims}


_TOLD = frozenset({ClaimKind.NUMBER, ClaimKind.MONEY, ClaimKind.PERCENT})
_NUMBERS = _TOLD | {ClaimKind.SPAN, ClaimKind.AGE}


def _placed(examined: Examined, text: OfficerText) -> _Said:
    """Return the cities and provinces that a text names, each by its first name in either language."""
    claims = [claim for claim in examined.reading.claims_of(text) if claim.kind is ClaimKind.PLACE]
    return {one.values[0]: (one.text, True) for one in claims}


def _cited(examined: Examined, text: OfficerText) -> _Said:
    """Return the provisions that a text cites, as both languages number them."""
    claims = [claim for claim in examined.reading.claims_of(text) if claim.unit == "provision"]
    found = {_numbered(part): (claim.text, True) for claim in claims for part in _APART.split(claim.values[0])}
    return {number: words for number, words in found.items() if number}


_APART = re.compile(r"\s(?:to|and|or|à|et|ou)\s")


def _numbered(written: str) -> str:
    """Return a provision by its signs alone.

    >>> _numbered("R200(3)(f.1)"), _numbered("200(3)f.1)")
    ('2003f.1', '2003f.1')
    """
    return re.sub(r"[^0-9a-z.]", "", re.sub(r"^\D+", "", written)).rstrip(".")


def _named(examined: Examined, text: OfficerText) -> frozenset[str]:
    """Return the documents that a text names by their ids or by words of their titles."""
    return frozenset(id_ for one in examined.reading.attributed(text) for id_ in one.own)


def _pairs(texts: tuple[OfficerText, ...]) -> Iterator[tuple[OfficerText, OfficerText]]:
    by_where = {text.where: text for text in texts}
    for text in texts:
        twin = by_where.get(f"{text.where.removesuffix('.en')}.fr") if text.language is Language.EN else None
        if twin:
            yield text, twin


def _countries(examined: Examined, text: OfficerText) -> list[Claim]:
    """Return the countries that a text names beyond doubt, Canada left out: both languages speak of it as they like."""
    claims = examined.reading.claims_of(text)
    return [claim for claim in claims if claim.kind is ClaimKind.COUNTRY and "CA" not in claim.values]


def _alone(some: list[Claim], others: list[Claim]) -> str | None:
    known = {code for claim in others for code in claim.values}
    sure = (claim for claim in some if claim.standing is not Standing.UNDECIDED)
    return next((claim.text for claim in sure if known.isdisjoint(claim.values)), None)


def _denies_alone(where: str, english: OfficerText, french: OfficerText) -> Iterator[Hit]:
    """Yield a hit where the verb of one language is denied, and the other holds no word at all that denies or lacks."""
    for language, one, other in ((_IN_ENGLISH, english, french), (_IN_FRENCH, french, english)):
        verb = _denied_verb(one.words, one.language)
        if verb and not _holds_a_denial(other.words, other.language):
            words: dict[str, str | Text] = {"language": language, "words": quoted(verb)}
            yield Hit(where, _DENIES.filled(**words), _COMPARE.filled(where=where))


@lru_cache(maxsize=KEPT)
def _denied_verb(words: str, language: Language) -> str | None:
    """Return the first words of a text that deny its verb."""
    if all(_DENYING[language].isdisjoint(sentence.small) for sentence in sentences(words)):
        return None
    match = _NOT[language].search(plain(words))
    return match[0] if match else None


@lru_cache(maxsize=KEPT)
def _holds_a_denial(words: str, language: Language) -> bool:
    return _NEGATIVE[language].search(plain(words)) is not None


# A text with none of these words denies no verb.
_DENYING = {Language.EN: frozenset({"not", "never", "cannot"}), Language.FR: frozenset({"ne", "n"})}
_NOT = {
    Language.EN: re.compile(r"\b(?:not|never|cannot)\b", re.IGNORECASE),
    Language.FR: re.compile(r"\b(?:ne |n')(?:\w+ ){1,3}?(?:pas|jamais|aucune?s?|rien)\b", re.IGNORECASE),
}
_NEGATIVE = {
    Language.EN: re.compile(
        r"\b(?:not?|none|nor|neither|nothing|nobody|nowhere|never|cannot|without|only|less|below|under|short|beyond|outside|apart|"
        r"except|few|fewer|lack\w*|fail\w*|absen\w*|miss\w*|exclud\w*|"
        r"forbid\w*|refus\w*|den\w+|un\w+|in(?:sufficient|complete|eligible|admissible|consistent|correct)\w*|"
        r"too|instead|blank|free|clear of)\b|n't\b",
        re.IGNORECASE,
    ),
    Language.FR: re.compile(
        r"\b(?:ne|pas|jamais|aucune?s?|rien|ni|nulle?s?|personne|sans|non|seul\w*|moins|peu|manqu\w*|faute|défaut|absen\w*|exclu\w*|interdi\w*|"
        r"refus\w*|in(?:suffisan|compl|admissib|exact|existan|connu)\w*|trop|plutôt|vierge|sauf)\b|\bn'",
        re.IGNORECASE,
    ),
}


_IN_ENGLISH = Text(en="the English", fr="l’anglais")
_IN_FRENCH = Text(en="the French", fr="le français")
_COUNTRY = Text(
    en="Of the two languages, {language} alone names the country {words}.",
    fr="Des deux langues, {language} est seul à nommer le pays {words}.",
)
_DENIES = Text(
    en="Of the two languages, {language} alone denies something ({words}).",
    fr="Des deux langues, {language} est seul à nier quelque chose ({words}).",
)
_COUNTED = Text(
    en="The English counts {english} where the French counts {french}.",
    fr="L’anglais compte {english} là où le français compte {french}.",
)
_CITED = Text(
    en="The English cites {english} where the French cites {french}.",
    fr="L’anglais cite {english} là où le français cite {french}.",
)
_PLACED = Text(
    en="The English names {english} where the French names {french}.",
    fr="L’anglais nomme {english} là où le français nomme {french}.",
)
_NAMED = Text(
    en="The English names the document {english} where the French names {french}.",
    fr="L’anglais nomme le document {english} là où le français nomme {french}.",
)
_COMPARE = Text(
    en="Compare {where} in both languages: they must rest on the same evidence and come to the same.",
    fr="Comparez {where} dans les deux langues\N{NO-BREAK SPACE}: elles doivent reposer sur la même preuve et dire la même chose.",
)

RULE = Rule(
    code="GCM573",
    severity=Severity.WARNING,
    title=Text(en="The two languages of a text disagree", fr="Les deux langues d’un texte divergent"),
    finds=Text(
        en="A text of the officer in both languages of which one alone names a country, by its name or an adjective, or denies "
        "something; or that counts otherwise, in words, cites other provisions, or names other cities or "
        "documents in each. Dates and figures in digits are compared by GCM702.",
        fr="Un texte de l’agent dans les deux langues dont une seule nomme un pays, par son nom ou un adjectif, ou nie quelque "
        "chose; ou qui compte autrement, en lettres, cite d’autres dispositions ou nomme d’autres villes "
        "ou documents dans chacune. Les dates et les nombres en chiffres sont comparés par GCM702.",
    ),
    matters=Text(
        en="Both texts may be read by the client and a court. Where they differ, nobody can say which one decided.",
        fr="Les deux textes peuvent être lus par le client et un tribunal. S’ils diffèrent, nul ne peut dire lequel a tranché.",
    ),
    fix=Text(en="Correct the one that is wrong.", fr="Corrigez celui qui est erroné."),
    authority=LANGUAGES,
)

CASE_RULE = CaseRule(RULE, check)
