"""`gcmsgen demo`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from gcmsgen.catalogue.documents import CATALOGUE, ORIGINALS
from gcmsgen.catalogue.tree import TemplateTree, packaged, read_templates
from gcmsgen.cli.render import FORCE
from gcmsgen.cli.source import day_that_counts, read_case
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import NotOffered
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, Refused, Severity
from gcmsgen.generate import Output, generate
from gcmsgen.language import Language, Text
from gcmsgen.publish import publish


@dataclass(frozen=True, slots=True)
class DemoRow:
    """Hold what became of one document of one case: the files made, or why there are none."""

    case: str
    document: str
    files: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    first: Finding | None = None


@declare(
    "demo",
    Text(
        en="Render the packaged example cases, in both languages and all formats, and print what was made, and what was "
        "blocked and why.\n\n\b\nExample:\n  gcmsgen demo --output out",
        fr="Produire les documents des cas fournis en exemple, dans les deux langues et tous les formats, et afficher ce "
        "qui a été produit, ce qui a été bloqué et pourquoi.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen demo --output out",
    ),
)
@option(
    "--output",
    "-o",
    default="out",
    type=click.Path(file_okay=False, path_type=Path),
    text=Text(en="Folder to write to (out).", fr="Dossier de sortie (out)."),
)
@FORCE
@click.pass_context
def command(context: click.Context, output: Path, force: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Render every example and print the table."""
    language = spoken(context)
    made, told, tree = 0, set[str](), read_templates(templates(context))
    for path in sorted(packaged("examples").glob("*.yaml")):
        for row in _rows(path, output, tree, Existing.REPLACE if force else Existing.KEEP):
            made += len(row.files)
            click.echo(_line(row, language, again=row.case in told))
            if row.first:
                told.add(row.case)
    click.echo(_TOTAL.filled(number=str(made), folder=str(output), blocked=str(len(told))).of(language))
    for path in sorted(packaged("examples").glob("*.yaml")):
        deliver(path.read_bytes(), output / "cases" / path.name, Existing.REPLACE if force else Existing.KEEP)
    click.echo(_NEXT.filled(folder=str(output), program=_program()).of(language))


def _rows(path: Path, output: Path, tree: TemplateTree, existing: Existing) -> Iterator[DemoRow]:
    case = read_case(str(path))
    for document in ORIGINALS:
        try:
            made = tuple(_deliver(one, output, tree, existing) for one in _outputs(case, document, tree))
            yield DemoRow(path.stem, document, made)
        except NotOffered:
            continue
        except Refused as refused:
            errors = [finding for finding in refused.findings if finding.severity is Severity.ERROR]
            codes = tuple(sorted({finding.code for finding in errors}))
            yield DemoRow(path.stem, document, (), codes, errors[0])


def _outputs(case: Case, document: str, tree: TemplateTree) -> list[Output]:
    day = day_that_counts(case, None)
    return [
        generate(case, document=document, form=form, on=day, tree=tree, language=language)
        for language in _languages(case)
        for form in CATALOGUE[document].formats
    ]


def _languages(case: Case) -> list[Language]:
    """Return the languages in which the officer has written the reasons: a reason is never translated here."""
    reasons = [item.reason for item in case.assessment if item.reason]
    both = all(reason.en and reason.fr for reason in reasons)
    own = Language(case.application.language) if case.application and case.application.language else Language.EN
    return list(Language) if both else [own]


def _deliver(made: Output, output: Path, tree: TemplateTree, existing: Existing) -> str:
    publish(made, output / made.name, tree, existing)
    return made.name


def _program() -> str:
    """Return how a shell finds this program: by its place where its environment is in this folder, else by its name."""
    place = Path(sys.executable).with_name("gcmsgen")
    here = place.exists() and place.is_relative_to(Path.cwd())
    return str(place.relative_to(Path.cwd())) if here else "gcmsgen"


def _line(row: DemoRow, language: Language, *, again: bool) -> str:
    """Return the line of a document; what blocks a case is said once."""
    head = f"{row.case:<34} {CATALOGUE[row.document].name.of(language):<28}"
    if row.first:
        reason = "" if again else f"\n    {row.first.message.of(language)}"
        return f"{head} {_BLOCKED.of(language)} {', '.join(row.codes)}{reason}"
    return f"{head} {', '.join(_by_name(row.files))}"


def _by_name(files: tuple[str, ...]) -> list[str]:
    """Return files with the endings of each name together.

    >>> _by_name(("W1-note-en.txt", "W1-note-en.docx", "W1-note-fr.txt"))
    ['W1-note-en.txt .docx', 'W1-note-fr.txt']
    """
    found: dict[str, str] = {}
    for name in files:
        stem, dot, ending = name.rpartition(".")
        found[stem] = f"{found[stem]} {dot}{ending}" if stem in found else name
    return list(found.values())


_NEXT = Text(
    en="Try next:\n"
    "  {program} check {folder}/cases/04-block-saint-john.yaml   # why a case is blocked\n"
    "  {program} new --outcome refuse -o case.yaml   # begin a case of your own\n"
    "  {program} serve {folder}/cases   # see them all on a page",
    fr="À essayer ensuite\N{NO-BREAK SPACE}:\n"
    "  {program} check {folder}/cases/04-block-saint-john.yaml   # pourquoi un cas est bloqué\n"
    "  {program} new --outcome refuse -o cas.yaml   # commencer votre propre cas\n"
    "  {program} serve {folder}/cases   # tout voir sur une page",
)
_BLOCKED = Text(en="blocked", fr="bloqué")
_TOTAL = Text(
    en="{number} files were made in {folder}, each with its manifest. Blocked: {blocked} case(s).",
    fr="{number} fichiers ont été produits dans {folder}, chacun avec son manifeste. Bloqués\N{NO-BREAK SPACE}: {blocked} cas.",
)
