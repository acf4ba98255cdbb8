"""The table of fields: what it says of each, that it has them all, and that it refuses what it cannot say."""

import json
from dataclasses import asdict
from typing import Any, Literal

import pytest

from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.errors import CaseFileError, TableError
from gcmsgen.facts.application import Incomplete, Record
from gcmsgen.facts.assessment import Evidence
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import CaseField, case_fields, case_parts, field_at, fields_under, needing
from gcmsgen.facts.group import Group, fact, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.facts.load import load_case
from gcmsgen.facts.scalar import Day, Word
from tests.conftest import ROOT

APPLICATION = {"en": "Application", "fr": "Demande"}
DOCUMENTS = {"en": "Documents", "fr": "Documents"}
OUTCOMES = (
    *("approve", "refuse", "request_documents", "fairness", "correct"),
    *("return_incomplete", "withdrawn", "reroute", "hold"),
)
NOTHING_ELSE = {"words": (), "private": False, "many": False, "group": None}
SAID = {
    "application.received": {
        "place": ("application", "received"),
        "names": (APPLICATION, {"en": "Application received", "fr": "Demande reçue"}),
        "kind": FieldKind.DAY,
    },
    "application.complete": {
        "place": ("application", "complete"),
        "names": (APPLICATION, {"en": "Complete application", "fr": "Demande complète"}),
        "kind": FieldKind.WORD,
        "words": ("yes", "no"),
        "group": Incomplete,
    },
    "application.complete.missing.2": {
        "place": ("application", "complete", "missing", "#"),
        "names": (
            APPLICATION,
            {"en": "Complete application", "fr": "Demande complète"},
            {"en": "Missing items", "fr": "Éléments manquants"},
        ),
        "kind": FieldKind.TEXT,
        "many": True,
    },
    "record": {
        "place": ("record",),
        "names": ({"en": "Record in GCMS", "fr": "Dossier au SMGC"},),
        "kind": FieldKind.GROUP,
        "group": Record,
    },
    "record.exemption_code": {
        "place": ("record", "exemption_code"),
        "names": (
            {"en": "Record in GCMS", "fr": "Dossier au SMGC"},
            {"en": "LMIA exemption code", "fr": "Code de dispense de l’EIMT"},
        ),
        "kind": FieldKind.TEXT,
        "words": ("none",),
    },
    "offer.noc": {
        "place": ("offer", "noc"),
        "names": (
            {"en": "Offer of employment", "fr": "Offre d’emploi"},
            {"en": "NOC code in the offer", "fr": "Code de la CNP dans l’offre"},
        ),
        "kind": FieldKind.NOC,
    },
    "applicant.biometrics.given": {
        "place": ("applicant", "biometrics", "given"),
        "names": (
            {"en": "Applicant", "fr": "Demandeur"},
            {"en": "Biometrics", "fr": "Données biométriques"},
            {"en": "Biometrics given", "fr": "Données biométriques fournies"},
        ),
        "kind": FieldKind.DAY,
        "words": ("none",),
    },
    "applicant.address.country": {
        "place": ("applicant", "address", "country"),
        "names": (
            {"en": "Applicant", "fr": "Demandeur"},
            {"en": "Applicant’s address", "fr": "Adresse du demandeur"},
            {"en": "Country", "fr": "Pays"},
        ),
        "kind": FieldKind.COUNTRY,
        "private": True,
    },
    "documents": {
        "place": ("documents",),
        "names": (DOCUMENTS,),
        "kind": FieldKind.LIST,
        "many": True,
        "group": Evidence,
    },
    "documents.1.title_fr": {
        "place": ("documents", "#", "title_fr"),
        "names": (DOCUMENTS, {"en": "Document title in French", "fr": "Titre du document en français"}),
        "kind": FieldKind.TEXT,
    },
    "decision.permit.from": {
        "place": ("decision", "permit", "from"),
        "names": (
            {"en": "Decision", "fr": "Décision"},
            {"en": "Permit", "fr": "Permis"},
            {"en": "Permit from", "fr": "Permis du"},
        ),
        "kind": FieldKind.DAY,
    },
}
PRIVATE = [
    "application.uci",
    "offer.employer.address.lines.#",
    "offer.employer.address.city",
    "offer.employer.address.province",
    "offer.employer.address.region",
    "offer.employer.address.postal_code",
    "offer.employer.address.country",
    "offer.address.street",
    "applicant.family_name",
    "applicant.given_names",
    "applicant.date_of_birth",
    "applicant.travel_document.number",
    "applicant.address.lines.#",
    "applicant.address.city",
    "applicant.address.province",
    "applicant.address.region",
    "applicant.address.postal_code",
    "applicant.address.country",
    "applicant.representative.name",
    "applicant.representative.organization",
    "applicant.representative.address.lines.#",
    "applicant.representative.address.city",
    "applicant.representative.address.province",
    "applicant.representative.address.region",
    "applicant.representative.address.postal_code",
    "applicant.representative.address.country",
    "protected.#.words.#",
]
WRITTEN = {
    FieldKind.TEXT: ("None of it", "None of it"),
    FieldKind.DAY: ("2026-05-04", "2026-05-04"),
    FieldKind.AMOUNT: ("230.50", "230.50"),
    FieldKind.COUNT: ("12", "12"),
    FieldKind.COUNTRY: ("NO", "NO"),
    FieldKind.NOC: ("00010", "00010"),
}


