"""What needs no person is mended in place, and not another byte of the file."""

from pathlib import Path

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.language.registry import WORD_RULES
from gcmsgen.language import Language
from gcmsgen.translation.autofix import autofixed, autofixes
from gcmsgen.translation.check import translation_findings
from tests.translation.desk import edited, reworded
from tests.translation.test_desk import Run, asked

REFUSED = "J’ai refusé la demande."
WRONG = (
    "Objet : a ; b « c » d’à l'an 8 % et 155$ le 1 mars, 12 mai, Mme {{ applicant.family_name }}, 20\u202f635 et 25km "
    "le {{ decision.date|long_date }}; {% if offer.noc %}Mme Roy : {{ offer.noc }}{% endif %}."
)
RIGHT = (
    "Objet~: a; b «~c~» d’à l’an 8~% et 155~$ le 1er~mars, 12~mai, Mme~{{ applicant.family_name }}, 20~635 et 25~km "
    "le {{ decision.date|long_date }}; {% if offer.noc %}Mme~Roy~: {{ offer.noc }}{% endif %}."
).replace("~", "\N{NO-BREAK SPACE}")


def test_each_safe_fault_is_mended_and_nothing_else_changes(run: Run, tmp_path: Path) -> None:
    reworded(tmp_path, Language.FR, "letter-refusal.refused", REFUSED, WRONG)
    path = tmp_path / "fr" / "letter-refusal.j2"
    before = path.read_text(encoding="utf-8")
    said = asked(run, "check --fix", tmp_path).out
    assert path.read_text(encoding="utf-8") == before.replace(WRONG, RIGHT)
    assert "mended: fr/letter-refusal.j2:5:30 GCM801 “ :” -> “⍽:”" in said
    again = asked(run, "check --fix", tmp_path).out
    assert "mended" not in again
    assert path.read_text(encoding="utf-8") == before.replace(WRONG, RIGHT)


def test_each_safe_rule_leaves_its_mended_words_without_finding(tmp_path: Path) -> None:
    reworded(tmp_path, Language.FR, "letter-refusal.refused", REFUSED, WRONG)
    tree = read_templates(tmp_path)
    safe = {one.rule.code for one in WORD_RULES if one.safe}
    assert {one.code for some in autofixes(tree).values() for one in some} == safe
    (name, some), *rest = autofixes(tree).items()
    assert (name, rest) == ("fr/letter-refusal.j2", [])
    fixed = tree.with_files({name: autofixed(tree.data(name), some)})
    assert {finding.code for finding in translation_findings(fixed)} & safe == set()


def test_what_is_waived_stays_and_packaged_words_need_no_mending(tmp_path: Path) -> None:
    waived = "J’ai refusé : la demande.{# gcmsgen: allow GCM801 -- our form has it so #}"
    tree = edited(tmp_path, [("fr/letter-refusal.j2", REFUSED, waived)])
    assert autofixes(tree) == {}
    assert autofixes(read_templates()) == {}


def test_a_word_joiner_is_found_and_left_to_a_person(tmp_path: Path) -> None:
    tree = edited(tmp_path, [("fr/letter-refusal.j2", REFUSED, "J’ai refusé la de\u2060mande.")])
    assert autofixes(tree) == {}
    assert "GCM831" in {finding.code for finding in translation_findings(tree)}


def test_the_ends_of_lines_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    reworded(tmp_path, Language.FR, "letter-refusal.refused", REFUSED, WRONG)
    path = tmp_path / "fr" / "letter-refusal.j2"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    asked(run, "check --fix", tmp_path)
    assert path.read_bytes() == before.replace(WRONG.encode(), RIGHT.encode())
