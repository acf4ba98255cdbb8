"""Compare an output with its making, and name what changed: the output, a fact, words, layout, tables, the manifest.

An output is verified from what was kept with it; that the templates and the case file have since changed is said as well,
for then the output no longer says what they say. Nothing here reads a template or a case: what is compared are bytes, hashes
and names.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text, visible
from gcmsgen.manifest.canonical import canonical_facts, digest
from gcmsgen.manifest.record import fact_hashes
from gcmsgen.verify.kept_bundle import KeptBundle
from gcmsgen.verify.kept_manifest import KeptManifest
from gcmsgen.verify.stamp import stamped

if TYPE_CHECKING:  # what a case is costs 0.3 s: only where one is compared
    from gcmsgen.facts.case import Case


class Changed(StrEnum):
    """Name what differs from the making of an output."""

    OUTPUT = "output"
    FACT = "fact"
    WORDS = "words"
    OUTLINE = "outline"
    LAYOUT = "layout"
    OFFICE = "office"
    TABLES = "tables"
    MANIFEST = "manifest"
    BUNDLE = "bundle"
    SENTENCES = "sentences"
    FINDINGS = "findings"
    MACHINE = "machine"
    SEAL = "seal"


TEMPLATE_KINDS = (Changed.WORDS, Changed.OUTLINE, Changed.LAYOUT, Changed.OFFICE)


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one thing that changed, the names of what changed in it, and the sentence that says so."""

    changed: Changed
    names: tuple[str, ...]
    text: Text


def manifest_differences(manifest: KeptManifest) -> Iterator[Difference]:
    """Yield what was changed in the manifest itself: each fact by its name, or that something else was."""
    facts = manifest.made["facts"]
    if digest(facts["case"]) != facts["sha256"]:
        yield _fact(_IN_MANIFEST, _unequal(facts["each"], fact_hashes(facts["case"])))
    elif digest(manifest.made) != manifest.sha256:
        yield Difference(Changed.MANIFEST, (), _MANIFEST)


def case_differences(manifest: KeptManifest, case: "Case") -> Iterator[Difference]:
    """Yield the facts of a case file that are not those of the making."""
    facts = canonical_facts(case)
    if facts != manifest.made["facts"]["case"]:
        yield _fact(_IN_CASE, _unequal(fact_hashes(manifest.made["facts"]["case"]), fact_hashes(facts)))


Sentences = Callable[[bytes, bytes], tuple[str, ...]]


def template_differences(
    manifest: KeptManifest, tree: TemplateTree, other: TemplateTree, where: Text, sentences: Sentences
) -> Iterator[Difference]:
    """Yield the templates in a tree that are not those of the making; `other` may still have those.

    `sentences` names those that two files of words do not share.
    """
    for kind in TEMPLATE_KINDS:
        for name, sha256 in manifest.made[kind.value].items():
            if tree.overlay is None and name in manifest.own:
                continue  # the office's own, and nobody said where it stands now
            now = _data(tree, name)
            if now is None or digest(now) != sha256:
                then = _data(other, name)
                known = kind is Changed.WORDS and now is not None and then is not None and digest(then) == sha256
                found = sentences(then or b"", now or b"") if known else ()
                shown = visible(name)
                place = (
                    Text(en=shown, fr=shown)
                    if not found
                    else _SENTENCES.filled(name=shown, ids=visible(", ".join(found)))
                )
                yield Difference(kind, (name, *found), _TEMPLATE.filled(where=where, place=place))


def changed_sentences(before: bytes, now: bytes) -> tuple[str, ...]:
    """Return the names of the sentences that two files of words do not share, in their order; of a version, with its day.

    >>> changed_sentences(b'{% sentence "a" %}x{% endsentence %}', b'{% sentence "a" %}y{% endsentence %}')
    ('a',)
    """
    return _unequal(_sentences(before), _sentences(now))


def _sentences(data: bytes) -> dict[str, str]:
    """Return the words of each sentence of a file by its name; of a damaged file, those that stand before the damage."""
    from gcmsgen.wording.sentences import sentences_in  # costs 0.1 s: only where words changed

    found = {}
    with suppress(TemplateError, RecursionError):
        for sentence in sentences_in(data.decode(errors="replace").replace("\r\n", "\n"), ""):
            found[sentence.id.partition(".")[2]] = sentence.written
    return found


def table_differences(manifest: KeptManifest, kept: KeptBundle) -> Iterator[Difference]:
    """Yield that the tables of the bundle are not those of the making."""
    if digest({name: digest(data) for name, data in kept.tables.items()}) != manifest.made["tables"]:
        yield Difference(Changed.TABLES, (), _TABLES)


def stamp_differences(manifest: KeptManifest, output: bytes | None) -> Iterator[Difference]:
    """Yield that the output itself names another manifest; a text, or an output that was changed, may name none."""
    found = stamped(output or b"")
    if found and found != manifest.sha256:
        yield Difference(Changed.MANIFEST, (), _OTHER_MANIFEST)


