"""GCM405: more workers came to Canada in a year than went abroad; the figures are shown."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import OLD_GUIDANCE
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.flows import shown, years
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit with the figures of each year in which more came to Canada than went abroad."""
    unequal = [year for year in years(examined) if year.here > year.abroad]
    if unequal:
        yield Hit("reciprocity", _MESSAGE.filled(years=shown(unequal)), _FIX)


_MESSAGE = Text(
    en="Under the exchange: {years}. This applicant is not counted.",
    fr="Dans le cadre de l’échange\N{NO-BREAK SPACE}: {years}. La personne visée par la demande n’est pas comptée.",
)
_FIX = Text(
    en="Weigh number, per cent, duration and level together, year by year. No exchange of one for one is asked for.",
    fr="Appréciez ensemble le nombre, le pourcentage, la durée et le niveau, année par année. Aucun échange un pour un n’est "
    "exigé.",
)

RULE = Rule(
    code="GCM405",
    severity=Severity.INFO,
    title=Text(
        en="More came to Canada than went abroad", fr="Plus de personnes venues au Canada que parties à l’étranger"
    ),
    finds=Text(
        en="A year in which the figures show more foreign workers in Canada than Canadian citizens and permanent residents "
        "abroad. It shows numbers, per cent and durations, for the officer only, and concludes nothing.",
        fr="Une année où les chiffres montrent plus de travailleurs étrangers au Canada que de citoyens canadiens et de résidents "
        "permanents à l’étranger. Elle présente les nombres, le pourcentage et les durées, à l’agent seulement, et ne conclut "
        "rien.",
    ),
    matters=Text(
        en="The guidance looks for a similar order of magnitude per year, by number and per cent, with duration and job level; "
        "it does not ask for one for one. None of this stands in paragraph 205(b).",
        fr="Les directives recherchent un ordre de grandeur semblable par année, en nombre et en pourcentage, compte tenu de la "
        "durée et du niveau des postes; elles n’exigent pas l’équivalence un pour un. L’alinéa 205b) n’en dit rien.",
    ),
    fix=Text(
        en="Nothing has to be done. Where the figures matter to your conclusion, name them in your reason.",
        fr="Rien n’est à faire. Si les chiffres comptent dans votre conclusion, indiquez-les dans votre motif.",
    ),
    authority=OLD_GUIDANCE,
)

CASE_RULE = CaseRule(RULE, check)
