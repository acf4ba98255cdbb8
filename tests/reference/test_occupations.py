"""Versions by date, unit groups, explanations of wrong codes, and a version to come."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.language import Language, Text
from gcmsgen.reference.job_titles import TitleTier, groups_for_title
from gcmsgen.reference.occupation_codes import CodeExplanation, CodeKind, explain_code
from gcmsgen.reference.occupations import UnitGroup, Version, unit_group, unit_groups, version_on, versions

NOC_2021 = version_on(date(2026, 3, 1))
NOC_2016 = version_on(date(2022, 11, 15))


def explained(text: str, version: Version = NOC_2021, **folder: Path) -> CodeExplanation:
    explanation = explain_code(text, version, **folder)
    assert explanation is not None
    return explanation


def test_versions_change_on_the_day_of_the_switch() -> None:
    assert (NOC_2016.name, NOC_2016.digits) == ("NOC 2016 V1.3", 4)
    assert version_on(date(2022, 11, 16)) == NOC_2021
    assert (NOC_2021.name, NOC_2021.digits) == ("NOC 2021 V1.0", 5)
    assert (NOC_2021.since, NOC_2021.instructions_since) == (date(2022, 11, 16), date(2022, 12, 6))
    assert all(version.source and version.confidence for version in versions())


def test_a_unit_group_has_title_and_teer() -> None:
    coaches = UnitGroup("53201", 3, Text(en="Coaches", fr="Entraîneurs/entraîneuses"))
    assert unit_group("53201", NOC_2021) == coaches
    assert unit_group("0011", NOC_2016) == UnitGroup(
        "0011", None, Text(en="Legislators", fr="Membres des corps législatifs"), ("00010",)
    )


def test_counts_are_those_published() -> None:
    assert len(unit_groups(NOC_2016)) == 500
    assert len(unit_groups(NOC_2021)) == 516
    assert Counter(group.teer for group in unit_groups(NOC_2021).values()) == {
        0: 48,
        1: 97,
        2: 162,
        3: 69,
        4: 95,
        5: 45,
    }
    assert all(group.teer == int(code[1]) for code, group in unit_groups(NOC_2021).items())


def test_516_five_digit_strings_are_unit_groups_and_99484_are_not() -> None:
    accepted = [code for code in (f"{number:05}" for number in range(100_000)) if unit_group(code, NOC_2021)]
    assert len(accepted) == 516
    assert all(explain_code(code, NOC_2021) is None for code in accepted)


@pytest.mark.parametrize("text", ["", "10", " 53201", "53201 ", "53201.0", "５３２０１", "5320", "053201", "53 201"])
def test_nothing_is_padded_or_converted(text: str) -> None:
    assert unit_group(text, NOC_2021) is None
    assert explain_code(text, NOC_2021) is not None


@pytest.mark.parametrize(
    ("text", "kinds", "candidates"),
    [
        ("10", [CodeKind.ZEROS_LOST], ("00010",)),
        ("11", [CodeKind.ZEROS_LOST, CodeKind.OTHER_VERSION], ("00010", "00011")),
        ("0012", [CodeKind.ZEROS_LOST, CodeKind.OTHER_VERSION], ("00011", "00012")),
        ("21231.0", [CodeKind.TYPED_OTHERWISE], ("21231",)),
        ("21231,00", [CodeKind.TYPED_OTHERWISE], ("21231",)),
        ("２１２３１", [CodeKind.TYPED_OTHERWISE], ("21231",)),
        ("٢١٢٣١", [CodeKind.TYPED_OTHERWISE], ("21231",)),
        ("2I23l", [CodeKind.TYPED_OTHERWISE], ("21231",)),
        ("OOO10", [CodeKind.TYPED_OTHERWISE], ("00010",)),
        ("CNP 21231", [CodeKind.TYPED_OTHERWISE], ("21231",)),
        ("10.0", [CodeKind.ZEROS_LOST], ("00010",)),
        ("2174", [CodeKind.OTHER_VERSION], ("21230", "21232", "21234")),
        (
            "2123",
            [CodeKind.OTHER_VERSION, CodeKind.HIGHER_GROUP],
            ("21112", "21230", "21231", "21232", "21233", "21234"),
        ),
        ("00018", [CodeKind.UNOFFICIAL], ("00011", "00012", "00013", "00014", "00015")),
        ("88888", [], ()),
        ("", [], ()),
        ("cook", [], ()),
    ],
)
def test_a_wrong_code_is_explained(text: str, kinds: list[CodeKind], candidates: tuple[str, ...]) -> None:
    explanation = explained(text)
    assert [reading.kind for reading in explanation.readings] == kinds
    assert explanation.candidates == candidates
    assert explanation.ambiguous == (len(kinds) > 1)


def test_48_minor_groups_are_unit_groups_of_2016_too() -> None:
    ambiguous = [
        code for code in unit_groups(NOC_2016) if CodeKind.HIGHER_GROUP in {r.kind for r in explained(code).readings}
    ]
    assert len(ambiguous) == 48


def test_60_codes_of_2016_were_split() -> None:
    assert sum(len(group.successors) > 1 for group in unit_groups(NOC_2016).values()) == 60


def test_a_new_code_on_an_old_offer_names_the_old_code() -> None:
    [reading] = explained("21231", NOC_2016).readings
    assert (reading.kind, reading.version, reading.candidates) == (CodeKind.OTHER_VERSION, "NOC 2021 V1.0", ("2173",))


@pytest.mark.parametrize(
    ("title", "language", "tier", "codes"),
    [
        ("Coach", Language.EN, TitleTier.EXACT, ("53201",)),
        ("coaches", Language.EN, TitleTier.EXACT, ("53201",)),
        ("Software developers and programmers", Language.EN, TitleTier.EXACT, ("21232",)),
        ("Business system specialists", Language.EN, TitleTier.EXACT, ("21221",)),
        ("Abattoir forewoman", Language.EN, TitleTier.EXACT, ("92012",)),
        ("Abattoir foreman / woman", Language.EN, TitleTier.EXACT, ("92012",)),
        ("ENTRAINEURS", Language.FR, TitleTier.EXACT, ("53201",)),
        ("Préposée au téléphone", Language.FR, TitleTier.EXACT, ("14101",)),
        ("prepose(e) au telephone", Language.FR, TitleTier.EXACT, ("14101",)),
        ("Cadres supérieurs / cadres supérieures - administration publique", Language.FR, TitleTier.EXACT, ("00011",)),
        ("Technologiste immatriculée de laboratoire médical", Language.FR, TitleTier.EXACT, ("32120",)),
        ("Personal support worker", Language.EN, TitleTier.PARTIAL, ("33102", "44101")),
        ("Personal support worker - home support", Language.EN, TitleTier.EXACT, ("44101",)),
        ("Personal support", Language.EN, TitleTier.NONE, ()),
        ("", Language.EN, TitleTier.NONE, ()),
        ("---", Language.FR, TitleTier.NONE, ()),
    ],
)
def test_a_job_title_names_its_groups(title: str, language: Language, tier: TitleTier, codes: tuple[str, ...]) -> None:
    found = groups_for_title(title, language, NOC_2021)
    assert (found.tier, found.codes) == (tier, codes)


def test_a_version_without_an_index_has_no_titles() -> None:
    assert groups_for_title("Legislators", Language.EN, NOC_2016).tier is TitleTier.NONE


def test_a_title_of_another_group_is_no_variant() -> None:
    title = (
        "Ouvriers spécialisés/ouvrières spécialisées dans l'élevage et opérateurs/opératrices de machineries agricoles"
    )
    assert groups_for_title(title, Language.FR, NOC_2021).codes == ("84120",)


def test_a_new_version_is_tables_only(with_tables: Callable[..., Path], tables: Path) -> None:
    """NOC 2026, invented: 21231 is split, and 2123 is no longer a minor group."""
    known = (tables / "noc_versions.csv").read_text().splitlines()
    carried = (tables / "noc_2021.csv").read_text()
    lines = [line.split(",") for line in ("code,teer,title_en,title_fr,successors", "21235,1,Engineers,Ingénieurs,")]
    (tables / "noc_versions.csv").write_text("\n".join([*known, "NOC 2026 V1.0,noc_2026,5,2027-01-01,,a test,L", ""]))
    (tables / "noc_2021.csv").write_text(_with_successor(carried, "21231", "21235"))
    folder = with_tables(noc_2026=lines)
    noc_2026 = version_on(date(2027, 1, 1), folder)
    assert noc_2026.name == "NOC 2026 V1.0"
    assert version_on(date(2026, 12, 31), folder) == NOC_2021
    assert unit_group("21235", noc_2026, folder) == UnitGroup("21235", 1, Text(en="Engineers", fr="Ingénieurs"))
    assert explained("21231", noc_2026, folder=folder).candidates == ("21235",)
    assert explained("2173", noc_2026, folder=folder).candidates == ("21235",)
    assert groups_for_title("Coach", Language.EN, noc_2026, folder).tier is TitleTier.NONE


def _with_successor(table: str, code: str, successor: str) -> str:
    return "\n".join(line + successor if line.startswith(f"{code},") else line for line in table.split("\n"))
