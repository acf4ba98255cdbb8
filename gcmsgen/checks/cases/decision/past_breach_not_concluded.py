"""GCM511: an approval says nothing on past unauthorized work or study and past breaches."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import silent_approval
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where an approval has no conclusion on past breaches; no fact of the case file can say it."""
    yield from silent_approval(examined, "no_past_breach", _FIX)


_FIX = Text(
    en="Read the record and conclude on {criterion}. Where there was a breach, say which exception of {provision} applies.",
    fr="Lisez le dossier et inscrivez une conclusion sur {criterion}. S’il y a eu manquement, dites quelle exception de {provision} "
    "s’applique.",
)

RULE = Rule(
    code="GCM511",
    severity=Severity.WARNING,
    title=Text(en="No conclusion on past breaches", fr="Aucune conclusion sur les manquements antérieurs"),
    finds=Text(
        en="An approval without the officer’s conclusion on no_past_breach. The case file holds no history of its own: the rule asks "
        "for the conclusion only.",
        fr="Une approbation sans conclusion de l’agent sur no_past_breach. Le fichier de cas ne contient pas les antécédents "
        "eux-mêmes\N{NO-BREAK SPACE}: la règle ne demande que la conclusion.",
    ),
    matters=Text(
        en="No permit is issued to a person who has worked or studied without authorization or failed to comply with a condition, "
        "unless an exception applies, such as the passing of six months.",
        fr="Aucun permis n’est délivré à la personne qui a travaillé ou étudié sans autorisation ou n’a pas respecté une condition, "
        "sauf exception, comme l’écoulement de six mois.",
    ),
    fix=Text(
        en="Conclude on no_past_breach, with the documents that you read.",
        fr="Inscrivez une conclusion sur no_past_breach, avec les documents lus.",
    ),
    authority=Text(
        en="Immigration and Refugee Protection Regulations, paragraph 200(3)(e), in this form since 2018-03-27 (confidence H).",
        fr="Règlement sur l’immigration et la protection des réfugiés, alinéa 200(3)e), dans cette version depuis le 2018-03-27 "
        "(niveau de confiance H).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
