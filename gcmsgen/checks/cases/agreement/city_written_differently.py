"""GCM114: one city is written in two ways that mean the same city."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.stated import SOURCE, cities, pairs, province_codes
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.one_place import Reconciled, reconciled


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each city that equals the city in the offer by a tier other than the same text."""
    stated, codes = cities(examined.case), province_codes(examined.case)
    for one, other in pairs(stated):
        code = codes[one] if codes[one] == codes[other] else None
        how = code and reconciled(stated[one].value or "", stated[other].value or "", code, extra=examined.places)
        if how:
            words = {
                "here": stated[one].place,
                "value": quoted(stated[one].value or ""),
                "there": stated[other].place,
                "other": quoted(stated[other].value or ""),
                "how": _HOW[Reconciled(how)],
            }
            yield Hit(stated[one].where, _MESSAGE.filled(**words), _FIX)


_HOW = {
    Reconciled.LANGUAGES: Text(
        en="they are its official names in English and in French",
        fr="ce sont ses noms officiels en anglais et en français",
    ),
    Reconciled.CORPORATION: Text(
        en="one is the name of its corporation",
        fr="l’un est la désignation de sa municipalité",
    ),
    Reconciled.NAMES: Text(
        en="the tables have both as names of one place",
        fr="les tables connaissent les deux noms pour un même lieu",
    ),
    Reconciled.FOLDED: Text(
        en="they differ only in capitals, accents, hyphens, apostrophes or the form of Saint",
        fr="ils ne diffèrent que par les majuscules, les accents, les traits d’union, les apostrophes ou la forme de "
        "«\N{NO-BREAK SPACE}Saint\N{NO-BREAK SPACE}»",
    ),
}
_MESSAGE = Text(
    en="{value} in {here} and {other} in {there} were taken as one city: {how}.",
    fr="{value}, dans {here}, et {other}, dans {there}, ont été tenus pour une seule ville\N{NO-BREAK SPACE}: {how}.",
)
_FIX = Text(
    en="Nothing needs to be done. The note says so; running text prints the official name of its language.",
    fr="Il n’y a rien à faire. La note le dit; le texte courant emploie le nom officiel de sa langue.",
)

RULE = Rule(
    code="GCM114",
    severity=Severity.INFO,
    title=Text(en="One city is written in two ways", fr="Une même ville est écrite de deux façons"),
    finds=Text(
        en="A city that is written differently in two places and yet is the same city of the same province, and by which "
        "tier that was established: official names in both languages, the name of a corporation, two names that the tables "
        "have, or letters folded.",
        fr="Une ville écrite différemment à deux endroits et qui est pourtant la même ville de la même province, et le "
        "palier qui l’établit\N{NO-BREAK SPACE}: noms officiels dans les deux langues, désignation de la municipalité, deux noms "
        "que connaissent les tables, ou lettres ramenées à leur forme simple.",
    ),
    matters=Text(
        en="An officer who defends the record should know that two spellings were treated as one, and why.",
        fr="L’agent qui défend le dossier devrait savoir que deux graphies ont été tenues pour une seule, et pourquoi.",
    ),
    fix=Text(en="Nothing needs to be done.", fr="Il n’y a rien à faire."),
    authority=SOURCE,
)

CASE_RULE = CaseRule(RULE, check)
