"""Healing straightens, joins and accepts inside tags, changes no word outside of them, and what it wrote then renders."""

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gcmsgen.catalogue import word_file
from gcmsgen.errors import RenderError
from gcmsgen.finding import Severity
from gcmsgen.language import Language
from gcmsgen.office_template.paragraph import every_paragraph
from gcmsgen.office_template.repair import refuse_difference, repair, words
from gcmsgen.office_template.tag import without
from gcmsgen.office_template.word import word_findings
from tests.office_template.test_word import PLANTED, through_docxtpl
from tests.office_template.word_file import deleted, docx, inserted, p, r

NBSP = "\N{NO-BREAK SPACE}"
LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
MARK = '<w:proofErr w:type="spellStart"/>'


def body(data: bytes) -> list[str]:
    root = word_file.tree("", word_file.parts(data)["word/document.xml"])
    return [one.text for one in every_paragraph(root)]


def xml(data: bytes) -> str:
    return word_file.parts(data)["word/document.xml"].decode()


HEALED = {
    "guillemets": (p(f"x {{% if part == «{NBSP}a{NBSP}» %}}b{{% endif %}}"), 'x {% if part == "a" %}b{% endif %}'),
    "curly": (p("“x” {% if part == “a” %}‘b’{% endif %}"), '“x” {% if part == "a" %}‘b’{% endif %}'),
    "dash": (p("a – {%– if part %}b{% endif %}"), "a – {%- if part %}b{% endif %}"),
    "no-break": (p(f"a{NBSP}{{{{{NBSP}office.name{NBSP}}}}}"), f"a{NBSP}{{{{ office.name }}}}"),
    "unseen": (p("a\u200b {{ office.\u200bname }}"), "a\u200b {{ office.name }}"),
    "split": (p("x {", "{ office", MARK, r(".na", "<w:b/>"), "me }} y"), "x {{ office.name }} y"),
    "inserted": (p("x ", inserted("{{ office.name }}"), " y"), "x {{ office.name }} y"),
    "half inserted": (p("x {{ office", inserted(".name }}"), " y"), "x {{ office.name }} y"),
    "deleted": (p("x ", deleted("{{ office.town }}"), "{{ office.name }}"), "x {{ office.name }}"),
    "deleted inside": (p("x {{ office.name", deleted("s"), " }} y"), "x {{ office.name }} y"),
}


@pytest.mark.parametrize("name", HEALED)
def test_a_fault_is_healed_and_the_file_then_renders(name: str) -> None:
    planted, text = HEALED[name]
    made = repair(docx(planted))
    assert body(made.data) == [text]
    assert len(made.done) >= 1
    assert word_findings(made.data, "healed.docx", Language.EN) == ()
    assert through_docxtpl(xml(made.data).partition("<w:body>")[2].partition("<w:sectPr")[0])


def test_a_joined_tag_looks_like_its_first_piece_and_its_neighbours_as_before() -> None:
    made = xml(repair(docx(p(r("a {{ office", "<w:i/>"), r(".name }} b", "<w:b/>")))).data)
    assert '<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">a {{ office.name }}</w:t>' in made
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> b</w:t>' in made


def test_a_deleted_tag_goes_and_a_deleted_brace_beside_it_stays() -> None:
    made = repair(docx(p("a ", deleted("{{"), deleted("{{}}"), " b")))
    assert xml(made.data).endswith(xml(docx(p("a ", deleted("{{"), " b"))))
    assert [text.en for text in made.done] == [
        "word/document.xml, paragraph 1: accepted tracked changes that held nothing but tags"
    ]


