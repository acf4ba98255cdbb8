"""GCM573: one language of an officer's text names a country, or denies something, that the other does not."""

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
        "something. "
        "Figures and dates are compared by GCM702.",
        fr="Un texte de l’agent dans les deux langues dont une seule nomme un pays, par son nom ou un adjectif, ou nie quelque "
        "chose. Les "
        "chiffres et les dates sont comparés par GCM702.",
    ),
    matters=Text(
        en="Both texts may be read by the client and a court. Where they differ, nobody can say which one decided.",
        fr="Les deux textes peuvent être lus par le client et un tribunal. S’ils diffèrent, nul ne peut dire lequel a tranché.",
    ),
    fix=Text(en="Correct the one that is wrong.", fr="Corrigez celui qui est erroné."),
    authority=LANGUAGES,
)

CASE_RULE = CaseRule(RULE, check)
