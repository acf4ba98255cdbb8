"""`gcmsgen audit`."""

from collections.abc import Iterator
from pathlib import Path

import click

from gcmsgen.audit.compared import Audit, AuditedCluster, audited
from gcmsgen.audit.page import audit_page
from gcmsgen.audit.sources import taken
from gcmsgen.checks.across.likeness import ClusterPlace
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken
from gcmsgen.deliver import Existing, written_aside
from gcmsgen.finding import SEVERITY_WORD, Severity
from gcmsgen.language import Language, Text
from gcmsgen.legible import json_text


@declare(
    "audit",
    Text(
        en="Show the reasons that are alike in several cases: in the case files, tables and manifests of a folder, or in those "
        "named. Each cluster is shown with every place and with the words that each has of its own. Nothing is said of outcomes or "
        "of people. The exit code is 2 where a file cannot be read, and else 1 where there is an error.\n\n\b\nExample:\n"
        "  gcmsgen audit letters/\n  gcmsgen audit cases.xlsx --format html -o alike.html",
        fr="Montrer les motifs semblables dans plusieurs cas\N{NO-BREAK SPACE}: dans les fichiers de cas, tableaux et manifestes "
        "d’un dossier, ou dans ceux qui sont nommés. Chaque groupe est présenté avec tous ses endroits et les mots propres à chacun. "
        "Rien n’est dit des issues ni des personnes. Le code de sortie est 2 si un fichier ne peut être lu, sinon 1 s’il y a une "
        "erreur.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen audit lettres/\n  gcmsgen audit cas.xlsx --format html -o "
        "semblables.html",
    ),
)
@click.argument("paths", metavar="FOLDER|TABLE|MANIFEST...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    text=Text(en="Format of the answer.", fr="Format de la réponse."),
)
@option(
    "--by",
    type=click.Choice(["officer"]),
    text=Text(
        en="Name the officer and the month of each place as well.",
        fr="Nommer aussi l’agent et le mois de chaque endroit.",
    ),
)
@option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    text=Text(en="File to write; by default standard output.", fr="Fichier à écrire; à défaut, la sortie standard."),
)
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    by: str | None,
    output: Path | None,
    force: bool,  # noqa: FBT001 - click passes a flag so
) -> None:
    """Compare the reasons."""
    audit = audited(taken(paths))
    answer = _answer(audit, form, spoken(context), by_officer=by is not None)
    if output:
        with written_aside(output, Existing.REPLACE if force else Existing.KEEP) as path:
            path.write_text(f"{answer}\n", encoding="utf-8")
    else:
        click.echo(answer)
    if audit.not_taken:
        context.exit(2)
    context.exit(1 if any(one.finding.severity is Severity.ERROR for one in audit.clusters) else 0)


def _answer(audit: Audit, form: str, language: Language, *, by_officer: bool) -> str:
    if form == "html":
        return audit_page(audit, language, by_officer=by_officer)
    if form == "json":
        return as_json(audit, by_officer=by_officer)
    return "\n".join(_lines(audit, language, by_officer=by_officer))


def as_json(audit: Audit, *, by_officer: bool) -> str:
    """Return the audit for programs, in both languages (gcmsgen.audit/1)."""
    clusters = [
        {
            **one.finding.as_json(),
            "language": one.language.value,
            "cases": one.cases,
            "wordings": [
                {
                    "words": [{"text": run.words, "own": run.own, "named": run.named} for run in wording.runs],
                    "places": [_place_as_json(place, by_officer=by_officer) for place in wording.places],
                }
                for wording in one.wordings
            ],
        }
        for one in audit.clusters
    ]
    lost = [{"source": one.name, "message": {"en": one.why.en, "fr": one.why.fr}} for one in audit.not_taken]
    return json_text({"schema": "gcmsgen.audit/1", "compared": audit.compared, "clusters": clusters, "not_read": lost})


def _place_as_json(place: ClusterPlace, *, by_officer: bool) -> dict[str, str]:
    told = {"source": place.source, "application": place.application.upper(), "where": place.where}
    return told | ({"officer": place.officer, "month": place.month} if by_officer else {})


def _lines(audit: Audit, language: Language, *, by_officer: bool) -> Iterator[str]:
    counts = {"compared": str(audit.compared), "clusters": str(len(audit.clusters))}
    yield (_SUMMARY if audit.clusters else _NONE).filled(**counts).of(language)
    for number, one in enumerate(audit.clusters, 1):
        yield from _cluster_lines(number, one, language, by_officer=by_officer)
    for lost in audit.not_taken:
        yield _LOST.filled(name=lost.name, why=lost.why).of(language)


def _cluster_lines(number: int, one: AuditedCluster, language: Language, *, by_officer: bool) -> Iterator[str]:
    severity = SEVERITY_WORD[one.finding.severity]
    words: dict[str, str | Text] = {
        "number": str(number),
        "code": one.finding.code,
        "severity": severity,
        "cases": str(one.cases),
    }
    yield f"\n{_CLUSTER.filled(**words).of(language)}"
    for wording in one.wordings:
        yield "  " + " ".join(
            f"{{{run.words}}}" if run.named else f"[{run.words}]" if run.own else run.words for run in wording.runs
        )
        for place in wording.places:
            told = f" ({place.officer or '-'}, {place.month or '-'})" if by_officer else ""
            yield f"    {place.source}  {place.application.upper()}  {place.where}{told}"


_SUMMARY = Text(
    en="{compared} file(s) and row(s) compared, {clusters} reason(s) given in several cases. In brackets: [words] of its own, "
    "{{names and figures}} of its own.",
    fr="{compared} fichier(s) et ligne(s) comparés, {clusters} motif(s) donné(s) dans plusieurs cas. Entre crochets ou "
    "accolades\N{NO-BREAK SPACE}: [mots] propres, {{noms et chiffres}} propres.",
)
_NONE = Text(
    en="{compared} file(s) and row(s) compared; no reason is given in several cases.",
    fr="{compared} fichier(s) et ligne(s) comparés; aucun motif ne figure dans plusieurs cas.",
)
_CLUSTER = Text(
    en="{number}. {code} {severity}: alike in {cases} cases.",
    fr="{number}. {code} {severity}\N{NO-BREAK SPACE}: semblable dans {cases} cas.",
)
_LOST = Text(en="{name}: not read. {why}", fr="{name}\N{NO-BREAK SPACE}: non lu. {why}")
