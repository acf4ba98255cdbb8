"""Import forward sortation areas and first letters of postal codes."""

from pathlib import Path

from gcmsgen.reference.build.published import expect, rows_of

# Thirteen areas occur in one list of full codes only, in none of the lists of areas: they stay out, so that the look-up
# answers by their first letter and says so.
ONE_LIST = "geonames_full"
SEEN_ONCE = 13


def postal_areas(source: Path) -> list[list[str]]:
    """Return the table of areas with their provinces (two for K1A, which crosses the Ottawa River) and names."""
    published = rows_of(source / "fsa.csv")
    known = [row for row in published if row["sources"] != ONE_LIST]
    expect("fsa.csv", len(published) - len(known), SEEN_ONCE)
    lines = [[row["fsa"], row["province"].replace(";", "|"), row["area_name"]] for row in known]
    return [["area", "provinces", "name"], *sorted(lines)]


def postal_letters(source: Path) -> list[list[str]]:
    """Return the table of first letters with their provinces: two for X alone."""
    published = rows_of(source / "postal_letter_province.csv")
    return [
        ["letter", "provinces"],
        *sorted([row["first_letter"], row["provinces"].replace(";", "|")] for row in published),
    ]
