"""Read what looks like a number and counts nothing: numbers of files and clients, codes of the NOC, provisions, cases in court.

>>> words = "W000000005 and UCI 11-2233-4455, NOC 21223, R205(b) and sections 34 to 42"
>>> [(n.kind.value, n.values[0]) for n in numbers_of_files(words)]
[('file_number', 'W000000005'), ('file_number', '1122334455'), ('noc', '21223'), ('provision', 'R205(b)'), ('provision', '34 to 42')]
"""

import re
from collections.abc import Iterator

from gcmsgen.checks.claims.claim import ClaimKind, Mention

_BLANK = r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_LETTER = r"(?:\((?:[a-z]|[ivx]+)(?:\.\d+)?\)|(?:[a-z](?:\.\d+)?\)))"
_SECTION = rf"\d+(?:\.\d+)?(?:\(\d+(?:\.\d+)?\))?{_LETTER}*"
_BARE = (
    rf"\b[RA]\d+(?:\.\d+)?(?:\(\d+(?:\.\d+)?\))?{_LETTER}*",
    rf"\b\d+\(\d+\){_LETTER}*|\b\d+{_LETTER}",
)
_PARTS = (
    (
        "file",
        rf"\b[A-Z]{{1,2}}\d{{7,11}}\b|\b\d{{9}}RP\d{{4}}\b|\b[WAE](?:{_BLANK}|-)\d{{3}}(?:{_BLANK}|-)?\d{{3}}(?:{_BLANK}|-)?\d{{3}}\b",
    ),
    (
        "client",
        r"\b\d{2}-\d{4}-\d{4}\b|(?<=UCI )\d{4}-\d{4}\b|(?<=IUC )\d{4}-\d{4}\b|(?<=UCI )\d{8,10}\b|(?<=IUC )\d{8,10}\b",
    ),
    ("noc", rf"(?:\b(?:NOC|CNP)(?:{_BLANK}(?:code|2021|2016|version 1\.0))*{_BLANK}(?P<unit_group>\d{{4,5}})\b)"),
    (
        "provision",
        rf"{_BARE[0]}|\b(?:[Ss]ections?|[Ss]ubsections?|[Pp]aragraphs?|[Ss]ubparagraphs?|"
        rf"[Aa]rticles?|[Aa]linéas?|[Pp]aragraphes?|[Ss]ous-alinéas?|[Cc]lauses?|[Pp]arts?|[Hh]eads?|[Cc]hapters?|[Pp]oints?|[Aa]nnexe?s?){_BLANK}"
        rf"(?:\d|[A-Z]\b)[\w().]*(?:{_BLANK}(?:to|and|or|à|et|ou){_BLANK}{_SECTION})*|{_BARE[1]}",
    ),
    ("code", r"\b[A-Z]\d{1,3}\b"),
    (
        "judgment",
        rf"\b\d{{4}}{_BLANK}(?:FC|FCA|SCC|CF|CAF|CSC|CanLII){_BLANK}\d+|\[\d{{4}}\]{_BLANK}\d+{_BLANK}\w+{_BLANK}\d+",
    ),
    (
        "clock",
        rf"\b\d{{1,2}}:\d\d(?:{_BLANK}?[ap]\.?m\.?)?|\b\d{{1,2}}{_BLANK}?[ap]\.?m\b\.?|\b\d{{1,2}}{_BLANK}h(?:{_BLANK}\d\d)?\b",
    ),
    ("season", r"\b(?:19|20)\d\d[-–/](?:(?:19|20)\d\d|\d\d)\b"),
    ("listed", r"(?:^|\s)\(?\d{1,2}[.)](?=\s)"),
)
# All begin a word, with a capital, a figure or the first letter of a word that announces a number, or with a bracket or a blank.
_PATTERN = re.compile(
    r"(?:\b(?=[A-Zspach\d])|(?=[\[(\s]))(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS) + ")"
)
# Those that no word announces begin with a capital, a figure, a bracket or a blank.
_BY_ITSELF = {**dict(_PARTS), "provision": "|".join(_BARE)}
_UNANNOUNCED = re.compile(
    r"(?:\b(?=[A-Z\d])|(?=[\[(\s]))(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _BY_ITSELF.items() if name != "noc")
    + ")"
)
_KIND = {
    "file": ClaimKind.FILE_NUMBER,
    "client": ClaimKind.FILE_NUMBER,
    "noc": ClaimKind.NOC,
    "code": ClaimKind.PROVISION,
}

_SIGNS = re.compile(r"[A-Z]\d|[WAE][-\s]\d{3}|(?:UCI|IUC) \d|\d[-–:(/)\]]|\[\d|\d ?[aph](?:\.|\b)|\d\d\dRP")
_NUMBERED = (
    "noc cnp section sections subsection subsections paragraph paragraphs subparagraph subparagraphs article articles alinéa alinéas "
    "paragraphe paragraphes clause clauses part parts head heads chapter chapters point points annex annexes annexe "
    "fc fca scc cf caf csc canlii"
)
_NUMBERED_WORDS = frozenset(_NUMBERED.split())


def may_hold_any(text: str, words: frozenset[str]) -> bool:
    """Say whether a text, with these words in small letters, can hold any of them: most sentences cannot, and are not searched."""
    return _SIGNS.search(text) is not None or not words.isdisjoint(_NUMBERED_WORDS)


def numbers_of_files(text: str, words: frozenset[str] | None = None) -> Iterator[Mention]:
    """Yield each of them; what is neither a number of a file nor a code is a provision, and only keeps its digits from counting.

    Where `words`, those of the text in small letters, hold none that announces a number, less is looked for.
    """
    announced = words is None or not words.isdisjoint(_NUMBERED_WORDS)
    for match in (_PATTERN if announced else _UNANNOUNCED).finditer(text):
        name = match.lastgroup or ""
        if name == "unit_group":
            name = "noc"
        kind = _KIND.get(name, ClaimKind.PROVISION)
        value = match["unit_group"] if name == "noc" else match[0].strip()
        if name == "client":
            value = value.replace("-", "")
        if name == "provision":
            value = re.sub(rf"^[A-Za-zé-]{{3,}}{_BLANK}", "", value)
        yield Mention(kind, match[0].strip(), match.start(), (value,), unit=name)
