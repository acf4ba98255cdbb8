"""GCM103: the NOC code differs between the application, the record and the offer."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.occupations import noc_corrections
from gcmsgen.checks.reading.stated import SOURCE, differences, nocs
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each code that is not, character by character, the code in the offer."""
    stated = nocs(examined.case)
    yield from differences(
        stated,
        lambda one, other: stated[one].value == stated[other].value,
        _MESSAGE,
        lambda source: noc_corrections(examined, source),
    )


_MESSAGE = Text(
    en="The NOC code in {here} is {value}; in {there} it is {other}.",
    fr="Dans {here}, le code de la CNP est {value}; dans {there}, c’est {other}.",
)

RULE = Rule(
    code="GCM103",
    severity=Severity.ERROR,
    title=Text(en="The NOC code differs", fr="Le code de la CNP diffère"),
    finds=Text(
        en="A NOC code in the application or in the GCMS record that is not the code in the offer of employment. A code "
        "is text: nothing is padded or converted, so 10 is not 00010.",
        fr="Un code de la CNP, dans la demande ou dans le dossier du SMGC, qui n’est pas celui de l’offre d’emploi. Un "
        "code est un texte\N{NO-BREAK SPACE}: rien n’est complété ni converti, et 10 n’est pas 00010.",
    ),
    matters=Text(
        en="The code says which occupation the permit is for. The employer must be able to show for six years that what "
        "it stated was accurate (R209.2(1)(b)).",
        fr="Le code indique pour quelle profession le permis est délivré. L’employeur doit pouvoir démontrer pendant six ans "
        "que ce qu’il a déclaré était exact (R209.2(1)b)).",
    ),
    fix=Text(
        en="Compare the codes with the duties in the offer. Correct the wrong one in its source and in the case file, or "
        "render a document request to the employer. A different code is never a ground of refusal in itself.",
        fr="Comparez les codes avec les fonctions décrites dans l’offre. Corrigez le code erroné à sa source et dans le "
        "fichier de cas, ou produisez une demande de documents à l’employeur. Un code différent n’est jamais en soi un "
        "motif de refus.",
    ),
    authority=SOURCE,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
