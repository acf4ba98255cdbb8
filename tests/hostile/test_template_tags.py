"""What a tag of an office asks for beyond the facts is named by check and not rendered; what goes wrong in it tells no fact."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import packaged, read_templates
from gcmsgen.errors import GcmsgenError
from gcmsgen.finding import Refused
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.office_template.folder import findings
from tests.conftest import DAY, case
from tests.office_template.word_file import docx, p

FAMILY = "Zyxwvut"
WORDS, LAYOUT, OUTLINE, WORD = "en/letter-refusal.j2", "layout/letter.html", "outline/letter.j2", "en/letter.docx"
PLACES = {WORDS: "I have refused the application.", LAYOUT: "</body>"}
FORMS = {WORDS: Format.TXT, LAYOUT: Format.PDF, OUTLINE: Format.TXT, WORD: Format.DOCX}


def office(folder: Path, name: str, added: str) -> Path:
    """Return the folder of an office whose one template has a tag added."""
    (folder / name).parent.mkdir(parents=True)
    if name == WORD:
        (folder / name).write_bytes(docx(p("Dear {{ applicant.family_name }} ", added)))
        return folder
    text = (packaged("templates") / name).read_text(encoding="utf-8")
    at = PLACES.get(name)
    (folder / name).write_text(text.replace(at, added + at) if at else f"{text}\n{added}", encoding="utf-8")
    return folder


def refused(own: Path, name: str) -> GcmsgenError:
    """Return the error of a letter."""
    with pytest.raises(GcmsgenError) as raised:
        made(own, name)
    return raised.value


def made(own: Path, name: str) -> bytes:
    a_case = case(applicant__family_name=FAMILY)
    tree = read_templates(own)
    return generate(a_case, document="letter", form=FORMS[name], on=DAY, tree=tree, language=Language.EN).data


REACHING = {
    "lipsum": (WORD, "{{ lipsum() }}"),
    "lipsum, not called": (WORD, "{{ lipsum }}"),
    "cycler": (WORD, "{{ cycler('a').__init__.__globals__.os.popen('id').read() }}"),
    "joiner": (LAYOUT, "{{ joiner(',') }}"),
    "namespace": (LAYOUT, "{% set x = namespace(a=1) %}"),
    "dict": (WORD, "{{ dict(a=1) }}"),
    "range": (LAYOUT, "{% for one in range(3) %}{% endfor %}"),
    "range in words": (WORDS, "{% for one in range(3) %}x{% endfor %}"),
    "self": (WORD, "{{ self }}"),
    "class of a word": (WORD, "{{ ''.__class__ }}"),
    "class of a fact": (WORDS, "{{ applicant.__class__ }}"),
    "class by brackets": (LAYOUT, "{{ document['__class__'] }}"),
    "class of a loop": (WORD, "{% for one in documents %}{{ loop.__init__.__globals__ }}{% endfor %}"),
    "subclasses": (WORD, "{{ ().__class__.__base__.__subclasses__() }}"),
    "filter attr": (WORD, "{{ applicant|attr('_group') }}"),
    "filter safe": (WORD, "{{ applicant.family_name|safe }}"),
    "filter random": (WORD, "{{ documents|random }}"),
    "no escaping": (WORD, "{% autoescape false %}{{ applicant.family_name }}{% endautoescape %}"),
    "format": (WORD, "{{ '{0.__class__}'.format(applicant.family_name) }}"),
    "method of a fact": (WORD, "{{ office.name.upper() }}"),
    "method of a word": (LAYOUT, "{{ 'a'.join(['b']) }}"),
    "method of a view": (WORD, "{{ applicant.fact('uci') }}"),
    "what a view keeps": (WORDS, "{{ applicant.values }}"),
    "map to a class": (WORD, "{{ documents|map(attribute='__class__')|join }}"),
}


@pytest.mark.line("S2")
@pytest.mark.parametrize("name", REACHING)
def test_what_is_no_fact_is_named_and_not_rendered(tmp_path: Path, name: str) -> None:
    file, added = REACHING[name]
    own = office(tmp_path / "own", file, added)
    assert {finding.code for finding in findings(read_templates(own), file, file)} & {"GCM851", "GCM856"}
    assert refused(own, file).exit_code == 4


SOUND = {
    "fact": (WORD, "{{ applicant.family_name }}"),
    "loop": (
        WORD,
        "{% for one in documents %}{{ loop.index }} {{ one.title }}{{ loop.cycle('; ', ', ') }}{% endfor %}",
    ),
    "filters of Jinja": (WORD, "{{ documents|map(attribute='title')|join('; ')|upper }}"),
    "macro": (WORD, "{% macro own(one) %}({{ one }}){% endmacro %}{{ own(office.name) }}"),
    "sentences": (WORD, "{% for one in document.sentences() %}{{ one.text }}{% endfor %}"),
    "words": (WORDS, "{% if offer.noc %}Yes.{% endif %} "),
    "layout": (LAYOUT, "{% set last = document.sections|last %}<p class='{{ last.id|lower }}'></p>"),
}


@pytest.mark.line("S2")
@pytest.mark.parametrize("name", SOUND)
def test_what_the_pages_name_renders(tmp_path: Path, name: str) -> None:
    file, added = SOUND[name]
    own = office(tmp_path / "own", file, added)
    assert findings(read_templates(own), file, file) == ()
    assert made(own, file)


TELLING = {
    "words, looked up": (WORDS, "{{ {'a': 1}[applicant.family_name].b }}"),
    "words, no such field": (WORDS, "{{ applicant[applicant.family_name] }}"),
    "words, a sum": (WORDS, "{{ applicant.family_name + 1 }}"),
    "words, a filter": (WORDS, "{{ applicant.family_name|long_date }}"),
    "words, included": (WORDS, "{% include 'en/' ~ applicant.family_name %}"),
    "words, called": (WORDS, "{{ applicant.family_name() }}"),
    "outline, looked up": (OUTLINE, "{% if {'a': 1}[applicant.family_name].b %}{% endif %}"),
    "outline, a sum": (OUTLINE, "{% if applicant.family_name + 1 %}{% endif %}"),
    "outline, included": (OUTLINE, "{% include 'outline/' ~ applicant.family_name %}"),
    "layout, looked up": (LAYOUT, "{{ {'a': 1}[(document.sections|first).blocks[0].text].b }}"),
    "layout, included": (LAYOUT, "{% include 'layout/' ~ document.sections[1].blocks[0].text %}"),
    "layout, a picture": (LAYOUT, "<img alt='' src='{{ document.sections[1].blocks[0].text }}'/>"),
    "layout, a link": (LAYOUT, "<a href='x:{{ document.sections[1].blocks[0].text }}'></a>"),
    "layout, a style": (LAYOUT, "<p style='background: url({{ document.sections[1].blocks[0].text }})'></p>"),
    "Word, looked up": (WORD, "{{ {'a': 1}[applicant.family_name].b }}"),
    "Word, a sum": (WORD, "{{ applicant.family_name + 1 }}"),
    "Word, a path made of it": (WORD, "{{ [representative]|map(attribute=applicant.family_name)|join }}"),
    "Word, a filter": (WORD, "{{ applicant.family_name|long_date }}"),
}


@pytest.mark.line("S9")
@pytest.mark.parametrize("name", TELLING)
def test_an_error_of_a_template_tells_no_fact(tmp_path: Path, name: str) -> None:
    file, added = TELLING[name]
    error = refused(office(tmp_path / "own", file, added), file)
    said = [error.text.en, error.text.fr]
    if isinstance(error, Refused):
        said += [text for finding in error.findings for text in (finding.where, finding.message.en, finding.message.fr)]
    assert said
    assert not [text for text in said if FAMILY in text]
    assert "fault of the program" not in error.text.en