@pytest.mark.parametrize("dotted", SAID)
def test_says_all_of_a_field(dotted: str) -> None:
    field = field_at(dotted)
    assert field is not None
    assert asdict(field) == {**NOTHING_ELSE, **SAID[dotted]}


@pytest.mark.parametrize(
    ("dotted", "outcomes"),
    [
        ("application.received", OUTCOMES),
        ("record.exemption_code", OUTCOMES),
        ("decision.permit.from", ("approve",)),
        ("offer.job_title", ("approve", "refuse")),
        ("fairness_letter.due", ("fairness",)),
        ("application.uci", ()),
    ],
)
def test_says_which_outcomes_need_a_field(dotted: str, outcomes: tuple[str, ...]) -> None:
    field = field_at(dotted)
    assert field is not None
    assert field.outcomes == outcomes


@pytest.mark.parametrize(
    "dotted", ["", "recor", "record.noc.x", "documents.title", "documents.1", "applicant.citizenship", "record.1"]
)
def test_a_place_that_is_no_field_is_none(dotted: str) -> None:
    assert field_at(dotted) is None


def test_private_fields_are_exactly_these() -> None:
    assert [field.dotted for field in case_fields() if field.private] == PRIVATE


def test_parts_are_all_but_the_form_of_the_file() -> None:
    tops = [field.dotted for field in case_fields() if len(field.place) == 1]
    assert tops == ["schema", *case_parts()]


def test_the_table_has_every_property_of_the_schema_once() -> None:
    found = [".".join(field.path) for field in case_fields()]
    assert sorted(found) == sorted(_properties(Case.model_json_schema(), ""))


def _properties(schema: dict[str, Any], path: str, root: dict[str, Any] | None = None) -> list[str]:
    """Return the dotted paths that a JSON Schema allows."""
    root = root or schema
    found = []
    for name, part in schema.get("properties", {}).items():
        found.append(path + name)
        for shape in (part, *part.get("anyOf", ())):
            inner, step = (shape["items"], ".#.") if "items" in shape else (shape, ".")
            if "$ref" in inner:
                found += _properties(root["$defs"][inner["$ref"].split("/")[-1]], path + name + step, root)
    return found


@pytest.mark.parametrize("field", case_fields(), ids=lambda field: field.dotted)
def test_a_value_set_at_a_place_is_read_back(field: CaseField) -> None:
    text, value = _value(field)
    case = load_case("case.json", json.dumps(_tree(field.place, text)).encode())
    assert _shown(_read(case, field.dotted)) == value


def _value(field: CaseField) -> tuple[Any, str]:
    """Return what a file may hold in a field, and how it reads once it is loaded."""
    if field.kind is FieldKind.LIST:
        return [{}, {}], "2 groups"
    if field.path[-1] == "considered":  # of which nothing is said, it is unknown
        return {"en": "Words."}, "group"
    if field.kind is FieldKind.GROUP:
        return {}, "group"
    return (field.words[0], field.words[0]) if field.kind is FieldKind.WORD else WRITTEN[field.kind]


def _tree(place: tuple[str, ...], value: Any) -> Any:
    for part in reversed(place):
        value = [value] if part == "#" else {part: value}
    return value


def _read(case: Case, dotted: str) -> Any:
    if dotted == "schema":
        return case.schema_
    first, *rest = dotted.split(".#")
    value: Any = fact_at(case, first)
    for step in rest:
        (value,) = value
        value = fact_at(value, step[1:]) if step else value
    return value


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"{len(value)} groups"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "group" if isinstance(value, Group) else str(value)


