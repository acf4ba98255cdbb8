"""The closed lists are whole: a row that lacks something, names what does not exist, or shares a word is refused by name."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gcmsgen.errors import TableError
from gcmsgen.facts.names import names_along
from gcmsgen.reference.categories import CATEGORIES, categories, categories_in, category
from gcmsgen.reference.concerns import CONCERNS, concerns, concerns_in
from gcmsgen.reference.criteria import CRITERIA, criteria, criteria_in
from gcmsgen.reference.dated_tables import guidance_tables, table
from gcmsgen.reference.exemption_codes import CODES, codes_in, exemption_codes
from gcmsgen.reference.ground_needs import NEEDS, ground_needs_in
from gcmsgen.reference.grounds import GROUNDS, grounds, grounds_in
from gcmsgen.reference.guidance_criteria import GUIDANCE_CRITERIA, guidance_criteria_in
from gcmsgen.reference.inadmissibility import HEADS, inadmissibility_heads, inadmissibility_heads_in
from gcmsgen.reference.outcomes import OUTCOMES, decisions, outcomes, outcomes_in
from gcmsgen.reference.protected_facts import PROTECTED_FACTS, protected_kinds_in
from gcmsgen.reference.provisions import provisions
from tests.conftest import ROOT

Tree = dict[str, Any]
READERS: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {
    GROUNDS: grounds_in,
    CRITERIA: criteria_in,
    OUTCOMES: outcomes_in,
    CONCERNS: concerns_in,
    CATEGORIES: categories_in,
    CODES: codes_in,
    NEEDS: lambda content: ground_needs_in(content, grounds()),
    HEADS: inadmissibility_heads_in,
    GUIDANCE_CRITERIA: guidance_criteria_in,
    PROTECTED_FACTS: protected_kinds_in,
}
LISTED = {GROUNDS: grounds, CRITERIA: criteria, OUTCOMES: outcomes, CONCERNS: concerns}


def read(folder: Path, name: str, change: Callable[[Tree], object]) -> Mapping[str, Any]:
    """Return what a reader makes of a copy of its table that was changed and stands in another folder."""
    content = deepcopy(table(name))
    change(content)
    (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return READERS[name](table(name, folder))


def put(row: str, column: str, value: object) -> Callable[[Tree], None]:
    """Return a change that puts a value in a column (`says.test`) of a row."""

    def change(content: Tree) -> None:
        *groups, last = column.split(".")
        cells = content[row]
        for group in groups:
            cells = cells[group]
        cells[last] = value

    return change


def drop(row: str, column: str) -> Callable[[Tree], None]:
    """Return a change that takes a column out of a row."""

    def change(content: Tree) -> None:
        *groups, last = column.split(".")
        cells = content[row]
        for group in groups:
            cells = cells[group]
        del cells[last]

    return change


def add(row: str, cells: object) -> Callable[[Tree], None]:
    """Return a change that adds a row."""
    return lambda content: content.update({row: cells})


ON_STRIKE = {
    "names": {"en": ["Strike"], "fr": ["Grève"]},
    "provision": "R200(3)(c)",
    "criteria": ["no_labour_dispute"],
    "says": {"test": ["strike_test"], "found": ["strike_found"]},
    "lmia_would_not_help": False,
    "since": date(2018, 3, 27),
    "source": "IRPR 200(3)(c)",
    "confidence": "H",
}

# Each: the table, what is done to it, and what the message says of it.
FAULTS: dict[str, tuple[str, Callable[[Tree], object], str]] = {
    "no French name": (GROUNDS, drop("labour_dispute", "names.fr"), "row labour_dispute lacks the column “names.fr”"),
    "no English name": (GROUNDS, drop("medical", "names.en"), "row medical lacks the column “names.en”"),
    "no name in a list": (GROUNDS, put("medical", "names.fr", []), "row medical, the column “names.fr” is empty"),
    "an empty name": (GROUNDS, put("medical", "names.fr", [" "]), "row medical, the column “names.fr” is empty"),
    "a name that is no list": (GROUNDS, put("medical", "names.fr", "x"), "row medical, the column “names.fr”"),
    "a criterion that does not exist": (
        GROUNDS, put("medical", "criteria", ["fit"]), "row medical names fit, which assessment_criteria.yaml",
    ),
    "no criterion": (GROUNDS, put("medical", "criteria", []), "row medical, the column “criteria” is empty"),
    "a criterion of another ground": (
        GROUNDS, put("labour_dispute", "criteria", ["will_leave"]), "row labour_dispute rests on will_leave",
    ),
    "a provision that does not exist": (
        GROUNDS, put("medical", "provision", "R999"), "row medical names R999, which provisions.yaml",
    ),
    "no sentence": (GROUNDS, drop("medical", "says"), "row medical lacks the column “says”"),
    "no sentence of what was found": (GROUNDS, drop("medical", "says.found"), "row medical lacks the column “says.found”"),
    "no sentence in a list": (GROUNDS, put("medical", "says.test", []), "row medical, the column “says.test” is empty"),
    "a new ground without sentences": (
        GROUNDS, add("strike", {k: v for k, v in ON_STRIKE.items() if k != "says"}), "row strike lacks the column “says”",
    ),
    "a ground without its needs": (NEEDS, lambda content: content.pop("medical"), "no row for the ground medical"),
    "no way to show a ground": (NEEDS, put("medical", "shown_by", []), "row medical has no way in which facts show it"),
    "a test without a subject": (NEEDS, put("medical", "shown_by", [[{"is": "stated"}]]), "row medical has no way in which"),
    "a comparison with nothing": (
        NEEDS, put("medical", "shown_by", [[{"fact": "offer.noc", "is": "equal"}]]), "row medical has no way in which",
    ),
    "a test that nobody makes": (
        NEEDS, put("medical", "shown_by", [[{"fact": "offer.noc", "is": "likely"}]]), "row medical names likely",
    ),
    "a criterion that is none": (
        NEEDS, put("medical", "shown_by", [[{"criterion": "luck", "is": "stated"}]]), "row medical names luck",
    ),
    "a weight that there is not": (NEEDS, put("medical", "absent", "perhaps"), "row medical names perhaps"),
    "needs not said in French": (NEEDS, drop("medical", "stands.fr"), "row medical lacks the column “stands.fr”"),
    "a head of inadmissibility without provision": (HEADS, drop("criminality", "provision"), "row criminality lacks the column"),
    "two heads of one name": (HEADS, put("criminality", "names.en", ["Security"]), "stands for both security and criminality"),
    "nothing said of an LMIA": (
        GROUNDS, drop("medical", "lmia_would_not_help"), "row medical lacks the column “lmia_would_not_help”",
    ),
    "an LMIA without source": (
        GROUNDS, drop("medical", "lmia_would_not_help.source"), "lacks the column “lmia_would_not_help.source”",
    ),
    "a column that nobody knows": (
        GROUNDS, put("medical", "sayz", {}), "row medical has the column “sayz”, which this table does not know",
    ),
    "no source": (GROUNDS, put("medical", "source", ""), "row medical, the column “source” is empty"),
    "a confidence that is none": (GROUNDS, put("medical", "confidence", "X"), "row medical, the column “confidence”"),
    "a day that is none": (GROUNDS, put("medical", "since", "once"), "row medical, the column “since”"),
    "the name of another row": (
        GROUNDS, put("labour_dispute", "names.fr", ["Visite médicale"]), "stands for both labour_dispute and medical",
    ),
    "the name of another row, written otherwise": (
        GROUNDS, put("labour_dispute", "names.fr", ["VISITE-MEDICALE"]), "stands for both labour_dispute and medical",
    ),
    "the id of another row for a name": (
        GROUNDS, put("labour_dispute", "names.en", ["Past breach", "Dispute"]), "stands for both past_breach and labour_dispute",
    ),
    "a row without columns": (GROUNDS, add("strike", None), "row strike has no columns"),
    "no row at all": (GROUNDS, lambda content: content.clear(), "It has no row"),
    "no name in a sentence": (
        CRITERIA, drop("will_leave", "in_sentence.fr"), "row will_leave lacks the column “in_sentence.fr”",
    ),
    "a criterion of no provision": (CRITERIA, put("will_leave", "provision", "R200(9)"), "row will_leave names R200(9)"),
    "two criteria of one name": (
        CRITERIA, put("will_leave", "names.en", ["Admissible"]), "stands for both will_leave and admissible",
    ),
    "an outcome without noun": (OUTCOMES, drop("hold", "noun"), "row hold lacks the column “noun”"),
    "an outcome that may decide": (OUTCOMES, put("hold", "decision", "perhaps"), "row hold, the column “decision”"),
    "an outcome without letter": (OUTCOMES, drop("hold", "letter"), "row hold lacks the column “letter”"),
    "an outcome without facts": (OUTCOMES, drop("hold", "needs"), "row hold lacks the column “needs”"),
    "two outcomes of one name": (OUTCOMES, put("hold", "names.en", ["Refused"]), "stands for both refuse and hold"),
    "a concern that says nothing of fairness": (
        CONCERNS, drop("credibility", "fairness_letter"), "row credibility lacks the column “fairness_letter”",
    ),
    "a concern without words for a letter": (
        CONCERNS, drop("credibility", "in_sentence.fr"), "row credibility lacks the column “in_sentence.fr”",
    ),
    "guidance on a criterion that is none": (
        GUIDANCE_CRITERIA, add("luck", table(GUIDANCE_CRITERIA)["neutral_labour_market"]), "row luck names luck",
    ),
    "guidance without a French label": (
        GUIDANCE_CRITERIA, drop("reciprocity_in_country", "looking_abroad.label.fr"),
        "row reciprocity_in_country lacks the column",
    ),
    "two concerns of one name": (
        CONCERNS, put("credibility", "names.fr", ["Insuffisance"]), "stands for both insufficiency and credibility",
    ),
    "a category without code": (CATEGORIES, add("C99", table(CATEGORIES)["C20"]), "row C99 names C99, which exemption_codes"),
    "a category of no ground": (CATEGORIES, put("C20", "grounds", ["luck"]), "row C20 names luck, which refusal_grounds"),
    "a category of no criterion": (CATEGORIES, put("C20", "criteria", ["luck"]), "row C20 names luck, which assessment"),
    "a category of no chain": (CATEGORIES, put("C20", "chain", "R200(9)"), "row C20 names R200(9), which provisions"),
    "a code without French name": (CODES, drop("C21", "fr"), "row C21 lacks the column “fr”"),
    "a code of no provision": (
        CODES, put("C21", "provision", [{"since": None, "value": "R9"}]), "row C21 names R9, which provisions.yaml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_row_is_refused_with_table_row_and_column_in_both_languages(tmp_path: Path, fault: str) -> None:
    name, change, said = FAULTS[fault]
    with pytest.raises(TableError) as refused:
        read(tmp_path, name, change)
    assert refused.value.table == name
    assert said in refused.value.text.en
    assert refused.value.text.fr.startswith(f"Table {name}\N{NO-BREAK SPACE}: ")
    assert refused.value.text.fr != refused.value.text.en


def test_a_message_is_whole_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(TableError) as refused:
        read(tmp_path, GROUNDS, drop("labour_dispute", "names.fr"))
    assert refused.value.text.en == (
        "Table refusal_grounds.yaml: The row labour_dispute lacks the column “names.fr”. Nothing can be checked or rendered "
        "without it. Correct it if you changed it; otherwise install gcmsgen again."
    )
    assert refused.value.text.fr == (
        "Table refusal_grounds.yaml\N{NO-BREAK SPACE}: À la ligne labour_dispute, il manque la colonne «\N{NO-BREAK SPACE}"
        "names.fr\N{NO-BREAK SPACE}». Rien ne peut être vérifié ni produit sans elle. "
        "Corrigez-la si vous l’avez modifiée; sinon, réinstallez gcmsgen."
    )


PAUSE = {"en": ["Pause"], "fr": ["Pause"]}
SOUND: dict[str, tuple[str, Callable[[Tree], object], str]] = {
    "a second name": (GROUNDS, put("labour_dispute", "names.fr", ["Conflit de travail", "Lock-out"]), "labour_dispute"),
    "a new ground": (GROUNDS, add("strike", ON_STRIKE), "strike"),
    "a second criterion of the provision": (
        GROUNDS, put("reciprocity", "criteria", ["neutral_labour_market"]), "reciprocity",
    ),
    "a row that holds since ever": (GROUNDS, put("medical", "since", None), "medical"),
    "one word in both languages": (CRITERIA, put("medical", "names.fr", ["Medical examination"]), "medical"),
    "a new outcome": (OUTCOMES, add("pause", {**table(OUTCOMES)["hold"], "names": PAUSE}), "pause"),
    "a new concern": (CONCERNS, add("pause", {**table(CONCERNS)["credibility"], "names": PAUSE}), "pause"),
    "guidance on another criterion": (
        GUIDANCE_CRITERIA, add("medical", table(GUIDANCE_CRITERIA)["neutral_labour_market"]), "medical",
    ),
    "a second category": (CATEGORIES, add("C22", table(CATEGORIES)["C20"]), "C22"),
    "a new code": (CODES, add("C99", table(CODES)["C20"]), "C99"),
}  # fmt: skip


@pytest.mark.parametrize("twin", SOUND)
def test_a_sound_table_is_read(tmp_path: Path, twin: str) -> None:
    name, change, row = SOUND[twin]
    assert row in read(tmp_path, name, change)


@pytest.mark.parametrize("name", READERS)
def test_the_shipped_table_is_read_as_it_stands(tmp_path: Path, name: str) -> None:
    assert list(read(tmp_path, name, lambda _: None)) == list(table(name))


# Other systems write these words (the contract of the files); to add one is free, to rename or drop one is not.
PROMISED = {
    GROUNDS: "reciprocity offer_not_genuine will_not_leave unable_to_work past_breach offer_or_fee_late employer_ineligible "
    "labour_dispute medical inadmissible not_produced no_right_to_apply",
    CRITERIA: "reciprocity_in_country creates_or_maintains neutral_labour_market genuine_offer able_to_work will_leave "
    "no_past_breach offer_and_fee_in_time employer_eligible medical admissible no_labour_dispute documents_produced right_to_apply",
    OUTCOMES: "approve refuse request_documents fairness correct return_incomplete withdrawn reroute hold",
    CONCERNS: "insufficiency credibility extrinsic_evidence misrepresentation",
}


@pytest.mark.parametrize("name", LISTED)
def test_no_word_that_was_promised_is_dropped(name: str) -> None:
    assert set(PROMISED[name].split()) - set(LISTED[name]()) == set()


def test_no_table_has_two_rows_of_one_name() -> None:
    """A second row of a name would silently take the place of the first."""
    for path in sorted((ROOT / "gcmsgen").rglob("*.yaml")):
        assert repeated(yaml.compose(path.read_text(encoding="utf-8"))) == [], path.name


def test_a_row_that_stands_twice_is_seen() -> None:
    assert repeated(yaml.compose("a: {b: 1, b: 2}\na: 3")) == ["b", "a"]


def repeated(node: Any) -> list[str]:
    """Return the keys that stand twice in one mapping of a parsed table."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        inner = [name for _, value in node.value for name in repeated(value)]
        return inner + sorted({key for key in keys if keys.count(key) > 1})
    return [name for item in node.value for name in repeated(item)] if isinstance(node, yaml.SequenceNode) else []


