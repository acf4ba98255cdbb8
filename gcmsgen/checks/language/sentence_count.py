"""GCM885: the languages do not have as many sentences."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

_END = re.compile(r"(?<!\bMs)(?<!\bMr)(?<!\bDr)(?<!\b[A-Z])(?<!\bart)[.!?](?=[ \u00a0”»)]|$)")


def _faults(pair: PassagePair, _terms: object) -> Iterator[PairFault]:
    """Yield the two numbers where they differ."""
    english, french = (max(1, len(_END.findall(one.text.strip()))) for one in (pair.english, pair.french))
    if english != french:
        yield PairFault(0, _COUNTS.filled(english=str(english), french=str(french)))


_COUNTS = Text(en="{english} in English, {french} in French", fr="{english} en anglais, {french} en français")


RULE = Rule(
    code="GCM885",
    severity=Severity.ERROR,
    title=Text(
        en="The languages do not have as many sentences",
        fr="Les langues n’ont pas le même nombre de phrases",
    ),
    finds=Text(
        en="The sentences of a branch, counted by their last signs in each language; abbreviations such as Ms. and "
        "M. are none.",
        fr="Les phrases d’une branche, comptées dans chaque langue d’après leur signe final; les abréviations comme "
        "Ms. et M. ne comptent pas.",
    ),
    matters=Text(
        en="A sentence that one language lacks, its reader never hears of.",
        fr="Ce que dit une phrase absente d’une langue, son lecteur n’en saura rien.",
    ),
    fix=Text(
        en="Write the sentence that lacks, or divide both languages alike.",
        fr="Écrivez la phrase qui manque, ou divisez les deux langues de la même façon.",
    ),
    authority=LANGUAGES,
    right=("One. Two. ↔ Une. Deux.", "Dear Ms. Roy: ↔ Madame,"),
    wrong=("One. Two. ↔ Une et deux.", "One. ↔ Une. Deux."),
)

PAIR_RULE = PairRule(RULE, _faults)
