"""Word the authority of a rule from the dated tables: act, provision, the day of its form, and the confidence."""

from gcmsgen.language import Text
from gcmsgen.reference.provisions import Provision, provision

_INSTRUMENT = {
    "IRPR": Text(
        en="Immigration and Refugee Protection Regulations",
        fr="Règlement sur l’immigration et la protection des réfugiés",
    ),
    "IRPA": Text(
        en="Immigration and Refugee Protection Act",
        fr="Loi sur l’immigration et la protection des réfugiés",
    ),
}
_CLAUSE = Text(
    en="{depth} {number} (in this form since {since}, confidence {confidence})",
    fr="{depth} {number} (dans cette version depuis le {since}, niveau de confiance {confidence})",
)
_VERIFY = Text(
    en="{source} (confidence {confidence}: verify)", fr="{source} (niveau de confiance {confidence}; à vérifier)"
)


def of_law(*keys: str) -> Text:
    """Return the sentence that cites provisions, grouped by act in the order given.

    >>> of_law("A16(1)").en
    'Immigration and Refugee Protection Act, subsection 16(1) (in this form since 2015-02-26, confidence H).'
    """
    cited = [provision(key) for key in keys]
    instruments = dict.fromkeys(one.instrument for one in cited)
    return _joined([_group(name, [one for one in cited if one.instrument == name]) for name in instruments])


def with_guidance(law: Text, source: Text, confidence: str) -> Text:
    """Return the authority with the guidance that stands beside the law, which is to be verified."""
    words = _VERIFY.filled(source=source, confidence=confidence)
    return Text(en=f"{law.en} {words.en}.", fr=f"{law.fr} {words.fr}.")


def short(key: str) -> Text:
    """Return a provision as a message names it: R205(b), R205b)."""
    return provision(key).short


def _group(instrument: str, cited: list[Provision]) -> Text:
    clauses = [
        _CLAUSE.filled(depth=one.depth, number=one.number, since=one.since.isoformat(), confidence=one.confidence)
        for one in cited
    ]
    name = _INSTRUMENT[instrument]
    return Text(
        en=f"{name.en}, " + ", ".join(clause.en for clause in clauses),
        fr=f"{name.fr}, " + ", ".join(clause.fr for clause in clauses),
    )


def _joined(groups: list[Text]) -> Text:
    return Text(en="; ".join(one.en for one in groups) + ".", fr="; ".join(one.fr for one in groups) + ".")
