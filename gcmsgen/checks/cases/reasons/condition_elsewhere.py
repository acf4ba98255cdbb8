"""GCM562: a condition of the permit names a place, a NOC code or an employer that is not the offer's."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.claim import ClaimKind
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.reading.employer_named import employers_named, is_of_the_offer
from gcmsgen.checks.reading.stated import cities, nocs
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted
from gcmsgen.reference.places import provinces_with, same_place
from gcmsgen.reference.provinces import folded_name, province_code, provinces

_PART = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_CITY = {
    Language.EN: re.compile(
        rf"\b(?:in|at|within|outside|near) (?:the (?:city|town|municipality) of )?({_PART}(?:[ -]{_PART}){{0,3}})"
    ),
    Language.FR: re.compile(
        rf"\b(?:à|en|au|aux|dans)[ \u00a0](?:la (?:ville|municipalité) de )?({_PART}(?:[ -]{_PART}){{0,3}})"
    ),
}


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each place, NOC code and employer of a condition that the offer does not have; an unknown offer has any."""
    for text in examined.reading.texts:
        if text.part is TextPart.CONDITION:
            for name in _other_employers(examined, text):
                yield Hit(text.where, _EMPLOYER.filled(words=quoted(name)), _FIX.filled(where=text.where))
            for words in (*_other_places(examined, text), *_other_codes(examined, text)):
                yield Hit(text.where, _MESSAGE.filled(words=quoted(words)), _FIX.filled(where=text.where))


def _other_employers(examined: Examined, text: OfficerText) -> Iterator[str]:
    employer = examined.case.offer.employer if examined.case.offer else None
    offered = [name for name in ((employer.name, employer.operating_name) if employer else ()) if name]
    if offered:
        named = employers_named(text.words, text.language)
        yield from (name for name in named if not is_of_the_offer(name, offered))


def _other_codes(examined: Examined, text: OfficerText) -> Iterator[str]:
    offered = nocs(examined.case)[-1].value
    named = [claim for claim in examined.reading.claims_of(text) if claim.kind is ClaimKind.NOC]
    yield from (claim.values[0] for claim in named if offered and claim.values[0] != offered)


def _other_places(examined: Examined, text: OfficerText) -> Iterator[str]:
    address = examined.case.offer.address if examined.case.offer else None
    province = (address and address.province and province_code(address.province)) or None
    if address is None or not address.city or province is None:
        return
    words = _without_employer(examined, text.words)
    for code, name in _provinces_named(words):
        if code != province:
            yield name
    for match in _CITY[text.language].finditer(words):
        name = match[1].rstrip(".")
        if province_code(name) is None and _is_another(examined, name, address.city, province):
            yield name


def _is_another(examined: Examined, name: str, city: str, province: str) -> bool:
    """Say whether a name is that of a place of Canada, and not of the place of the offer by any of its names."""
    if same_place(name, city, province, extra=examined.places):
        return False
    stated = {entry.value for entry in cities(examined.case)}
    return name not in stated and bool(provinces_with(name, extra=examined.places))


def _provinces_named(words: str) -> Iterator[tuple[str, str]]:
    folded = f" {folded_name(words)} "
    for code, one in provinces().items():
        for name in {one.name.en, one.name.fr}:
            # Québec and New Brunswick's Saint John are cities as well: the city rule looks at them.
            if f" {folded_name(name)} " in folded and code != "QC":
                yield code, name
                break


def _without_employer(examined: Examined, words: str) -> str:
    employer = examined.case.offer.employer if examined.case.offer else None
    for name in (employer.name, employer.operating_name) if employer else ():
        words = words.replace(name, "") if name else words
    return words


_MESSAGE = Text(
    en="A condition of the permit names {words}, which is not the place or the NOC code of the offer of employment.",
    fr="Une condition du permis nomme {words}, qui n’est ni le lieu ni le code de la CNP de l’offre d’emploi.",
)
_EMPLOYER = Text(
    en="A condition of the permit names {words}, which is neither the name nor the operating name of the employer in the offer.",
    fr="Une condition du permis nomme {words}, qui n’est ni le nom ni le nom commercial de l’employeur figurant dans l’offre.",
)
_FIX = Text(
    en="Correct {where}, or the offer in the case file: a condition binds the worker as it is written.",
    fr="Corrigez {where}, ou l’offre dans le fichier de cas\N{NO-BREAK SPACE}: une condition lie la personne telle qu’elle est "
    "écrite.",
)

RULE = Rule(
    code="GCM562",
    severity=Severity.ERROR,
    title=Text(
        en="A condition binds to another place, occupation or employer",
        fr="Une condition vise un autre lieu, une autre profession ou un autre employeur",
    ),
    finds=Text(
        en="A city or province of Canada, a NOC code, or an employer (“work only for …”), in a condition of the permit that is not "
        "that of the offer of employment. The legal form (Inc., Ltd.) is not compared, and the first words of a name are the name.",
        fr="Une ville ou une province du Canada, un code de la CNP ou un employeur («\N{NO-BREAK SPACE}travailler uniquement pour "
        "…\N{NO-BREAK SPACE}»), dans une condition du permis, qui n’est pas celui de l’offre d’emploi. La forme juridique (inc., "
        "ltée) n’est pas comparée, et les premiers mots d’un nom valent le nom.",
    ),
    matters=Text(
        en="A condition binds. One that names another place, occupation or employer makes the very work that was approved a breach.",
        fr="Une condition lie. Celle qui vise un autre lieu, une autre profession ou un autre employeur fait du travail même qui a "
        "été approuvé un manquement.",
    ),
    fix=Text(
        en="Write the place, the code and the employer as they stand in the offer.",
        fr="Écrivez le lieu, le code et l’employeur tels qu’ils figurent dans l’offre.",
    ),
    authority=lambda: of_law("R185"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