@pytest.mark.parametrize("row", [*grounds().values(), *criteria().values()], ids=lambda row: row.id)
def test_a_row_holds_since_its_provision_stands_so(row: Any) -> None:
    assert row.source.since == provisions()[row.provision.key].since


def test_every_fact_that_an_outcome_needs_is_a_field_of_the_case_file() -> None:
    assert [path for row in outcomes().values() for path in row.needs if not names_along(path)] == []


def test_an_approval_and_a_refusal_decide_and_nothing_else_does() -> None:
    assert decisions() == ("approve", "refuse")


def test_the_category_rests_on_what_its_code_rests_on_today() -> None:
    for code, row in categories().items():
        assert exemption_codes()[code].provision.entries[-1].value == row.provision.key
        assert {grounds()[name].provision for name in row.grounds} == {row.provision}
        assert {criteria()[name].provision for name in row.criteria} == {row.provision}


def test_the_category_of_today_names_its_own_criteria_and_guidance() -> None:
    assert category().criteria == ("creates_or_maintains", "reciprocity_in_country")
    assert guidance_tables() == ("guidance.yaml",)
    assert "country_looked_at" in table(category().guidance)


def test_every_head_of_inadmissibility_has_its_provision() -> None:
    named = [(row.test, row.bars_by) for row in inadmissibility_heads().values()]
    assert {key for keys in named for key in keys if key} - set(provisions()) == set()
