"""Compare the reasons of a record with those that making again gives: its sentences, what each rests on, and its findings.

What the record lists has to be given again. What is given besides, as by rules that the version of the making did not have
yet, is said and is no difference.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gcmsgen import __version__
from gcmsgen.language import Text, visible
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.verify.compare import Changed, Difference

Made = Mapping[str, Any]


def reason_differences(made: Made, again: Made) -> Iterator[Difference]:
    """Yield what the record lists and making again does not give: sentences, then findings, then what it was made of."""
    for changed, text, key in _KINDS:
        names = _named(_more(_rows(made, made, changed, key), _rows(made, again, changed, key)))
        if names:
            yield Difference(changed, names, text.filled(names=visible(", ".join(names))))
    of_this = made["versions"].get(PROGRAM) == __version__
    parts = tuple(name for name in (_OF_EVERY, _OF_THIS)[of_this] if made.get(name) != again[name])
    if parts:
        yield Difference(Changed.MANIFEST, parts, _PARTS.filled(names=", ".join(parts)))


def reason_notes(made: Made, again: Made) -> Iterator[Text]:
    """Yield what making again gives and the record does not list."""
    for changed, _, key in _KINDS:
        listed, given = (Counter(str(row[key]) for row in how[changed.value]) for how in (made, again))
        if names := _named((given - listed).elements()):
            text = _FOUND_BY_THE_SAME if made["versions"].get(PROGRAM) == __version__ else _FOUND_BY_OTHERS
            yield text.filled(names=visible(", ".join(names)))


def _rows(recorded: Made, made: Made, changed: Changed, key: str) -> list[tuple[str, ...]]:
    """Return each row as it is compared: by its id or code, and by what no other version of the program may say otherwise."""
    compared = _WHOLE_ROW if recorded["versions"].get(PROGRAM) == __version__ else _CITED
    return [
        (str(row[key]), *(f"{name}={row[name]}" for name in compared if name in row)) for row in made[changed.value]
    ]


# What says which letter it is; and what another version of the program may list otherwise.
_OF_EVERY = ("application",)
_OF_THIS = (*_OF_EVERY, "words", "outline", "layout", "office", "fonts")
_CITED = ("provisions",)  # as they stand in the outline
_WHOLE_ROW = (*_CITED, "facts", "rule", "severity", "where")


def _more(listed: list[tuple[str, ...]], given: list[tuple[str, ...]]) -> Iterator[str]:
    return (row[0] for row in (Counter(listed) - Counter(given)).elements())


def _named(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


_SENTENCES = Text(
    en="The record lists sentences, or reasons for them, that making the output again does not give: {names}. The record was "
    "changed; do not rely on what it says of them.",
    fr="Le relevé énumère des phrases, ou des motifs de phrases, que la nouvelle production ne donne pas"
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
_KINDS = ((Changed.SENTENCES, _SENTENCES, "id"), (Changed.FINDINGS, _FINDINGS, "code"))
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
