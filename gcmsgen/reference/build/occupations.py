"""Import the unit groups of a version of the NOC from Statistics Canada's and ESDC's files."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gcmsgen.reference.build.published import expect, expect_same, lines_of, rows_of

HEADER = ["code", "teer", "title_en", "title_fr", "successors"]
UNIT_GROUP_DIGITS = 5
CONCORDANCE = "noc2016v1_3-noc2021v1_0-eng.csv"
ESDC_ENGLISH = "noc2021_unit_groups.csv"
ESDC_FRENCH = "noc2021_unit_groups.fr.csv"

# ESDC's list prints TEER 3 for 82021; by Statistics Canada's rule (second digit) it is 2.
WRONG_TEER = ["82021"]


@dataclass(frozen=True, slots=True)
class NocRelease:
    """Hold how a version of the NOC was published: its structure in each language, and how many groups it counts.

    `by_teer` are the unit groups by TEER, `by_length` the groups above them by the digits of their codes.
    """

    english: str
    french: str
    by_teer: Mapping[int, int]
    by_length: Mapping[int, int]


# Counts as Statistics Canada publishes them: 516 unit groups in all.
NOC_2021 = NocRelease(
    "noc_2021_version_1.0_-_classification_structure.csv",
    "cnp_2021_version_1.0_-_structure_de_la_classification.csv",
    by_teer={0: 48, 1: 97, 2: 162, 3: 69, 4: 95, 5: 45},
    by_length={1: 10, 2: 45, 3: 89, 4: 162},
)


def noc_2021(source: Path) -> list[list[str]]:
    """Return the table of the 516 unit groups, by code. Raises UsageError where they are not as many as were published."""
    expect(ESDC_ENGLISH, _of_another_teer(source), WRONG_TEER)
    return unit_group_table(source, NOC_2021)


def unit_group_table(source: Path, release: NocRelease, successors: Mapping[str, str] | None = None) -> list[list[str]]:
    """Return the table of the unit groups of a version, by code, with the codes that succeed them in the next, where one is known.

    Raises UsageError where the groups are not as many as were published.
    """
    titles = _structure(source, release)
    lines = [
        [code, code[1], *titles[code], (successors or {}).get(code, "")]
        for code in sorted(titles)
        if len(code) == UNIT_GROUP_DIGITS
    ]
    expect(release.english, dict(sorted(Counter(int(line[1]) for line in lines).items())), release.by_teer)
    return [HEADER, *lines]


def class_table(source: Path, release: NocRelease) -> list[list[str]]:
    """Return the table of the groups above the unit groups. Raises UsageError where they are not as many as were published."""
    titles = _structure(source, release)
    lines = [[code, *titles[code]] for code in sorted(titles) if len(code) < UNIT_GROUP_DIGITS]
    expect(release.english, dict(sorted(Counter(len(line[0]) for line in lines).items())), release.by_length)
    return [["code", "title_en", "title_fr"], *lines]


def continued(path: Path, old: str, new: str, digits: int) -> dict[str, str]:
    """Return by code of a version the codes that continue it in the next, as a concordance names them in two columns.

    Concordances lose leading zeros (`11` for 0011); `digits` says how many a code has.
    """
    found = defaultdict(set)
    for row in rows_of(path):
        found[row[old].zfill(digits)].add(row[new].zfill(UNIT_GROUP_DIGITS))
    return {code: "|".join(sorted(codes)) for code, codes in found.items()}


def noc_2016(source: Path) -> list[list[str]]:
    """Return the table of the 500 unit groups of NOC 2016 with their successors in NOC 2021."""
    path = source / "raw" / CONCORDANCE
    english = {row["NOC 2016 V1.3 Code"].zfill(4): row["NOC 2016 V1.3 Title"] for row in rows_of(path)}
    successors = continued(path, "NOC 2016 V1.3 Code", "NOC 2021 V1.0 Code", digits=4)
    french = _french_2016(source)
    expect(CONCORDANCE, len(english), 500)
    expect_same(CONCORDANCE, english, french)
    return [HEADER, *([code, "", english[code], french[code], successors[code]] for code in sorted(english))]


def esdc_titles(source: Path) -> list[tuple[str, str, str]]:
    """Return (code, English title, French title) of ESDC's list; the rows that only continue another are left out."""
    english = _esdc(source, ESDC_ENGLISH)
    french = _esdc(source, ESDC_FRENCH)
    return [(code, english[code], french[code]) for code in sorted(english)]


def _structure(source: Path, release: NocRelease) -> dict[str, tuple[str, str]]:
    """Return the titles in both languages by code; the columns of the two files differ in their titles only."""
    raw = source / "raw"
    names = (release.english, release.french)
    english, french = ({line[2]: line[3] for line in lines_of(raw / name)[1:]} for name in names)
    expect_same(release.french, french, english)
    return {code: (english[code], french[code]) for code in english}


def _esdc(source: Path, name: str) -> dict[str, str]:
    return {line[0].zfill(5): line[1] for line in lines_of(source / "raw" / name)[1:] if line[0]}


def _of_another_teer(source: Path) -> list[str]:
    """Return the codes for which ESDC prints another TEER than their second digit."""
    lines = lines_of(source / "raw" / ESDC_ENGLISH)[1:]
    printed = {line[0].zfill(5): line[2] for line in lines if line[0]}
    return sorted(code for code, teer in printed.items() if teer != code[1])


def _french_2016(source: Path) -> dict[str, str]:
    """Return the French titles of NOC 2016 from ESDC's list, where a code may stand beside the title of another.

    0431 (commissioned police officers) stands there with the title of secondary school teachers, 4031. Of several
    titles those that belong to another code are left out; then the most frequent counts, the later one of equals.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines_of(source / "raw" / ESDC_FRENCH)[1:]:
        found[line[3].zfill(4)].append(line[4])
    settled = {titles[0]: code for code, titles in found.items() if len(set(titles)) == 1}
    return {code: _own_title(code, titles, settled) for code, titles in found.items()}


def _own_title(code: str, titles: list[str], settled: dict[str, str]) -> str:
    own = [title for title in titles if settled.get(title, code) == code]
    return max(reversed(own), key=own.count)
