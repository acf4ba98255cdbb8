"""`gcmsgen verify`."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text, visible
from gcmsgen.legible import json_text
from gcmsgen.seal.judging import SealStanding, judged, judged_folders
from gcmsgen.seal.key_file import read_public_key
from gcmsgen.seal.keys import PublicKey
from gcmsgen.verify.compare import Changed, Difference
from gcmsgen.verify.kept_manifest import manifest_of
from gcmsgen.verify.verdict import Judgement, Verdict, verdicts

if TYPE_CHECKING:
    from gcmsgen.facts.case import Case

# The worst first (docs/command-line.md).
_EXIT_CODES = {
    Judgement.TAMPERED: 5,
    Judgement.UNREADABLE: 2,
    Judgement.MACHINE: 4,
    Judgement.OTHER_LIBRARIES: 6,
    Judgement.VERIFIED: 0,
}


@declare(
    "verify",
    Text(
        en="Make outputs again from their manifests, compare the bytes, and name what changed: the output, a fact, a "
        "template. Each output gets a verdict of its own, whatever stands beside it. The exit code is the worst of all: 5 where "
        "anything changed, 2 where a manifest cannot be read, 4 where this machine cannot make an output again, "
        "6 where other libraries make the same words.\n\n\b\n"
        "Examples:\n"
        "  gcmsgen verify W000000001-letter-en.pdf\n  gcmsgen verify W000000001-letter-en.pdf --case case.yaml\n"
        "  gcmsgen verify W000000001-letter-en.pdf --signed-by ../keys/office-key.pub",
        fr="Produire de nouveau des documents d’après leurs manifestes, comparer les octets et nommer ce qui a changé"
        "\N{NO-BREAK SPACE}: le fichier produit, un fait, un gabarit. Chaque document reçoit son propre verdict, quoi qu’il y ait à "
        "côté. Le code de sortie est le pire de tous\N{NO-BREAK SPACE}: 5 si quelque chose a changé, 2 si un manifeste ne peut "
        "être lu, 4 si ce poste ne peut produire un document de nouveau, "
        "6 si d’autres bibliothèques produisent le même texte.\n\n\b\nExemples\N{NO-BREAK SPACE}:\n"
        "  gcmsgen verify W000000001-letter-fr.pdf\n  gcmsgen verify W000000001-letter-fr.pdf --case cas.yaml\n"
        "  gcmsgen verify W000000001-letter-fr.pdf --signed-by ../cles/cle-du-bureau.pub",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--case",
    metavar="CASE",
    text=Text(
        en="Case file with which the facts of a single output are compared.",
        fr="Fichier de cas auquel comparer les faits d’un seul document.",
    ),
)
@option(
    "--signed-by",
    "key",
    metavar="PUBLIC_KEY",
    type=click.Path(path_type=Path),
    text=Text(
        en="Public key by which each output has to be sealed, from outside its folder (docs/security.md).",
        fr="Clé publique par laquelle chaque document doit être scellé, hors de son dossier (docs/securite.md).",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the answer.", fr="Format de la réponse."),
)
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...], case: str | None, key: Path | None, form: str) -> None:
    """Verify every file and print what was found."""
    if case and len(files) > 1:
        raise UsageError(_ONE_CASE)
    found = []
    for verdict in _judged(files, case, key, read_templates(templates(context))):
        found.append(verdict)
        if form == "text":
            click.echo(as_text(verdict, spoken(context)))
        if verdict.fault:
            click.echo(verdict.fault.text.of(spoken(context)), err=True)
    if form == "json":
        click.echo(as_json(found))
    context.exit(next(code for kind, code in _EXIT_CODES.items() if kind in {verdict.judgement for verdict in found}))


def _judged(files: tuple[Path, ...], case: str | None, key: Path | None, tree: TemplateTree) -> Iterator[Verdict]:
    """Yield the verdict on each file, with what the seal adds where a key is given."""
    signer = read_public_key(key, chain.from_iterable(map(judged_folders, files))) if key else None
    for path, verdict in zip(files, verdicts(files, case=_facts(case), tree=tree), strict=True):
        yield with_release(with_seal(verdict, path, signer) if signer and not verdict.fault else verdict, path)


def _facts(case: str | None) -> "Case | None":
    if case is None:
        return None
    from gcmsgen.cli.source import read_case  # what a case is costs 0.3 s: only where one is named

    return read_case(case)


def with_seal(verdict: Verdict, path: Path, signer: PublicKey) -> Verdict:
    """Return a verdict with what the seal adds: a note where it is the signer's and fits, else a difference."""
    seal = judged(path, signer)
    if seal.standing is SealStanding.SEALED:
        return replace(verdict, notes=(*verdict.notes, seal.text))
    difference = Difference(Changed.SEAL, (seal.standing.value,), seal.text)
    return replace(verdict, differences=(*verdict.differences, difference))


