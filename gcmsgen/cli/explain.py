"""`gcmsgen explain`."""

from collections.abc import Iterator

import click

from gcmsgen.checks.manual import manual
from gcmsgen.checks.rule import Rule
from gcmsgen.cli.completed import rule_codes
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import did_you_mean, option, spoken
from gcmsgen.errors import UsageError
from gcmsgen.finding import SEVERITY_WORD
from gcmsgen.language import Language, Text, visible

HEADINGS = (
    Text(en="What it finds", fr="Ce qu’elle relève"),
    Text(en="Why it matters", fr="Pourquoi c’est important"),
    Text(en="What to do", fr="Que faire"),
)
RIGHT = Text(en="Right", fr="Juste")
WRONG = Text(en="Wrong", fr="Faux")
AUTHORITY = Text(en="Authority", fr="Fondement")


@declare(
    "explain",
    Text(
        en="Show the manual page of a rule, or with --list a line for each.\n\n\b\nExample:\n  gcmsgen explain GCM102",
        fr="Afficher la page de manuel d’une règle, ou, avec --list, une ligne pour chacune.\n\n\b\nExemple\N{NO-BREAK SPACE}"
        ":\n  gcmsgen explain GCM102",
    ),
)
@click.argument("code", required=False, shell_complete=rule_codes)
@option("--list", "every", is_flag=True, text=Text(en="List every rule.", fr="Énumérer toutes les règles."))
@click.pass_context
def command(context: click.Context, code: str | None, every: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Print a manual page, or the list."""
    language = spoken(context)
    if every:
        for rule in manual():
            click.echo(f"{rule.code}  {SEVERITY_WORD[rule.severity].of(language):<13}  {rule.title.of(language)}")
    elif code is None:
        raise click.UsageError(_WHICH.of(language), context)
    else:
        click.echo(page(named(code), language))


def named(code: str) -> Rule:
    """Return the rule with this code or alias, written in capitals or not. Raises UsageError where there is none."""
    for rule in manual():
        if code.upper() in (rule.code, rule.alias):
            return rule
    if "." in code or "/" in code:
        raise UsageError(_TRACED.filled(code=visible(code)))
    raise UsageError(_UNKNOWN.filled(code=code, hint=did_you_mean(code, _every_code())))


def _every_code() -> list[str]:
    return [name for rule in manual() for name in (rule.code, rule.alias) if name]


def page(rule: Rule, language: Language) -> str:
    """Return the manual page of a rule as text."""
    body = "\n\n".join(f"{heading.of(language)}\n  {words}" for heading, words in sections(rule, language))
    code = f"{rule.code}, {rule.alias}" if rule.alias else rule.code
    return f"{code} ({SEVERITY_WORD[rule.severity].of(language)})  {rule.title.of(language)}\n\n{body}"


def sections(rule: Rule, language: Language) -> Iterator[tuple[Text, str]]:
    """Yield the sections of a manual page; in its examples each no-break space is a sign that can be seen."""
    for heading, text in zip(HEADINGS, (rule.finds, rule.matters, rule.fix), strict=True):
        yield heading, text.of(language)
    for heading, examples in ((RIGHT, rule.right), (WRONG, rule.wrong)):
        if examples:
            yield heading, " | ".join(examples).replace("\N{NO-BREAK SPACE}", "⍽")
    yield AUTHORITY, rule.cited.of(language)


_WHICH = Text(
    en="Give the code of a rule, or --list.",
    fr="Indiquez le code d’une règle, ou --list.",
)
_TRACED = Text(
    en="{code}: this explains rules, by their codes. Why a document says a sentence, `gcmsgen trace CASE` tells.",
    fr="{code}\N{NO-BREAK SPACE}: cette commande explique les règles, par leurs codes. «\N{NO-BREAK SPACE}gcmsgen trace CAS"
    "\N{NO-BREAK SPACE}» dit pourquoi un document énonce une phrase.",
)
_UNKNOWN = Text(
    en="No rule has the code {code}.{hint} `gcmsgen explain --list` shows them all.",
    fr="Aucune règle ne porte le code {code}.{hint} «\N{NO-BREAK SPACE}gcmsgen explain --list\N{NO-BREAK SPACE}» les énumère.",
)
