"""GCM513: an approval says nothing on admissibility."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import silent_approval
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where an approval has no conclusion on admissibility."""
    yield from silent_approval(examined, "admissible", _FIX)


_FIX = Text(
    en="Conclude on {criterion}, with the checks that were completed and their dates.",
    fr="Inscrivez une conclusion sur {criterion}, avec les vérifications terminées et leurs dates.",
)

RULE = Rule(
    code="GCM513",
    severity=Severity.WARNING,
    title=Text(en="No conclusion on admissibility", fr="Aucune conclusion sur l’interdiction de territoire"),
    finds=Text(
        en="An approval without the officer’s conclusion on admissible. A refusal for misrepresentation without a fairness step is "
        "GCM507.",
        fr="Une approbation sans conclusion de l’agent sur admissible. Un refus pour fausses déclarations sans étape d’équité "
        "procédurale relève de GCM507.",
    ),
    matters=Text(
        en="A permit may be issued where the person is not inadmissible. For a temporary resident, an inadmissible family member "
        "matters only in the cases that the Act names.",
        fr="Un permis peut être délivré si la personne n’est pas interdite de territoire. Pour un résident temporaire, "
        "l’inadmissibilité familiale ne compte que dans les cas que prévoit la Loi.",
    ),
    fix=Text(
        en="Conclude on admissible, with the certificates and checks that you read.",
        fr="Inscrivez une conclusion sur admissible, avec les certificats et les vérifications lus.",
    ),
    authority=Text(
        en="Immigration and Refugee Protection Act, subsection 11(1), in this form since 2017-10-18, and sections 34 to 42 "
        "(confidence H).",
        fr="Loi sur l’immigration et la protection des réfugiés, paragraphe 11(1), dans cette version depuis le 2017-10-18, et "
        "articles 34 à 42 (niveau de confiance H).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