def output_differences(manifest: KeptManifest, output: bytes | None) -> Iterator[Difference]:
    """Yield that the output was changed after it was made, or is gone (None)."""
    if output is None:
        yield Difference(Changed.OUTPUT, (), _GONE)
    elif digest(output) != manifest.output_sha256:
        yield Difference(Changed.OUTPUT, (), _OUTPUT)


def machine_differences(manifest: KeptManifest, again: bytes | None) -> Iterator[Difference]:
    """Yield that this program, on this machine, does not make the same output `again`."""
    if again is None or digest(again) != manifest.output_sha256:
        yield Difference(Changed.MACHINE, (), _MACHINE)


def _fact(text: Text, names: tuple[str, ...]) -> Difference:
    return Difference(Changed.FACT, names, text.filled(facts=visible(", ".join(names))))


def _unequal(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))


def _data(tree: TemplateTree, name: str) -> bytes | None:
    try:
        return tree.data(name)
    except TemplateError:
        return None


IN_BUNDLE = Text(en="in the bundle beside it", fr="dans le fichier conservé à côté de lui")
IN_TEMPLATES = Text(en="in the templates of today", fr="dans les gabarits d’aujourd’hui")
_SENTENCES = Text(en="{name} (sentence {ids})", fr="{name} (phrase {ids})")
_OUTPUT = Text(
    en="The output was changed after it was made: its bytes are not those that its manifest records. Its facts and templates "
    "are whole; make it again from them, or find the copy that was sent.",
    fr="Le fichier produit a été modifié par la suite\N{NO-BREAK SPACE}: ses octets ne sont pas ceux que consigne son "
    "manifeste. Ses faits et ses gabarits sont intacts; produisez-le de nouveau à partir d’eux, ou trouvez l’exemplaire qui a été "
    "envoyé.",
)
_GONE = Text(
    en="The output is not there any more under the name that its manifest records. Name the file itself.",
    fr="Le fichier produit ne se trouve plus sous le nom que consigne son manifeste. Nommez le fichier lui-même.",
)
_IN_MANIFEST = Text(
    en="A fact was changed in the manifest since the output was made: {facts}. The output says what the fact was.",
    fr="Un fait a été modifié dans le manifeste depuis la production du fichier\N{NO-BREAK SPACE}: {facts}. Le fichier "
    "produit énonce ce qu’était ce fait.",
)
_IN_CASE = Text(
    en="A fact of the case file is not the one with which the output was made: {facts}. Make the document again if the case "
    "file is right.",
    fr="Un fait du fichier de cas n’est pas celui avec lequel le fichier a été produit\N{NO-BREAK SPACE}: {facts}. Produisez "
    "de nouveau le document si le fichier de cas est juste.",
)
_TEMPLATE = Text(
    en="A template is not the one with which the output was made, {where}: {place}. The output says what it said then.",
    fr="Un gabarit n’est pas celui avec lequel le fichier a été produit, {where}\N{NO-BREAK SPACE}: {place}. Le fichier "
    "produit énonce ce que ce gabarit énonçait alors.",
)
_MANIFEST = Text(
    en="The manifest was changed after the output was made: it does not have the hash that it records. Find the one that was "
    "written with the output; the output itself, if it is a PDF, DOCX or HTML, names its hash.",
    fr="Le manifeste a été modifié après la production du fichier\N{NO-BREAK SPACE}: il n’a pas l’empreinte qu’il consigne. "
    "Trouvez celui qui a été écrit avec le fichier; celui-ci, si c’est un PDF, un DOCX ou un HTML, en porte l’empreinte.",
)
_OTHER_MANIFEST = Text(
    en="The output names another manifest than this one, by its hash. Find the manifest that was written with the output.",
    fr="Le fichier produit désigne, par son empreinte, un autre manifeste que celui-ci. Trouvez le manifeste qui a été écrit "
    "avec le fichier.",
)
_TABLES = Text(
    en="The tables in the bundle beside the output are not those with which it was made. Find the bundle that was written "
    "with it.",
    fr="Les tables conservées à côté du fichier produit ne sont pas celles avec lesquelles il l’a été. Trouvez le dossier "
    "gcmsgen-bundle écrit avec lui.",
)
_MACHINE = Text(
    en="The output is the one that its manifest records, but this program does not make it from the facts and templates that "
    "the manifest records. Either both were changed, or this machine differs from the one where it was made: verify it with "
    "the versions in the manifest.",
    fr="Le fichier est celui que consigne son manifeste, mais ce programme ne le produit pas à partir des faits et des "
    "gabarits consignés. Ou bien les deux ont été modifiés, ou bien ce poste diffère de celui où il a été produit"
    "\N{NO-BREAK SPACE}: vérifiez-le avec les versions que donne le manifeste.",
)
