"""`gcmsgen verify`."""

import json
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.source import read_case
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text
from gcmsgen.seal.judging import SealStanding, judged, judged_folders
from gcmsgen.seal.key_file import read_public_key
from gcmsgen.seal.keys import PublicKey
from gcmsgen.verify.compare import Changed, Difference
from gcmsgen.verify.verdict import Verdict, verified

_DIFFERS = 5


@declare(
    "verify",
    Text(
        en="Make outputs again from their manifests, compare the bytes, and name what changed: the output, a fact, a "
        "template. The exit code is 5 where anything did.\n\n\b\nExamples:\n"
        "  gcmsgen verify W000000001-letter-en.pdf\n  gcmsgen verify W000000001-letter-en.pdf --case case.yaml\n"
        "  gcmsgen verify W000000001-letter-en.pdf --signed-by ../keys/office-key.pub",
        fr="Produire de nouveau des documents d’après leurs manifestes, comparer les octets et nommer ce qui a changé"
        "\N{NO-BREAK SPACE}: le fichier produit, un fait, un gabarit. Le code de sortie est 5 si quelque chose a changé."
        "\n\n\b\nExemples\N{NO-BREAK SPACE}:\n"
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
    facts = read_case(case) if case else None
    tree = read_templates(templates(context))
    signer = read_public_key(key, chain.from_iterable(map(judged_folders, files))) if key else None
    verdicts = [verified(path, case=facts, tree=tree) for path in files]
    if signer:
        verdicts = [with_seal(verdict, path, signer) for verdict, path in zip(verdicts, files, strict=True)]
    if form == "json":
        click.echo(as_json(verdicts))
    else:
        for verdict in verdicts:
            click.echo(as_text(verdict, spoken(context)))
    context.exit(_DIFFERS if any(verdict.differences for verdict in verdicts) else 0)


def with_seal(verdict: Verdict, path: Path, signer: PublicKey) -> Verdict:
    """Return a verdict with what the seal adds: a note where it is the signer's and fits, else a difference."""
    seal = judged(path, signer)
    if seal.standing is SealStanding.SEALED:
        return replace(verdict, notes=(*verdict.notes, seal.text))
    difference = Difference(Changed.SEAL, (seal.standing.value,), seal.text)
    return replace(verdict, differences=(*verdict.differences, difference))


def as_text(verdict: Verdict, language: Language) -> str:
    """Return a verdict as a person reads it: the output, then a line for each difference and note."""
    colon = "\N{NO-BREAK SPACE}:" if language is Language.FR else ":"
    head = f"{verdict.output}{colon} {(_DIFFERENT if verdict.differences else _EQUAL).of(language)}"
    rows = [difference.text for difference in verdict.differences] + list(verdict.notes)
    return "\n    ".join([head, *(row.of(language) for row in rows)])


def as_json(verdicts: list[Verdict]) -> str:
    """Return the verdicts as JSON (gcmsgen.verify/1)."""
    rows = [
        {
            "output": str(verdict.output),
            "verified": not verdict.differences,
            "differences": [
                {"changed": d.changed.value, "names": list(d.names), "message": {"en": d.text.en, "fr": d.text.fr}}
                for d in verdict.differences
            ],
            "notes": [{"en": note.en, "fr": note.fr} for note in verdict.notes],
        }
        for verdict in verdicts
    ]
    return json.dumps({"schema": "gcmsgen.verify/1", "outputs": rows}, ensure_ascii=False, indent=2)


_EQUAL = Text(
    en="verified, made again byte for byte.",
    fr="vérifié, produit de nouveau octet pour octet.",
)
_DIFFERENT = Text(en="not verified.", fr="non vérifié.")
_ONE_CASE = Text(
    en="A case file can be compared with one output at a time. Verify each output with its own case file.",
    fr="Un fichier de cas ne se compare qu’à un document à la fois. Vérifiez chaque document avec son propre fichier de cas.",
)
