"""`gcmsgen bulk template`."""

from pathlib import Path

import click

from gcmsgen.bulk.table.example_row import example_case
from gcmsgen.bulk.template import template
from gcmsgen.cli.source import read_bytes
from gcmsgen.cli.spoken import CASE_FILE, option, spoken
from gcmsgen.cli.spoken import command as declare
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import UsageError
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from, load_case, parse_text
from gcmsgen.facts.starter import asked_fields, starter
from gcmsgen.facts.tree import Parsed, decoded
from gcmsgen.language import Language, Text
from gcmsgen.reference.outcomes import outcomes


@declare(
    "template",
    Text(
        en="Write a workbook to fill in, a row for each case, in the language of --lang: headings with comments, drop-down "
        "lists, an example row and a sheet that explains. `bulk check` reads it back. With --outcome, columns that it does not need "
        "are grouped and hidden.\n\n\b\nExample:\n  gcmsgen bulk template cases.xlsx\n"
        "  gcmsgen bulk template refusals.xlsx --outcome refuse",
        fr="Écrire un classeur à remplir, une ligne par cas, dans la langue de --lang\N{NO-BREAK SPACE}: des en-têtes avec "
        "commentaires, des listes déroulantes, une ligne d’exemple et une feuille d’explications. «\N{NO-BREAK SPACE}bulk "
        "check\N{NO-BREAK SPACE}» le relit. Avec --outcome, les colonnes dont l’issue n’a pas besoin sont groupées et masquées."
        "\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen bulk template cas.xlsx --lang fr\n"
        "  gcmsgen bulk template refus.xlsx --outcome refuse --lang fr",
    ),
)
@click.argument("file", metavar="FILE.xlsx", type=click.Path(dir_okay=False, path_type=Path))
@option(
    "--outcome",
    type=click.Choice(list(outcomes())),
    text=Text(
        en="What the officer decides: its columns are shown, with an example of it.",
        fr="Ce que l’agent décide\N{NO-BREAK SPACE}: ses colonnes sont montrées, avec un exemple.",
    ),
)
@option(
    "--from",
    "source",
    metavar="CASE",
    type=CASE_FILE,
    text=Text(
        en="A case to stand in row 2 in place of the example; with --outcome, without its decision.",
        fr="Cas à inscrire à la ligne 2 à la place de l’exemple; avec --outcome, sans sa décision.",
    ),
)
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)
@click.pass_context
def command(
    context: click.Context,
    /,
    file: Path,
    outcome: str | None,
    source: str | None,
    force: bool,  # noqa: FBT001 - click passes a flag so
) -> None:
    """Write the workbook."""
    if file.suffix.lower() != ".xlsx":
        raise UsageError(_NO_WORKBOOK)
    language = spoken(context)
    case = _row(outcome, source, language)
    shown = asked_fields(outcome) if outcome else () if source else None
    deliver(template(language, case, shown), file, Existing.REPLACE if force else Existing.KEEP)
    click.echo((_WRITTEN_FROM if source else _WRITTEN).filled(path=str(file)).of(language))


def _row(outcome: str | None, source: str | None, language: Language) -> Case:
    """Return the case of row 2: the one named, or an invented one of the outcome. Raises CaseFileError."""
    if source:
        data = read_bytes(source)
        case = load_case(source, data)
        tree = parse_text(source, decoded(source, data)).tree
        return case_from(source, Parsed(starter(outcome, language, tree).tree, {})) if outcome else case
    return example_case(outcome, language)


_NO_WORKBOOK = Text(
    en="The workbook is an Excel file: give it a name that ends in .xlsx.",
    fr="Le classeur est un fichier Excel\N{NO-BREAK SPACE}: donnez-lui un nom qui finit par .xlsx.",
)
_WRITTEN_FROM = Text(
    en="{path}: a workbook to fill in, with the case in row 2. Check it with: gcmsgen bulk check {path}",
    fr="{path}\N{NO-BREAK SPACE}: un classeur à remplir, avec le cas à la ligne 2. Vérifiez-le avec\N{NO-BREAK SPACE}: "
    "gcmsgen bulk check {path} --lang fr",
)
_WRITTEN = Text(
    en="{path}: a workbook to fill in, with an example in row 2. Check it with: gcmsgen bulk check {path}",
    fr="{path}\N{NO-BREAK SPACE}: un classeur à remplir, avec un exemple à la ligne 2. Vérifiez-le avec\N{NO-BREAK SPACE}: "
    "gcmsgen bulk check {path} --lang fr",
)
