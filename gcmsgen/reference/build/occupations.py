"""Import the unit groups of NOC 2021 and NOC 2016 from Statistics Canada's and ESDC's files."""

from collections import Counter, defaultdict
from pathlib import Path

from gcmsgen.reference.build.published import expect, expect_same, lines_of, rows_of

HEADER = ["code", "teer", "title_en", "title_fr", "successors"]
ENGLISH = "noc_2021_version_1.0_-_classification_structure.csv"
FRENCH = "cnp_2021_version_1.0_-_structure_de_la_classification.csv"
CONCORDANCE = "noc2016v1_3-noc2021v1_0-eng.csv"
ESDC_ENGLISH = "noc2021_unit_groups.csv"
ESDC_FRENCH = "noc2021_unit_groups.fr.csv"

# Counts by TEER 0 to 5, as Statistics Canada publishes them: 516 in all.
BY_TEER = {0: 48, 1: 97, 2: 162, 3: 69, 4: 95, 5: 45}

# ESDC's list prints TEER 3 for 82021; by Statistics Canada's rule (second digit) it is 2.
WRONG_TEER = ["82021"]

# The groups above, by the length of their codes.
BY_LENGTH = {1: 10, 2: 45, 3: 89, 4: 162}


def noc_2021(source: Path) -> list[list[str]]:
    """Return the table of the 516 unit groups, by code. Raises UsageError where they are not as many as were published."""
    titles = _structure(source)
    lines = [[code, code[1], *titles[code], ""] for code in sorted(titles) if len(code) == 5]
    expect(ENGLISH, dict(sorted(Counter(int(line[1]) for line in lines).items())), BY_TEER)
    expect(ESDC_ENGLISH, _of_another_teer(source), WRONG_TEER)
    return [HEADER, *lines]


def noc_2021_classes(source: Path) -> list[list[str]]:
    """Return the table of the groups above: 10, 45, 89 and 162 of one to four digits."""
    titles = _structure(source)
    lines = [[code, *titles[code]] for code in sorted(titles) if len(code) < 5]
    expect(ENGLISH, dict(sorted(Counter(len(line[0]) for line in lines).items())), BY_LENGTH)
    return [["code", "title_en", "title_fr"], *lines]


def noc_2016(source: Path) -> list[list[str]]:
    """Return the table of the 500 unit groups of NOC 2016 with their successors in NOC 2021.

    The concordance has lost its leading zeros (`11` for 0011); the column says how many digits there were.
    """
    english: dict[str, str] = {}
    successors = defaultdict(set)
    for row in rows_of(source / "raw" / CONCORDANCE):
        code = row["NOC 2016 V1.3 Code"].zfill(4)
        english[code] = row["NOC 2016 V1.3 Title"]
        successors[code].add(row["NOC 2021 V1.0 Code"].zfill(5))
    french = _french_2016(source)
    expect(CONCORDANCE, len(english), 500)
    expect_same(CONCORDANCE, english, french)
    return [
        HEADER,
        *([code, "", english[code], french[code], "|".join(sorted(successors[code]))] for code in sorted(english)),
    ]


def esdc_titles(source: Path) -> list[tuple[str, str, str]]:
    """Return (code, English title, French title) of ESDC's list; the rows that only continue another are left out."""
    english = _esdc(source, ESDC_ENGLISH)
    french = _esdc(source, ESDC_FRENCH)
    return [(code, english[code], french[code]) for code in sorted(english)]


def _structure(source: Path) -> dict[str, tuple[str, str]]:
    """Return the titles in both languages by code; the columns of the two files differ in their titles only."""
    raw = source / "raw"
    english, french = ({line[2]: line[3] for line in lines_of(raw / name)[1:]} for name in (ENGLISH, FRENCH))
    expect_same(FRENCH, french, english)
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
