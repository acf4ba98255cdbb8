"""`gcmsgen bulk diff`."""

from pathlib import Path

import click

from gcmsgen.bulk.compare import OutputChange, compared, word_difference
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken
from gcmsgen.language import Text


@declare(
    "diff",
    Text(
        en="Compare the outputs of two finished runs: which were added, dropped or changed, and in which sentences. "
        "The exit code is 0 "
        "where they are equal and 1 where they differ.\n\n\b\nExample:\n  gcmsgen bulk diff letters-monday letters-tuesday",
        fr="Comparer les documents de deux productions terminées\N{NO-BREAK SPACE}: ceux qui ont été ajoutés, "
        "retirés ou modifiés, et "
        "dans quelles phrases. Le code de sortie est 0 s’ils sont égaux et 1 s’ils diffèrent.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen bulk diff lettres-lundi lettres-mardi",
    ),
)
@click.argument("one", metavar="RUN1", type=click.Path(path_type=Path))
@click.argument("other", metavar="RUN2", type=click.Path(path_type=Path))
@option(
    "--words",
    is_flag=True,
    text=Text(
        en="Show the lines of text outputs that differ; they hold facts of people.",
        fr="Montrer les lignes des documents texte qui diffèrent; elles contiennent des faits personnels.",
    ),
)
@click.pass_context
def command(context: click.Context, /, one: Path, other: Path, words: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Print what differs."""
    language, differs = spoken(context), False
    for found in compared(one, other):
        differs = True
        ids = ", ".join(found.sentences)
        click.echo((_CHANGED if ids else _LINES[found.change]).filled(name=found.name, ids=ids).of(language))
        if words and found.change is OutputChange.CHANGED and found.name.endswith(".txt"):
            for line in word_difference(one, other, found.name):
                click.echo(f"  {line}")
    click.echo((_DIFFER if differs else _EQUAL).of(language), err=True)
    context.exit(1 if differs else 0)


_CHANGED = Text(en="{name}: changed ({ids})", fr="{name}\N{NO-BREAK SPACE}: modifié ({ids})")
_LINES = {
    OutputChange.ADDED: Text(
        en="{name}: in the second run only", fr="{name}\N{NO-BREAK SPACE}: dans la seconde production seulement"
    ),
    OutputChange.DROPPED: Text(
        en="{name}: in the first run only", fr="{name}\N{NO-BREAK SPACE}: dans la première production seulement"
    ),
    OutputChange.CHANGED: Text(
        en="{name}: changed, in no sentence of its own",
        fr="{name}\N{NO-BREAK SPACE}: modifié, sans qu’aucune phrase ne le soit",
    ),
}
_DIFFER = Text(en="The two runs differ.", fr="Les deux productions diffèrent.")
_EQUAL = Text(en="The two runs are equal.", fr="Les deux productions sont égales.")
