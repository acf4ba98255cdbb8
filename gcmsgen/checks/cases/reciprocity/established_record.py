"""GCM408: a year stands out of a record of several years, which is looked at over a span."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import GUIDANCE
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.flows import years
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.guidance import guidance, several_years


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit with the totals where a year stands out of a record that covers several years."""
    covered = years(examined)
    if len(covered) >= several_years(examined.on) and any(year.here > year.abroad for year in covered):
        established: int = guidance("established_record_years").on(examined.on)
        yield Hit(
            "reciprocity",
            (_MESSAGE if len(covered) >= established else _SHORTER).filled(
                example=str(established),
                first=str(covered[0].year),
                last=str(covered[-1].year),
                span=str(len(covered)),
                abroad=str(sum(year.abroad for year in covered)),
                here=str(sum(year.here for year in covered)),
            ),
            _FIX,
        )


_MESSAGE = Text(
    en="The record covers {span} years, from {first} to {last}: {abroad} abroad and {here} in Canada over the whole span.",
    fr="Le registre couvre {span} années, de {first} à {last}\N{NO-BREAK SPACE}: {abroad} à l’étranger et {here} au Canada pour "
    "l’ensemble de la période.",
)
_SHORTER = Text(
    en="The record covers {span} years, from {first} to {last}: {abroad} abroad and {here} in Canada over the whole span. Several "
    "years allow for flexibility; {example} years are an example of the span.",
    fr="Le registre couvre {span} années, de {first} à {last}\N{NO-BREAK SPACE}: {abroad} à l’étranger et {here} au Canada pour "
    "l’ensemble de la période. Plusieurs années permettent une certaine souplesse; {example} années sont un exemple de période.",
)
_FIX = Text(
    en="Look at reciprocity over the whole span rather than in one year alone. How many places follow depends on the record.",
    fr="Examinez la réciprocité sur l’ensemble de la période plutôt que sur une seule année. Le nombre de places dépend du registre.",
)

RULE = Rule(
    code="GCM408",
    severity=Severity.INFO,
    title=Text(
        en="A year stands out of an established record", fr="Une année se démarque dans des antécédents établis"
    ),
    finds=Text(
        en="A record of several years (three or more; five are an example of an established one), in which one year or more brought "
        "more workers to Canada than it took abroad. It shows the totals of the span, for the officer only, and concludes nothing.",
        fr="Un registre couvrant plusieurs années (trois ou plus; cinq sont un exemple d’antécédents établis), où, au moins "
        "une année, il est venu au Canada plus de travailleurs qu’il n’est parti de personnes à l’étranger. Elle présente les "
        "totaux de la période, à l’agent seulement, et ne conclut rien.",
    ),
    matters=Text(
        en="A year that stands out says little about an exchange of long standing. Where the record is established, larger numbers "
        "may be looked at over several years; about five years of records are often expected, by one summary and partly a second.",
        fr="Une année qui se démarque en dit peu sur un échange de longue date. Si les antécédents sont établis, des nombres plus "
        "élevés peuvent s’apprécier sur plusieurs années; selon un résumé et, en partie, un second, environ cinq années de "
        "registres sont souvent attendues.",
    ),
    fix=Text(
        en="Nothing has to be done. Where the span matters to your conclusion, name it in your reason.",
        fr="Rien n’est à faire. Si la période compte dans votre conclusion, indiquez-la dans votre motif.",
    ),
    authority=GUIDANCE,
)

CASE_RULE = CaseRule(RULE, check)
