"""GCM554: a correction names no field of a case, or values that the file does not hold."""

import difflib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.decision import Correction
from gcmsgen.facts.fields import case_fields, field_at
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.folding import fold_word
from gcmsgen.reference.provinces import province_code

PLACE = "decision.correction"
# What the offer says of a field of the application or of the record: the guidance measures both by the offer.
BY_OFFER = {
    f"{part}.{field}": offer
    for part in ("application", "record")
    for field, offer in {
        "noc": "offer.noc",
        "destination.city": "offer.address.city",
        "destination.province": "offer.address.province",
    }.items()
}


def check(examined: Examined) -> Iterator[Hit]:
    """Yield an error where the field is none, and a warning where a value is neither the recorded one nor the offer’s."""
    correction = fact_at(examined.case, PLACE)
    if outcome(examined) != "correct" or not isinstance(correction, Correction) or correction.field is None:
        return
    if field_at(correction.field) is None:
        near = _nearest_field(correction.field)
        fix = _MEANT.filled(near=near) if near else _NAME
        yield Hit(f"{PLACE}.field", _NO_FIELD.filled(field=quoted(correction.field)), fix)
        return
    wrong, right = correction.wrong, correction.right
    if wrong and right and " ".join(wrong.split()) == " ".join(right.split()):
        yield Hit(f"{PLACE}.right", _NOTHING_CORRECTED, _READ)
        return
    recorded = _written(_value(examined, correction.field))
    if recorded and not (_same(recorded, wrong) or _same(recorded, right)):
        yield Hit(f"{PLACE}.wrong", _OTHER.filled(field=correction.field), _READ, severity=Severity.WARNING)
    measure = BY_OFFER.get(correction.field)
    offered = _written(fact_at(examined.case, measure)) if measure else ""
    if measure and offered and right and not _same(offered, right):
        words = {"field": correction.field, "offer": measure}
        yield Hit(f"{PLACE}.right", _NOT_OFFERED.filled(**words), _READ, severity=Severity.WARNING)


def _nearest_field(written: str) -> str | None:
    """Return the field that comes nearest to a dotted name that is none: a mistyped one, or one without its group."""
    bare = written.strip().lower().replace(" ", "_")
    known = [field.dotted for field in case_fields() if "#" not in field.dotted]
    ends = [name for name in known if name.endswith(f".{bare}")]
    recorded = [name for name in ends if name.startswith("record.")]
    near = difflib.get_close_matches(bare, known, n=1, cutoff=0.75)
    return next(iter((*recorded, *(ends if len(ends) == 1 else ()), *near)), None)


def _value(examined: Examined, dotted: str) -> object:
    return None if any(part.isdecimal() for part in dotted.split(".")) else fact_at(examined.case, dotted)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int | date | Decimal) else ""


def _same(one: str, other: str | None) -> bool:
    """Say whether two values are one: as words, without capitals and accents, or as names of one province."""
    if other is None:
        return False
    code = province_code(one)
    return fold_word(one) == fold_word(other) or (code is not None and code == province_code(other))


_NO_FIELD = Text(
    en="The correction names {field}, which is no field of a case.",
    fr="La correction nomme {field}, qui n’est pas un champ d’un cas.",
)
_NAME = Text(
    en="Enter in decision.correction.field the dotted name of the field, such as record.noc.",
    fr="Inscrivez dans decision.correction.field le nom du champ, avec des points, comme record.noc.",
)
_MEANT = Text(
    en="Did you mean {near}? Name the field as the case file does.",
    fr="Vouliez-vous dire {near}? Nommez le champ comme dans le fichier de cas.",
)
_NOTHING_CORRECTED = Text(
    en="The wrong value and the right one are the same: the notice would correct nothing.",
    fr="La valeur erronée et la valeur exacte sont la même\N{NO-BREAK SPACE}: l’avis ne corrigerait rien.",
)
_OTHER = Text(
    en="The correction of {field} gives two values, and the file holds neither.",
    fr="La correction de {field} donne deux valeurs, et le dossier ne contient ni l’une ni l’autre.",
)
_NOT_OFFERED = Text(
    en="The right value that the correction gives for {field} is not that of the offer ({offer}).",
    fr="La valeur exacte que la correction donne pour {field} n’est pas celle de l’offre ({offer}).",
)
_READ = Text(
    en="Read the field in the record and in the offer, and correct decision.correction.",
    fr="Lisez le champ au dossier et dans l’offre, et corrigez decision.correction.",
)

RULE = Rule(
    code="GCM554",
    severity=Severity.ERROR,
    title=Text(en="A correction does not fit the file", fr="Une correction ne correspond pas au dossier"),
    finds=Text(
        en="A correction notice that names a field which no case has, or whose wrong and right values are the same. A value "
        "that is neither the wrong nor the right one, and a "
        "right value of a city, a province or a NOC code that is not the offer’s, are warnings.",
        fr="Un avis de correction qui nomme un champ qu’aucun cas ne possède, ou dont les deux valeurs sont la même. Une "
        "valeur au dossier qui n’est ni l’erronée ni "
        "l’exacte, et une valeur exacte de ville, de province ou de code de la CNP qui n’est pas celle de l’offre, donnent lieu à un "
        "avertissement.",
    ),
    matters=Text(
        en="A notice that corrects what was never recorded makes a second error of the first.",
        fr="Un avis qui corrige ce qui n’a jamais été consigné ajoute une seconde erreur à la première.",
    ),
    fix=Text(
        en="Name the field, its recorded value and the value of the offer.",
        fr="Nommez le champ, sa valeur consignée et la valeur de l’offre.",
    ),
    authority=lambda: of_law("R209.01"),
)

CASE_RULE = CaseRule(RULE, check)
