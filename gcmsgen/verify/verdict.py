"""Judge outputs, each for itself: read its manifest, make it again, and say everything that differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from gcmsgen import __version__
from gcmsgen.catalogue.tree import TemplateTree, laid_over, read_templates
from gcmsgen.language import Text, visible
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.verify.compare import (
    IN_BUNDLE,
    IN_TEMPLATES,
    Changed,
    Difference,
    case_differences,
    machine_differences,
    manifest_differences,
    output_differences,
    stamp_differences,
    table_differences,
    template_differences,
)
from gcmsgen.verify.frames import as_bytes, as_text
from gcmsgen.verify.kept_bundle import KeptBundle, NoBundle, read_bundle
from gcmsgen.verify.kept_manifest import KeptManifest, NoManifest, output_of, read_manifest
from gcmsgen.verify.maker import Maker, MakerEnd, MakerLost, Makers
from gcmsgen.verify.plain_file import NoPlainFile
from gcmsgen.verify.reasons import reason_differences, reason_notes

if TYPE_CHECKING:
    from gcmsgen.facts.case import Case


class Judgement(StrEnum):
    """Name what was judged of an output, the worst first."""

    TAMPERED = "tampered"
    UNREADABLE = "unreadable"
    MACHINE = "machine"
    OTHER_LIBRARIES = "other-libraries"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what was found of one output: what differs, and what a reader should know besides.

    `fault` is why its manifest could not be read; then nothing else was looked at.
    """

    output: Path
    differences: tuple[Difference, ...]
    notes: tuple[Text, ...]
    fault: NoManifest | None = None

    @property
    def judgement(self) -> Judgement:
        """Return the verdict in one word."""
        if self.fault:
            return Judgement.UNREADABLE
        if any(not _is_of_this_machine(difference) for difference in self.differences):
            return Judgement.TAMPERED
        if any(difference.names != (_OTHERS,) for difference in self.differences):
            return Judgement.MACHINE
        return Judgement.OTHER_LIBRARIES if self.differences else Judgement.VERIFIED


def _is_of_this_machine(difference: Difference) -> bool:
    return difference.changed is Changed.MACHINE and bool(difference.names)


def verdicts(
    paths: Iterable[Path], *, case: "Case | None" = None, tree: TemplateTree | None = None
) -> Iterator[Verdict]:
    """Yield a verdict on each output or manifest, in order; what is wrong with one is no matter to another."""
    with Makers() as makers:
        for path in paths:
            try:
                yield verified(path, case=case, tree=tree, makers=makers)
            except NoManifest as fault:
                yield Verdict(path, (), (), fault)


