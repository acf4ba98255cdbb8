"""What values make of a sentence is held to the rules of words too; what lies inside a fact is left alone."""

from pathlib import Path

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.language import Language
from gcmsgen.translation.check import with_rendered
from tests.translation.desk import accepted, reworded

REFUSED = "J’ai refusé la demande."


def found(folder: Path, words: str) -> list[tuple[str, str]]:
    tree = accepted(reworded(folder, Language.FR, "letter-refusal.refused", REFUSED, f"J’ai refusé la demande{words}."))
    return [
        (finding.code, finding.where)
        for finding in with_rendered(tree)
        if finding.code[:5] in ("GCM80", "GCM82", "GCM83")
    ]


def test_a_fault_that_a_value_makes_is_found_once_with_its_document_and_case(tmp_path: Path) -> None:
    [(code, where)] = found(tmp_path, ' {{ [office.name, office.name]|join(" ; ") }}')
    assert (code, where.rpartition(":")[0]) == ("GCM802", "letter.fr:letter-refusal.refused")


def test_a_fault_of_the_words_themselves_is_not_told_of_again(tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, " : {{ office.name }}")] == ["GCM801"]


def test_what_lies_inside_a_fact_is_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path, " {{ offer.employer.name }}") == []


def test_the_shipped_words_have_no_finding_as_rendered() -> None:
    assert with_rendered(read_templates()) == ()
