"""What the shell completes: codes of rules, places, occupations and countries, each as one word that needs no quotation marks."""

import os

import click
from click.shell_completion import CompletionItem

from gcmsgen.language import speaks

MOST = 40


def rule_codes(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the codes and aliases of rules that begin so, each with its title."""
    from gcmsgen.checks.manual import manual

    language = speaks(os.environ)
    named = [(name, rule) for rule in manual() for name in (rule.code, rule.alias) if name]
    return [
        CompletionItem(name, help=rule.title.of(language)) for name, rule in named if name.startswith(begun.upper())
    ]


def places_begun(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the places whose folded name begins so, written with hyphens: `saint-jo` goes on to `saint-john`."""
    from gcmsgen.reference.folding import fold_place
    from gcmsgen.reference.places import place_table

    key = fold_place(begun)
    found: dict[str, list[str]] = {}
    for cells in place_table().starting(key) if key else ():
        found.setdefault(cells[0].replace(" ", "-"), []).append(f"{cells[2]} ({cells[1]})")
    return [CompletionItem(name, help=", ".join(dict.fromkeys(there))) for name, there in list(found.items())[:MOST]]


def countries_begun(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the codes of countries that begin so, of two letters and of three, with the name."""
    from gcmsgen.reference.table import rows

    codes = ((row[column], row["name_en"]) for row in rows("countries") for column in ("code", "alpha3"))
    return [CompletionItem(code, help=name) for code, name in codes if code.startswith(begun.upper())][:MOST]


def unit_groups_begun(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the unit groups of the newest version whose code begins so, with the title."""
    from gcmsgen.reference.occupations import unit_groups, versions

    language = speaks(os.environ)
    groups = unit_groups(versions()[-1]).values()
    return [CompletionItem(one.code, help=one.title.of(language)) for one in groups if one.code.startswith(begun)][
        :MOST
    ]


def areas_begun(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the postal areas that begin so, with the name."""
    from gcmsgen.reference.postal_areas import areas

    begun = begun.upper()
    return [CompletionItem(area, help=row["name"]) for area, row in areas().items() if area.startswith(begun)][:MOST]
