"""`gcmsgen translation accept`."""

from datetime import datetime

import click

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.language.terms import terms_of
from gcmsgen.cli.source import given_day
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.errors import UsageError
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.translation.accept import Acceptance, chosen, keep, reviewable, reviewed, translated, waiting
from gcmsgen.translation.check import of_row
from gcmsgen.wording.translation_state import rows

_HELP = Text(
    en="Record that the French of sentences says what their English says: who says so, when and why. Where only one language "
    "has changed, a reason is asked for. A review is by a second person. It is kept in fr/state.po, beside the French words.\n\n"
    "\b\nExample:\n  gcmsgen translation accept letter.closing --by AB01234\n"
    "  gcmsgen translation accept letter.closing --by AB01234 --reason “typo only”\n"
    "  gcmsgen translation accept letter.closing --by CD05678 --reviewed",
    fr="Consigner que le français de phrases dit ce que dit leur anglais\N{NO-BREAK SPACE}: qui l’atteste, quand et pourquoi. Si une "
    "seule langue a changé, un motif est demandé. La révision est faite par une deuxième personne. Le tout est conservé dans "
    "fr/state.po, à côté du texte français.\n\n\b\n"
    "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen translation accept letter.closing --by AB01234\n"
    "  gcmsgen translation accept letter.closing --by AB01234 --reason «\N{NO-BREAK SPACE}coquille\N{NO-BREAK SPACE}»\n"
    "  gcmsgen translation accept letter.closing --by CD05678 --reviewed",
)


@declare("accept", _HELP)
@click.argument("names", metavar="ID...", nargs=-1)
@option("--all", "every", is_flag=True, text=Text(en="All sentences that wait.", fr="Toutes les phrases en attente."))
@option("--by", metavar="CODE", required=True, text=Text(en="Who accepts, by a code.", fr="Qui accepte, par un code."))
@option("--reason", metavar="TEXT", default="", text=Text(en="Why, on one line.", fr="Pourquoi, sur une ligne."))
@option(
    "--reviewed",
    "second",
    is_flag=True,
    text=Text(
        en="The French was translated by somebody else, and is reviewed.",
        fr="Le français a été traduit par quelqu’un d’autre, et il est révisé.",
    ),
)
@option(
    "--on",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    text=Text(en="The day of acceptance (today).", fr="Jour de l’acceptation (aujourd’hui)."),
)
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    names: tuple[str, ...],
    every: bool,
    by: str,
    reason: str,
    second: bool,
    on: datetime | None,
) -> None:
    """Accept sentences."""
    if bool(names) == every:
        raise UsageError(_WHICH)
    tree = read_templates(templates(context))
    acceptance = Acceptance(by, given_day(on), reason)
    known = rows(tree)
    asked = (reviewable(known, by) if second else waiting(known)) if every else chosen(known, names)
    entries = {row.id: (reviewed if second else translated)(row, acceptance) for row in asked}
    path = keep(tree, entries, anew=every)
    for name in entries:
        click.echo(_ACCEPTED.filled(id=name).of(spoken(context)))
    click.echo(_KEPT.filled(path=str(path), count=str(len(entries))).of(spoken(context)))
    terms = terms_of(tree)
    wrong = [one for row in asked for one in of_row(row, terms) if one.severity is Severity.ERROR]
    for finding in wrong[:_SHOWN]:
        click.echo(finding.line(spoken(context)), err=True)
    if wrong:
        click.echo(_STILL_WRONG.filled(count=str(len(wrong))).of(spoken(context)), err=True)


_SHOWN = 10
_STILL_WRONG = Text(
    en="{count} error(s) stay in the words that were accepted: accepting says that both languages agree, and mends nothing. Correct "
    "them; gcmsgen translation check lists all.",
    fr="{count} erreur(s) demeurent dans le texte accepté\N{NO-BREAK SPACE}: accepter atteste que les deux langues concordent et ne "
    "corrige rien. Corrigez-les; gcmsgen translation check les énumère toutes.",
)
_WHICH = Text(
    en="Name the sentences to accept, or give --all.",
    fr="Nommez les phrases à accepter, ou donnez --all.",
)
_ACCEPTED = Text(en="accepted: {id}", fr="acceptée\N{NO-BREAK SPACE}: {id}")
_KEPT = Text(en="{path}: {count} sentence(s) accepted.", fr="{path}\N{NO-BREAK SPACE}: {count} phrase(s) acceptée(s).")
