"""`gcmsgen trace`."""

from datetime import datetime

import click

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.claims.claim import Claim, Standing
from gcmsgen.checks.claims.ledger import ledger
from gcmsgen.cli.source import day_that_counts, read_with_lines, tell
from gcmsgen.cli.spoken import CASE_FILE, ON, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.document import Document, Sentence
from gcmsgen.facts.case import Case
from gcmsgen.finding import Refused
from gcmsgen.generate import CheckedCase, prepared
from gcmsgen.language import Language, Text
from gcmsgen.legible import json_text


@declare(
    "trace",
    Text(
        en="Show each sentence of a document with the facts that it rests on, the rule that calls for it and its provisions; then "
        "what the officer’s words name, and what each of these claims rests on."
        "\n\n\b\nExample:\n  gcmsgen trace case.yaml --document note",
        fr="Afficher chaque phrase d’un document avec les faits sur lesquels elle repose, la règle qui l’appelle et ses "
        "dispositions; puis ce que nomment les mots de l’agent, et ce sur quoi repose chacune de ces "
        "affirmations.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen trace cas.yaml --document note",
    ),
)
@click.argument("case", metavar="CASE", type=CASE_FILE)
@option(
    "--document",
    type=click.Choice(list(CATALOGUE)),
    text=Text(en="Document to trace.", fr="Document à retracer."),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the table.", fr="Format du tableau."),
)
@ON
@click.pass_context
def command(context: click.Context, case: str, document: str | None, form: str, on: datetime | None) -> None:
    """Print the table."""
    facts, file = read_with_lines(case)
    day = day_that_counts(facts, on)
    tree = read_templates(templates(context))
    try:
        made = prepared(CheckedCase(facts, day, tree), document or _called_for(facts)).document
    except Refused as refused:
        tell(refused.findings, spoken(context), file)
        raise
    claims = ledger(facts)
    click.echo(as_json(made, claims) if form == "json" else as_text(made, claims, spoken(context)))


def _called_for(case: Case) -> str:
    outcome = case.decision and case.decision.outcome
    return "letter" if outcome in CATALOGUE["letter"].parts else "note"


def as_json(document: Document, claims: tuple[Claim, ...]) -> str:
    """Return the sentences with their sources, and the ledger of claims, as JSON."""
    rows = [
        {"id": s.id, "text": s.text, "facts": list(s.facts), "rule": s.rule, "provisions": list(s.cites)}
        | ({"words_since": s.since} if s.since else {})
        for s in document.sentences()
    ]
    told = [
        {
            "where": claim.where,
            "start": claim.start,
            "text": claim.text,
            "kind": claim.kind.value,
            "values": list(claim.values),
            "standing": claim.standing.value,
            "rests_on": list(claim.rests_on),
        }
        for claim in claims
    ]
    return json_text({"schema": "gcmsgen.trace/1", "sentences": rows, "claims": told})


def as_text(document: Document, claims: tuple[Claim, ...], language: Language) -> str:
    """Return the sentences with their sources, and the ledger of claims, as text."""
    sentences = [_row(sentence, language) for sentence in document.sentences()]
    told = [f"    {claim.where}: {claim.text} — {_rests(claim, language)}" for claim in claims]
    return "\n".join((*sentences, *([_CLAIMS.of(language), *told] if told else [])))


def _rests(claim: Claim, language: Language) -> str:
    return ", ".join((_STANDING[claim.standing].of(language), *claim.rests_on))


def _row(sentence: Sentence, language: Language) -> str:
    rows = [sentence.id, f"    {sentence.text}"]
    told = (
        (_FACTS, sentence.facts),
        (_RULE, (sentence.rule,)),
        (_PROVISIONS, sentence.cites),
        (_SINCE, (sentence.since,) if sentence.since else ()),
    )
    rows += [f"    {name.of(language)}{', '.join(values)}" for name, values in told if values]
    return "\n".join(rows)


_FACTS = Text(en="facts: ", fr="faits\N{NO-BREAK SPACE}: ")
_RULE = Text(en="rule: ", fr="règle\N{NO-BREAK SPACE}: ")
_PROVISIONS = Text(en="provisions: ", fr="dispositions\N{NO-BREAK SPACE}: ")
_SINCE = Text(en="words in force from: ", fr="texte en vigueur à partir du\N{NO-BREAK SPACE}: ")
_CLAIMS = Text(
    en="What the officer’s words name, and what it rests on:",
    fr="Ce que nomment les mots de l’agent, et ce sur quoi cela repose\N{NO-BREAK SPACE}:",
)
_STANDING = {
    Standing.FACT: Text(en="fact", fr="fait"),
    Standing.ROWS: Text(en="rows or days", fr="lignes ou dates"),
    Standing.DOCUMENT: Text(en="document", fr="document"),
    Standing.PROVISION: Text(en="provision or table", fr="disposition ou tableau"),
    Standing.SMALL: Text(en="number up to twelve", fr="nombre jusqu’à douze"),
    Standing.UNDECIDED: Text(en="may mean something else", fr="peut avoir un autre sens"),
    Standing.NOTHING: Text(en="NOTHING IN THE FILE", fr="RIEN AU DOSSIER"),
}