def test_every_leaf_of_a_case_with_everything_is_in_the_table() -> None:
    whole: dict[str, Any] = {}
    for field in case_fields():
        _add(whole, field.place, _value(field)[0])
    loaded = load_case("case.json", json.dumps(whole).encode())
    leaves = set(_leaves(loaded.model_dump(by_alias=True), ""))
    groups = {field.dotted for field in case_fields() if field.group}
    assert leaves == {field.dotted for field in case_fields()} - groups


def _add(tree: Any, place: tuple[str, ...], value: Any) -> None:
    """Put a value at its place; where a group may stand instead of a word, it does so when its own fields come."""
    name, *rest = place
    if not rest:
        tree[name] = value
    elif rest == ["#"]:
        tree[name] = [value]
    elif rest[0] == "#":
        _add(tree[name][0], tuple(rest[1:]), value)
    else:
        if not isinstance(tree.get(name), dict):
            tree[name] = {}
        _add(tree[name], tuple(rest), value)


def _leaves(value: Any, path: str) -> list[str]:
    if isinstance(value, dict):
        return [leaf for name, part in value.items() for leaf in _leaves(part, f"{path}.{name}" if path else name)]
    if isinstance(value, tuple):
        return [leaf for part in value[:1] for leaf in _leaves(part, f"{path}.#")]
    return [path] if value is not None else [f"{path} is unknown"]


@pytest.mark.parametrize(
    ("field", "word"),
    [(field, word) for field in case_fields() for word in field.words],
    ids=lambda part: part if isinstance(part, str) else part.dotted,
)
def test_every_word_of_a_field_is_taken_for_itself(field: CaseField, word: str) -> None:
    case = load_case("case.json", json.dumps(_tree(field.place, word)).encode())
    assert _shown(_read(case, field.dotted)) == word


@pytest.mark.parametrize(
    "field", [field for field in case_fields() if field.kind is FieldKind.WORD], ids=lambda field: field.dotted
)
def test_no_other_word_is_taken_where_words_are_closed(field: CaseField) -> None:
    with pytest.raises(CaseFileError):
        load_case("case.json", json.dumps(_tree(field.place, "nonesuch")).encode())


class Nameless(Group):
    """Hold a field that was declared without its French name."""

    from_: Day | None = fact("Day", " ", alias="from")


class Undeclared(Group):
    """Hold a field that was declared without any name."""

    day: Day | None = None


class Unread(Group):
    """Hold a field of a kind that no case file has."""

    share: float | None = fact("Share", "Part")


class Forked(Group):
    """Hold a field in which either of two groups may stand."""

    either: Record | Evidence | None = fact("Either", "L’un ou l’autre")


class Sound(Group):
    """Hold fields that the table can say all of."""

    word: Literal["one", "two"] | None = fact("Word", "Mot")
    texts: tuple[Word, ...] = fact("Texts", "Textes", many=True)


@pytest.mark.parametrize(
    ("group", "english", "french"),
    [
        (Nameless, "The field Nameless.from has no name in one", "Le champ Nameless.from n’a pas de nom"),
        (Undeclared, "The field Undeclared.day has no name in one", "Le champ Undeclared.day n’a pas de nom"),
        (Unread, "The field Unread.share holds values of a kind", "Le champ Unread.share contient des valeurs"),
        (Forked, "The field Forked.either holds values of a kind", "Le champ Forked.either contient des valeurs"),
    ],
    ids=["French name", "no name", "kind", "two groups"],
)
def test_a_field_of_which_the_table_cannot_say_all_ends_the_run(group: type[Group], english: str, french: str) -> None:
    with pytest.raises(TableError) as caught:
        fields_under(group)
    assert english in caught.value.text.en
    assert french in caught.value.text.fr


def test_a_needed_fact_that_is_no_field_ends_the_run() -> None:
    with pytest.raises(TableError, match="The outcomes need wrd, which is no field of a case"):
        needing(fields_under(Sound), {"hold": ("word", "wrd")})


def test_a_sound_group_makes_a_table() -> None:
    word, texts = fields_under(Sound)
    assert (word.dotted, texts.dotted) == ("word", "texts.#")
    assert needing((word, texts), {"hold": ("word", "texts"), "refuse": ("texts",)}) == {
        word: ("hold",),
        texts: ("hold", "refuse"),
    }
    assert [field.types for field in fields_of(Sound)] == [(str,), (str,)]


def test_nobody_else_asks_the_models_for_their_fields() -> None:
    asking = [
        path.relative_to(ROOT).as_posix()
        for folder in ("gcmsgen", "tools", "benchmarks")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "model_fields" in path.read_text(encoding="utf-8")
    ]
    assert asking == ["gcmsgen/facts/group.py"]
