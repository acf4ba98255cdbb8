"""GCM886: the French is much longer or shorter than usual."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import MEASURED_LENGTHS
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

# French signs for one English sign, between which 96 texts in 100 of 2,504 lie, by the length of the English.
_BANDS = ((20, 0.86, 2.64), (40, 0.81, 2.07), (80, 0.88, 1.87), (160, 0.99, 1.75), (1_000_000, 0.94, 1.67))
# Sentences of law written side by side are closer to the edges than web pages are: the shipped ones lie down to a fifth below.
_SLACK = 0.25
_SHORTEST = 20  # a word or two may be of any length


def _faults(pair: PassagePair, _terms: object) -> Iterator[PairFault]:
    """Yield the ratio where it lies outside the band of its length."""
    english, french = len(pair.english.text), len(pair.french.text)
    if english < _SHORTEST:
        return
    least, most = next((least, most) for upto, least, most in _BANDS if english <= upto)
    if not least * (1 - _SLACK) <= french / english <= most * (1 + _SLACK):
        ratios = {
            name: f"{ratio:.2f}" for name, ratio in (("found", french / english), ("least", least), ("most", most))
        }
        yield PairFault(
            0, _RATIO.filled(**{name: Text(en=one, fr=one.replace(".", ",")) for name, one in ratios.items()})
        )


_RATIO = Text(
    en="{found} French signs for an English one, usually {least} to {most}",
    fr="{found} signe français pour un signe anglais; d’habitude de {least} à {most}",
)


RULE = Rule(
    code="GCM886",
    severity=Severity.WARNING,
    title=Text(
        en="The French is much longer or shorter than usual",
        fr="Le français est beaucoup plus long ou plus court que d’habitude",
    ),
    finds=Text(
        en="A branch whose French has so many signs for those of its English as fewer than one text in fifty has; a "
        "value counts as one sign.",
        fr="Une branche dont le français compte, par rapport à l’anglais, un nombre de signes que l’on ne voit pas "
        "une fois sur cinquante; une valeur compte pour un signe.",
    ),
    matters=Text(
        en="It is often a sentence dropped or added.",
        fr="C’est souvent une phrase perdue ou ajoutée.",
    ),
    fix=Text(
        en="Compare the two; where both say the same, write a waiver with the reason.",
        fr="Comparez les deux; si elles disent la même chose, écrivez une permission motivée.",
    ),
    authority=MEASURED_LENGTHS,
    right=("The requirements of the examination are met. ↔ Les exigences relatives à l’examen sont remplies.",),
    wrong=("The requirements of the examination and of its certificate are met. ↔ Les exigences sont remplies.",),
)

PAIR_RULE = PairRule(RULE, _faults)
