"""GCM550: the matter is said to arise where the application was not made, so that the time to go to court is another."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.reading.outcome import refuses
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.deadlines import judicial_review_days

WHERE, MADE = "decision.matter_arises", "application.made"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield an error where the longer time is stated for a matter in Canada, a warning where it is the other way round."""
    arises, made = fact_at(examined.case, WHERE), fact_at(examined.case, MADE)
    if not refuses(examined):
        return
    days = judicial_review_days(examined.on)
    words = {"made": str(made), "inside": days["inside_canada"], "outside": days["outside_canada"]}
    if arises == "outside_canada" and made in ("inside_canada", "port_of_entry"):
        yield Hit(WHERE, _TOO_LONG.filled(**words), _FIX)
    elif arises == "inside_canada" and made == "outside_canada":
        yield Hit(WHERE, _TOO_SHORT.filled(**words), _FIX, severity=Severity.WARNING)


_TOO_LONG = Text(
    en="The application was made in Canada (application.made: {made}), and the matter is said to arise outside: the letter would "
    "give {outside} days to go to court instead of {inside}.",
    fr="La demande a été présentée au Canada (application.made\N{NO-BREAK SPACE}: {made}), et la mesure serait rendue à "
    "l’étranger\N{NO-BREAK SPACE}: la lettre accorderait {outside} jours pour s’adresser à la Cour au lieu de {inside}.",
)
_TOO_SHORT = Text(
    en="The application was made outside Canada, and the matter is said to arise inside: the letter would give {inside} days to "
    "go to court instead of {outside}.",
    fr="La demande a été présentée à l’étranger, et la mesure serait rendue au Canada\N{NO-BREAK SPACE}: la lettre accorderait "
    "{inside} jours pour s’adresser à la Cour au lieu de {outside}.",
)
_FIX = Text(
    en="Correct decision.matter_arises or application.made; both says both times where it can be argued, and omit says none.",
    fr="Corrigez decision.matter_arises ou application.made; both indique les deux délais si la question se discute, et omit n’en "
    "indique aucun.",
)

RULE = Rule(
    code="GCM550",
    severity=Severity.ERROR,
    title=Text(
        en="The matter is said to arise elsewhere than the application",
        fr="La mesure est dite rendue ailleurs que là où la demande a été présentée",
    ),
    finds=Text(
        en="A refusal of an application made in Canada or at a port of entry whose matter is said to arise outside Canada. The "
        "reverse, an application made outside and a matter inside, is a warning: where an officer in Canada decided, it can be "
        "argued.",
        fr="Le refus d’une demande présentée au Canada ou à un point d’entrée, alors que la mesure serait rendue à l’étranger. "
        "L’inverse, une demande présentée à l’étranger et une mesure rendue au Canada, donne lieu à un "
        "avertissement\N{NO-BREAK SPACE}: si un agent au Canada a rendu la décision, la question se discute.",
    ),
    matters=Text(
        en="A client who trusts a letter that gives too many days comes to the Court too late.",
        fr="Le client qui se fie à une lettre accordant trop de jours s’adresse trop tard à la Cour.",
    ),
    fix=Text(
        en="State where the matter arises, or both, or omit. It is never computed.",
        fr="Indiquez où la mesure est rendue, ou both, ou omit. Cela n’est jamais calculé.",
    ),
    authority=lambda: of_law("A72(2)(b)", "A72(2)(c)"),
)

CASE_RULE = CaseRule(RULE, check)
