"""GCM840 (T40): A preposition or an article stands before a value without a filter."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.passage import VALUE, Passage
from gcmsgen.checks.language.word_rule import WordFault, WordRule
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

_VALUE = re.compile(VALUE)
_BEFORE = re.compile(rf"\b(?:au|aux|du|des|de|à|en|le|la|les|que)[ \u00a0]({VALUE})|\b[dlq]u?’({VALUE})", re.IGNORECASE)
_FITTING = re.compile(r"\|(?:long_date|numeric_date|money|counted|quote|ordinal)\b")
_NUMBER = re.compile(r"\b(?:year|years|page|pages|days|months|number|count|uci|noc|exemption_code|officer)$")


def _faults(passage: Passage) -> Iterator[WordFault]:
    """Yield small words before a value that is neither a number nor written by a filter that fits."""
    if not _VALUE.search(passage.text):
        return
    for match in _BEFORE.finditer(passage.text):
        expression = passage.values.get(match[1] or match[2], "")
        if not (_FITTING.search(expression) or _NUMBER.search(expression)):
            yield WordFault(match.start(), match.end())


RULE = Rule(
    code="GCM840",
    alias="T40",
    severity=Severity.ERROR,
    title=Text(
        en="A preposition or an article stands before a value without a filter",
        fr="Une préposition ou un article précède une valeur sans filtre",
    ),
    finds=Text(
        en="au, du, de, en, le, l’ and the like right before a value whose filter does not fit: none, or one that "
        "brings its own preposition. Dates, amounts, counts and quotations are spared.",
        fr="Au, du, de, en, le, l’ et autres juste devant une valeur dont le filtre ne convient "
        "pas\N{NO-BREAK SPACE}: aucun, ou un filtre qui apporte sa propre préposition. Les dates, montants, "
        "nombres et citations sont épargnés.",
    ),
    matters=Text(
        en="The right small word depends on the value: en Australie, au Royaume-Uni, aux États-Unis.",
        fr="Le petit mot juste dépend de la valeur\N{NO-BREAK SPACE}: en Australie, au Royaume-Uni, aux États-Unis.",
    ),
    fix=Text(
        en="Leave the word out and use a filter that brings it: in_country, from_country, of_country, in_province, "
        "of_province, in_city, of_city, of_citation, after.",
        fr="Retirez le mot et employez un filtre qui l’apporte\N{NO-BREAK SPACE}: in_country, from_country, "
        "of_country, in_province, of_province, in_city, of_city, of_citation, after.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("{{ c|in_country }}", "le {{ d|long_date }}", 'de {{ n|counted("place", "places") }}', "en {{ row.year }}"),
    wrong=("au {{ c }}", "en {{ p|in_country }}", "de {{ person.name }}", "l’{{ x }}", "à {{ city }}"),
)

WORD_RULE = WordRule(RULE, _faults)
