"""GCM874: a branch of the French says the contrary of the English."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.parity.only import Only, told
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence, only: Only) -> Finding:
    """Return the finding for terms that exclude one another in one branch."""
    return told(RULE.code, RULE.severity, row, _MESSAGE, only)


_MESSAGE = Text(
    en="A branch of {id} says the contrary in French: {only}.",
    fr="Une branche de {id} dit le contraire en français\N{NO-BREAK SPACE}: {only}.",
)

RULE = Rule(
    code="GCM874",
    severity=Severity.ERROR,
    title=Text(
        en="A branch says the contrary",
        fr="Une branche dit le contraire",
    ),
    finds=Text(
        en="In each branch, terms that exclude one another: approved and refused, satisfied and not satisfied, Ms. and Mr.; "
        "or the signs that end a list. English that says one of them asks of the French of the same branch not to say "
        "another.",
        fr="Dans chaque branche, des termes qui s’excluent\N{NO-BREAK SPACE}: approuvée et refusée, rempli et non rempli, "
        "Madame et Monsieur; ou les signes qui terminent une énumération. Si l’anglais en dit un, le français de la même "
        "branche ne doit pas en dire un autre.",
    ),
    matters=Text(
        en="Words swapped between two branches, or a refusal translated as an approval, read well and say the contrary.",
        fr="Des mots permutés entre deux branches, ou un refus traduit par une approbation, se lisent bien et disent le contraire.",
    ),
    fix=Text(
        en="Put the words into the branch where they belong.",
        fr="Mettez les mots dans la branche qui leur revient.",
    ),
    authority=LANGUAGES,
)
