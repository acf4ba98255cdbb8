"""Verify one output: read its manifest, make it again, and say everything that differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.facts.case import Case
from gcmsgen.language import Text
from gcmsgen.making import versions_of
from gcmsgen.manifest.bundle import REFERENCE, TEMPLATES
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.verify.compare import (
    IN_BUNDLE,
    IN_TEMPLATES,
    Difference,
    case_differences,
    machine_differences,
    manifest_differences,
    output_differences,
    stamp_differences,
    table_differences,
    template_differences,
)
from gcmsgen.verify.replay import replayed
from gcmsgen.verify.sealed import Sealed, read_sealed, unpacked


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what was found of one output: what differs, and what a reader should know besides."""

    output: Path
    differences: tuple[Difference, ...]
    notes: tuple[Text, ...]


def verified(path: Path, *, case: Case | None = None, tree: TemplateTree | None = None) -> Verdict:
    """Return the verdict on an output or a manifest. Raises UsageError where there is no manifest.

    `case` is a case file to compare the facts with, `tree` the templates to compare the words with; the packaged ones
    where none is given.
    """
    sealed = read_sealed(path)
    tree = tree or read_templates()
    with unpacked(sealed.bundle) as kept:
        differences = tuple(_differences(sealed, case, tree, kept))
        return Verdict(sealed.output, differences, tuple(_notes(sealed, tree, kept)))


def _differences(sealed: Sealed, case: Case | None, tree: TemplateTree, kept: Path | None) -> Iterator[Difference]:
    recorded = [*manifest_differences(sealed), *stamp_differences(sealed)]
    bundled = read_templates(kept / TEMPLATES) if kept else read_templates()
    if kept:
        recorded += template_differences(sealed, bundled, tree, IN_BUNDLE)
        recorded += table_differences(sealed, kept / REFERENCE)
    yield from recorded
    if case:
        yield from case_differences(sealed, case)
    if PROGRAM not in other_versions(sealed) or tree.overlay:
        # Another version of the program brings other templates of its own, and that is no fault of the output.
        yield from template_differences(sealed, tree, bundled, IN_TEMPLATES)
    yield from output_differences(sealed)
    if not recorded and not _changed(sealed):
        yield from machine_differences(sealed, replayed(sealed.made, sealed.sha256, kept, tree))


def _changed(sealed: Sealed) -> bool:
    return any(True for _ in output_differences(sealed))


def _notes(sealed: Sealed, tree: TemplateTree, kept: Path | None) -> Iterator[Text]:
    if kept is None:
        yield _NO_BUNDLE
    if sealed.own and tree.overlay is None:
        yield _OWN
    others = other_versions(sealed)
    if others:
        made = ", ".join(f"{name} {then}" for name, (then, _) in others.items())
        here = ", ".join(f"{name} {now}" for name, (_, now) in others.items())
        yield _VERSIONS.filled(made=made, here=here)


def other_versions(sealed: Sealed) -> dict[str, tuple[str, str]]:
    """Return the versions that are not those of the making: then, and now."""
    now = versions_of(Format(sealed.made["format"]))
    then = sealed.made["versions"]
    return {
        name: (str(then.get(name, "-")), now.get(name, "-")) for name in now | then if then.get(name) != now.get(name)
    }


_NO_BUNDLE = Text(
    en="The bundle of its templates and tables is not there any more: it was compared with what this program has today.",
    fr="Ses gabarits et ses tables ne sont plus conservés à côté de lui\N{NO-BREAK SPACE}: la comparaison s’est faite avec ce "
    "que ce programme a aujourd’hui.",
)
_OWN = Text(
    en="It was made with templates of an office. Give --templates to compare them as they stand today.",
    fr="Il a été produit avec les gabarits d’un bureau. Donnez --templates pour les comparer dans leur état actuel.",
)
_VERSIONS = Text(
    en="It was made by {made}; here is {here}.",
    fr="Il a été produit par {made}; il y a ici {here}.",
)
