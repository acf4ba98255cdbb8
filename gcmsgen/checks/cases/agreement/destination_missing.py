"""GCM104: a destination province, city or NOC value is missing."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.destinations import destination_corrections
from gcmsgen.checks.reading.occupations import noc_corrections
from gcmsgen.checks.reading.stated import SOURCE, cities, nocs, provinces
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each of the nine values that is unknown: unknown is never equal."""
    stated = (
        (_PROVINCE, provinces(examined.case), destination_corrections),
        (_CITY, cities(examined.case), destination_corrections),
        (_NOC, nocs(examined.case), noc_corrections),
    )
    for name, entries, corrections in stated:
        for source, entry in enumerate(entries):
            if not (entry.value or "").strip():
                words: dict[str, str | Text] = {"what": name, "here": entry.place, "where": entry.where}
                yield Hit(entry.where, _MESSAGE.filled(**words), _FIX.filled(**words), corrections(examined, source))


_PROVINCE = Text(en="The destination province", fr="La province de destination")
_CITY = Text(en="The destination city", fr="La ville de destination")
_NOC = Text(en="The NOC code", fr="Le code de la CNP")

_MESSAGE = Text(
    en="{what} is missing from {here}. What is unknown is equal to nothing.",
    fr="{what} ne figure pas dans {here}. Ce qui est inconnu n’est égal à rien.",
)
_FIX = Text(
    en="Read the value in its source and enter it in {where}.",
    fr="Lisez la valeur à sa source et inscrivez-la dans {where}.",
)

RULE = Rule(
    code="GCM104",
    severity=Severity.ERROR,
    title=Text(
        en="A destination province, city or NOC code is missing",
        fr="Il manque une province ou une ville de destination, ou un code de la CNP",
    ),
    finds=Text(
        en="One of the nine values that must agree (province, city and NOC code; in the application, in the GCMS record "
        "and in the offer of employment) is not in the case file.",
        fr="L’une des neuf valeurs qui doivent concorder (la province, la ville et le code de la CNP; dans la demande, "
        "dans le dossier du SMGC et dans l’offre d’emploi) ne figure pas dans le fichier de cas.",
    ),
    matters=Text(
        en="Two values can only be shown to agree when both are known. A missing value that passed unnoticed would be "
        "the same mistake as a wrong one.",
        fr="On ne peut démontrer que deux valeurs concordent que si les deux sont connues. Une valeur manquante qui "
        "passerait inaperçue serait la même erreur qu’une valeur fausse.",
    ),
    fix=Text(
        en="Read the value in its source and enter it. Where the source itself is silent, render a document request.",
        fr="Lisez la valeur à sa source et inscrivez-la. Si la source elle-même est muette, produisez une demande de "
        "documents.",
    ),
    authority=SOURCE,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