LEFT = {
    "words inserted": (p(inserted("word {{ office.name }}")), {"GCM855"}),
    "words deleted": (p("a ", deleted("word {{ office.name }}")), {"GCM855"}),
    "link": (p("{{ office", LINK.format(r(".name }}")), " x"), {"GCM852"}),
    "paragraphs": (p("{{ office") + p(".name }}"), {"GCM852"}),
    "break inside": (p("<w:r><w:t>{{ office</w:t><w:br/><w:t>.name }} a</w:t></w:r>"), set()),
    "note inside": (p("{{ office", '<w:r><w:footnoteReference w:id="3"/></w:r>', ".name }}"), set()),
    "swallowed": (p("a {%p if part %}") + p("{%p endif %}"), {"GCM854"}),
    "name": (p("{{ ofice.name }}"), {"GCM851"}),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_only_a_person_can_decide_is_left_and_said(name: str) -> None:
    planted, left = LEFT[name]
    made = repair(docx(planted))
    assert (xml(made.data), made.done) == (xml(docx(planted)), ())
    assert {finding.code for finding in word_findings(made.data, "", Language.EN)} == left


@pytest.mark.parametrize("name", [name for name, (code, _, _) in PLANTED.items() if code != "GCM857"])
def test_no_word_changes_in_any_planted_file_and_healing_twice_is_healing_once(name: str) -> None:
    data = docx(PLANTED[name][1])
    once = repair(data).data
    assert words(word_file.parts(once)) == words(word_file.parts(data))
    assert repair(once).data == once
    assert repair(data).data == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (p("Dear {{ office.name }}, a"), p("Dear {{ office.name }}, b")),
        (p("a {{ office.name }}"), p("a{{ office.name }}")),
        (p("a") + p("b"), p("ab")),
        (p("a", deleted("b")), p("a", deleted("c"))),
        (p("a", deleted("b")), p("a")),
        (p(deleted("{{"), deleted("{{}}")), p(deleted("{{}}"))),
        (p(deleted("{{ a"), deleted("b }}")), p()),
        (p(f"a{NBSP}b"), p("a b")),
    ],
)
def test_a_word_that_differs_is_refused(one: str, other: str) -> None:
    before, after = word_file.parts(docx(one)), word_file.parts(docx(other))
    refuse_difference(before, before)
    with pytest.raises(RenderError, match="would change a word"):
        refuse_difference(before, after)


def test_equal_files_give_equal_bytes_and_other_parts_stay() -> None:
    data = docx(HEALED["split"][0])
    made = repair(data).data
    assert made == repair(data).data
    with zipfile.ZipFile(io.BytesIO(made)) as archived, zipfile.ZipFile(io.BytesIO(data)) as before:
        assert archived.namelist() == before.namelist()
        assert {entry.date_time for entry in archived.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        same = [name for name in before.namelist() if archived.read(name) == before.read(name)]
    assert set(before.namelist()) - set(same) == {"word/document.xml"}


TEXT = st.sampled_from(
    [
        "a",
        " ",
        "’",
        "«",
        "»",
        "“",
        "”",
        "–",
        NBSP,
        "{",
        "}",
        "%",
        "{{",
        "}}",
        "{{ office",
        ".name",
        " }}",
        "{%p if part %}",
        "'",
    ]
)
RUN = st.builds(
    lambda kind, pieces: kind("".join(pieces)), st.sampled_from([r, inserted, deleted]), st.lists(TEXT, max_size=4)
)


@example([[deleted("{{"), deleted("{{}}")]])
@example([[r("{{ office"), inserted("}}"), inserted("{")], [r("{{ office}}")]])
@given(st.lists(st.lists(RUN, max_size=5), min_size=1, max_size=3))
@settings(max_examples=300)
def test_no_word_outside_of_a_tag_changes_whatever_the_file_holds(lines: list[list[str]]) -> None:
    data = docx("".join(p(*line) for line in lines))
    made = repair(data)
    assert [without(text) for text in body(made.data)] == [without(text) for text in body(data)]
    before = {finding.code for finding in word_findings(data, "", Language.EN) if finding.severity is Severity.ERROR}
    after = {
        finding.code for finding in word_findings(made.data, "", Language.EN) if finding.severity is Severity.ERROR
    }
    # Whether a part is whole once its tags are together is only asked where nothing else is wrong in it.
    asked_since = {"GCM852"} if before else set()
    assert after <= before | {"GCM851", "GCM856"} | asked_since
