"""GCM101: the destination province differs between the application, the record and the offer."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.destinations import destination_corrections
from gcmsgen.checks.reading.stated import MEND, SOURCE, differences, province_codes, provinces
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each province that is not the one in the offer; a name that means no province equals none."""
    stated = provinces(examined.case)
    codes = province_codes(examined.case)
    yield from differences(
        stated,
        lambda one, other: bool(codes[one]) and codes[one] == codes[other],
        _MESSAGE,
        lambda source: destination_corrections(examined, source),
    )


_MESSAGE = Text(
    en="The destination province in {here} is {value}; in {there} it is {other}.",
    fr="Dans {here}, la province de destination est {value}; dans {there}, c’est {other}.",
)

RULE = Rule(
    code="GCM101",
    severity=Severity.ERROR,
    title=Text(en="The destination province differs", fr="La province de destination diffère"),
    finds=Text(
        en="A destination province in the application or in the GCMS record that is not the province of the address in "
        "the offer of employment. Names and abbreviations in both languages are recognized (NB, N.B., New Brunswick, "
        "Nouveau-Brunswick). A text that names no province is equal to nothing.",
        fr="Une province de destination, dans la demande ou dans le dossier du SMGC, qui n’est pas celle de l’adresse "
        "figurant dans l’offre d’emploi. Les noms et les abréviations des deux langues sont reconnus (NB, N.-B., "
        "New Brunswick, Nouveau-Brunswick). Un texte qui ne désigne aucune province n’est égal à rien.",
    ),
    matters=Text(
        en="A permit that names the wrong province sends the worker to a job that does not exist there, and no correction "
        "of the letter repairs the record behind it.",
        fr="Un permis qui désigne la mauvaise province envoie le travailleur vers un emploi qui n’y existe pas, et "
        "corriger la lettre ne répare pas le dossier dont elle est tirée.",
    ),
    fix=MEND,
    authority=SOURCE,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
