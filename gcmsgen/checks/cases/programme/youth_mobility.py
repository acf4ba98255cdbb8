"""GCM301: the work is under a youth mobility agreement, which is not C20."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.reading.rerouted import belongs_under
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

WHERE, CODE = "programme.youth_mobility", "C21"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield where a youth mobility program belongs, by the provision in force on the day that is examined."""
    if fact_at(examined.case, WHERE) is True:
        yield belongs_under(examined, CODE, WHERE, _FACT)
    yield from unknown_facts(missing(examined, [WHERE]), _PURPOSE)


_PURPOSE = Text(
    en="the work is under no youth mobility agreement",
    fr="le travail ne relève d’aucun accord de mobilité des jeunes",
)
_FACT = Text(
    en="The work is under a youth mobility agreement, such as International Experience Canada",
    fr="Le travail relève d’un accord de mobilité des jeunes, comme Expérience internationale Canada",
)

RULE = Rule(
    code="GCM301",
    severity=Severity.ERROR,
    title=Text(
        en="A youth mobility program belongs under C21",
        fr="Un programme de mobilité des jeunes relève de C21",
    ),
    finds=Text(
        en="Work under International Experience Canada or another youth mobility agreement that is filed under C20. The provision "
        "named is that of the day examined: R205(b) before 2024-11-29, R204(d) since.",
        fr="Un travail visé par Expérience internationale Canada ou un autre accord de mobilité des jeunes, présenté au titre de "
        "C20. La disposition indiquée est celle du jour examiné\N{NO-BREAK SPACE}: R205b) avant le 2024-11-29, R204d) depuis.",
    ),
    matters=Text(
        en="Such agreements have their own rules, quotas and provision. A decision under C20 would test the wrong thing.",
        fr="Ces accords ont leurs propres règles, quotas et disposition. Une décision au titre de C20 porterait sur autre chose.",
    ),
    fix=Text(
        en="Re-route the file to C21. A wrong code is no ground of refusal.",
        fr="Réorientez la demande vers C21. Un code erroné n’est pas un motif de refus.",
    ),
    authority=lambda: of_law("R204(d)", "R205(b)", "R198(2)(c)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
