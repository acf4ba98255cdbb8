"""GCM887: a link leads to a page in the other language."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted

_IN = {
    Language.EN: re.compile(r"\b[\w.-]+\.ca(?:/[\w/.-]*)?(?:/fra?\b|[?&]lang=fra?\b)"),
    Language.FR: re.compile(r"\b[\w.-]+\.ca(?:/[\w/.-]*)?(?:/eng?\b|[?&]lang=eng?\b)"),
}


def _faults(pair: PassagePair, _terms: object) -> Iterator[PairFault]:
    """Yield each address that is of the other language."""
    for language, passage in ((Language.FR, pair.french), (Language.EN, pair.english)):
        for match in _IN[language].finditer(passage.text):
            at = match.start() if language is Language.FR else 0
            yield PairFault(at, quoted(match[0]))


RULE = Rule(
    code="GCM887",
    severity=Severity.ERROR,
    title=Text(
        en="A link leads to a page in the other language",
        fr="Un lien mène à une page dans l’autre langue",
    ),
    finds=Text(
        en="An address of a federal page with /en, /eng or lang=en in French, or with /fr, /fra or lang=fr in English.",
        fr="L’adresse d’une page fédérale contenant /en, /eng ou lang=en en français, ou /fr, /fra ou lang=fr en "
        "anglais.",
    ),
    matters=Text(
        en="The reader is sent to a page that is not in the language of the letter.",
        fr="Le lecteur est envoyé vers une page qui n’est pas dans la langue de la lettre.",
    ),
    fix=Text(
        en="Use the address of the page in the language of the letter.",
        fr="Employez l’adresse de la page dans la langue de la lettre.",
    ),
    authority=LANGUAGES,
    right=("https://www.canada.ca/en/x.html ↔ https://www.canada.ca/fr/x.html",),
    wrong=(
        "https://www.canada.ca/en/x.html ↔ https://www.canada.ca/en/x.html",
        "https://laws-lois.justice.gc.ca/eng/ ↔ https://laws-lois.justice.gc.ca/eng/",
        "canada.ca/fr ↔ canada.ca/fr",
    ),
)

PAIR_RULE = PairRule(RULE, _faults)
