"""Each code finds its planted fault and is silent on its twin, and what docxtpl mends is measured, not believed."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from gcmsgen.checks.registry import every_rule
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.office_template.word import word_findings
from gcmsgen.render.docx_template import environment
from tests.conftest import ROOT
from tests.office_template.word_file import deleted, docx, inserted, p, paragraphs, part, r, table

LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
NBSP = "\N{NO-BREAK SPACE}"


def found(body: str, language: Language = Language.EN, **parts: str | bytes) -> list[Finding]:
    return list(word_findings(docx(body, **parts), "letter.docx", language))


def said(body: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in found(body)]


# Code, what is planted, its good twin.
PLANTED = {
    "name": ("GCM851", p("Dear {{ aplicant.family_name }}"), p("Dear {{ applicant.family_name }}")),
    "field": ("GCM851", p("{{ applicant.surname }}"), p("{{ applicant.family_name }}")),
    "loop variable outside": (
        "GCM851",
        p("{% for one in documents %}{{ one.title }}{% endfor %}{{ one.title }}"),
        p("{% for one in documents %}{{ one.title }}{% endfor %}"),
    ),
    "field of an item": (
        "GCM851",
        p("{% for one in documents %}{{ one.titel }}{% endfor %}"),
        p("{% for one in documents %}{{ loop.index }} {{ one.title }}{% endfor %}"),
    ),
    "field of what is set": (
        "GCM851",
        p("{% set job = offer %}{{ job.nocc }}"),
        p("{% set job = offer %}{{ job.noc }}"),
    ),
    "item by number": ("GCM851", p("{{ documents[0].title }}"), p("{{ (documents|first).title }}")),
    "table": (
        "GCM851",
        p("{{ deadlines.restauration.inside_canada }}"),
        p("{{ deadlines.restoration.inside_canada }}"),
    ),
    "document": ("GCM851", p("{{ document.topic }}"), p("{{ document.title }} {{ document.subject }}")),
    "filter": ("GCM851", p("{{ applicant|full_nam }}"), p("{{ applicant|full_name }}")),
    "test": ("GCM851", p("{% if loop_ is definde %}{% endif %}"), p("{% if loop_ is defined %}{% endif %}")),
    "paragraphs": ("GCM852", p("{{ office") + p(".name }}"), p("{{ office.name }}")),
    "link": ("GCM852", p("{{ office", LINK.format(r(".name }}")), " x"), p(LINK.format(r("{{ office.name }}")), " x")),
    "look": ("GCM852", p("{{ office", r(".name }}", "<w:b/>")), p("{{ office", r(".name }}", '<w:lang w:val="en"/>'))),
    "guillemets": ("GCM853", p("{% if part == «a» %}b{% endif %}"), p("«{% if part == 'a' %}b{% endif %}»")),
    "curly": ("GCM853", p("{% if part == “a” %}b{% endif %}"), p("“{% if part == 'a' %}b{% endif %}”")),
    "dash": ("GCM853", p("{%– if part %}b{% endif %}"), p("{%- if part %}–{% endif %}")),
    "unseen": ("GCM853", p("{{ office.\u200bname }}"), p("\u200b{{ office.name }}")),
    "no-break": ("GCM853", p(f"{{%p{NBSP}if part %}}") + p("{%p endif %}"), p("{%p if part %}") + p("{%p endif %}")),
    "apostrophe ends": ("GCM853", p("{{ 'l’agent' }}"), p("{{ 'agent' }}")),
    "apostrophe altered": ("GCM853", p('{{ "l’agent" }}'), p('l’{{ "agent" }}')),
    "words": ("GCM854", p("a {%p if part %}") + p("{%p endif %}"), p("{%p if part %}") + p("a") + p("{%p endif %}")),
    "inline": ("GCM854", p("{%p if part %}a{% endif %}"), p("{% if part %}a{% endif %}")),
    "row": (
        "GCM854",
        table("{%tr for one in documents %} a", "{{ one.title }}", "{%tr endfor %}"),
        table("{%tr for one in documents %}", "{{ one.title }}", "{%tr endfor %}"),
    ),
    "insertion": ("GCM855", p("a", inserted("{{ office.name }}")), p(inserted("a"), "{{ office.name }}")),
    "half inserted": ("GCM855", p("{{ office", inserted(".name }}")), p("{{ office.name }}")),
    "deletion": ("GCM855", p("a", deleted("{{ office.name }}")), p(deleted("a"), "{{ office.name }}")),
    "deleted inside": ("GCM855", p("{{ office.name", deleted("x"), " }}"), p("{{ office.name }}", deleted("x"))),
    "syntax": ("GCM856", p("{{ office.name office }}"), p("{{ office.name }}")),
    "unended": ("GCM856", p("{% if part %}a"), p("{% if part %}a{% endif %}")),
    "unbegun": ("GCM856", p("a{% endif %}"), p("a")),
    "wrong end": ("GCM856", p("{% if part %}{% endfor %}"), p("{% if part %}{% endif %}")),
    "unclosed": ("GCM856", p("{{ office.name") + p("a"), p("{ office.name") + p("a")),
    "unopened": ("GCM856", p("office.name }}"), p("office.name }")),
    "triple": ("GCM856", p("{{{ office.name }}}"), p("{ {{ office.name }} }")),
    "no space": ("GCM856", p("{%pif part %}") + p("{%p endif %}"), p("{%p if part %}") + p("{%p endif %}")),
    "percent": ("GCM856", p("{%p if 5 % 2 %}") + p("{%p endif %}"), p("{% if 5 % 2 %}{% endif %}")),
    "include": ("GCM856", p("{% include 'a' %}"), p("{{ 'a' }}")),
    "no table": ("GCM856", p("{%tr if part %}") + p("{%tr endif %}"), p("{%p if part %}") + p("{%p endif %}")),
    "broken": ("GCM857", "<w:p><w:r>", p()),
    "link to a picture": (
        "GCM857",
        p("<w:r><w:instrText> INCLUDEPICTURE http://127.0.0.1/x.png </w:instrText></w:r>"),
        p("<w:r><w:instrText> PAGE </w:instrText></w:r>"),
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_and_its_twin_is_not(name: str) -> None:
    code, planted, twin = PLANTED[name]
    assert code in {finding.code for finding in found(planted)}
    assert found(twin) == []


def test_every_rule_of_office_templates_has_a_planted_fault() -> None:
    # GCM858 is found by a trial, for which test_odd_shapes.py has its own table.
    assert {code for code, _, _ in PLANTED.values()} == {
        rule.code for rule in every_rule() if "GCM850" < rule.code < "GCM858"
    }


def test_the_nearest_name_is_offered_and_the_place_is_told_in_both_languages() -> None:
    (finding,) = found(p("a") + p("Dear {{ aplicant.family_name }},"))
    assert finding.where == "letter.docx:word/document.xml:2"
    assert finding.line(Language.EN) == (
        "GCM851 error letter.docx:word/document.xml:2: Paragraph 2 (body) “Dear {{ aplicant.family_name }},”: nothing that a "
        "template may name is called “aplicant”.\n    Did you mean applicant?"
    )
    assert finding.message.fr == (
        f"Paragraphe 2 (corps) «{NBSP}Dear {{{{ aplicant.family_name }}}},{NBSP}»{NBSP}: rien de ce qu’un gabarit peut nommer ne "
        f"s’appelle «{NBSP}aplicant{NBSP}»."
    )


@pytest.mark.parametrize("place", ["header1", "footer1", "footnotes"])
def test_heads_feet_and_notes_are_looked_at(place: str) -> None:
    root = {"header1": "hdr", "footer1": "ftr", "footnotes": "footnotes"}[place]
    note = "<w:footnote>{}</w:footnote>" if place == "footnotes" else "{}"
    (finding,) = found(p(), **{f"word/{place}.xml": part(root, note.format(p("{{ ofice.name }}")))})
    assert (finding.code, finding.where) == ("GCM851", f"letter.docx:word/{place}.xml:1")


def test_a_text_box_is_looked_at_once_though_word_repeats_it() -> None:
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p('{{ ofice.name }}')}</w:txbxContent>"
    copies = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    repeated = f"<mc:AlternateContent {compatibility}>{copies}</mc:AlternateContent>"
    (finding,) = found(p("a", f"<w:r>{repeated}</w:r>"))
    assert (finding.code, finding.where) == ("GCM851", "letter.docx:word/document.xml:2")


def test_a_name_in_a_field_or_an_attribute_is_looked_at() -> None:
    assert said(p("<w:r><w:instrText> QUOTE {{ ofice.name }} </w:instrText></w:r>")) == [("GCM851", "error")]
    assert said(p('<w:bookmarkStart w:id="1" w:name="{{ ofice.name }}"/>')) == [("GCM851", "error")]


@pytest.mark.parametrize(
    ("name", "content", "code", "severity"),
    [
        ("word/endnotes.xml", part("endnotes", f"<w:endnote>{p('{{ office.name }}')}</w:endnote>"), "GCM856", "error"),
        ("word/comments.xml", part("comments", f"<w:comment>{p('{{ office.name }}')}</w:comment>"), "GCM855", "error"),
        ("docProps/core.xml", "<a><title>{{ office.name }}</title></a>", "GCM856", "warning"),
        ("docProps/custom.xml", "<a><b>{{ office.name }}</b></a>", "GCM856", "error"),
    ],
    ids=["endnotes", "comments", "core", "custom"],
)
def test_a_tag_where_nothing_is_filled_in_is_found(name: str, content: str, code: str, severity: str) -> None:
    assert [(f.code, f.severity.value) for f in found(p(), **{name: content})] == [(code, severity)]
    assert found(p(), **{name: content.replace("{{", "").replace("}}", "")}) == []


def test_a_split_tag_that_looks_alike_is_no_finding() -> None:
    mark = '<w:proofErr w:type="spellStart"/>'
    assert found(p("{", "{ office", mark, ".na", '<w:bookmarkStart w:id="1" w:name="x"/>', "me }", "}")) == []


def test_a_tag_with_a_link_wholly_inside_is_put_together() -> None:
    assert found(p("{{ office", LINK.format(r(".na")), "me }} a")) == []
    assert found(p(LINK.format(r("{{ office")), LINK.format(r(".name }}")), " a")) == []


def test_a_part_that_putting_together_would_break_is_found() -> None:
    box = "<w:r><w:txbxContent><w:p><w:pPr/></w:p></w:txbxContent></w:r>"
    assert said(p(box, "{%p if part %}") + p("{%p endif %}")) == [("GCM852", "error")]
    assert found(p(box, "{% if part %}{% endif %}")) == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["letter", "rationale", "employer-notice"])
def test_the_shipped_templates_are_without_finding(name: str, language: Language) -> None:
    data = (ROOT / "templates" / language.value / f"{name}.docx").read_bytes()
    assert word_findings(data, name, language) == ()


def test_odd_files_of_others_are_checked_or_refused(shared: Path) -> None:
    files = sorted((shared / "corpora" / "docx-odd").glob("*.docx"))
    assert len(files) == 10
    for path in files:
        assert {finding.code for finding in word_findings(path.read_bytes(), path.name, Language.EN)} <= {"GCM857"}


KNOWN = {"office": SimpleNamespace(name="VALUE"), "part": "a", "documents": [SimpleNamespace(title="T")]}


def through_docxtpl(body: str) -> list[str] | None:
    """Return the paragraphs that docxtpl itself makes of a body; None where it fails."""
    template = DocxTemplate(io.BytesIO(docx(body)))
    try:
        template.render(KNOWN, environment(Language.EN), autoescape=True)
    except (TemplateError, AttributeError):
        return None
    saved = io.BytesIO()
    template.save(saved)
    return paragraphs(saved.getvalue())


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (p("x {{ office", ".name }} y"), ["x VALUE y"]),
        (p("x {{ office", r(".name }} y", "<w:b/>")), ["x VALUE y"]),
        (p("x {% if part == “a” %}b{% endif %}"), ["x b"]),
        (p('x {{ "l’agent" }}'), ["x l'agent"]),
        (p(f"x {{{{{NBSP}office.name{NBSP}}}}} y"), ["x VALUE y"]),
        (p("x {%r if part %} y{%r endif %}"), ["x  y"]),
        (p("x {{ office", LINK.format(r(".name }}")), " y"), ["x VALUE"]),
        (p("x {{ office", inserted(".name }}"), " y"), ["x VALUE"]),
        (p("x {{ office") + p(".name }} y"), ["x VALUE y"]),
        (p("LOST {%p if part %} LOST") + p("in") + p("{%p endif %}"), ["in"]),
        (p("x ", deleted("{{ nobody.name }}")), None),
        (p("{% if part == «a» %}b{% endif %}"), None),
        (p("{%– if part %}b{% endif %}"), None),
        (p("{{ office.\u200bname }}"), None),
        (p("{{ 'l’agent' }}"), None),
        (p(f"{{%p{NBSP}if part %}}") + p("{%p endif %}"), None),
        (p("{%p if 5 % 2 %}") + p("{%p endif %}"), None),
        (p("{%p if part %}a{% endif %}"), None),
        (p("{{ office.name") + p("a"), None),
    ],
)
def test_what_docxtpl_makes_of_it_is_what_the_manual_pages_say(body: str, made: list[str] | None) -> None:
    assert through_docxtpl(body) == made
    whole = made is not None and not any("LOST" in words for words in made)
    assert whole or "error" in {severity for _, severity in said(body)}
