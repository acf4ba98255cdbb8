"""The fixtures of rules: each says first what is found in it, then what it changes in the case that it lies over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.facts.yaml_file import parse_yaml
from gcmsgen.finding import Finding
from tests.conftest import DAY, ROOT

FOLDER = ROOT / "fixtures" / "checks"
BASE = FOLDER / "base.yaml"
FIXTURES = sorted(FOLDER.glob("*/*.yaml"))
_HEAD = re.compile(r"# (?P<code>GCM\d{3}) (?P<says>finds|quiet)\n(?:# also (?P<also>GCM\d{3}(?:, GCM\d{3})*)\n)?")


@dataclass(frozen=True)
class Said:
    """Hold what the first lines of a fixture say: its rule, whether that is found, and every code that is found in it."""

    code: str
    finds: bool
    codes: frozenset[str]


def said(path: Path) -> Said:
    """Return what the first lines of a fixture say is found in it."""
    match = _HEAD.match(path.read_text(encoding="utf-8"))
    assert match, f"the first line of {path} says nothing that can be tested"
    code, finds = match["code"], match["says"] == "finds"
    return Said(code, finds, frozenset([*([code] if finds else []), *(match["also"] or "").split(", ")]) - {""})


def changes(path: Path) -> dict[str, Tree]:
    """Return what a file changes in the case that it lies over, dotted; `over` names that case where it is not base.yaml."""
    return dict(_leaves(parse_yaml(path.name, path.read_text(encoding="utf-8")).tree))


def _leaves(tree: Mapping[str, Tree], before: str = "") -> Iterator[tuple[str, Tree]]:
    for name, part in tree.items():
        if isinstance(part, dict):
            yield from _leaves(part, f"{before}{name}.")
        else:
            yield before + name, part


def tree_of(path: Path) -> dict[str, Tree]:
    """Return all facts of a fixture: its own over those of its base."""
    own = parse_yaml(path.name, path.read_text(encoding="utf-8")).tree
    if path == BASE:
        return own
    over = str(own.pop("over", "base"))
    return overlaid(tree_of(FOLDER / f"{over}.yaml"), own)


def findings_of(path: Path) -> list[Finding]:
    """Return what is found in a fixture on the day of its decision."""
    case = case_from(str(path), Parsed(tree_of(path), {}))
    day: date = (case.decision and case.decision.date) or DAY
    return list(check_case(case, day))
