"""`gcmsgen impact`."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.cli.source import day_that_counts, read_case
from gcmsgen.cli.spoken import CASE_FILE, ON, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.errors import UsageError
from gcmsgen.generate import CheckedCase
from gcmsgen.impact.difference import LetterImpact
from gcmsgen.impact.of_cases import case_impact
from gcmsgen.impact.of_letters import letter_impact, manifests_in
from gcmsgen.impact.page import AS_MADE, CAUSES, NOT_SAID, NOTHING, THEN, TODAY, finding_lines, page
from gcmsgen.language import Language, Text, visible
from gcmsgen.legible import json_text
from gcmsgen.manifest.record import SUFFIX
from gcmsgen.verify.maker import Makers


@declare(
    "impact",
    Text(
        en="Show which documents, sentences and findings would change if other templates were in force, before they are; or, of "
        "letters already made, which would read otherwise today, and why. Of a letter its manifest is read. The exit code is 0 "
        "where nothing would change and 1 where something would, or cannot be told; nothing is written.\n\n\b\nExample:\n"
        "  gcmsgen impact --against new-templates cases\n  gcmsgen impact --against new-templates cases --format html > impact.html\n"
        "  gcmsgen impact --since 0.1.0 letters",
        fr="Montrer quels documents, phrases et constats changeraient si d’autres gabarits étaient en vigueur, avant qu’ils ne le "
        "soient; ou, parmi les lettres déjà produites, lesquelles se liraient autrement aujourd’hui, et pourquoi. D’une lettre, "
        "c’est le manifeste qui est lu. Le code de sortie est 0 si rien ne changerait et 1 si quelque chose changerait ou ne peut "
        "être établi; rien n’est écrit.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen impact --against nouveaux-gabarits cas\n"
        "  gcmsgen impact --against nouveaux-gabarits cas --format html > incidence.html\n  gcmsgen impact --since 0.1.0 lettres",
    ),
)
@click.argument("sources", metavar="CASE|MANIFEST|FOLDER...", nargs=-1, required=True, type=CASE_FILE)
@option(
    "--against",
    metavar="NEW",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    text=Text(
        en="Folder with the templates to compare with, laid over the packaged ones. Of a folder, its case files are taken.",
        fr="Dossier des gabarits auxquels comparer, superposés à ceux du paquet. D’un dossier, ce sont les "
        "fichiers de cas qui sont pris.",
    ),
)
@option(
    "--since",
    metavar="VERSION",
    text=Text(
        en="Take the letters that this version or a later one made; of a folder, its manifests. Without --against too.",
        fr="Prendre les lettres produites par cette version ou une version ultérieure; d’un dossier, ses manifestes. De même sans "
        "--against.",
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
def command(
    context: click.Context,
    sources: tuple[str, ...],
    against: Path | None,
    since: str | None,
    form: str,
    on: datetime | None,
) -> None:
    """Print what would change."""
    _require_version(since)
    today = read_templates(templates(context))
    new = read_templates(against) if against else None
    cases, manifests = _sorted_out(sources, letters=since is not None or new is None)
    if not cases and not manifests:
        raise UsageError(
            (_NO_LETTERS if since is not None or new is None else _NO_CASES).filled(folder=visible(sources[0]))
        )
    if cases and new is None:
        raise UsageError(_NO_AGAINST.filled(case=visible(cases[0])))
    changed = [one for one in _of_letters(manifests, new or today, since or "") if one.changes]
    for source in cases:
        case = read_case(source)
        day = day_that_counts(case, on)
        sides = (CheckedCase(case, day, today), CheckedCase(case, day, new or today))
        changed += [impact for impact in case_impact(source, *sides) if impact.changes]
    columns = (AS_MADE if manifests else TODAY, THEN if new else TODAY)
    click.echo(_told(changed, form, spoken(context), columns))
    context.exit(1 if changed else 0)


def _require_version(since: str | None) -> None:
    if since is not None and not _VERSION.fullmatch(since):
        raise UsageError(_NO_VERSION.filled(since=visible(since)))


_VERSION = re.compile(r"\d{1,9}(?:\.\d{1,9}){0,2}", re.ASCII)


def _of_letters(manifests: list[Path], tree: TemplateTree, since: str) -> Iterator[LetterImpact]:
    with Makers() as makers:
        found = (letter_impact(path, tree, makers, since) for path in manifests)
        yield from (impact for impact in found if impact)


def _sorted_out(sources: tuple[str, ...], *, letters: bool) -> tuple[list[str], list[Path]]:
    """Return the case files and the manifests that are named; of a folder, its manifests where `letters` are asked about."""
    cases, manifests = list[str](), list[Path]()
    for name in sources:
        path = Path(name)
        if path.is_dir() and letters:
            manifests += manifests_in(path)
        elif path.is_dir():
            found = (file for file in sorted(path.iterdir()) if file.suffix in _KINDS and file.is_file())
            cases += [str(file) for file in found if not file.name.endswith(SUFFIX)]
        elif name.endswith(SUFFIX):
            manifests.append(path)
        else:
            cases.append(name)
    return cases, manifests


def _told(changed: list[LetterImpact], form: str, language: Language, columns: tuple[Text, Text]) -> str:
    if form == "json":
        return as_json(changed)
    return page(changed, language, columns) if form == "html" else as_text(changed, language)


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
    return "\n".join(lines) or NOTHING.of(language)


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
            "untold": [{"en": one.en, "fr": one.fr} for one in impact.untold],
        }
        for impact in changed
    ]
    return json_text({"schema": "gcmsgen.impact/1", "documents": rows})


_KINDS = (".yaml", ".yml", ".json")
_NO_CASES = Text(
    en="{folder}: no case file stands there, so that nothing was looked at. Of letters that were made, --since VERSION tells what "
    "would read otherwise.",
    fr="{folder}\N{NO-BREAK SPACE}: aucun fichier de cas ne s’y trouve, de sorte que rien n’a été examiné. Pour des lettres déjà "
    "produites, --since VERSION dit ce qui se lirait autrement.",
)
_NO_LETTERS = Text(
    en="{folder}: no manifest stands there, so that nothing was looked at. Name the folder into which the letters were made.",
    fr="{folder}\N{NO-BREAK SPACE}: aucun manifeste ne s’y trouve, de sorte que rien n’a été examiné. Nommez le dossier où les "
    "lettres ont été produites.",
)
_NO_AGAINST = Text(
    en="{case}: of a case file nothing was made yet that could read otherwise. Name the new templates with --against, or a "
    "manifest.",
    fr="{case}\N{NO-BREAK SPACE}: rien n’a encore été produit d’un fichier de cas qui puisse se lire autrement. Nommez les nouveaux "
    "gabarits par --against, ou un manifeste.",
)
_NO_VERSION = Text(
    en="{since} is no version. Write it as the manifests do, for example 0.1.0.",
    fr="{since} n’est pas une version. Écrivez-la comme les manifestes, par exemple 0.1.0.",
)
