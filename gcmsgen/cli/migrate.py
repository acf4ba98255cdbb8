"""`gcmsgen migrate`."""

import sys
from pathlib import Path

import click

from gcmsgen.cli.source import read_bytes
from gcmsgen.cli.spoken import CASE_FILE, option, spoken
from gcmsgen.cli.spoken import command as declare
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import UsageError
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.forms import LATEST
from gcmsgen.facts.migration import Migration, migration
from gcmsgen.language import Language, Text


@declare(
    "migrate",
    Text(
        en="Write a case file of an earlier form in today’s, to standard output where nothing else is asked for. Nothing changes but "
        "the form that it states: comments, order, quotation marks and lines stay as they are, and no value is added. What is new, "
        "and may be filled in, is listed. A file of today’s form is left as it is.\n\n\b\nExample:\n"
        "  gcmsgen migrate case.yaml -o new.yaml\n  gcmsgen migrate cases/*.yaml --in-place",
        fr="Écrire dans la forme actuelle un fichier de cas d’une forme antérieure, sur la sortie standard si rien d’autre n’est "
        "demandé. Rien ne change que la forme indiquée\N{NO-BREAK SPACE}: commentaires, ordre, guillemets et lignes restent "
        "tels quels, et aucune valeur n’est ajoutée. Ce qui est nouveau, et peut être rempli, est énuméré. Un fichier de la forme "
        "actuelle n’est pas touché.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen migrate cas.yaml -o nouveau.yaml\n  gcmsgen migrate cas/*.yaml --in-place",
    ),
)
@click.argument("cases", metavar="CASE...", nargs=-1, required=True, type=CASE_FILE)
@option("--output", "-o", metavar="FILE", text=Text(en="The file to write.", fr="Fichier à écrire."))
@option(
    "--in-place",
    is_flag=True,
    text=Text(en="Write each file where it stands.", fr="Écrire chaque fichier là où il se trouve."),
)
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)
@click.pass_context
def command(context: click.Context, /, cases: tuple[str, ...], output: str | None, in_place: bool, force: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Write case files in the latest form; nothing is written before all of them were read."""
    if (in_place and (output or "-" in cases)) or (len(cases) > 1 and not in_place):
        raise UsageError(_WHERE)
    made = [(case, migration(case, read_bytes(case))) for case in cases]
    for case, one in made:
        if in_place and one.changed:
            deliver(one.data, Path(case), Existing.REPLACE)
        elif output and output != "-":
            deliver(one.data, Path(output), Existing.REPLACE if force else Existing.KEEP)
        elif not in_place:
            sys.stdout.buffer.write(one.data)
        click.echo(_told(case, one, spoken(context)), err=True)


def _told(case: str, one: Migration, language: Language) -> str:
    """Return what became of a file, and what it may say now that it does not say yet."""
    before = Text(en=one.before, fr=one.before) if one.before else _NONE
    head = (_MIGRATED if one.changed else _AS_IS).filled(case=case, before=before, latest=LATEST).of(language)
    if not (one.changed and one.new):
        return head
    return "\n".join([head, _NEW.of(language), *(_line(part, language) for part in one.new)])


def _line(part: str, language: Language) -> str:
    field = field_at(part)
    return f"  {part}" + (f" ({field.names[-1].of(language)})" if field else "")


_NONE = Text(en="no form stated", fr="aucune forme indiquée")
_MIGRATED = Text(
    en="{case}: {before} → {latest}. No value was changed or added.",
    fr="{case}\N{NO-BREAK SPACE}: {before} → {latest}. Aucune valeur n’a été changée ni ajoutée.",
)
_AS_IS = Text(
    en="{case}: already {latest}, left as it is.",
    fr="{case}\N{NO-BREAK SPACE}: déjà {latest}, laissé tel quel.",
)
_NEW = Text(
    en="The file may now say this too, where it is known (docs/case-file.md and `gcmsgen schema` show what may stand there):",
    fr="Le fichier peut maintenant indiquer aussi ceci, si cela est connu (docs/case-file.md et `gcmsgen schema` montrent ce qui "
    "peut y figurer)\N{NO-BREAK SPACE}:",
)
_WHERE = Text(
    en="Several files are written with --in-place alone; one goes to standard output, to -o, or with --in-place to where it stands, "
    "which standard input cannot.",
    fr="Plusieurs fichiers s’écrivent avec --in-place seulement; un seul va à la sortie standard, à -o ou, avec --in-place, là où il "
    "se trouve, ce que l’entrée standard ne permet pas.",
)
