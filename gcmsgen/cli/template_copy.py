"""`gcmsgen template copy`."""

from pathlib import Path

import click

from gcmsgen.catalogue.tree import packaged
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import spoken
from gcmsgen.deliver import Existing, deliver, make_shared_folder
from gcmsgen.errors import UsageError
from gcmsgen.language import Text

# What most offices change, and nothing else: whatever is left out stays as shipped.
STARTED = ("office.yaml", "en/letter.docx", "fr/letter.docx")


@declare(
    "copy",
    Text(
        en="Start the folder of an office: the letterheads (office.yaml) and the Word file of the letter in both languages, as "
        "shipped, to be changed. All that the folder does not have stays as shipped.\n\n\b\nExample:\n"
        "  gcmsgen template copy our-templates",
        fr="Commencer le dossier d’un bureau\N{NO-BREAK SPACE}: les en-têtes (office.yaml) et le fichier Word de la lettre dans les "
        "deux langues, tels que livrés, à modifier. Tout ce que le dossier n’a pas reste tel que livré.\n\n\b\n"
        "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen template copy nos-gabarits",
    ),
)
@click.argument("name", metavar="NAME", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, /, name: Path) -> None:
    """Write the folder."""
    if name.exists():
        raise UsageError(_STANDS.filled(path=str(name)))
    language, shipped = spoken(context), packaged("templates")
    for file in STARTED:
        target = name / file
        make_shared_folder(target.parent)
        deliver((shipped / file).read_bytes(), target, Existing.KEEP)
        target.chmod(_FOR_ALL)
        click.echo(str(target))
    click.echo(_NEXT.filled(path=str(name)).of(language), err=True)


_FOR_ALL = 0o644  # words hold nothing of a case, and an office shares them
_STANDS = Text(
    en="{path}: this name is taken, and nothing in it was changed. Give the new folder another one.",
    fr="{path}\N{NO-BREAK SPACE}: ce nom est pris, et rien n’y a été changé. Donnez-en un autre au nouveau dossier.",
)
_NEXT = Text(
    en="Change {path}/office.yaml (decision.office has to say one of its names), then:\n"
    "  gcmsgen template check {path}\n  gcmsgen letter case.yaml --templates {path}",
    fr="Modifiez {path}/office.yaml (decision.office doit dire un de ses noms), puis\N{NO-BREAK SPACE}:\n"
    "  gcmsgen template check {path}\n  gcmsgen letter cas.yaml --templates {path}",
)
