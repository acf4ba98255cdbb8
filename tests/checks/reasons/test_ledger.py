"""The ledger holds every claim of the officer's words with what it rests on, and each kind is compared with facts of its own."""

from collections.abc import Mapping
from typing import Any

import pytest

from gcmsgen.checks.claims.claim import ClaimKind, Standing
from gcmsgen.checks.claims.ledger import ledger
from gcmsgen.facts.case import Case
from tests.checks.reasons.cases import case_of

OVER = {"over": "02-refuse-wrong-country", "criterion": "creates_or_maintains", "documents": ["E3"]}
SAYING: list[tuple[str, str, ClaimKind, Standing, tuple[str, ...]]] = [
    ("Five went to the U.K.", "U.K", ClaimKind.COUNTRY, Standing.FACT, ("reciprocity.outbound.1.country",)),
    ("They met in Chile.", "Chile", ClaimKind.COUNTRY, Standing.NOTHING, ()),
    ("They met in Georgia.", "Georgia", ClaimKind.COUNTRY, Standing.UNDECIDED, ()),
    ("The fee was $230.", "230", ClaimKind.MONEY, Standing.FACT, ("offer.fee.amount",)),
    ("The worker pays $155.", "155", ClaimKind.MONEY, Standing.PROVISION, ()),
    ("It was sent on 4 May 2026.", "4 May 2026", ClaimKind.DAY, Standing.FACT, ("application.received",)),
    ("It was sent on May 20.", "May 20", ClaimKind.DAY, Standing.FACT, ("offer.employer.eligible.checked",)),
    ("It was sent 14 days before.", "14", ClaimKind.SPAN, Standing.ROWS, ()),
    ("It lasted 17 months.", "17", ClaimKind.SPAN, Standing.NOTHING, ()),
    ("In 2025, 71% were citizens.", "71", ClaimKind.PERCENT, Standing.ROWS, ("reciprocity",)),
    ("In 2025, 64% were citizens.", "64", ClaimKind.PERCENT, Standing.NOTHING, ()),
    ("Case type 52 applies to 52 people.", "52", ClaimKind.NUMBER, Standing.NOTHING, ()),
    ("E5 counts 216 hours.", "216", ClaimKind.NUMBER, Standing.DOCUMENT, ("E5",)),
    ("The staffing record counts 216 hours.", "216", ClaimKind.NUMBER, Standing.DOCUMENT, ("E3",)),
    ("Somebody counts 216 hours.", "216", ClaimKind.NUMBER, Standing.NOTHING, ()),
    ("NOC 21223 is that of the work.", "NOC 21223", ClaimKind.NOC, Standing.FACT, ("application.noc",)),
    ("A0000002 came first.", "A0000002", ClaimKind.FILE_NUMBER, Standing.FACT, ("offer.number",)),
    ("Ms. Sampleton did not come.", "Sampleton", ClaimKind.NAME, Standing.FACT, ("applicant.family_name",)),
    ("R205(b) asks for it.", "R205(b)", ClaimKind.PROVISION, Standing.PROVISION, ()),
]


def with_reason(words: str, **more: Any) -> Case:
    row: Mapping[str, Any] = {**OVER, **more, "en": words}
    return case_of(row)


@pytest.mark.parametrize(
    ("words", "text", "kind", "standing", "rests_on"), SAYING, ids=[f"{text} in {words}" for words, text, *_ in SAYING]
)
def test_a_claim_rests_on_facts_of_its_own_kind(
    words: str, text: str, kind: ClaimKind, standing: Standing, rests_on: tuple[str, ...]
) -> None:
    claims = [claim for claim in ledger(with_reason(words)) if claim.where == "assessment.2.reason.en"]
    found = [
        (claim.standing, claim.rests_on) for claim in claims if claim.text.rstrip(".") == text and claim.kind is kind
    ]
    assert (standing, rests_on) in found


def test_a_claim_says_where_its_words_begin() -> None:
    case = with_reason("The staffing record is clear. Seven went to the United Kingdom.")
    (claim,) = [c for c in ledger(case) if c.where == "assessment.2.reason.en" and c.kind is ClaimKind.COUNTRY]
    assert case.assessment[1].reason
    assert (case.assessment[1].reason.en or "")[claim.start :].startswith("United Kingdom")
    assert claim.sentence == "Seven went to the United Kingdom."


def test_what_one_sentence_shows_goes_on_in_the_next_that_begins_with_a_pronoun() -> None:
    going_on = with_reason("The staffing record is clear. It counts 216 hours.")
    apart = with_reason("The staffing record is clear. Somebody counts 216 hours.")
    told = [
        next(c.standing for c in ledger(case) if c.text == "216" and c.where.endswith("reason.en"))
        for case in (going_on, apart)
    ]
    assert told == [Standing.DOCUMENT, Standing.NOTHING]
