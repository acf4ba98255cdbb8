"""`gcmsgen new`."""

import sys
from pathlib import Path

import click

from gcmsgen.cli.source import read_bytes
from gcmsgen.cli.spoken import CASE_FILE, option, spoken
from gcmsgen.cli.spoken import command as declare
from gcmsgen.deliver import Existing, deliver
from gcmsgen.facts.load import load_case, parse_text
from gcmsgen.facts.starter import starter
from gcmsgen.facts.tree import Tree, decoded
from gcmsgen.language import Text
from gcmsgen.reference.outcomes import outcomes


@declare(
    "new",
    Text(
        en="Start a case file for an outcome: only what that outcome needs, each field with what may stand there and an example, to "
        "standard output where no file is named. With --from, the facts of another case are kept, all but its decision; its "
        "comments are not.\n\n\b\nExample:\n  gcmsgen new --outcome refuse -o case.yaml\n"
        "  gcmsgen new --outcome approve --from request.yaml -o approval.yaml",
        fr="Commencer un fichier de cas selon l’issue\N{NO-BREAK SPACE}: seulement ce qu’il lui faut, chaque champ avec ce qui peut "
        "y figurer et un exemple, sur la sortie standard si aucun fichier n’est nommé. Avec --from, les faits d’un autre cas sont "
        "gardés, sauf sa décision; ses commentaires ne le sont pas.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen new --outcome refuse -o cas.yaml\n  gcmsgen new --outcome approve --from demande.yaml -o approbation.yaml",
    ),
)
@option(
    "--outcome",
    type=click.Choice(list(outcomes())),
    required=True,
    text=Text(en="What the officer decides.", fr="Ce que l’agent décide."),
)
@option(
    "--from",
    "source",
    metavar="CASE",
    type=CASE_FILE,
    text=Text(en="A case whose facts are kept.", fr="Cas dont les faits sont gardés."),
)
@option("--output", "-o", metavar="FILE", type=CASE_FILE, text=Text(en="The file to write.", fr="Fichier à écrire."))
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)
@click.pass_context
def command(context: click.Context, /, outcome: str, source: str | None, output: str | None, force: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Write the new case file."""
    language = spoken(context)
    data = starter(outcome, language, _facts(source) if source else None).text.encode()
    if output is None or output == "-":
        sys.stdout.buffer.write(data)
        return
    deliver(data, Path(output), Existing.REPLACE if force else Existing.KEEP)
    click.echo(_WRITTEN.filled(path=output).of(language), err=True)


def _facts(source: str) -> dict[str, Tree]:
    """Return the tree of a case that can be read. Raises CaseFileError."""
    data = read_bytes(source)
    load_case(source, data)
    return parse_text(source, decoded(source, data)).tree


_WRITTEN = Text(
    en="{path}: write each value behind its colon, then: gcmsgen check {path}",
    fr="{path}\N{NO-BREAK SPACE}: écrivez chaque valeur après son deux-points, puis\N{NO-BREAK SPACE}: gcmsgen check {path}",
)
