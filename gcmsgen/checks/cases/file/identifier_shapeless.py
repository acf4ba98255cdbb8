"""GCM607: an identifier has a shape that none of its kind has."""

import re
from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each identifier that is known and has no possible shape."""
    for where, (shape, expected) in _SHAPES.items():
        value = fact_at(examined.case, where)
        if isinstance(value, str) and value and not shape.fullmatch(value):
            yield Hit(where, _MESSAGE.filled(expected=expected), _FIX.filled(where=where))


_SHAPES = {
    "application.uci": (
        re.compile(r"(?:[0-9]{2}[ -]?)?[0-9]{4}[ -]?[0-9]{4}"),
        Text(
            en="a unique client identifier has 8 or 10 digits",
            fr="un identificateur unique de client compte 8 ou 10 chiffres",
        ),
    ),
    "offer.number": (
        re.compile(r"[Aa][ -]?[0-9]{7}"),
        Text(
            en="an offer of employment number is A and 7 digits (the digit 0, never the letter O)",
            fr="un numéro d’offre d’emploi est formé de A et de 7 chiffres (le chiffre 0, jamais la lettre O)",
        ),
    ),
    "offer.employer.business_number": (
        re.compile(r"[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?: ?[A-Za-z]{2} ?[0-9]{4})?"),
        Text(
            en="a business number has 9 digits, and with its program account 2 letters and 4 digits behind them",
            fr="un numéro d’entreprise compte 9 chiffres, suivis, avec le compte de programme, de 2 lettres et de 4 chiffres",
        ),
    ),
}
_MESSAGE = Text(
    en="The value has no possible shape: {expected}.",
    fr="La valeur n’a pas une forme possible : {expected}.",
)
_FIX = Text(
    en="Read the number in its source and correct {where}.",
    fr="Lisez le numéro dans sa source et corrigez {where}.",
)

RULE = Rule(
    code="GCM607",
    severity=Severity.WARNING,
    title=Text(
        en="An identifier has no possible shape",
        fr="Un identifiant n’a pas une forme possible",
    ),
    finds=Text(
        en="A unique client identifier that has not 8 or 10 digits, an offer of employment number that is not A and 7 "
        "digits, a business number that has not 9 digits (with 2 letters and 4 digits behind them, or without). "
        "Spaces and hyphens are forgiven.",
        fr="Un identificateur unique de client qui ne compte pas 8 ou 10 chiffres, un numéro d’offre d’emploi qui n’est "
        "pas formé de A et de 7 chiffres, un numéro d’entreprise qui ne compte pas 9 chiffres (suivis ou non de 2 "
        "lettres et de 4 chiffres). Espaces et traits d’union sont tolérés.",
    ),
    matters=Text(
        en="The letter prints these numbers, and the client is found by them.",
        fr="La lettre imprime ces numéros, et c’est par eux qu’on retrouve le client.",
    ),
    fix=Text(
        en="Read the number in its source and correct it.",
        fr="Lisez le numéro dans sa source et corrigez-le.",
    ),
    authority=Text(
        en="Application forms and the Employer Portal as they show these numbers; Canada Revenue Agency, business number"
        " registration (confidence M; verify).",
        fr="Formulaires de demande et Portail de l’employeur, tels qu’ils montrent ces numéros; Agence du revenu du "
        "Canada, inscription au numéro d’entreprise (niveau de confiance M; à vérifier).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
