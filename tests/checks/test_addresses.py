"""The place of employment and the addresses for mail: each is held against its own postal code, neither against the other."""

import pytest

from gcmsgen.checks.cases.agreement.work_at_a_mailbox import mail_alone
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.finding import Severity
from tests.checks.fixtures import BASE, tree_of
from tests.conftest import found


def said(**changes: Tree) -> list[tuple[str, Severity, str]]:
    tree = overlaid(tree_of(BASE), {name.replace("__", "."): value for name, value in changes.items()})
    return [(one.code, one.severity, one.where) for one in found(case_from("row", Parsed(tree, {})))]


def of(city: str, province: str, code: str, **more: Tree) -> list[tuple[str, Severity, str]]:
    places: dict[str, Tree] = {
        f"{part}.{field}": value
        for part in ("application.destination", "record.destination", "offer.address")
        for field, value in (("city", city), ("province", province))
    }
    return said(**places, **{"offer.address.postal_code": code}, **more)


CONFIRMED: Tree = {"by": "AB01234", "on": "2026-05-19", "source": "E1"}


def test_a_code_of_another_place_of_the_province_is_to_be_confirmed_and_the_confirmation_counts() -> None:
    where = "offer.address.postal_code"
    assert of("Vancouver", "BC", "V8W 1A1") == [("GCM117", Severity.WARNING, where)]
    confirmed = of("Vancouver", "BC", "V8W 1A1", offer__address__confirmed=CONFIRMED)
    assert confirmed == [("GCM117", Severity.INFO, where)]
    assert of("Vancouver", "BC", "V6B 1A1") == []
    assert [code for code, *_ in of("Vancouver", "BC", "M5V 1A1")] == ["GCM107"]


@pytest.mark.parametrize(
    ("city", "code", "codes"),
    [
        ("Vancouver", "V8W 0A1", ["GCM116"]),
        ("Vancouver", "V6B 0A1", []),
        ("Vancouver", "V7Q 0A1", ["GCM116"]),
        ("Victoria", "V8W 0A1", []),
    ],
)
@pytest.mark.parametrize("whose", ["offer.employer.address", "applicant.address"])
def test_a_mailing_address_in_canada_is_held_to_the_same_rules(
    whose: str, city: str, code: str, codes: list[str]
) -> None:
    address: Tree = {"lines": ["1 Way"], "city": city, "province": "BC", "postal_code": code, "country": "CA"}
    assert [one for one, *_ in said(**{whose: address})] == codes


def test_mail_may_go_elsewhere_than_the_work_is_done() -> None:
    assert (
        said(
            offer__employer__address={
                "lines": ["P.O. Box 1"],
                "city": "Victoria",
                "province": "BC",
                "postal_code": "V8W 0A1",
            }
        )
        == []
    )


@pytest.mark.parametrize(
    "street",
    ["PO Box 77", "P. O. Box 12 Stn A", "Post Office Box 9", "C. P. 8888, succ. Centre-ville", "Case postale 12", "C.P. 14",
     "Boîte postale 3", "General Delivery", "POSTE RESTANTE", "P.O. BOX #4", "BP 100", "RR 2, PO Box 8"],
)  # fmt: skip
def test_an_address_for_mail_alone_is_no_place_of_work(street: str) -> None:
    assert mail_alone(street)


@pytest.mark.parametrize(
    "street",
    ["1 Way", "123 Main St, PO Box 4", "Case postale 12, 400, rue Principale", "Hwy 1 N, PO Box 5", "RR 2", "1 General Delivery Lane",
     "Boxwood Drive", "CP Rail Yard, 3rd Avenue", "Lot 12, P.O. Box 9", "Pond Road, General Delivery", "400, C.P. 12"],
)  # fmt: skip
def test_a_street_or_a_lot_beside_the_box_is_a_place(street: str) -> None:
    assert not mail_alone(street)
