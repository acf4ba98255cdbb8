"""Import the index of job titles: Statistics Canada's, the groups' own titles, and the variants that ESDC prints."""

from pathlib import Path

from gcmsgen.reference.build.occupations import esdc_titles
from gcmsgen.reference.build.published import expect, rows_of
from gcmsgen.reference.folding import fold_title, gender_forms

PUBLISHED = 57_708


def titles(source: Path, groups: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """Return the English and the French table of titles, in the order of folded titles.

    Raises UsageError where they are not as many as were published.
    """
    index = rows_of(source / "noc_2021_titles.csv")
    expect("noc_2021_titles.csv", len(index), PUBLISHED)
    variants = esdc_titles(source)
    english = [(row["code"], row["title"]) for row in index if row["lang"] == "en"]
    french = [(row["code"], row["title"]) for row in index if row["lang"] == "fr"]
    english += _groups({group[0]: group[2] for group in groups[1:]}, {code: en for code, en, _ in variants})
    french += _groups({group[0]: group[3] for group in groups[1:]}, {code: fr for code, _, fr in variants})
    return _table(english), _table(french)


def forms(table: list[list[str]]) -> list[list[str]]:
    """Return the table of second forms: of `Préposé/préposée`, `préposée`; the first form is the key of the title."""
    return _table(
        [(code, form) for code, title in table[1:] if fold_title(form := gender_forms(title)[1]) != fold_title(title)]
    )


def _groups(own: dict[str, str], printed: dict[str, str]) -> list[tuple[str, str]]:
    """Return the groups' titles and ESDC's variants of them.

    ESDC's French list prints the title of 84120 for 82030 too: a title of another group is no variant.
    """
    owners = {fold_title(title): code for code, title in own.items()}
    variants = {(code, title) for code, title in printed.items() if owners.get(fold_title(title), code) == code}
    return list(own.items()) + sorted(variants - set(own.items()))


def _table(entries: list[tuple[str, str]]) -> list[list[str]]:
    unique = {(fold_title(title), code): title for code, title in reversed(entries)}
    return [["code", "title"], *([code, unique[key, code]] for key, code in sorted(unique))]
