"""Compare what makes an output here with what makes it on another machine: versions, templates, tables.

Where they differ, the same facts could give other words, so nothing is made there.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import MachineError
from gcmsgen.language import Text
from gcmsgen.making import versions_of
from gcmsgen.manifest.canonical import digest
from gcmsgen.reference.published import published

Makers = Mapping[str, str]


def makers(formats: Iterable[Format]) -> Makers:
    """Return the version of every program that makes these formats, and a hash of the shipped templates and tables.

    Raises MachineError where something that a format needs is missing.
    """
    return {name: version for form in formats for name, version in (*versions_of(form).items(), *_shipped().items())}


@cache
def _shipped() -> Makers:
    tree = read_templates()
    return {
        "templates": digest({name: digest(tree.data(name)) for name in tree.names()})[:12],
        "tables": digest({name: file.sha256 for name, file in published().items()})[:12],
    }


def require_same(here: Makers, there: Makers, place: str) -> None:
    """Raise MachineError naming all that differs at a place."""
    differing = [name for name in sorted({*here, *there}) if here.get(name) != there.get(name)]
    if differing:
        parts = [_PART.filled(name=name, there=there.get(name, "–"), here=here.get(name, "–")) for name in differing]
        shown = Text(en="; ".join(part.en for part in parts), fr="; ".join(part.fr for part in parts))
        raise MachineError(_DIFFERS.filled(place=place, parts=shown))


_PART = Text(en="{name} {there}, here {here}", fr="{name} {there}, ici {here}")
_DIFFERS = Text(
    en="The worker {place} would not make the same documents: it has {parts}. Nothing was made there. Install the same "
    "version of gcmsgen and of its packages on every worker as here, start the workers again, and run the same command again.",
    fr="Le processus de travail {place} ne produirait pas les mêmes documents\N{NO-BREAK SPACE}: il a {parts}. Rien n’y a été "
    "produit. Installez sur chacun la même version de gcmsgen et de ses paquets qu’ici, relancez-les, puis relancez la "
    "même commande.",
)
