"""Write the generated parts of the pages with cog, and the Word templates; or say which of them are stale.

python tools/docs.py            write
python tools/docs.py --check    exit 1 where a page is not what the code says
"""

import subprocess
import sys
from pathlib import Path

import click

from gcmsgen.checks.cases.run import check_case
from gcmsgen.checks.registry import every_rule
from gcmsgen.checks.rule import Rule
from gcmsgen.cli.explain import sections
from gcmsgen.cli.program import COMMANDS, cli
from gcmsgen.facts.fields import NUMBER, case_fields, case_parts
from gcmsgen.facts.held import held
from gcmsgen.facts.load import load_case
from gcmsgen.facts.starter import asked_fields
from gcmsgen.finding import SEVERITY_WORD
from gcmsgen.language import Language, Text
from gcmsgen.reference.dated_tables import dated_values, table
from gcmsgen.reference.outcomes import outcomes

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    str(path.relative_to(ROOT))
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    if "[[[cog" in path.read_text("utf-8")
)


def main() -> int:
    """Run cog over every page that has a generated part, and write or check the Word templates."""
    checking = "--check" in sys.argv
    mode = ["--check", "--diff"] if checking else ["-r"]
    line = [sys.executable, "-m", "cogapp", "-I", str(ROOT / "tools"), *mode, *PAGES]
    pages = subprocess.run(line, cwd=ROOT, check=False).returncode
    templates = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "letterheads.py"), *(["--check"] if checking else [])], check=False
    ).returncode
    return 1 if pages or templates else 0


def rules(language: Language) -> str:
    """Return the manual pages of all rules as Markdown."""
    return "\n".join(_rule(rule, language) for rule in every_rule())


def _rule(rule: Rule, language: Language) -> str:
    body = "\n\n".join(f"**{heading.of(language)}.** {words}" for heading, words in sections(rule, language))
    severity = SEVERITY_WORD[rule.severity].of(language)
    kind = f"*{severity}* ({rule.alias})" if rule.alias else f"*{severity}*"
    return f"## {rule.code}: {rule.title.of(language)}\n\n{kind}\n\n{body}\n"


def commands(language: Language) -> str:
    """Return the help of the program and of every command as Markdown."""
    pages = [_help(cli, "gcmsgen", language)]
    for name in COMMANDS:
        pages += _pages(cli, name, "gcmsgen", language)
    return "\n".join(pages)


def _pages(group: click.Group, name: str, path: str, language: Language) -> list[str]:
    """Return the help of a command, and of those that it groups."""
    command = group.get_command(click.Context(group), name)
    assert command is not None
    inner = command.list_commands(click.Context(command)) if isinstance(command, click.Group) else []
    own = _help(command, f"{path} {name}", language)
    return [own, *(page for other in inner for page in _pages(command, other, f"{path} {name}", language))]  # type: ignore[arg-type]


def _help(command: click.Command, name: str, language: Language) -> str:
    from gcmsgen.cli.spoken import speak

    speak(language)
    context = click.Context(command, info_name=name, obj=language, terminal_width=100, max_content_width=100)
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


def fields() -> str:
    """Return every field of the case file as a Markdown table: its names, what may stand there, the outcomes that ask for it."""
    asked = {outcome: set(asked_fields(outcome)) for outcome in outcomes()}
    rows = ["| field | English | français | holds · contient | asked for by · demandé par |", "|---|---|---|---|---|"]
    for field in case_fields():
        written = ".".join(field.path).replace(NUMBER, "N") + ("[]" if field.many else "")
        asking = [outcome for outcome, fields in asked.items() if field in fields]
        what = held(field)
        cells = [f"`{written}`", field.names[-1].en, field.names[-1].fr, f"{what.en} · {what.fr}", _outcomes(asking)]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _outcomes(asking: list[str]) -> str:
    return "all · tous" if len(asking) == len(outcomes()) else ", ".join(asking)


def template_names() -> str:
    """Return the names that an office's Word template may use beside the facts, with what each of them holds."""
    from gcmsgen.office_template.names import attributes, word_names

    rows = ["| name · nom | holds · contient |", "|---|---|"]
    for name, kind in word_names().items():
        if name not in case_parts():
            inside = ", ".join(f"`{inner}`" for inner in sorted(attributes(kind)))
            rows.append(f"| `{name}` | {inside or 'a value · une valeur'} |")
    return "\n".join(rows) + "\n"


def template_filters(language: Language) -> str:
    """Return the filters that a Word template in a language may use beside those of Jinja, one line."""
    from gcmsgen.wording.environment import language_filters

    return ", ".join(f"`{name}`" for name in sorted(language_filters(language))) + "\n"


def rule_rows() -> str:
    """Return the rule list of the category as a Markdown table: codes, days, sources, confidence, cases that exercise it."""
    exercised = _exercised()
    rows = [
        "| row | rule · règle | codes | from · depuis | source | confidence | cases · cas |",
        "|---|---|---|---|---|---|---|",
    ]
    for row, entry in table("rule_list.yaml").items():
        cases = sorted({case for code in entry["codes"] for case in exercised.get(code, ())})
        confidence = (
            entry["confidence"] if entry["confidence"] == "H" else f"{entry['confidence']}, verify · à vérifier"
        )
        names = f"{entry['en']} · {entry['fr']}"
        shown = ", ".join(cases) or _PROVEN.get(row, "fixtures/checks")
        rows.append(
            f"| {row} | {names} | {', '.join(entry['codes'])} | {entry['from'] or '-'} | {entry['source']} | {confidence} | {shown} |"
        )
    return "\n".join(rows) + "\n"


_PROVEN = {
    "words": "tests/checks/language",
    "templates": "tests/office_template",
    "exchange": "tests/translation/exchange",
    "languages": "tests/checks/parity",
}


def _exercised() -> dict[str, set[str]]:
    """Return, for each code, the example cases in which it is found."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "fixtures" / "cases").glob("*.yaml")):
        case = load_case(path.name, path.read_bytes())
        assert case.decision is not None
        assert case.decision.date is not None
        for finding in check_case(case, case.decision.date):
            found.setdefault(finding.code, set()).add(path.stem.split("-")[0])
    return found


def dated_rows() -> str:
    """Return the dated knowledge of the guidance, codes and fees as a Markdown table."""
    rows = ["| what | value | from · depuis | source | confidence |", "|---|---|---|---|---|"]
    for name, value in dated_values().items():
        for entry in value.entries:
            verify = "" if entry.confidence == "H" else ", verify · à vérifier"
            rows.append(
                f"| {name} | {entry.value} | {entry.since or '-'} | {entry.source} | {entry.confidence}{verify} |"
            )
    return "\n".join(rows) + "\n"


def total() -> Text:
    """Return how many rules there are, in a sentence."""
    return Text(en=f"There are {len(every_rule())} rules.", fr=f"Il y a {len(every_rule())} règles.")


if __name__ == "__main__":
    sys.exit(main())
