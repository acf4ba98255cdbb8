"""GCM603: the application number is missing or has a form that no file can be named by."""

import re
from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

WHERE = "application.number"
# The usual form: a letter and nine digits (W000000001). Any other form of these signs is asked about, not refused.
USUAL = re.compile(r"[A-Z][0-9]{9}")
USABLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where no file can be named by the number, and a warning where it has an unusual form."""
    number = examined.case.application and examined.case.application.number
    if not number:
        yield Hit(WHERE, _MISSING, _FIX)
    elif not USABLE.fullmatch(number):
        yield Hit(WHERE, _UNUSABLE, _FIX)
    elif not USUAL.fullmatch(number):
        yield Hit(WHERE, _UNUSUAL, _FIX, severity=Severity.WARNING)


_MISSING = Text(
    en="The application number is missing, and every document bears it.",
    fr="Le numéro de la demande manque, et tous les documents le portent.",
)
_UNUSABLE = Text(
    en="The application number holds other signs than letters, digits and hyphens, and no file can be named by it.",
    fr="Le numéro de la demande contient d’autres signes que des lettres, des chiffres et des traits d’union, et aucun fichier ne "
    "peut en porter le nom.",
)
_UNUSUAL = Text(
    en="The application number is not of the usual form: a capital letter and nine digits.",
    fr="Le numéro de la demande n’a pas la forme habituelle\N{NO-BREAK SPACE}: une lettre majuscule et neuf chiffres.",
)
_FIX = Text(
    en="Read the number in GCMS and enter it in application.number.",
    fr="Lisez le numéro dans le SMGC et inscrivez-le dans application.number.",
)

RULE = Rule(
    code="GCM603",
    severity=Severity.ERROR,
    title=Text(en="The application number cannot be used", fr="Le numéro de la demande est inutilisable"),
    finds=Text(
        en="An application number that is missing, or that holds other signs than letters, digits and hyphens; as a warning, one "
        "that is not a capital letter and nine digits.",
        fr="Un numéro de demande qui manque, ou qui contient d’autres signes que des lettres, des chiffres et des traits d’union; à "
        "titre d’avertissement, un numéro qui n’est pas une lettre majuscule suivie de neuf chiffres.",
    ),
    matters=Text(
        en="Documents are filed by this number, and files are named by it: a number with a slash in it would lead out of the "
        "folder.",
        fr="Les documents sont classés sous ce numéro, et les fichiers en portent le nom\N{NO-BREAK SPACE}: un numéro contenant une "
        "barre oblique mènerait hors du dossier.",
    ),
    fix=Text(
        en="Enter the number as GCMS shows it.",
        fr="Inscrivez le numéro tel que le SMGC l’affiche.",
    ),
    authority=Text(
        en="Published refusal letters show a letter and nine digits (confidence M: verify).",
        fr="Des lettres de refus publiées montrent une lettre et neuf chiffres (niveau de confiance M; à vérifier).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
