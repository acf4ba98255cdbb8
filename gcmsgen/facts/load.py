"""Load a case: bytes of YAML or JSON in, a frozen `Case` out, or every fault of the file at once."""

from pydantic import ValidationError

from gcmsgen.errors import CaseFileError, Fault
from gcmsgen.facts.case import Case
from gcmsgen.facts.fault import faults
from gcmsgen.facts.fields import field_along
from gcmsgen.facts.json_file import parse_json
from gcmsgen.facts.tree import Parsed, StandsTwice, decoded, dotted
from gcmsgen.facts.yaml_file import parse_yaml
from gcmsgen.language import Text


def load_case(source: str, data: bytes) -> Case:
    """Return the case that a file holds; `source` names the file in messages.

    Raises CaseFileError with line, field, what was found and what is expected, for every fault of the file.
    """
    return load_with_lines(source, data)[0]


def load_with_lines(source: str, data: bytes) -> tuple[Case, Parsed]:
    """Return the case that a file holds, and its tree with the line of each part. Raises CaseFileError as `load_case` does."""
    text = decoded(source, data)
    try:
        parsed = parse_text(source, text)
        return case_from(source, parsed), parsed
    except StandsTwice as twice:
        if field_along(part for part in twice.place if isinstance(part, str)):
            raise StandsTwice(source, twice.place, twice.line, dotted(twice.place)) from None
        raise


def case_from(source: str, parsed: Parsed) -> Case:
    """Return the case that a tree of text makes. Raises CaseFileError as `load_case` does."""
    try:
        return Case.model_validate(parsed.tree)
    except ValidationError as error:
        raise CaseFileError(source, faults(error, parsed)) from None


def parse_text(source: str, text: str) -> Parsed:
    """Return the tree of a text: JSON where it begins as JSON does, unless it is YAML in braces. Raises CaseFileError."""
    try:
        parsed = _parsed(source, text)
    except CaseFileError:
        if begins_as_a_table(text):
            raise CaseFileError(source, [Fault(expected=_TABLE)]) from None
        raise
    schema = parsed.tree.get("schema")
    if isinstance(schema, str) and schema.startswith("gcmsgen.") and not schema.startswith("gcmsgen.case/"):
        raise CaseFileError(source, [Fault(expected=_WRITTEN_HERE.filled(schema=schema))])
    return parsed


def _parsed(source: str, text: str) -> Parsed:
    if not begins_as_json(text):
        return parse_yaml(source, text)
    try:
        return parse_json(source, text)
    except CaseFileError as as_json:
        try:
            return parse_yaml(source, text)
        except CaseFileError:
            raise as_json from None


def begins_as_a_table(text: str) -> bool:
    """Say whether a text is a table and no case: its first line names fields between separators, or each line is an object."""
    first, _, rest = text.lstrip().partition("\n")
    if first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip().startswith("{"):
        return True
    if ":" in first or first.startswith("#"):
        return False
    return any(len(cells := first.split(sign)) > _FEW and all(cells) for sign in ",;\t")


_FEW = 3  # cells: a first line of a case file is no list of more words
_TABLE = Text(
    en="this is a table, and a case file holds one case. Use gcmsgen bulk check.",
    fr="ceci est un tableau, et un fichier de cas contient un seul cas. Employez gcmsgen bulk check.",
)
_WRITTEN_HERE = Text(
    en="this file is no case but one that the program wrote ({schema}). A manifest goes to gcmsgen verify.",
    fr="ce fichier n’est pas un cas, mais un fichier que le programme a écrit ({schema}). Un manifeste va à gcmsgen verify.",
)


def begins_as_json(text: str) -> bool:
    """Say whether a text begins as JSON does, which YAML in braces does too."""
    return text.lstrip().startswith(("{", "["))