def with_release(verdict: Verdict, path: Path) -> Verdict:
    """Return a verdict with what is known of a second officer, where the output is what its manifest says and a release is near."""
    near = any(any(folder.glob("*.release.json")) for folder in (path.parent, path.parent.parent) if folder.is_dir())
    if not near or verdict.judgement not in (Judgement.VERIFIED, Judgement.OTHER_LIBRARIES):
        return verdict
    from gcmsgen.release.noted import release_note  # what a release is, is looked up only where one lies near

    note = release_note(manifest_of(path))
    return replace(verdict, notes=(*verdict.notes, note)) if note else verdict


def as_text(verdict: Verdict, language: Language) -> str:
    """Return a verdict as a person reads it: the output, then a line for each difference and note."""
    colon = "\N{NO-BREAK SPACE}:" if language is Language.FR else ":"
    head = f"{visible(str(verdict.output))}{colon} {_HEADS[verdict.judgement].of(language)}"
    rows = [difference.text for difference in verdict.differences] + list(verdict.notes)
    if verdict.fault and verdict.fault.why:
        rows.append(verdict.fault.why)
    return "\n    ".join([head, *(row.of(language) for row in rows)])


def as_json(verdicts: list[Verdict]) -> str:
    """Return the verdicts as JSON (gcmsgen.verify/1)."""
    rows = [
        {
            "output": str(verdict.output),
            "verified": verdict.judgement is Judgement.VERIFIED,
            "verdict": verdict.judgement.value,
            "differences": [
                {"changed": d.changed.value, "names": list(d.names), "message": {"en": d.text.en, "fr": d.text.fr}}
                for d in verdict.differences
            ],
            "notes": [{"en": note.en, "fr": note.fr} for note in verdict.notes],
            **_error(verdict),
        }
        for verdict in verdicts
    ]
    return json_text({"schema": "gcmsgen.verify/1", "outputs": rows})


def _error(verdict: Verdict) -> dict[str, object]:
    """Return why the manifest could not be read, where it could not."""
    if verdict.fault is None:
        return {}
    texts = {"message": verdict.fault.text, "why": verdict.fault.why}
    return {"error": {name: text and {"en": text.en, "fr": text.fr} for name, text in texts.items()}}


_HEADS = {
    Judgement.VERIFIED: Text(
        en="verified, made again byte for byte.",
        fr="vérifié, produit de nouveau octet pour octet.",
    ),
    Judgement.OTHER_LIBRARIES: Text(
        en="the same words, facts and reasons, made by other libraries.",
        fr="mêmes mots, mêmes faits et mêmes motifs, produits par d’autres bibliothèques.",
    ),
    Judgement.TAMPERED: Text(en="not verified.", fr="non vérifié."),
    Judgement.UNREADABLE: Text(
        en="not verified, for its manifest cannot be read.",
        fr="non vérifié, car son manifeste ne peut être lu.",
    ),
    Judgement.MACHINE: Text(
        en="not verified, for this machine could not make it again.",
        fr="non vérifié, car ce poste n’a pas pu le produire de nouveau.",
    ),
}
_ONE_CASE = Text(
    en="A case file can be compared with one output at a time. Verify each output with its own case file.",
    fr="Un fichier de cas ne se compare qu’à un document à la fois. Vérifiez chaque document avec son propre fichier de cas.",
)
