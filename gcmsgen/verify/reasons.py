"""Compare the reasons of a record with those that making again gives: its sentences, what each rests on, and its findings.

What the record lists has to be given again. What is given besides, as by rules that the version of the making did not have
yet, is said and is no difference; but a letter that the same version makes again byte for byte says no sentence besides.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gcmsgen import __version__
from gcmsgen.checks.across.registry import ACROSS_RULES
from gcmsgen.language import Text, visible
from gcmsgen.manifest.record import fact_hashes
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.verify.compare import Changed, Difference

Made = Mapping[str, Any]
Rows = Counter[tuple[str, ...]]


def reason_differences(made: Made, again: Made) -> Iterator[Difference]:
    """Yield what the record lists and making again does not give: sentences, then findings, then what it was made of."""
    same = _by_this_version(made)
    sentences, others = (_sentences(how, whole=same) for how in (made, again))
    yield from _difference(
        Changed.SENTENCES, sentences - others + (others - sentences if same else Counter()), _SENTENCES
    )
    findings, others = (_findings(how, whole=same) for how in (made, again))
    yield from _difference(Changed.FINDINGS, findings - others, _FINDINGS)
    parts = tuple(name for name in (_OF_THIS if same else _OF_EVERY) if made.get(name) != again.get(name))
    if same and made["facts"]["each"] != fact_hashes(made["facts"]["case"]):
        parts += ("facts.each",)
    if same and "claims" in made and made["claims"] != again["claims"]:
        parts += ("claims",)
    if parts:
        yield Difference(Changed.MANIFEST, parts, _PARTS.filled(names=", ".join(parts)))


def reason_notes(made: Made, again: Made) -> Iterator[Text]:
    """Yield what making again gives and the record does not list."""
    besides = _findings(again) - _findings(made)
    if not _by_this_version(made):
        besides += _sentences(again) - _sentences(made)
    if besides:
        text = _FOUND_BY_THE_SAME if _by_this_version(made) else _FOUND_BY_OTHERS
        yield text.filled(names=visible(", ".join(_named(besides))))


def _by_this_version(made: Made) -> bool:
    return bool(made["versions"].get(PROGRAM) == __version__)


def _sentences(made: Made, *, whole: bool = False) -> Rows:
    """Return the sentences by their ids and what they cite, which stands in the outline; `whole`, with their facts and rules."""
    return _rows(made["sentences"], ("id", "provisions", "facts", "rule") if whole else ("id", "provisions"))


def _findings(made: Made, *, whole: bool = False) -> Rows:
    """Return the findings of the case alone by their codes; `whole`, with their place and severity.

    Another version may tell those otherwise.
    """
    alone = [row for row in made["findings"] if row["code"] not in _ACROSS]
    return _rows(alone, ("code", "where", "severity") if whole else ("code",))


def _rows(rows: list[Mapping[str, Any]], names: tuple[str, ...]) -> Rows:
    return Counter(tuple(str(row[name]) for name in names) for row in rows)


def _difference(changed: Changed, rows: Rows, text: Text) -> Iterator[Difference]:
    if names := _named(rows):
        yield Difference(changed, names, text.filled(names=visible(", ".join(names))))


def _named(rows: Rows) -> tuple[str, ...]:
    return tuple(sorted({row[0] for row in rows}))


# What came of comparing a case with others no case gives by itself.
_ACROSS = frozenset(rule.code for rule in ACROSS_RULES)
# What says which letter it is, and what another version of the program may list otherwise.
_OF_EVERY = ("application",)
_OF_THIS = (*_OF_EVERY, "words", "outline", "layout", "office", "fonts", "withheld")
_SENTENCES = Text(
    en="The sentences of the record, or what it says that they rest on, are not those that making the output again gives: "
    "{names}. The record was changed; do not rely on what it says of them.",
    fr="Les phrases du relevé, ou ce sur quoi il dit qu’elles reposent, ne sont pas celles que donne la nouvelle production"
    "\N{NO-BREAK SPACE}: {names}. Le relevé a été modifié; ne vous fiez pas à ce qu’il en dit.",
)
_FINDINGS = Text(
    en="The record lists findings that checking its facts again does not give: {names}. The record was changed, or this version "
    "has other rules; do not rely on what it says was found.",
    fr="Le relevé énumère des constats que la nouvelle vérification de ses faits ne donne pas\N{NO-BREAK SPACE}: {names}. Le "
    "relevé a été modifié, ou cette version a d’autres règles; ne vous fiez pas à ce qu’il dit avoir constaté.",
)
_PARTS = Text(
    en="The record says of {names} something else than making the output again gives. The record was changed; find the manifest "
    "that was written with the output.",
    fr="Le relevé dit de {names} autre chose que ce que donne la nouvelle production. Le relevé a été modifié; trouvez le "
    "manifeste écrit avec le fichier.",
)
_FOUND_BY_OTHERS = Text(
    en="Made again with what this version of the program has, it also gives {names}, which the record does not list.",
    fr="Produit de nouveau avec ce que contient cette version du programme, il donne aussi {names}, que le relevé n’énumère pas.",
)
_FOUND_BY_THE_SAME = Text(
    en="Made again, it also gives {names}, which the record does not list although the same version of the program drew it up: "
    "the record may have been shortened.",
    fr="Produit de nouveau, il donne aussi {names}, que le relevé n’énumère pas, bien que la même version du programme l’ait "
    "établi\N{NO-BREAK SPACE}: le relevé peut avoir été abrégé.",
)
