"""`gcmsgen reference`."""

from collections.abc import Callable
from typing import Any

import click
from click.shell_completion import CompletionItem

from gcmsgen.cli.completed import areas_begun, countries_begun, places_begun, unit_groups_begun
from gcmsgen.cli.spoken import LazyGroup, common_options, option, spoken
from gcmsgen.cli.spoken import command as declare
from gcmsgen.language import Language, Text
from gcmsgen.legible import json_text
from gcmsgen.reference.occupations import unit_group, versions
from gcmsgen.reference.postal_areas import postal_area
from gcmsgen.reference.provinces import province_code
from gcmsgen.reference.search import SearchHit, find_countries, find_occupations, find_places, find_postal_areas

_HELP = Text(
    en="Look up occupations, places, postal areas and countries, in both languages at once. The answers are ranked for a "
    "person to choose from; equality is never decided by likeness.\n\n\b\nExample:\n  gcmsgen reference noc coach\n"
    '  gcmsgen reference place "St Johns" --province NL',
    fr="Chercher professions, lieux, régions postales et pays, dans les deux langues à la fois. Les réponses sont classées pour "
    "qu’une personne choisisse; la ressemblance ne décide jamais de l’égalité.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
    '  gcmsgen reference noc entraîneur\n  gcmsgen reference place "St Johns" --province NL',
)
_TABLE = {
    "noc": (
        "gcmsgen.cli.reference:noc",
        Text(en="Find unit groups by code or job title.", fr="Trouver des groupes de base par code ou par titre."),
    ),
    "place": (
        "gcmsgen.cli.reference:place",
        Text(en="Find places by name.", fr="Trouver des lieux par leur nom."),
    ),
    "postal": (
        "gcmsgen.cli.reference:postal",
        Text(en="Find the province of a postal code.", fr="Trouver la province d’un code postal."),
    ),
    "country": (
        "gcmsgen.cli.reference:country",
        Text(en="Find countries by name or code.", fr="Trouver des pays par nom ou par code."),
    ),
}

Completed = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
FORMAT = option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the answers.", fr="Format des réponses."),
)


@click.group("reference", cls=LazyGroup, text=_HELP, table=_TABLE)
@common_options
def command() -> None:
    """Look things up."""


def _look_up(name: str, completed: Completed) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a look-up: its query, which the shell completes, the format of its answers and the options of every command."""
    query = click.argument("query", metavar="QUERY", shell_complete=completed)
    return lambda function: declare(name, _TABLE[name][1])(query(FORMAT(click.pass_context(function))))


@_look_up("noc", unit_groups_begun)
def noc(context: click.Context, /, query: str, form: str) -> None:
    """Find unit groups of the newest version."""
    version = versions()[-1]
    hits = find_occupations(query, version)
    teer = {hit.code: group.teer for hit in hits if (group := unit_group(hit.code, version))}
    _print(context, hits, form, {hit.code: {"teer": teer.get(hit.code), "version": version.name} for hit in hits})


@option(
    "--province",
    text=Text(
        en="Look in this province or territory only.", fr="Chercher seulement dans cette province ou ce territoire."
    ),
)
@_look_up("place", places_begun)
def place(context: click.Context, /, query: str, form: str, province: str | None = None) -> None:
    """Find places, in one province or in all."""
    code = province_code(province) if province else None
    if province and code is None:
        raise click.BadParameter(province, context, param_hint="--province")
    _print(context, find_places(query, code), form, {})


@_look_up("postal", areas_begun)
def postal(context: click.Context, /, query: str, form: str) -> None:
    """Find the province of a postal code or area."""
    hits = find_postal_areas(query)
    basis = postal_area(query).basis.value
    _print(context, hits, form, {hit.code: {"basis": basis} for hit in hits})


@_look_up("country", countries_begun)
def country(context: click.Context, /, query: str, form: str) -> None:
    """Find countries."""
    _print(context, find_countries(query), form, {})


def _print(context: click.Context, hits: tuple[SearchHit, ...], form: str, more: dict[str, dict[str, object]]) -> None:
    """Print the answers; none at all ends with 1."""
    if form == "json":
        rows = [_row(hit) | more.get(hit.code, {}) for hit in hits]
        click.echo(json_text({"schema": "gcmsgen.reference/1", "answers": rows}))
    for hit in hits if form == "text" else ():
        click.echo(_line(hit, more.get(hit.code, {}), spoken(context)))
    if not hits and form == "text":
        click.echo(_NONE.of(spoken(context)), err=True)
    context.exit(0 if hits else 1)


def _row(hit: SearchHit) -> dict[str, object]:
    return {
        "code": hit.code,
        "name": {"en": hit.name.en, "fr": hit.name.fr},
        "province": hit.province or None,
        "found": hit.found,
        "score": round(hit.score, 1),
    }


def _line(hit: SearchHit, more: dict[str, object], language: Language) -> str:
    """Return an answer on one line: code, province, the name in the language of the run, then in the other."""
    other = Language.EN if language is Language.FR else Language.FR
    names = dict.fromkeys([hit.name.of(language), hit.name.of(other), hit.found])
    teer = f"TEER {more['teer']}  " if more.get("teer") is not None else ""
    teer = teer.replace("TEER", "FÉER") if language is Language.FR else teer
    return f"{hit.code:<9} {hit.province.replace('|', ', '):<8} {teer}{' · '.join(name for name in names if name)}"


_NONE = Text(en="Nothing is like it.", fr="Rien n’y ressemble.")
