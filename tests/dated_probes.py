"""What shows the value of each dated topic: the words of a document in both languages, or a finding, on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.facts.overlay import overlaid
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.manifest.canonical import canonical, canonical_facts
from gcmsgen.reference.provisions import provision
from tests.test_outcomes import decided, refused

TREE = read_templates()
Probe = Callable[[date], list[str]]


def over(case: Case, **changes: Any) -> Case:
    """Return a case with some facts of another one laid over it."""
    tree = overlaid(canonical_facts(case), {name.replace("__", "."): value for name, value in changes.items()})
    return load_case("case.json", canonical(tree))


def words(case: Case, document: str, sentence: str) -> Probe:
    """Return what a sentence says in English and in French on a day; nothing where the document has no such sentence."""

    def said(day: date) -> list[str]:
        texts = []
        for language in Language:
            made = generate(case, document=document, form=Format.TXT, on=day, tree=TREE, language=language).document
            found = [one.text for one in made.sentences() if one.id == sentence]
            texts.append(" ".join(found).replace("\N{NO-BREAK SPACE}", " "))
        return texts

    return said


def told(case: Case, code: str) -> Probe:
    """Return the messages of a rule on a day, in both languages."""

    def said(day: date) -> list[str]:
        found = [one for one in check_case(case, day) if one.code == code]
        return [" ".join(one.message.of(language) for one in found) for language in Language]

    return said


def weighed(case: Case, code: str) -> Probe:
    """Return how heavily a rule weighs what it finds on a day."""
    return lambda day: [one.severity.value for one in check_case(case, day) if one.code == code]


def paid_that_day(day: date) -> list[str]:
    """Return what is said of a fee of one dollar that was paid on a day: the fee that was due then."""
    return told(over(decided("refuse"), offer__fee={"paid": day.isoformat(), "amount": "1"}), "GCM206")(day)


SHORT_PASSPORT = {"kind": "passport", "country": "US", "expires": "2027-02-10", "exempt": "none"}
US_CITIZEN = over(
    decided("approve"),
    applicant__citizenship=["US"],
    applicant__travel_document=SHORT_PASSPORT,
    applicant__biometrics={"required": "no"},
)

RESTORED = over(refused("reciprocity", "inside_canada"), application__right_to_apply={"status_lost": "2026-05-01"})

PROBES: dict[str, Probe] = {
    "deadlines judicial_review inside_canada": words(
        refused("reciprocity", "inside_canada"), "letter", "letter-refusal.judicial_review_time"
    ),
    "deadlines judicial_review outside_canada": words(
        refused("reciprocity"), "letter", "letter-refusal.judicial_review_time"
    ),
    "deadlines restoration inside_canada": words(RESTORED, "letter", "letter-refusal.restoration"),
    "provision R182(1)": words(RESTORED, "letter", "letter-refusal.restoration"),
    "deadlines misrepresentation_years": words(
        decided("fairness"), "letter", "letter-fairness.misrepresentation_elements"
    ),
    "case_types usual": told(over(decided("refuse"), record__case_type="99"), "GCM307"),
    "travel_documents heads R52(2)(a)": told(US_CITIZEN, "GCM203"),
    "travel_documents biometrics years": told(decided("approve"), "GCM201"),
    "cultural_agreements FR": weighed(
        over(decided("refuse"), programme__cultural_agreement={"country": "FR"}), "GCM305"
    ),
    "cultural_agreements AU": weighed(
        over(decided("refuse"), programme__cultural_agreement={"country": "AU"}), "GCM305"
    ),
    "fee employer_compliance": paid_that_day,
    "code C22": words(decided("reroute"), "letter", "letter-reroute.belongs_under"),
    "code C21": words(over(decided("reroute"), decision__reroute_to="C21"), "letter", "letter-reroute.belongs_under"),
    "country_looked_at": words(refused("reciprocity"), "letter", "letter-refusal.country_looked_at"),
}

SAYS: dict[str, Callable[[Any], tuple[str, str]]] = {
    "deadlines judicial_review inside_canada": lambda value: (f"{value} days", f"{value} jours"),
    "deadlines judicial_review outside_canada": lambda value: (f"{value} days", f"{value} jours"),
    "deadlines restoration inside_canada": lambda value: (f"{value} days", f"{value} jours"),
    "deadlines misrepresentation_years": lambda value: (f"{value} years", f"{value} ans"),
    "case_types usual": lambda value: (f"usually {value}", f"habituellement {value}"),
    "travel_documents heads R52(2)(a)": lambda value: ("R52(2)(a)", "R52(2)a)") if value else ("", ""),
    "fee employer_compliance": lambda value: (str(value), str(value)),
    "code C22": lambda value: (provision(value).number.en, provision(value).number.fr),
    "code C21": lambda value: (provision(value).number.en, provision(value).number.fr),
    "country_looked_at": lambda value: (
        ("the country that you are coming from", "votre pays de provenance")
        if value == "coming_from"
        else ("abroad", "à l’étranger")
    ),
}
"""The words in which a document, or a finding, says a value, in English and in French; two empty texts where it says nothing."""
