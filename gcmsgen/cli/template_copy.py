"""`gcmsgen template copy`."""

from pathlib import Path

import click

from gcmsgen.catalogue.tree import packaged
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import did_you_mean, option, spoken
from gcmsgen.deliver import Existing, deliver, make_shared_folder
from gcmsgen.errors import UsageError
from gcmsgen.language import Text, quoted

# What most offices change, and nothing else: whatever is left out stays as shipped.
STARTED = ("office.yaml", "en/letter.docx", "fr/letter.docx")


@declare(
    "copy",
    Text(
        en="Start the folder of an office: the letterheads (office.yaml) and the Word file of the letter in both languages, as "
        "shipped, to be changed. All that the folder does not have stays as shipped. --file copies another file into it, such as the "
        "words of a letter.\n\n\b\nExample:\n  gcmsgen template copy our-templates\n"
        "  gcmsgen template copy our-templates --file fr/letter-refusal.j2",
        fr="Commencer le dossier d’un bureau\N{NO-BREAK SPACE}: les en-têtes (office.yaml) et le fichier Word de la lettre dans les "
        "deux langues, tels que livrés, à modifier. Tout ce que le dossier n’a pas reste tel que livré. --file y copie un autre "
        "fichier, comme le texte d’une lettre.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen template copy nos-gabarits\n"
        "  gcmsgen template copy nos-gabarits --file fr/letter-refusal.j2",
    ),
)
@click.argument("name", metavar="NAME", type=click.Path(path_type=Path))
@option(
    "--file",
    "files",
    multiple=True,
    metavar="PATH",
    text=Text(
        en="A packaged file to copy, by its name in the tree; may be repeated.",
        fr="Fichier fourni à copier, par son nom dans l’arborescence; peut être répété.",
    ),
)
@click.pass_context
def command(context: click.Context, /, name: Path, files: tuple[str, ...]) -> None:
    """Write the folder, or further files into it."""
    if name.exists() and not files:
        raise UsageError(_STANDS.filled(path=str(name)))
    language, shipped = spoken(context), packaged("templates")
    known = {path.relative_to(shipped).as_posix() for path in shipped.rglob("*") if path.is_file()}
    for file in files:
        if file not in known:
            raise UsageError(_NO_FILE.filled(file=quoted(file), hint=did_you_mean(file, sorted(known))))
    for file in files or STARTED:
        target = name / file
        make_shared_folder(target.parent)
        deliver((shipped / file).read_bytes(), target, Existing.KEEP)
        target.chmod(_FOR_ALL)
        click.echo(str(target))
    click.echo((_CHECK if files else _NEXT).filled(path=str(name)).of(language), err=True)


_FOR_ALL = 0o644  # words hold nothing of a case, and an office shares them
_STANDS = Text(
    en="{path}: this name is taken, and nothing in it was changed. Give the new folder another one.",
    fr="{path}\N{NO-BREAK SPACE}: ce nom est pris, et rien n’y a été changé. Donnez-en un autre au nouveau dossier.",
)
_NO_FILE = Text(
    en="No packaged template is called {file}.{hint} The tables of docs/office-templates.md name them.",
    fr="Aucun gabarit fourni ne s’appelle {file}.{hint} Les tableaux de docs/gabarits-du-bureau.md les nomment.",
)
_CHECK = Text(
    en="Change it, then:\n  gcmsgen template check {path}\n  gcmsgen translation check --templates {path}",
    fr="Modifiez-le, puis\N{NO-BREAK SPACE}:\n  gcmsgen template check {path}\n  gcmsgen translation check --templates {path}",
)
_NEXT = Text(
    en="Change {path}/office.yaml (decision.office has to say one of its names), then:\n"
    "  gcmsgen template check {path}\n  gcmsgen letter case.yaml --templates {path}",
    fr="Modifiez {path}/office.yaml (decision.office doit dire un de ses noms), puis\N{NO-BREAK SPACE}:\n"
    "  gcmsgen template check {path}\n  gcmsgen letter cas.yaml --templates {path}",
)
