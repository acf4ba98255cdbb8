"""GCM563: a reason says the contrary of its conclusion."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.absence import denied
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.claims.phrases import (
    affirming_denial,
    contrary_words,
    denying_words,
    plain,
    reporting,
    saying,
    supporting,
)
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence, sentences
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted

_IN_COUNTRY = "reciprocity_in_country"
_NEGATION = {
    Language.EN: re.compile(
        r"\b(?:not|no|none|never|nor|neither|nothing|nobody|without|cannot|lacks?|lacking|absence|fails?|failed|fewer|less|insufficient|"
        r"only|ended|closed|ceased|except|unsupported|unclear|too|altered|far behind|after|forbids?|hardly|doubt\w*)\b|n't\b",
        re.IGNORECASE,
    ),
    Language.FR: re.compile(
        r"\b(?:ne|pas|aucune?|ni|jamais|rien|sans|nulle?|manque\w*|absence|défaut|moins|insuffisan\w*|seule?s?|seulement|fermée?s?|cessé|"
        r"terminée?s?|trop|sauf|après|interdi\w*|guère|doute\w*)\b|\bn'|\bpersonne (?:en|au|aux|à)\b",
        re.IGNORECASE,
    ),
}
_POSITIONS = {
    Language.EN: re.compile(
        r"\b(?:positions?|posts?|postings?|jobs?|work|works|worked|employed|placements?|assignments?|hold|held|citizens|residents)\b",
        re.I,
    ),
    Language.FR: re.compile(
        r"\b(?:postes?|emplois?|affectations?|travaill\w+|employée?s?|placements?|occup\w+|citoyens|résidents)\b", re.I
    ),
}


# What comes before the country only reports or foresees it; `as the employer writes` behind it bears it out.
_REPORTED = {
    Language.EN: re.compile(
        r"\b(?:claims?|claimed|says?|said|writes?|wrote|asserts?|asserted|alleges?|alleged|states?|stated|argues?|hopes?|intends?|expects?|"
        r"promises?|proposes?|plans?) (?:that|to)\b|\b(?:would|will|could|might|if)\b",
        re.IGNORECASE,
    ),
    Language.FR: re.compile(
        r"\b(?:affirme|prétend|écri|di|soutien|allègue|déclare|espère|compte|promet|propose|prévoi)(?:t|nt|ent|vent|nent|sent|ient)? "
        r"(?:que\b|qu'|de\b)|\b(?:serai|pourrai|aurai|sera|seront|si)\w*\b",
        re.IGNORECASE,
    ),
}


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each reason with a sentence that concludes the other way."""
    for text in examined.reading.texts:
        conclusion = text.item and text.item.conclusion
        if text.part is not TextPart.REASON or conclusion not in ("satisfied", "not_satisfied"):
            continue
        words = _affirms(examined, text) if conclusion == "not_satisfied" else _denies(examined, text)
        if words:
            said: dict[str, str | Text] = {"words": quoted(words), "where": text.where, "criterion": text.criterion}
            yield Hit(
                text.where, (_AFFIRMS if conclusion == "not_satisfied" else _DENIES).filled(**said), _FIX.filled(**said)
            )


def _affirms(examined: Examined, text: OfficerText) -> str | None:
    """Return the words of a reason for `not_satisfied` that say that the criterion is met."""
    words = _affirming(text.words, text.criterion, text.language)
    if words is None and text.criterion == _IN_COUNTRY and not _negated(text.words, text.language):
        return next((s.text for s in sentences(text.words) if _shows_positions(examined, s, text.language)), None)
    return words


def _affirming(text: str, criterion: str, language: Language) -> str | None:
    if found := _affirming_whole(text, criterion, language):
        return found
    said = (_affirming_in(sentence.text, criterion, language) for sentence in sentences(text))
    return next((words for words in said if words), None)


