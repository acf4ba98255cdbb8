"""What of a letter already made would read otherwise today, from its manifest and the bundle of words and tables beside it.

Both readings are composed of the facts that the manifest records, each in a process of its own (`verify/maker.py`), since manifest
and bundle may be a stranger's. The findings of then are those of the record; what the words of then were, the bundle alone tells.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.across.registry import ACROSS_RULES
from gcmsgen.errors import TemplateError
from gcmsgen.impact.difference import LetterImpact, Template, impact_on
from gcmsgen.impact.of_cases import given_by
from gcmsgen.impact.reading import DocumentReading, NamedFinding, SaidSentence
from gcmsgen.language import Language, Text, visible
from gcmsgen.manifest.canonical import digest
from gcmsgen.manifest.record import SUFFIX
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.verify.compare import TEMPLATE_KINDS, manifest_differences
from gcmsgen.verify.kept_bundle import KeptBundle, NoBundle, read_bundle
from gcmsgen.verify.kept_manifest import KeptManifest, NoManifest, read_manifest
from gcmsgen.verify.maker import Maker, MakerLost, Makers


def manifests_in(folder: Path) -> list[Path]:
    """Return the manifests in a folder and in its folders, by name; no link is followed."""
    return sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file() and not path.is_symlink())


def letter_impact(path: Path, tree: TemplateTree, makers: Makers, since: str = "") -> LetterImpact | None:
    """Return what of the letter of a manifest would read otherwise with a tree; None where an earlier version than `since` made it.

    What cannot be told is said in the answer (`untold`): a manifest that cannot be read, or whose bundle is gone.
    """
    try:
        manifest = read_manifest(path)
    except NoManifest as error:
        return LetterImpact(str(path), "-", "-", Language.EN, (), (), (), (True, True), (error.why or error.text,))
    if since and is_earlier(manifest.made["versions"][PROGRAM], since):
        return None
    return _of_manifest(str(path), manifest, tree, makers)


def is_earlier(version: str, other: str) -> bool:
    """Say whether a version comes before another.

    >>> is_earlier("0.9.1", "0.10"), is_earlier("0.2.0", "0.2")
    (True, False)
    """
    one, two = ([int(part) for part in re.findall(r"\d{1,9}", text)[:_PARTS]] for text in (version, other))
    return one + [0] * (_PARTS - len(one)) < two + [0] * (_PARTS - len(two))


_PARTS = 3


def _of_manifest(source: str, manifest: KeptManifest, tree: TemplateTree, makers: Makers) -> LetterImpact:
    made = manifest.made
    kept, untold = _bundle(manifest)
    if any(manifest_differences(manifest)):
        untold.append(_CHANGED)
    of = LetterImpact(
        source, made["application"], made["document"], Language(made["language"]), (), (), (), (True, True)
    )
    after = _read(makers.of_today(tree), manifest)
    before = _read(makers.of_bundle(kept), manifest) if kept else None
    if after is None:
        return replace(of, untold=(*untold, _NO_READING))
    if kept and before is None:
        untold.append(_NO_WORDS)
    then = replace(before or after, made=True, findings=_recorded(manifest))
    if before is None:
        untold += _templates_changed(manifest, tree)
    templates: tuple[Template, Template] = (kept.templates.get if kept else given_by(tree), given_by(tree))
    return replace(impact_on(then, after, templates, of=of), untold=tuple(untold))


def _bundle(manifest: KeptManifest) -> tuple[KeptBundle | None, list[Text]]:
    """Return the bundle of a manifest, None where there is none that its name fits, and then that this cannot be told."""
    try:
        kept = read_bundle(manifest.bundle)
    except NoBundle:
        kept = None
    return (kept, []) if kept and kept.whole else (None, [_NO_WORDS])


def _read(maker: Maker, manifest: KeptManifest) -> DocumentReading | None:
    """Return what a letter says by the templates of a maker and what is found, None where it cannot be composed at all."""
    try:
        answer = maker.answer(ask="reading", made=manifest.made)
    except MakerLost:
        return None
    if "sentences" not in answer:
        return None
    sentences = tuple(SaidSentence(str(id_), str(text)) for id_, text in answer["sentences"])
    return DocumentReading(answer["made"] is True, sentences, _named(answer["findings"]))


def _recorded(manifest: KeptManifest) -> frozenset[NamedFinding]:
    """Return the findings of the record, save what came of comparing the case with others."""
    rows = [(one["code"], one["where"], one["severity"]) for one in manifest.made["findings"]]
    return _named([row for row in rows if row[0] not in _ACROSS])


_ACROSS = frozenset(rule.code for rule in ACROSS_RULES)


def _named(rows: list[tuple[str, str, str]]) -> frozenset[NamedFinding]:
    return frozenset(NamedFinding(*map(str, row)) for row in rows)


def _templates_changed(manifest: KeptManifest, tree: TemplateTree) -> Iterator[Text]:
    """Yield the templates that are not those of the making: where the words of then are gone, their hashes still tell so much."""
    kinds = [manifest.made[kind.value] for kind in TEMPLATE_KINDS]
    names = sorted({name for kind in kinds for name, sha256 in kind.items() if _hash(tree, name) != sha256})
    if names:
        yield _OTHERS.filled(names=visible(", ".join(names)))


def _hash(tree: TemplateTree, name: str) -> str:
    try:
        return digest(tree.data(name))
    except TemplateError:
        return ""


_NO_WORDS = Text(
    en="the words with which it was made are not kept beside it any more: its findings are compared, its sentences cannot be",
    fr="le texte avec lequel il a été produit n’est plus conservé à côté de lui\N{NO-BREAK SPACE}: ses constats sont comparés, ses "
    "phrases ne peuvent pas l’être",
)
_OTHERS = Text(
    en="of what it was made of, this is not the same today: {names}",
    fr="de ce dont il est fait, ceci n’est plus identique aujourd’hui\N{NO-BREAK SPACE}: {names}",
)
_CHANGED = Text(
    en="its manifest was changed after it was made; gcmsgen verify says what",
    fr="son manifeste a été modifié par la suite; gcmsgen verify dit en quoi",
)
_NO_READING = Text(
    en="its facts give no document of this kind today, so that nothing can be compared",
    fr="ses faits ne donnent aujourd’hui aucun document de cette sorte; rien ne peut être comparé",
)
