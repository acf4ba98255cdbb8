"""GCM113: the province is not a province or territory of Canada."""

import difflib
from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.destinations import destination_corrections
from gcmsgen.checks.reading.stated import Stated, shown
from gcmsgen.checks.reading.stated import provinces as stated_provinces
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Alike, Severity
from gcmsgen.language import Text
from gcmsgen.reference.provinces import either_province, folded_name, province_code, provinces


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each stated province that no name, abbreviation or code stands for."""
    for source, entry in enumerate(stated_provinces(examined.case)):
        if entry.value and entry.value.strip() and province_code(entry.value) is None:
            yield Hit(
                entry.where,
                _MESSAGE.filled(here=entry.place, value=shown(entry)),
                _FIX.filled(where=entry.where),
                destination_corrections(examined, source),
                alike=_alike(entry),
            )


def _alike(entry: Stated) -> tuple[Alike, ...]:
    """Return the provinces whose spellings are most like the text: both, where it is an abbreviation of two."""
    spelt = {
        spelling: province.code
        for province in provinces().values()
        for name in (*province.spellings, province.code)
        for spelling in (name, folded_name(name))
    }
    written = entry.value or ""
    near = [written, *difflib.get_close_matches(folded_name(written), spelt, n=3, cutoff=0.75)]
    codes = {*either_province(written), *(spelt[name] for name in near if name in spelt)}
    return (Alike(entry.where, tuple(sorted(codes))),) if codes else ()


_MESSAGE = Text(
    en="The province in {here} is {value}, which names no single province or territory of Canada.",
    fr="Dans {here}, la province est {value}, ce qui ne désigne aucune province ni aucun territoire du Canada en particulier.",
)
_FIX = Text(
    en="Read the address in its source and enter in {where} a province or territory: its name or its two-letter code.",
    fr="Lisez l’adresse à sa source et inscrivez dans {where} une province ou un territoire\N{NO-BREAK SPACE}: son nom ou son code "
    "de deux lettres.",
)

RULE = Rule(
    code="GCM113",
    severity=Severity.ERROR,
    title=Text(
        en="The province is not a province or territory of Canada",
        fr="La province n’est ni une province ni un territoire du Canada",
    ),
    finds=Text(
        en="A stated province that is none of the thirteen, by name in English or French, by abbreviation or by two-letter code. "
        "Nt, the French abbreviation of Nunavut, differs from the code of the Northwest Territories by case only and is refused.",
        fr="Une province indiquée qui n’est aucune des treize, ni par son nom en français ou en anglais, ni par son abréviation, ni "
        "par son code de deux lettres. Nt, l’abréviation française du Nunavut, ne diffère du code des Territoires du Nord-Ouest "
        "que par la casse et est refusé.",
    ),
    matters=Text(
        en="Nothing can be compared with a province that does not exist.",
        fr="Rien ne peut être comparé à une province qui n’existe pas.",
    ),
    fix=Text(
        en="Enter the name or the two-letter code of the province.",
        fr="Inscrivez le nom ou le code de deux lettres de la province.",
    ),
    authority=Text(
        en="Statistics Canada, Standard Geographical Classification 2021; ISO 3166-2:CA.",
        fr="Statistique Canada, Classification géographique type de 2021; ISO 3166-2:CA.",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
