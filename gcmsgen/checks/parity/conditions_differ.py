"""GCM873: English and French of a sentence branch or loop otherwise."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.parity.only import Only, told
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence, only: Only) -> Finding:
    """Return the finding for conditions or loops that one language alone has."""
    return told(RULE.code, RULE.severity, row, _MESSAGE, only)


_MESSAGE = Text(
    en="The English and the French of {id} do not have the same conditions and loops: {only}.",
    fr="L’anglais et le français de {id} n’ont pas les mêmes conditions ni les mêmes boucles\N{NO-BREAK SPACE}: {only}.",
)

RULE = Rule(
    code="GCM873",
    severity=Severity.ERROR,
    title=Text(
        en="The languages branch otherwise",
        fr="Les langues se ramifient autrement",
    ),
    finds=Text(
        en="The conditions, loops, `set` and `include` of a sentence and how they stand in one another. `not a == b` is `a "
        "!= b`, and the sides of `and`, `or` and `==` may be swapped.",
        fr="Les conditions, boucles, «\N{NO-BREAK SPACE}set\N{NO-BREAK SPACE}» et "
        "«\N{NO-BREAK SPACE}include\N{NO-BREAK SPACE}» d’une phrase et leur imbrication. «\N{NO-BREAK SPACE}not a == "
        "b\N{NO-BREAK SPACE}» équivaut à «\N{NO-BREAK SPACE}a != b\N{NO-BREAK SPACE}», et les côtés de "
        "«\N{NO-BREAK SPACE}and\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}or\N{NO-BREAK SPACE}» et "
        "«\N{NO-BREAK SPACE}==\N{NO-BREAK SPACE}» peuvent être inversés.",
    ),
    matters=Text(
        en="One language would say on a condition what the other says always, or on the contrary one.",
        fr="Une langue dirait sous une condition ce que l’autre dit toujours, ou sous la condition contraire.",
    ),
    fix=Text(
        en="Write the same conditions and loops. A difference that is right is allowed by a comment in the sentence with "
        "its reason.",
        fr="Écrivez les mêmes conditions et les mêmes boucles. Une différence légitime est permise par un commentaire "
        "motivé dans la phrase.",
    ),
    authority=LANGUAGES,
)
