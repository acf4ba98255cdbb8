"""What `gcmsgen bulk run` says while it runs and at its end."""

from pathlib import Path
from typing import Any

import click

from gcmsgen.bulk.failures import Failures
from gcmsgen.bulk.folder import Folder
from gcmsgen.bulk.run import RunObserver, Tally
from gcmsgen.bulk.standing import Why
from gcmsgen.bulk.table.opened import Table
from gcmsgen.cli.bulk.shown_rows import SHOWN, errors_of, row_lines
from gcmsgen.cli.progress import progress
from gcmsgen.language import Language, Text


def watching(table: Table, total: int, failures: Failures, language: Language) -> RunObserver:
    """Return what tells the person at the terminal; the first rows and files by name, all others in the counts."""
    named = {"rows": 0, "files": 0}

    def failure(result: Any) -> None:
        checked = failures.add(result)
        named["rows"] += 1
        if named["rows"] <= SHOWN:
            click.echo("\n".join(row_lines(checked, errors_of(checked), table, language)), err=True)

    def remade(name: str, why: Why) -> None:
        named["files"] += 1
        if named["files"] <= SHOWN:
            click.echo((_GONE if why is Why.GONE else _CHANGED).filled(name=name).of(language), err=True)

    return RunObserver(progress(total, language), failure, remade)


def summarize(tally: Tally, folder: Folder | None, output: Path, language: Language) -> None:
    """Say what was made of all rows, or what would be where there is no folder."""
    for text, count in tally.skipped.items():
        click.echo(_SKIPPED.filled(line=text, count=str(count)).of(language), err=True)
    if folder:
        for number, name in enumerate(folder.ledger.left()):
            if number < SHOWN:
                click.echo(_LEFT.filled(name=name).of(language), err=True)
    if folder is None:
        click.echo(_TRIAL.of(language))
    for why, count in tally.made.items():
        click.echo(_REASONS[why].filled(count=str(count)).of(language))
    text = _DONE if folder else _WOULD
    done = text.filled(rows=str(tally.rows), outputs=str(tally.outputs), failed=str(tally.failed), folder=str(output))
    click.echo(done.of(language))


_SKIPPED = Text(en="Left out in {count} row(s): {line}", fr="Omis pour {count} ligne(s)\N{NO-BREAK SPACE}: {line}")
_CHANGED = Text(
    en="{name}: changed since it was made; it is made again.",
    fr="{name}\N{NO-BREAK SPACE}: modifié depuis sa production; produit de nouveau.",
)
_GONE = Text(
    en="{name}: gone since it was made; it is made again.",
    fr="{name}\N{NO-BREAK SPACE}: disparu depuis sa production; produit de nouveau.",
)
_LEFT = Text(
    en="{name}: belongs to no row any more, or to one that is now refused; it was left where it is.",
    fr="{name}\N{NO-BREAK SPACE}: n’appartient plus à aucune ligne, ou à une ligne désormais refusée; laissé en place.",
)
_REASONS = {
    Why.NEW: Text(
        en="{count} row(s) made for the first time.", fr="{count} ligne(s) produite(s) pour la première fois."
    ),
    Why.FACTS: Text(
        en="{count} row(s) made again: their facts, or the day or language asked for, changed.",
        fr="{count} ligne(s) produite(s) de nouveau\N{NO-BREAK SPACE}: leurs faits, ou le jour ou la langue demandés, ont changé.",
    ),
    Why.WORDS: Text(
        en="{count} row(s) made again: words, layout, tables or versions changed.",
        fr="{count} ligne(s) produite(s) de nouveau\N{NO-BREAK SPACE}: le texte, la mise en page, les tables ou les versions ont "
        "changé.",
    ),
    Why.CHANGED: Text(
        en="{count} row(s) made again: a file had been changed.",
        fr="{count} ligne(s) produite(s) de nouveau\N{NO-BREAK SPACE}: un fichier avait été modifié.",
    ),
    Why.GONE: Text(
        en="{count} row(s) made again: a file was gone.",
        fr="{count} ligne(s) produite(s) de nouveau\N{NO-BREAK SPACE}: un fichier avait disparu.",
    ),
    Why.STANDS: Text(
        en="{count} row(s) stand as they were made.",
        fr="{count} ligne(s) sont restée(s) telles qu’elles ont été produites.",
    ),
}
_DONE = Text(
    en="{rows} row(s): {outputs} document(s) written to {folder}, {failed} row(s) not made.",
    fr="{rows} ligne(s)\N{NO-BREAK SPACE}: {outputs} document(s) écrit(s) dans {folder}, {failed} ligne(s) non produite(s).",
)
_TRIAL = Text(en="A trial: a run would do this.", fr="Un essai\N{NO-BREAK SPACE}: un passage ferait ceci.")
_WOULD = Text(
    en="{rows} row(s): {outputs} document(s) would be written to {folder}, {failed} row(s) not made. Nothing was written.",
    fr="{rows} ligne(s)\N{NO-BREAK SPACE}: {outputs} document(s) seraient écrits dans {folder}, {failed} ligne(s) non produite(s). "
    "Rien n’a été écrit.",
)
