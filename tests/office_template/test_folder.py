"""The folder of an office: its words, outlines, layouts and profile are checked like its Word files."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.office_template.folder import checkable, findings
from gcmsgen.office_template.names import case_names, word_names
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from tests.conftest import DAY, ROOT, case

SHIPPED = ROOT / "templates"
NAMES = sorted(str(path.relative_to(SHIPPED)) for path in SHIPPED.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", [name for name in NAMES if checkable(name)])
def test_the_shipped_tree_is_without_finding(name: str) -> None:
    assert findings(read_templates(SHIPPED), name, name) == ()


def test_all_but_the_terms_and_the_state_of_the_french_is_checked() -> None:
    assert [name for name in NAMES if not checkable(name)] == ["fr/state.po", "terms.csv"]


def test_the_names_are_those_that_composing_gives() -> None:
    from gcmsgen.catalogue.office import Office
    from gcmsgen.language import Language

    office = Office("A", ("A",))
    made = compose(
        case(), Source("letter", "letter-refusal", read_templates()), language=Language.EN, on=DAY, office=office
    )
    assert set(case_names()) == set(made.known)
    assert set(word_names()) == {*made.known, "document"}


PLANTED = {
    "words": ("en/letter.j2", '{% sentence "x" %}\n{{ aplicant.uci }}{% endsentence %}', "GCM851", 2),
    "filter of the other language": (
        "en/letter.j2",
        '{% sentence "x" %}{{ office.name|elided_ }}{% endsentence %}',
        "GCM851",
        1,
    ),
    "words unended": ("fr/letter.j2", 'a\n{% sentence "x" %}{% if part %}{% endsentence %}', "GCM856", 2),
    "outline": ("outline/letter.j2", '\n\n{% say "x" when aplicant %}', "GCM851", 3),
    "outline unread": ("outline/letter.j2", '{% say "x" whenever applicant %}', "GCM856", 1),
    "layout": ("layout/letter.html", "<p>\n{{ applicant.uci }}</p>", "GCM851", 2),
    "layout unread": ("layout/letter.html", "{{ document.title }", "GCM856", 1),
    "office": ("office.yaml", "offices: [{names: [A]}]", "GCM856", None),
    "not UTF-8": ("en/letter.j2", b"\xff\xfe", "GCM856", None),
    "word": ("en/letter.docx", "no Word file", "GCM857", None),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_with_its_line(tmp_path: Path, name: str) -> None:
    file, text, code, line = PLANTED[name]
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    (finding,) = findings(read_templates(tmp_path), file, file)
    assert (finding.code, finding.where) == (code, f"{file}:{line}" if line else file)


def test_what_an_outline_gives_to_a_sentence_is_known_in_its_words(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "outline").mkdir()
    words = tmp_path / "en" / "letter.j2"
    words.write_text('{% sentence "x" %}{{ given }}{{ cites.role }}{% endsentence %}', encoding="utf-8")
    (tmp_path / "outline" / "letter.j2").write_text('{% say "x" with given=office.name %}', encoding="utf-8")
    assert findings(read_templates(tmp_path), "en/letter.j2", "x") == ()
    (tmp_path / "outline" / "letter.j2").write_text('{% say "x" %}', encoding="utf-8")
    assert [finding.code for finding in findings(read_templates(tmp_path), "en/letter.j2", "x")] == ["GCM851"]
