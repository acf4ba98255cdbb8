"""`gcmsgen impact`."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.source import day_that_counts, read_case
from gcmsgen.cli.spoken import ON, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.generate import CheckedCase
from gcmsgen.impact.difference import LetterImpact
from gcmsgen.impact.of_cases import case_impact
from gcmsgen.impact.page import CAUSES, NOT_SAID, finding_lines, page
from gcmsgen.language import Language, Text, visible
from gcmsgen.legible import json_text


@declare(
    "impact",
    Text(
        en="Show which documents, sentences and findings would change if other templates were in force, before they are. The exit "
        "code is 0 where nothing would change and 1 where something would; nothing is written.\n\n\b\nExample:\n"
        "  gcmsgen impact --against new-templates cases\n  gcmsgen impact --against new-templates cases --format html > impact.html",
        fr="Montrer quels documents, phrases et constats changeraient si d’autres gabarits étaient en vigueur, avant qu’ils ne le "
        "soient. Le code de sortie est 0 si rien ne changerait et 1 si quelque chose changerait; rien n’est écrit.\n\n\b\n"
        "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen impact --against nouveaux-gabarits cas\n"
        "  gcmsgen impact --against nouveaux-gabarits cas --format html > incidence.html",
    ),
)
@click.argument("cases", metavar="CASE|FOLDER...", nargs=-1, required=True)
@option(
    "--against",
    metavar="NEW",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    text=Text(
        en="Folder with the templates to compare with, laid over the packaged ones.",
        fr="Dossier des gabarits auxquels comparer, superposés à ceux du paquet.",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    text=Text(en="Format of the answer.", fr="Format de la réponse."),
)
@ON
@click.pass_context
def command(context: click.Context, cases: tuple[str, ...], against: Path, form: str, on: datetime | None) -> None:
    """Print what would change."""
    before, after = read_templates(templates(context)), read_templates(against)
    changed: list[LetterImpact] = []
    for source in _sources(cases):
        case = read_case(source)
        day = day_that_counts(case, on)
        sides = (CheckedCase(case, day, before), CheckedCase(case, day, after))
        changed += [impact for impact in case_impact(source, *sides) if impact.changes]
    click.echo(_told(changed, form, spoken(context)))
    context.exit(1 if changed else 0)


def _sources(cases: tuple[str, ...]) -> Iterator[str]:
    """Yield the case files that are named, and those that lie in a folder that is."""
    for name in cases:
        if Path(name).is_dir():
            found = (path for path in sorted(Path(name).iterdir()) if path.suffix in _KINDS and path.is_file())
            yield from (str(path) for path in found if not path.name.endswith(".manifest.json"))
        else:
            yield name


def _told(changed: list[LetterImpact], form: str, language: Language) -> str:
    if form == "json":
        return as_json(changed)
    return page(changed, language) if form == "html" else as_text(changed, language)


def as_text(changed: list[LetterImpact], language: Language) -> str:
    """Return what would change as text: a line for each document, then its sentences before and after."""
    lines: list[str] = []
    for impact in changed:
        lines.append(f"{visible(impact.source)} ({impact.application}), {impact.document}, {impact.language.value}")
        for change in impact.sentences:
            lines.append(f"    {change.id} ({CAUSES[change.cause].of(language)})")
            lines += [
                f"      - {change.before or NOT_SAID.of(language)}",
                f"      + {change.after or NOT_SAID.of(language)}",
            ]
        lines += [f"    {line}" for line in finding_lines(impact, language)]
    return "\n".join(lines) or _NOTHING.of(language)


def as_json(changed: list[LetterImpact]) -> str:
    """Return what would change as JSON (gcmsgen.impact/1)."""
    rows = [
        {
            "source": impact.source,
            "application": impact.application,
            "document": impact.document,
            "language": impact.language.value,
            "sentences": [
                {"id": one.id, "before": one.before, "after": one.after, "cause": one.cause.value}
                for one in impact.sentences
            ],
            "findings": {"gone": [one._asdict() for one in impact.gone], "new": [one._asdict() for one in impact.new]},
            "made": {"before": impact.made[0], "after": impact.made[1]},
        }
        for impact in changed
    ]
    return json_text({"schema": "gcmsgen.impact/1", "documents": rows})


_KINDS = (".yaml", ".yml", ".json")
_NOTHING = Text(en="Nothing would change.", fr="Rien ne changerait.")
