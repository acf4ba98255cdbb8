"""The house keeps its shape: rules listed, files and functions short, templates paired, no word where none belongs."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import nodes

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.registry import every_rule
from gcmsgen.language import Language, Text
from gcmsgen.reference.provisions import provisions
from gcmsgen.wording.environment import outline_environment
from gcmsgen.wording.sentence_source import parsed, tokens
from gcmsgen.wording.versions import of_block
from tests.conftest import ROOT, sources

TREE = read_templates()
SOURCES = sorted((ROOT / "gcmsgen").rglob("*.py"))
# Every outline with the files of words that serve it: the document's own, and those of the part that an outcome adds.
PARTS = sorted({(entry.source, part) for entry in CATALOGUE.values() for part in entry.parts.values()}, key=str)
FILES = sorted({name for document, part in PARTS for name in (document, part) if name})


def outline(name: str) -> nodes.Template:
    return outline_environment(TREE).parse(TREE.text(f"outline/{name}.j2"))


def said(name: str) -> list[str]:
    calls = outline(name).find_all(nodes.Call)
    return [c.args[0].value for c in calls if isinstance(c.node, nodes.Getattr) and c.node.attr == "say"]


def words(name: str, language: Language) -> nodes.Template:
    return parsed(TREE.text(f"{language.value}/{name}.j2"))


def worded(name: str, language: Language) -> list[str]:
    return [block.name for block in words(name, language).find_all(nodes.Block)]


def too_long(name: str, text: str) -> list[str]:
    """Return what of a file is too long: itself, and its functions."""
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f"{name}:{f.lineno} {f.name}" for f in functions if (f.end_lineno or 0) - f.lineno >= 60]
    return [name, *long] if text.count("\n") > 400 else long


def test_files_and_functions_are_short() -> None:
    assert too_long("a.py", "x = 1\n" * 401) == ["a.py"]
    assert too_long("a.py", "\nasync def f():\n" + "    x = 1\n" * 60) == ["a.py:2 f"]
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in SOURCES}
    assert len(texts) > 100
    assert [long for name, text in texts.items() for long in too_long(name, text)] == []


def test_every_module_with_a_rule_is_listed_by_the_registry_of_its_room() -> None:
    rooms = sorted(path.parent for path in (ROOT / "gcmsgen" / "checks").glob("*/registry.py"))
    for room in rooms:
        modules = {path.stem for path in room.rglob("*.py") if "\nRULE = Rule(" in path.read_text("utf-8")}
        lists = "".join(
            path.read_text("utf-8") for path in room.glob("*.py") if path.name in ("registry.py", "listed.py")
        )
        listed = set(re.findall(r"\b(\w+)\.(?:\w+_)?RULE\b", lists))
        assert modules == listed, room.name
    everywhere = [path for path in SOURCES if "\nRULE = Rule(" in path.read_text("utf-8")]
    assert [path for path in everywhere if not any(path.is_relative_to(room) for room in rooms)] == []


@pytest.mark.parametrize("room", ["bulk", "facts", "manifest", "office_template", "render", "seal", "verify"])
def test_a_room_that_reads_what_others_wrote_has_no_assert(room: str) -> None:
    """`python -O` leaves asserts out, so that none may stand for a guard."""
    paths = sorted((ROOT / "gcmsgen" / room).rglob("*.py"))
    assert paths
    asserting = [
        path for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Assert)
    ]
    assert asserting == []


def test_no_class_name_stands_in_two_modules() -> None:
    names = [
        node.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_codes_are_unique_and_of_a_family() -> None:
    codes = [rule.code for rule in every_rule()]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"GCM[1-9][0-9]{2}", code)] == []


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_every_manual_page_speaks_both_languages(rule: object) -> None:
    for name in ("title", "finds", "matters", "fix", "cited"):
        text: Text = getattr(rule, name)
        assert text.en.strip()
        assert text.fr.strip()
        assert text.en != text.fr, name


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("document", "part"), PARTS)
def test_every_sentence_of_an_outline_has_words_and_no_word_is_idle(
    document: str, part: str | None, language: Language
) -> None:
    files = [name for name in (document, part) if name]
    words = [name for file in files for name in worded(file, language)]
    assert len(set(words)) == len(words)
    outlined = {name for file in files for name in said(file)}
    others = {name for other, extra in PARTS if other == document and extra for name in said(extra)}
    # A document may be made of the words of another one, whose outline says the rest of them (note-full, of note).
    others |= {name for other, extra in PARTS if extra == document for name in said(other)}
    assert outlined <= set(words)
    assert {of_block(name)[0] for name in words} <= outlined | others


@pytest.mark.parametrize("document", FILES)
def test_sentences_stand_in_the_same_order_in_both_languages(document: str) -> None:
    assert worded(document, Language.EN) == worded(document, Language.FR)


@pytest.mark.parametrize("document", FILES)
def test_an_outline_holds_no_word_and_no_bare_condition(document: str) -> None:
    read = tuple(tokens(TREE.text(f"outline/{document}.j2")))
    printed = "".join(token.value for token in read if token.kind == "data")
    assert printed.strip() == ""
    assert [token for token in read if token.kind == "variable_begin"] == []
    tree = outline(document)
    calls = {id(c) for i in tree.find_all(nodes.If) for s in i.body for c in s.find_all(nodes.Call)}
    says = [c for c in tree.find_all(nodes.Call) if isinstance(c.node, nodes.Getattr) and c.node.attr == "say"]
    assert len([c for c in says if id(c) in calls]) == len(list(tree.find_all(nodes.If)))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("document", FILES)
def test_no_word_stands_outside_a_sentence(document: str, language: Language) -> None:
    body = words(document, language).body
    outside = "".join(p.data for n in body if isinstance(n, nodes.Output) for p in n.nodes)
    assert outside.strip() == ""


@pytest.mark.parametrize("document", FILES)
def test_every_cited_provision_stands_in_the_table(document: str) -> None:
    text = (ROOT / "templates" / "outline" / f"{document}.j2").read_text(encoding="utf-8")
    cited = set(re.findall(r'"([RA][0-9][^"]*)"', text))
    assert cited <= set(provisions())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("document", FILES)
def test_words_name_no_provision_and_hold_no_number_of_their_own(document: str, language: Language) -> None:
    data = [part.data for part in words(document, language).find_all(nodes.TemplateData)]
    assert [text for text in data if re.search(r"[0-9]", text)] == []


def test_layouts_hold_no_word() -> None:
    layout = (ROOT / "templates" / "layout" / "letter.html").read_text(encoding="utf-8")
    shown = re.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>", "", layout, flags=re.S)
    assert shown.strip() == ""


# Paragraphs whose present form is younger than the day that the consolidation gives for the section: those of places.md, "Law and
# guidance by date", and one that was added later (SOR/2024-240).
YOUNGER = {
    "R204(d)": "2024-11-29",
    "R52(1)": "2023-11-25",
    "R185": "2024-11-29",
    "R186(v)": "2024-11-08",
    "R200(1)(c)(ii.1)": "2022-09-26",
    "R200(3)(h)": "2022-09-26",
    "R200(5)": "2022-09-26",
    "R200(5)(d)": "2022-09-26",
    "R203(1)": "2022-09-26",
    "R209.11(1)": "2022-09-26",
    "R303.1(2)": "2019-06-03",
    "A35(1)": "2023-06-22",
}


# Of a section without a row of its own, as that of its first paragraph; R7(1) was read in the consolidation itself.
NOT_EXTRACTED = {"R200": ("200", "2018-03-27"), "R201": ("201", "2011-04-01"), "R7(1)": ("7(1)", "2018-06-05")}


def test_provisions_are_those_of_the_act_and_the_regulations(shared: Path) -> None:
    import csv

    csv.field_size_limit(10**9)
    with open(shared / "domain" / "law_sections.csv", encoding="utf-8") as file:
        rows = {(r["instrument"][:4], r["provision_en"]): r for r in csv.DictReader(file)}
    for provision in provisions().values():
        if provision.key in NOT_EXTRACTED:
            assert (provision.number.fr, provision.since.isoformat()) == NOT_EXTRACTED[provision.key], provision.key
            continue
        row = rows[(provision.instrument, provision.number.en)]
        assert provision.number.fr == row["provision_fr"], provision.key
        assert provision.since.isoformat() == YOUNGER.get(provision.key, row["section_in_force_since"]), provision.key


def test_no_path_of_a_machine_and_no_host_of_a_registry_is_named() -> None:
    bad = re.compile(r"/work/|/home/\w|/tmp/bash|pypi\.org|pythonhosted|deb\.debian")
    for path in sources():
        if path.suffix in {".png", ".docx", ".mo", ".pdf"} or path.name == "test_architecture.py":
            continue
        assert not bad.search(path.read_text(encoding="utf-8", errors="replace")), path
