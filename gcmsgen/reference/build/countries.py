"""Import provinces and countries with the prepositions that French needs before them, and the English article."""

from pathlib import Path

from gcmsgen.reference.build.published import KEPT, expect, expect_same, rows_of

COUNTRY_COLUMNS = (
    *("code", "name_en", "name_fr", "in_fr", "from_fr", "of_fr", "name_in_text_en", "alpha3"),
    "name_alone_fr",
)
PROVINCE_COLUMNS = "code,sgc,name_en,name_fr,abbreviation_en,abbreviation_fr,aliases,in_fr,from_fr,of_fr"


def provinces(source: Path) -> list[list[str]]:
    """Return the table of the 13 provinces and territories, by code."""
    french = {row["iso"].removeprefix("CA-"): row for row in rows_of(source.parent / "language" / "fr_provinces.csv")}
    lines = [_province(row, french[row["code"]]) for row in rows_of(source / "provinces.csv")]
    expect("provinces.csv", len(lines), 13)
    return [PROVINCE_COLUMNS.split(","), *sorted(lines)]


def countries(source: Path) -> list[list[str]]:
    """Return the table of the 249 countries and territories of ISO 3166-1 and of those kept beside them, by code.

    The French name is the one that the prepositions were made for; `name_in_text_en` has the article where English
    needs one (`the Netherlands`), and the everyday name where CLDR's is a label (`Hong Kong SAR China`). `name_alone_fr` and
    the French forms are those of the Government of Canada where CLDR's are a label (`Congo-Kinshasa`).
    """
    french = {row["iso"]: row for row in rows_of(source.parent / "language" / "fr_prepositions.csv")}
    articles = {row["code"]: row["name_in_text_en"] for row in rows_of(KEPT / "country_names_en.csv")}
    official = {row["code"]: row for row in rows_of(KEPT / "country_names_fr.csv")}
    rows = rows_of(source / "countries.csv")
    published = {row["alpha2"]: row["name_en_CA"] for row in rows}
    alpha3 = {row["alpha2"]: row["alpha3"] for row in rows}
    expect("countries.csv", len(published), 249)
    expect_same("fr_prepositions.csv", french, published)
    expect("country_names_en.csv", sorted(articles.keys() - published.keys()), [])
    expect("country_names_fr.csv", sorted(official.keys() - published.keys()), [])
    lines = []
    for code, name in published.items():
        forms = _french(french[code]) | official.get(code, {})
        words = [forms[column] for column in ("name_fr", "in_fr", "from_fr", "of_fr")]
        lines.append([code, name, *words, articles.get(code, name), alpha3[code], forms["name_alone_fr"]])
    # Kosovo is no entry of ISO 3166-1; passports of it are issued and recognized by Canada.
    added = [[row[column] for column in COUNTRY_COLUMNS] for row in rows_of(KEPT / "country_additions.csv")]
    expect("country_additions.csv", sorted({line[0] for line in added} & published.keys()), [])
    return [list(COUNTRY_COLUMNS), *sorted(lines + added)]


def _province(row: dict[str, str], french: dict[str, str]) -> list[str]:
    own = [row[column] for column in ("code", "sgc", "name_en", "name_fr", "abbr_en", "abbr_fr")]
    return [*own, row["aliases"].replace(";", "|"), french["in"], french["from"], french["of"]]


def _french(row: dict[str, str]) -> dict[str, str]:
    forms = {f"{column}_fr": row[column] for column in ("in", "from", "of")}
    return {"name_fr": row["name_fr"], "name_alone_fr": row["name_fr"], **forms}