@lru_cache(maxsize=KEPT)
def _affirming_whole(text: str, criterion: str, language: Language) -> str | None:
    """Return the words of a text that speak for a criterion, where nothing in the whole of it speaks against."""
    words = plain(text)
    supports = supporting(criterion, language)
    if supports and not _negated(text, language) and not saying(language).search(words):
        match = supports.search(words)
        if match:
            return text[match.start() : match.end()]
    by_denial = affirming_denial(criterion, language)
    return by_denial.found_in(text) if by_denial else None


@lru_cache(maxsize=KEPT)
def _affirming_in(sentence: str, criterion: str, language: Language) -> str | None:
    if _negated(sentence, language) or reporting(language).search(plain(sentence)):
        return None
    return contrary_words("affirms", criterion, language, sentence)


@lru_cache(maxsize=KEPT)
def _negated(text: str, language: Language) -> bool:
    return _NEGATION[language].search(plain(text)) is not None


def _shows_positions(examined: Examined, sentence: OfficerSentence, language: Language) -> bool:
    country = examined.case.applicant and examined.case.applicant.coming_from
    for named in countries_named(sentence, language):
        before = plain(sentence.text[: named.start])
        if country in named.values and not _REPORTED[language].search(before):
            return _POSITIONS[language].search(sentence.text) is not None
    return False


def _denies(examined: Examined, text: OfficerText) -> str | None:
    """Return the words of a reason for `satisfied` that say that the criterion is not met."""
    country = examined.case.applicant and examined.case.applicant.coming_from
    for sentence in sentences(text.words):
        denying = not sentence.small.isdisjoint(denying_words(text.language))
        if denying and (words := _denying(sentence.text, text.criterion, text.language)):
            return words
        if text.criterion == _IN_COUNTRY and any(
            country in one.named.values for one in denied(sentence, text.language)
        ):
            return sentence.text
    return None


@lru_cache(maxsize=KEPT)
def _denying(sentence: str, criterion: str, language: Language) -> str | None:
    return contrary_words("denies", criterion, language, sentence)


_AFFIRMS = Text(
    en="Your conclusion on {criterion} is that it is not satisfied, and the reason says that it is: {words}.",
    fr="Vous concluez que {criterion} n’est pas rempli, et le motif dit qu’il l’est\N{NO-BREAK SPACE}: {words}.",
)
_DENIES = Text(
    en="Your conclusion on {criterion} is that it is satisfied, and the reason says that it is not: {words}.",
    fr="Vous concluez que {criterion} est rempli, et le motif dit qu’il ne l’est pas\N{NO-BREAK SPACE}: {words}.",
)
_FIX = Text(
    en="Read {where} against the conclusion and change whichever of the two is wrong. The tool does not say which.",
    fr="Relisez {where} au regard de la conclusion et corrigez celui des deux qui est erroné. L’outil ne dit pas lequel.",
)

RULE = Rule(
    code="GCM563",
    severity=Severity.WARNING,
    title=Text(en="A reason says the contrary of its conclusion", fr="Un motif dit le contraire de sa conclusion"),
    finds=Text(
        en="A reason for a criterion not satisfied with a sentence that says that it is, or the reverse: “the criterion is "
        "met”, “I am not "
        "satisfied”, positions in the country that the worker is coming from and no word against them. A sentence that reports what "
        "somebody says, or that turns (but, only), concludes nothing.",
        fr="Un motif sur un critère non rempli dont une phrase dit qu’il l’est, ou l’inverse\N{NO-BREAK SPACE}: "
        "«\N{NO-BREAK SPACE}le "
        "critère est rempli\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}je ne suis pas convaincu\N{NO-BREAK SPACE}», des postes dans "
        "le pays "
        "d’où vient la personne sans un mot contraire. Une phrase qui rapporte des propos, ou qui nuance (mais, seulement), ne "
        "conclut "
        "rien.",
    ),
    matters=Text(
        en="Nobody can tell which of the two is the decision, and reasons that contradict their result cannot justify it.",
        fr="Nul ne peut dire lequel des deux est la décision, et des motifs qui contredisent leur issue ne peuvent la justifier.",
    ),
    fix=Text(
        en="Correct the conclusion or the reason, whichever is wrong.",
        fr="Corrigez la conclusion ou le motif, selon ce qui est erroné.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
