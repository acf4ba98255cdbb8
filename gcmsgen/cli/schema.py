"""`gcmsgen schema`."""

import json
from typing import Any

import click

from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import spoken
from gcmsgen.facts.case import Case
from gcmsgen.language import Language, Text


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
    click.echo(json.dumps(case_schema(spoken(context)), ensure_ascii=False, indent=2))


def case_schema(language: Language) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12), each field described in that language."""
    schema = _described(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **Case.model_json_schema()}, language
    )
    return dict(schema)


def _described(part: Any, language: Language) -> Any:
    """Return a part of the schema in one language; names of fields (under properties) are kept whatever they are."""
    if isinstance(part, list):
        return [_described(item, language) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if key not in ("private", "title", "fr")}
    if isinstance(part.get("fr"), str) and language is Language.FR:
        kept["description"] = part["fr"]
    elif "properties" in part:
        kept.pop("description", None)
    return {
        key: _fields(value, language) if key in _NAMED else _described(value, language) for key, value in kept.items()
    }


_NAMED = ("properties", "$defs")


def _fields(named: dict[str, Any], language: Language) -> dict[str, Any]:
    return {name: _described(value, language) for name, value in named.items()}
