"""`gcmsgen schema`."""

from typing import Any

import click

from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import spoken
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import case_fields
from gcmsgen.facts.group import Group, GroupField, fields_of
from gcmsgen.facts.held import LISTED
from gcmsgen.language import Language, Text
from gcmsgen.legible import json_text


@declare(
    "schema",
    Text(
        en="Print the JSON Schema of the case file, for editors that complete and check as you type.\n\n\b\nExample:\n"
        "  gcmsgen schema > case.schema.json",
        fr="Afficher le schéma JSON du fichier de cas, pour les éditeurs qui complètent et vérifient à la frappe."
        "\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen schema > cas.schema.json",
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    """Print the schema."""
    click.echo(json_text(case_schema(spoken(context))))


def case_schema(language: Language) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12), each field described in that language."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Case.model_json_schema()}
    groups = {field.group.__name__: field.group for field in case_fields() if field.group}
    schema["$defs"] = {name: _group(part, groups[name], language) for name, part in schema["$defs"].items()}
    return _group(schema, Case, language)


def _group(schema: dict[str, Any], group: type[Group], language: Language) -> dict[str, Any]:
    """Return the schema of a group without what it says of the program, its fields described in a language."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "description")}
    fields = {field.name: field for field in fields_of(group)}
    kept["properties"] = {name: _field(part, fields[name], language) for name, part in schema["properties"].items()}
    return kept


def _field(schema: dict[str, Any], field: GroupField, language: Language) -> dict[str, Any]:
    """Return the schema of a field with its name, and with the words of its list where its type is a plain text."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "fr", "private")}
    listed = {"examples": list(LISTED[field.name]())} if field.name in LISTED else {}
    return {**kept, **listed, "description": field.title.of(language)}
