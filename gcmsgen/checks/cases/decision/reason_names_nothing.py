"""GCM516: a reason behind a refusal names nothing of this case."""

import re
from collections.abc import Iterator
from functools import cache

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.claim import Claim, ClaimKind, Standing
from gcmsgen.checks.claims.documents_named import holds_a_title
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.claims.sentences import sentences
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.case import Case
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text
from gcmsgen.reference.dated_tables import table

_LONG_ENOUGH = re.compile(r"[^\W\d_]{5,}")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each reason that holds no figure, no date and no name of this case, in each language by itself."""
    carried = {entry.number: entry for entry in carrying(examined)}
    for text in examined.reading.texts:
        if text.part is TextPart.REASON and text.number in carried and not names_something(examined, text):
            yield Hit(text.where, _MESSAGE.filled(**carried[text.number].words), _FIX.filled(where=text.where))


def names_something(examined: Examined, text: OfficerText) -> bool:
    """Say whether a text holds a figure, a word of a title, or the name of a country or employer of the case, in any form."""
    words = text.words.casefold()
    return (
        bool(re.search(r"\d", words))
        or any(re.search(rf"\b{re.escape(name)}\b", words) for name in _employers(examined.case))
        or any(_is_of_the_case(claim) for claim in examined.reading.claims_of(text))
        or bool(_words(words) & _title_words(examined.case, text.language))
        or _names_a_title(examined, text)
    )


def _names_a_title(examined: Examined, text: OfficerText) -> bool:
    """Say whether one sentence holds two words of the title of a document of its conclusion (`the mobility policy`), or all of it."""
    known = [one for one in examined.reading.documents[text.language] if one.id in text.listed]
    said = [one.small for one in sentences(text.words)]
    if any(len(words & one.every) >= _WORDS_OF_A_TITLE for words in said for one in known):
        return True
    return any(holds_a_title(text.words, paper) for paper in examined.case.documents if paper.id in text.listed)


_WORDS_OF_A_TITLE = 2


def _is_of_the_case(claim: Claim) -> bool:
    """Say whether a claim is a figure in words, or a country that a fact states by any of its names; Canada is of every case."""
    if claim.kind is ClaimKind.COUNTRY:
        return claim.standing is Standing.FACT and "CA" not in claim.values
    return claim.kind not in (ClaimKind.NAME, ClaimKind.PROVISION, ClaimKind.PLACE)


def _employers(case: Case) -> set[str]:
    employer = case.offer.employer if case.offer else None
    names = {employer.name, employer.operating_name} if employer else set()
    return {name.casefold() for name in names if name}


def _title_words(case: Case, language: Language) -> set[str]:
    """Return the words of the titles of the documents that are not of every case."""
    titles = [(paper.title_fr if language is Language.FR else None) or paper.title for paper in case.documents]
    return _words(" ".join(title for title in titles if title).casefold()) - _generic(language)


def _words(text: str) -> set[str]:
    return set(_LONG_ENOUGH.findall(text))


@cache
def _generic(language: Language) -> frozenset[str]:
    return frozenset(table("generic_words.yaml")[language.value])


_MESSAGE = Text(
    en="The reason on {criterion} names nothing of this case: no figure, no date, no document, no country, no employer.",
    fr="Le motif sur {criterion} ne nomme rien de ce cas\N{NO-BREAK SPACE}: ni chiffre, ni date, ni document, ni pays, ni employeur.",
)
_FIX = Text(
    en="Say in {where} what the documents of this case show. A reason that would fit another case unchanged is too general.",
    fr="Dites dans {where} ce que montrent les documents de ce cas. Un motif qui conviendrait tel quel à un autre cas "
    "est trop général.",
)

RULE = Rule(
    code="GCM516",
    severity=Severity.WARNING,
    title=Text(en="A reason names nothing of this case", fr="Un motif ne nomme rien de ce cas"),
    finds=Text(
        en="A reason that carries a refusal and holds no figure, no date, no word of its own from the title of a document, and "
        "no name of a country or employer of this case, in its language. It looks at the words, never at the merits.",
        fr="Un motif qui appuie un refus et ne contient ni chiffre, ni date, ni mot propre au titre d’un document, ni nom d’un "
        "pays ou d’un employeur de ce cas, dans sa langue. Elle examine les mots, jamais le fond.",
    ),
    matters=Text(
        en="Courts set aside refusals whose reasons could stand in any file. Being short is fine; being general is not.",
        fr="Les tribunaux annulent les refus dont les motifs pourraient figurer dans n’importe quel dossier. La "
        "brièveté convient; la généralité, non.",
    ),
    fix=Text(
        en="Name the document and what it shows or does not show.",
        fr="Nommez le document et ce qu’il montre ou ne montre pas.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
