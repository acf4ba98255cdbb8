"""What may stand in each field of a case file, in words: the pages, the schema and a new file say it alike."""

from collections.abc import Callable, Iterable, Mapping

from gcmsgen.facts.assessment import LACKING
from gcmsgen.facts.fields import CaseField
from gcmsgen.facts.group import Group, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Text
from gcmsgen.reference.channels import entry_bases
from gcmsgen.reference.criteria import criteria


def closed_words(field: CaseField) -> tuple[str, ...]:
    """Return the words that a field may hold and no others; of a text or a day, those that it knows besides.

    >>> from gcmsgen.facts.fields import field_at
    >>> closed_words(field_at("application.made"))
    ('outside_canada', 'inside_canada', 'port_of_entry')
    """
    return tuple(LISTED[field.own_name]()) if field.own_name in LISTED else field.words


def held(field: CaseField) -> Text:
    """Return what may stand in a field.

    >>> from gcmsgen.facts.fields import field_at
    >>> held(field_at("offer.fee.paid")).en, held(field_at("applicant.citizenship.1")).fr
    ('a date, YYYY-MM-DD, or none', 'liste (code ISO 3166-1 du pays, deux lettres, ou stateless, unknown_to_state)')
    """
    one = _one(field)
    return _LIST.filled(one=one) if field.many else one


def _one(field: CaseField) -> Text:
    words = closed_words(field)
    kinds = [_kind(field)] if field.kind in _KINDS and field.own_name not in LISTED else []
    kinds += [_group(field.group)] if field.group else []
    if words:
        kinds.append(_choice(words, _OR if kinds else _ONE_OF))
    return kinds[0] if len(kinds) == 1 else Text(en=", ".join(k.en for k in kinds), fr=", ".join(k.fr for k in kinds))


def _kind(field: CaseField) -> Text:
    words = looked_for(field)
    return _LOOKED_FOR.filled(words=", ".join(words)) if words else _KINDS[field.kind]


def looked_for(field: CaseField) -> tuple[str, ...]:
    """Return the words that rules look for in a text in which any other word may stand as well.

    >>> from gcmsgen.facts.fields import field_at
    >>> looked_for(field_at("assessment.1.missing.1")), looked_for(field_at("offer.duties"))
    (('formal_agreement', 'positions_in_country'), ())
    """
    return tuple(LOOKED_FOR[field.dotted]()) if field.dotted in LOOKED_FOR else ()


def _group(group: type[Group]) -> Text:
    names = ", ".join(inner.name for inner in fields_of(group))
    return _GROUP.filled(names=names)


def _choice(words: Iterable[str], several: Text) -> Text:
    listed = tuple(words)
    return (several if len(listed) > 1 or several is _OR else _WORD).filled(words=", ".join(listed))


# The words of fields whose type is a plain text: a word that is not among them is a finding, and not a file that cannot be read.
LISTED: Mapping[str, Callable[[], Iterable[str]]] = {"criterion": criteria}
LOOKED_FOR: Mapping[str, Callable[[], Iterable[str]]] = {
    "assessment.#.missing.#": lambda: LACKING,
    "application.right_to_apply.basis": entry_bases,
}
_LOOKED_FOR = Text(en="text (rules look for {words})", fr="texte (des règles cherchent {words})")
_KINDS = {
    FieldKind.TEXT: Text(en="text", fr="texte"),
    FieldKind.DAY: Text(en="a date, YYYY-MM-DD", fr="date, AAAA-MM-JJ"),
    FieldKind.AMOUNT: Text(en="an amount in dollars", fr="montant en dollars"),
    FieldKind.COUNT: Text(en="a whole number", fr="nombre entier"),
    FieldKind.COUNTRY: Text(
        en="the ISO 3166-1 code of a country, two letters", fr="code ISO 3166-1 du pays, deux lettres"
    ),
    FieldKind.NOC: Text(en="a NOC code, its zeros included", fr="code de la CNP, zéros compris"),
}
_LIST = Text(en="a list ({one})", fr="liste ({one})")
_GROUP = Text(en="a group ({names})", fr="groupe ({names})")
_ONE_OF = Text(en="one of {words}", fr="l’un des mots {words}")
_WORD = Text(en="{words}", fr="{words}")
_OR = Text(en="or {words}", fr="ou {words}")
