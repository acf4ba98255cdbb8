"""Invented cases that show a translator what the words must bear: persons, numbers, places, dates, amounts, outcomes, grounds.

Each is a packaged example with a few of its facts changed; no person or employer in them exists.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.catalogue.documents import OUTCOMES
from gcmsgen.catalogue.tree import packaged
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.tree import Parsed
from gcmsgen.facts.yaml_file import parse_yaml
from gcmsgen.language import Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.reference.provinces import provinces

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Variant:
    """Hold one case to look at, and what it shows."""

    name: str
    shows: Text
    case: Case


def variant(name: str) -> Variant | None:
    """Return the generated case of that name, or None where there is none.

    >>> variant("country-CU").shows.fr
    'Pays\\xa0: à Cuba'
    """
    made = _CHANGES.get(name)
    if made is None:
        return None
    shows, change = made
    tree = deepcopy(_base())
    change(tree)
    return Variant(name, shows, case_from(name, Parsed(tree, {})))


def variant_names() -> tuple[str, ...]:
    """Return the names of all generated cases."""
    return tuple(_CHANGES)


@cache
def _base() -> Tree:
    text = (packaged("examples") / "02-refuse-wrong-country.yaml").read_text(encoding="utf-8")
    return parse_yaml("02-refuse-wrong-country.yaml", text).tree


def _addressed(form: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        tree["applicant"]["form_of_address"] = form

    return change


def _one(tree: Tree) -> None:
    tree["reciprocity"]["outbound"] = [
        {**tree["reciprocity"]["outbound"][0], "citizens": "1", "permanent_residents": "1", "months": "1"}
    ]
    tree["reciprocity"]["inbound"][0] |= {"workers": "1", "months": "1"}
    for item in tree["assessment"]:
        item["documents"] = item["documents"][:1]


def _many(tree: Tree) -> None:
    rows = tree["reciprocity"]["outbound"]
    tree["reciprocity"]["outbound"] = [{**row, "citizens": "1250", "permanent_residents": "0"} for row in rows] + rows
    tree["applicant"]["citizenship"] = ["AU", "GB", "US"]
    tree["assessment"][0]["documents"] = [paper["id"] for paper in tree["documents"]]


# A city and a forward sortation area of each province and territory.
_PLACES = {
    "AB": ("Calgary", "T2P 0A1"),
    "BC": ("Victoria", "V8W 0A1"),
    "MB": ("Winnipeg", "R3C 0A1"),
    "NB": ("Moncton", "E1C 0A1"),
    "NL": ("St. John’s", "A1C 0A1"),
    "NS": ("Halifax", "B3J 0A1"),
    "NT": ("Yellowknife", "X1A 0A1"),
    "NU": ("Iqaluit", "X0A 0H0"),
    "ON": ("Ottawa", "K1P 0A1"),
    "PE": ("Charlottetown", "C1A 0A1"),
    "QC": ("Montréal", "H2Y 0A1"),
    "SK": ("Regina", "S4P 0A1"),
    "YT": ("Whitehorse", "Y1A 0A1"),
}


def _in_province(code: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        city, postal_code = _PLACES[code]
        for group in ("application", "record"):
            tree[group]["destination"] |= {"city": city, "province": code}
        for address in (tree["offer"]["address"], tree["offer"]["employer"]["address"]):
            address |= {"city": city, "province": code, "postal_code": postal_code}

    return change


# One country of each class of French preposition: en, au, aux, à, à la, à l’.
_COUNTRIES = ("FR", "JP", "US", "CU", "BB", "IM")


def _from(code: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        tree["applicant"] |= {"citizenship": [code], "residence": code, "coming_from": code, "entering_from": code}
        tree["applicant"]["travel_document"]["country"] = code
        tree["applicant"]["address"]["country"] = code
        for row in (*tree["reciprocity"]["outbound"], *tree["reciprocity"]["inbound"]):
            row["country"] = code

    return change


def _first_of_month(tree: Tree) -> None:
    tree["application"]["received"] = "2026-05-01"
    tree["decision"]["date"] = "2026-06-01"
    for paper in tree["documents"]:
        paper["date"] = "2026-03-01"


def _amount(tree: Tree) -> None:
    tree["offer"]["fee"]["amount"] = "1230.50"


_OWN = {"en": "On May 12, 2026 the record was read again.", "fr": "Le 12 mai 2026, le registre a été relu."}
_DECIDED: Mapping[str, Mapping[str, Any]] = {
    "approve": {"permit": {"from": "2026-09-01", "to": "2028-08-31", "conditions": [_OWN]}},
    "request_documents": {"request": {"items": [_OWN, _OWN], "due": "2026-06-20"}},
    "correct": {"correction": {"field": "record.noc", "wrong": "21222", "right": "21223", "source": _OWN}},
    "return_incomplete": {"request": {"items": [_OWN], "due": "2026-06-20"}},
    "withdrawn": {"withdrawal": {"by": "employer", "date": "2026-05-18"}},
    "reroute": {"reroute_to": "C22"},
}
_FAIRNESS = {
    "sent": "2026-05-20",
    "due": "2026-06-20",
    "concerns": [{"criterion": "reciprocity_in_country", "concern": "credibility"}],
}


def _decided(outcome: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        tree["decision"] |= {**_DECIDED.get(outcome, {}), "outcome": outcome}
        if outcome != "refuse":
            tree["decision"]["grounds"] = []
        if outcome == "approve":
            tree["reciprocity"]["places"] = {"asked": "2", "granted": "1"}
            for item in tree["assessment"]:
                item["conclusion"] = "satisfied"
        if outcome == "fairness":
            tree["fairness_letter"] = _FAIRNESS
        if outcome == "hold":
            tree["application"]["order_in_council"] = "yes"

    return change


def _refused(ground: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        tree["decision"]["grounds"] = [ground]
        tree["offer"]["genuine"] |= {"active": "no", "need": "no", "able": "no", "past_compliance": "no"}
        criterion = grounds()[ground].criteria[0]
        concluded = {
            "criterion": criterion,
            "conclusion": "not_satisfied",
            "concern": "insufficiency",
            "documents": ["E1"],
            "facts": ["applicant.residence"],
            "reason": _OWN,
            "considered": {**_OWN, "documents": ["E2"]},
        }
        others = [item for item in tree["assessment"] if item["criterion"] != criterion]
        tree["assessment"] = [*others, concluded]

    return change


_PERSON = Text(en="Person addressed: {which}", fr="Personne à qui l’on écrit\N{NO-BREAK SPACE}: {which}")
_PROVINCE = Text(en="Place: {which}", fr="Lieu\N{NO-BREAK SPACE}: {which}")
_COUNTRY = Text(en="Country: {which}", fr="Pays\N{NO-BREAK SPACE}: {which}")
_OUTCOME = Text(en="Outcome: {which}", fr="Issue\N{NO-BREAK SPACE}: {which}")
_GROUND = Text(en="Ground of refusal: {which}", fr="Motif de refus\N{NO-BREAK SPACE}: {which}")

_CHANGES: Mapping[str, tuple[Text, Callable[[Tree], None]]] = {
    "feminine": (_PERSON.filled(which=Text(en="a woman (Ms.)", fr="une femme (Mme)")), _addressed("ms")),
    "masculine": (_PERSON.filled(which=Text(en="a man (Mr.)", fr="un homme (M.)")), _addressed("mr")),
    "unspecified": (_PERSON.filled(which=Text(en="not specified", fr="non précisée")), _addressed("none")),
    "one": (
        Text(
            en="One of each: document, row, worker",
            fr="Un seul de chaque\N{NO-BREAK SPACE}: document, rangée, travailleur",
        ),
        _one,
    ),
    "many": (
        Text(
            en="Many: documents, rows, citizenships, and none",
            fr="Plusieurs\N{NO-BREAK SPACE}: documents, rangées, citoyennetés, et aucun",
        ),
        _many,
    ),
    "first-of-month": (Text(en="Dates on the first of a month", fr="Dates au 1er du mois"), _first_of_month),
    "amount": (Text(en="An amount over one thousand", fr="Un montant de plus de mille dollars"), _amount),
    **{f"province-{code}": (_PROVINCE.filled(which=provinces()[code].name), _in_province(code)) for code in _PLACES},
    **{f"country-{code}": (_COUNTRY.filled(which=COUNTRIES[code].in_text), _from(code)) for code in _COUNTRIES},
    **{
        f"outcome-{outcome}": (_OUTCOME.filled(which=outcomes()[outcome].noun), _decided(outcome))
        for outcome in OUTCOMES
    },
    **{
        f"ground-{ground}": (_GROUND.filled(which=criteria()[grounds()[ground].criteria[0]].name), _refused(ground))
        for ground in grounds()
    },
}
