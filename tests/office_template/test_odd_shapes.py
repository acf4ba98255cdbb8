"""Odd Word files: what `template check` passes renders, and what it fails makes no letter; so of every shape in the table."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gcmsgen.timeless_zip import packed, unpacked
from tests.conftest import EXAMPLE, ROOT, Result

Run = Callable[..., Result]
BODY, TYPES, RELS, SETTINGS = (
    *("word/document.xml", "[Content_Types].xml"),
    *("word/_rels/document.xml.rels", "word/settings.xml"),
)
Edit = Callable[[dict[str, bytes]], Mapping[str, bytes]]


def first(xml: str) -> Edit:
    """Put something before the first paragraph."""
    return lambda parts: {BODY: _after(parts[BODY], "<w:body>", xml)}


def _after(part: bytes, mark: str, xml: str) -> bytes:
    assert mark.encode() in part
    return part.replace(mark.encode(), (mark + xml).encode(), 1)


def paragraph(inner: str, about: str = "") -> Edit:
    return first(f"<w:p>{about}{inner}</w:p>")


def run_of(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str = "1") -> Edit:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return paragraph(f"{marks[0]}{instruction}{marks[1]}{run_of(shown)}{marks[2]}")


def simple(code: str) -> Edit:
    return paragraph(f'<w:fldSimple w:instr="{code}">{run_of("1")}</w:fldSimple>')


def linked(target: str) -> Edit:
    relation = f'<Relationship Id="rIdOdd" Type="{_KIND}hyperlink" Target="{target}" TargetMode="External"/>'
    link = f'<w:p><w:hyperlink xmlns:r="{_KIND[:-1]}" r:id="rIdOdd">{run_of("Canada")}</w:hyperlink></w:p>'
    return lambda parts: {
        RELS: parts[RELS].replace(b"</Relationships>", f"{relation}</Relationships>".encode()),
        **first(link)(parts),
    }


_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def tracked(name: str, inner: str) -> Edit:
    return paragraph(f'<w:{name} w:id="1" w:author="X" w:date="2026-01-01T00:00:00Z">{inner}</w:{name}>')


def typed(before: str, after: str) -> Edit:
    return lambda parts: {TYPES: parts[TYPES].replace(before.encode(), after.encode())}


def setting(xml: str) -> Edit:
    return lambda parts: {SETTINGS: parts[SETTINGS].replace(b"</w:settings>", f"{xml}</w:settings>".encode())}


SOUND: dict[str, Edit] = {
    "as it is": lambda _parts: {},
    "own words": paragraph(run_of("Office of Nowhere")),
    "a fact alone": paragraph(run_of("{{ application.number }}")),
    "a fact among words": paragraph(run_of("File {{ application.number }}, by {{ decision.officer }}")),
    "two facts alone": first(
        f"<w:p>{run_of('{{ application.number }}')}</w:p><w:p>{run_of('{{ decision.officer }}')}</w:p>"
    ),
    "a fact in two runs": paragraph(run_of("{{ application.") + run_of("number }}")),
    "a fact in bold": paragraph(run_of("{{ application.number }}", "<w:b/>")),
    "a loop of documents": paragraph(run_of("{% for one in documents %}{{ one.title }}; {% endfor %}")),
    "a condition": paragraph(run_of("{% if application.number %}Known{% endif %}")),
    "a comment of a template": paragraph(run_of("{# for the office #}Words")),
    "an empty paragraph": paragraph(""),
    "a page number": field("PAGE"),
    "a page number, simple": simple("PAGE"),
    "the number of pages": field("NUMPAGES"),
    "a reference": field("STYLEREF Title"),
    "a link": linked("https://www.canada.ca/en.html"),
    "a link to write to": linked("mailto:office@example.ca"),
    "a table": first(
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:tc><w:p>{run_of('Cell')}</w:p></w:tc></w:tr></w:tbl>"
    ),
    "a bookmark": paragraph(f'<w:bookmarkStart w:id="9" w:name="here"/>{run_of("Here")}<w:bookmarkEnd w:id="9"/>'),
    "a tab and a break": paragraph(f"<w:r><w:tab/></w:r>{run_of('Left')}<w:r><w:br/></w:r>{run_of('Below')}"),
    "a symbol of Jinja in words": paragraph(run_of("50 % of { this }")),
    "proofing marks": paragraph(f'<w:proofErr w:type="spellStart"/>{run_of("Wrods")}<w:proofErr w:type="spellEnd"/>'),
    "French words": paragraph(run_of("Élève d’à côté")),
    "a content control": first(f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run_of('Words')}</w:p></w:sdtContent></w:sdt>"),
}
UNSOUND: dict[str, Edit] = {
    **{
        f"field {code.split()[0]}": field(code)
        for code in (
            'DATE \\@ "yyyy"',
            "TIME",
            "CREATEDATE",
            "SAVEDATE",
            "PRINTDATE",
            "MERGEFIELD Name",
            'IF 1 = 1 "a" "b"',
            "ASK a b",
            "FILLIN a",
            "DOCPROPERTY Company",
            "AUTHOR",
            "USERNAME",
            "FILENAME",
            "INCLUDETEXT a.docx",
            "INCLUDEPICTURE a.png",
            "QUOTE a",
            "NEXT",
            "ADDRESSBLOCK",
            "FORMTEXT",
            "DOCVARIABLE a",
            "MACROBUTTON a b",
            "LINK a",
            "DDE a b",
            "EDITTIME",
        )
    },
    "simple DATE": simple("DATE"),
    "simple MERGEFIELD": simple("MERGEFIELD Name"),
    "link with a tag": linked("https://example.org/?a={{ application.number }}"),
    "link with a coded tag": linked("https://example.org/?a=%7B%7B%20application.number%20%7D%7D"),
    "link to a file": linked("file:///srv/a.docx"),
    "link to a share": linked("\\\\srv\\a.docx"),
    "inserted words": tracked("ins", run_of("new")),
    "deleted words": tracked("del", "<w:r><w:delText>old</w:delText></w:r>"),
    "moved words": tracked("moveTo", run_of("moved")),
    "inserted tag": tracked("ins", run_of("{{ application.number }}")),
    "a comment": paragraph(f'<w:commentRangeStart w:id="0"/>{run_of("x")}<w:commentRangeEnd w:id="0"/>'),
    "a template": typed("document.main+xml", "template.main+xml"),
    "macros": typed("wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml"),
    "a mail merge": setting("<w:mailMerge/>"),
    "an unknown name": paragraph(run_of("{{ applicant.shoe_size }}")),
    "a tag that is not closed": paragraph(run_of("{{ application.number")),
    "a block that is not closed": paragraph(run_of("{% if application.number %}x")),
    "a filter that is none": paragraph(run_of("{{ application.number|shout }}")),
    "Python": paragraph(run_of("{{ ''.__class__ }}")),
    "strict": lambda parts: {
        BODY: parts[BODY].replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    },
}
EVERY = [
    pytest.param(edit, sound, id=name)
    for table, sound in ((SOUND, True), (UNSOUND, False))
    for name, edit in table.items()
]
# Of the long table every fifth shape; `make long` tries all.
SAMPLE = [param for number, param in enumerate(EVERY) if number % 6 == 0]


def test_the_table_is_long() -> None:
    assert len(EVERY) >= 60


@pytest.mark.parametrize(("edit", "sound"), SAMPLE)
def test_check_and_letter_agree_on_a_sample(run: Run, tmp_path: Path, edit: Edit, sound: bool) -> None:
    agree(run, tmp_path, edit, sound=sound)


@pytest.mark.long
@pytest.mark.parametrize(("edit", "sound"), EVERY)
def test_check_and_letter_agree(run: Run, tmp_path: Path, edit: Edit, sound: bool) -> None:
    agree(run, tmp_path, edit, sound=sound)


def agree(run: Run, folder: Path, edit: Edit, *, sound: bool) -> None:
    own = folder / "o" / "en"
    own.mkdir(parents=True)
    parts = unpacked((ROOT / "templates" / "en" / "letter.docx").read_bytes())
    (own / "letter.docx").write_bytes(packed({**parts, **edit(parts)}))
    checked = run("template check", folder / "o")
    made = run(f"letter --format docx --templates {folder / 'o'} -o {folder / 'l.docx'}", EXAMPLE)
    assert (checked.code == 0, made.code == 0) == (sound, sound), checked.out + made.talk
