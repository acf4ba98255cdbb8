"""`gcmsgen translation check`."""

import click

from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.finding import Severity, blocks
from gcmsgen.language import Language, Text, quoted
from gcmsgen.legible import json_text
from gcmsgen.translation.check import with_rendered

_HELP = Text(
    en="List what is wrong with the words of all documents: French that is out of date or missing, sentences that do not print "
    "the same facts in the same branches, Word letterheads that differ. The exit code is 1 where a finding is an error.\n\n\b\n"
    "Example:\n  gcmsgen translation check\n  gcmsgen translation check --templates our-templates --fix",
    fr="Relever ce qui ne va pas dans le texte de tous les documents\N{NO-BREAK SPACE}: français périmé ou manquant, phrases qui "
    "n’impriment pas les mêmes faits dans les mêmes branches, gabarits Word différents. Le code de sortie est 1 si un constat est "
    "une erreur.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen translation check\n"
    "  gcmsgen translation check --templates nos-gabarits --fix",
)


@declare("check", _HELP)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the findings.", fr="Format des constats."),
)
@option(
    "--fix",
    is_flag=True,
    text=Text(
        en="First mend what needs no person in French words: spaces, apostrophes, 1er. Each place is shown.",
        fr="D’abord corriger ce qui n’exige personne dans le texte français\N{NO-BREAK SPACE}: espaces, apostrophes, 1er. Chaque "
        "endroit est indiqué.",
    ),
)
@option(
    "--grammar",
    is_flag=True,
    text=Text(
        en="Then ask Grammalecte, where it is installed, about the French letters: remarks, and no errors.",
        fr="Puis demander à Grammalecte, s’il est installé, son avis sur les lettres en français\N{NO-BREAK SPACE}: des remarques, "
        "non des erreurs.",
    ),
)
@click.pass_context
def command(context: click.Context, /, *, form: str, fix: bool, grammar: bool) -> None:
    """Print the findings."""
    tree = read_templates(templates(context))
    if fix:
        tree = _fixed(tree, spoken(context))
    found = with_rendered(tree)
    if form == "json":
        rows = [finding.as_json() for finding in found]
        shown = {"schema": "gcmsgen.translation/1", "blocked": blocks(found), "findings": rows}
        click.echo(json_text(shown))
    else:
        for finding in found:
            click.echo(finding.line(spoken(context)))
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        click.echo(_COUNT.filled(errors=str(errors), others=str(len(found) - errors)).of(spoken(context)))
    if grammar:
        _ask(tree, spoken(context))
    context.exit(1 if blocks(found) else 0)


def _ask(tree: TemplateTree, language: Language) -> None:
    """Say what Grammalecte remarks on, aside: it is no part of the findings."""
    from gcmsgen.translation.grammar import remarks

    found = [*remarks(tree)]
    for one in found:
        rather = " / ".join(one.suggestions[:3])
        click.echo(f"{one.where}: {quoted(one.words).fr} {one.message} {rather}".rstrip(), err=True)
    click.echo(_REMARKS.filled(count=str(len(found))).of(language), err=True)


_REMARKS = Text(en="Grammalecte: {count} remark(s)", fr="Grammalecte\N{NO-BREAK SPACE}: {count} remarque(s)")


def _fixed(tree: TemplateTree, language: Language) -> TemplateTree:
    """Write what needs no person, say what was written, and return the templates as they then stand."""
    from gcmsgen.translation.autofix import autofixed, autofixes
    from gcmsgen.translation.exchange.taking import written

    for _ in range(_TURNS):
        found = autofixes(tree)
        files = {name: autofixed(tree.data(name), some) for name, some in found.items()}
        written(files, tree)
        tree = tree.with_files(files)
        for one in (one for some in found.values() for one in some):
            click.echo(
                _MENDED.filled(where=one.where, code=one.code, was=_seen(one.was), right=_seen(one.right)).of(language)
            )
        if not found:
            break
    return tree


def _seen(words: str) -> Text:
    return quoted(words.replace("\N{NO-BREAK SPACE}", "⍽"))


_TURNS = 5  # a mending may touch another, which is done in the next turn
_MENDED = Text(
    en="mended: {where} {code} {was} -> {right}", fr="corrigé\N{NO-BREAK SPACE}: {where} {code} {was} -> {right}"
)
_COUNT = Text(en="{errors} error(s), {others} other finding(s)", fr="{errors} erreur(s), {others} autre(s) constat(s)")