def verified(
    path: Path, *, case: "Case | None" = None, tree: TemplateTree | None = None, makers: Makers | None = None
) -> Verdict:
    """Return the verdict on an output or a manifest. Raises NoManifest where there is no manifest.

    `case` is a case file to compare the facts with, `tree` the templates to compare the words with; the packaged ones
    where none is given. Without `makers`, the output is made again in a process that ends with this call.
    """
    if makers is None:
        with Makers() as own:
            return verified(path, case=case, tree=tree, makers=own)
    seen = _seen(read_manifest(path), tree or read_templates(), makers)
    recorded = tuple(_recorded(seen))
    changed = tuple(_changed(seen))
    differences, notes = [*recorded, *_since(seen, case), *changed], [*_circumstances(seen)]
    if not recorded and not changed:
        again, more = _made_again(seen)
        differences += again
        notes += more
    return Verdict(seen.manifest.output, tuple(differences), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold all that was read of one output, each file once; `output` is None where it is gone, or is no file."""

    manifest: KeptManifest
    tree: TemplateTree
    makers: Makers
    output: bytes | None
    no_file: NoPlainFile | None
    kept: KeptBundle | None
    refused: NoBundle | None

    @property
    def maker(self) -> Maker:
        """Return the process that makes the output again; what a bundle of another name holds is not even read there."""
        return self.makers.of_bundle(self.kept) if self.kept and self.kept.whole else self.makers.of_today(self.tree)

    @property
    def bundled(self) -> TemplateTree:
        """Return the templates that were kept, or those of this program."""
        return laid_over(self.kept.templates, Path(self.kept.name)) if self.kept else read_templates()

    def sentences(self, before: bytes, now: bytes) -> tuple[str, ...]:
        """Return the sentences that two files of words do not share; none where they cannot be read."""
        try:
            answer = self.makers.of_today(self.tree).answer(ask="sentences", before=as_text(before), now=as_text(now))
        except MakerLost:
            return ()
        return tuple(map(str, answer.get("sentences", ())))


def _seen(manifest: KeptManifest, tree: TemplateTree, makers: Makers) -> _Seen:
    output, no_file, kept, refused = None, None, None, None
    try:
        output = output_of(manifest)
    except NoPlainFile as error:
        no_file = error
    try:
        kept = read_bundle(manifest.bundle)
    except NoBundle as error:
        refused = error
    return _Seen(manifest, tree, makers, output, no_file, kept, refused)


def _recorded(seen: _Seen) -> Iterator[Difference]:
    """Yield what does not fit in what was kept: the manifest, the output's own word of it, the bundle."""
    yield from manifest_differences(seen.manifest)
    yield from stamp_differences(seen.manifest, seen.output)
    if seen.refused:
        names = (visible(seen.refused.member),) if seen.refused.member else ()
        yield Difference(Changed.BUNDLE, names, _REFUSED.filled(why=seen.refused.text))
    elif seen.kept:
        unequal = [*template_differences(seen.manifest, seen.bundled, seen.tree, IN_BUNDLE, seen.sentences)]
        unequal += table_differences(seen.manifest, seen.kept)
        yield from unequal
        if not unequal and not seen.kept.whole:
            yield Difference(Changed.BUNDLE, (), _OTHER_BUNDLE)


def _since(seen: _Seen, case: "Case | None") -> Iterator[Difference]:
    """Yield what has changed since: in the case file, and in the templates of today."""
    if case:
        yield from case_differences(seen.manifest, case)
    if seen.manifest.made["versions"].get(PROGRAM) == __version__ or seen.tree.overlay:
        # Another version of the program brings other templates of its own, and that is no fault of the output.
        yield from template_differences(seen.manifest, seen.tree, seen.bundled, IN_TEMPLATES, seen.sentences)


def _changed(seen: _Seen) -> Iterator[Difference]:
    if seen.no_file:
        yield Difference(Changed.OUTPUT, (), _NO_OUTPUT.filled(why=seen.no_file.text))
    else:
        yield from output_differences(seen.manifest, seen.output)


def _circumstances(seen: _Seen) -> Iterator[Text]:
    """Yield what a reader should know of how it was judged."""
    if seen.kept is None and seen.refused is None:
        yield _NO_BUNDLE
    if seen.manifest.own and seen.tree.overlay is None:
        yield _OWN
    try:
        then = seen.manifest.made
        now = seen.maker.answer(ask="versions", format=then["format"], versions=then["versions"])["versions"]
    except MakerLost:
        return
    others = _unequal(seen.manifest.made["versions"], now) if now else {}
    if others:
        made = ", ".join(f"{name} {then}" for name, (then, _) in others.items())
        here = ", ".join(f"{name} {now}" for name, (_, now) in others.items())
        yield _VERSIONS.filled(made=visible(made), here=visible(here))


def _unequal(then: Mapping[str, str], now: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {
        name: (then.get(name, "-"), now.get(name, "-")) for name in {**now, **then} if then.get(name) != now.get(name)
    }


def _made_again(seen: _Seen) -> tuple[list[Difference], list[Text]]:
    """Return what differs when the output is made again, and what is given besides."""
    made = seen.manifest.made
    try:
        answer = seen.maker.answer(ask="make", made=made, sha256=seen.manifest.sha256)
    except MakerLost as lost:
        return [Difference(Changed.MACHINE, (lost.end.value,), _LOST[lost.end])], []
    if answer.get("cannot"):
        words = Text(en=str(answer["cannot"]["en"]), fr=str(answer["cannot"]["fr"]))
        return [Difference(Changed.MACHINE, ("libraries",), words)], []
    if "data" not in answer:
        return [*machine_differences(seen.manifest, None)], []
    differences = [*machine_differences(seen.manifest, as_bytes(answer["data"]))]
    reasons, notes = [*reason_differences(made, answer["record"])], [*reason_notes(made, answer["record"])]
    if not differences:
        return reasons, notes
    if not reasons and _made_by_other_libraries(seen):
        return [Difference(Changed.MACHINE, (_OTHERS,), _OTHER_LIBRARIES)], notes
    return differences, []  # of an output that is made otherwise, the reasons may be others too


def _made_by_other_libraries(seen: _Seen) -> bool:
    """Say whether other libraries made the output, and it says the same as what these make of the same facts."""
    made = seen.manifest.made
    try:
        now = seen.maker.answer(ask="versions", format=made["format"], versions=made["versions"])["versions"]
        if not _unequal(made["versions"], now).keys() - {PROGRAM}:
            return False
        asked = {"made": made, "sha256": seen.manifest.sha256, "output": as_text(seen.output or b"")}
        return seen.maker.answer(ask="words", **asked).get("same") is True
    except MakerLost:
        return False


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
_REFUSED = Text(
    en="The bundle beside the output is not one that this program keeps, and nothing of it was used: {why} Find the bundle that "
    "was written with the output.",
    fr="Le lot conservé à côté du fichier produit n’est pas de ceux que ce programme conserve, et rien n’en a été employé"
    "\N{NO-BREAK SPACE}: {why} Trouvez le lot écrit avec le fichier.",
)
_OTHER_BUNDLE = Text(
    en="The bundle beside the output does not hold what its name says: something in it was changed. Find the bundle that was "
    "written with the output.",
    fr="Le lot conservé à côté du fichier produit ne contient pas ce que dit son nom\N{NO-BREAK SPACE}: quelque chose y a été "
    "modifié. Trouvez le lot écrit avec le fichier.",
)
_NO_OUTPUT = Text(
    en="What stands at the place of the output is not the file that was made: {why} Find the copy that was sent.",
    fr="Ce qui se trouve à la place du fichier produit n’est pas celui qui l’a été\N{NO-BREAK SPACE}: {why} Trouvez l’exemplaire "
    "qui a été envoyé.",
)
_OTHERS = "versions"
_OTHER_LIBRARIES = Text(
    en="The output is the one that its manifest records. Made again here it has the same words, from the same facts and for the "
    "same reasons, but other bytes, for other versions of libraries make it here. To compare the bytes, verify it with the "
    "versions in the manifest.",
    fr="Le fichier est celui que consigne son manifeste. Produit de nouveau ici, il a le même texte, tiré des mêmes faits et pour "
    "les mêmes motifs, mais d’autres octets, car d’autres versions de bibliothèques le produisent ici. Pour comparer les octets, "
    "vérifiez-le avec les versions que donne le manifeste.",
)
_LOST = {
    MakerEnd.DIED: Text(
        en="The output could not be made again: the process that was at it ended before it was done. Verify it alone, with "
        "nothing else running; if that recurs, its bundle or its facts are not of this program.",
        fr="Le fichier n’a pas pu être produit de nouveau\N{NO-BREAK SPACE}: le processus qui s’en occupait s’est arrêté avant la "
        "fin. Vérifiez-le seul, sans autre programme en marche; si cela se reproduit, son lot ou ses faits ne sont pas de ce "
        "programme.",
    ),
    MakerEnd.OVERSTAYED: Text(
        en="The output could not be made again in the time that a document may take. Verify it alone, with nothing else running; "
        "if that recurs, its bundle or its facts are not of this program.",
        fr="Le fichier n’a pas pu être produit de nouveau dans le temps dont dispose un document. Vérifiez-le seul, sans autre "
        "programme en marche; si cela se reproduit, son lot ou ses faits ne sont pas de ce programme.",
    ),
    MakerEnd.OUT_OF_MEMORY: Text(
        en="The output could not be made again: it asked for more memory than a document may take. Its bundle or its facts are "
        "hardly of this program.",
        fr="Le fichier n’a pas pu être produit de nouveau\N{NO-BREAK SPACE}: il a demandé plus de mémoire qu’un document ne peut "
        "en prendre. Son lot ou ses faits ne sont guère de ce programme.",
    ),
}
