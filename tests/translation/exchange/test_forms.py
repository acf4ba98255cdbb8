"""Files of exchange as other programs read them: translate-toolkit, the validator of Word files, a reader from npm, LibreOffice."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from gcmsgen.translation.exchange.forms import Form, read, write
from gcmsgen.translation.exchange.placeholders import placeholders_of, shown
from gcmsgen.translation.exchange.translation_file import Unit
from gcmsgen.translation.exchange.word_reading import read as read_table
from tests.libreoffice import converted
from tests.render.structure import W


def bare(some: object) -> str:
    """Return a sentence without its placeholders."""
    return re.sub(r"\{[0-9]+\}", "", str(some))


KINDS = {Form.PO: pofile, Form.XLIFF: xlifffile, Form.XLIFF2: Xliff2File, Form.TMX: tmxfile}


@pytest.mark.parametrize("form", list(Form))
def test_equal_sentences_give_equal_bytes(form: Form, units: tuple[Unit, ...], sent: dict[Form, bytes]) -> None:
    assert write(units, form) == sent[form]


def test_translate_toolkit_reads_the_po(units: tuple[Unit, ...], sent: dict[Form, bytes]) -> None:
    file = pofile.parsestring(sent[Form.PO])
    read = [(one.getcontext(), one.source, one.target, one.isfuzzy()) for one in file.units if not one.isheader()]
    assert read == [(unit.id, shown(unit.english), shown(unit.french), False) for unit in units]
    assert file.gettargetlanguage() == "fr_CA"


@pytest.mark.parametrize(("form", "kind"), [(Form.XLIFF, xlifffile), (Form.XLIFF2, Xliff2File), (Form.TMX, tmxfile)])
def test_translate_toolkit_reads_the_xml(
    form: Form, kind: type, units: tuple[Unit, ...], sent: dict[Form, bytes]
) -> None:
    read = [(str(one.source), str(one.target)) for one in kind.parsestring(sent[form]).units]  # type: ignore[attr-defined]
    assert read == [(bare(shown(unit.english)), bare(shown(unit.french))) for unit in units]


@pytest.mark.parametrize("form", KINDS)
def test_what_translate_toolkit_saves_comes_back_whole(form: Form, sent: dict[Form, bytes]) -> None:
    assert read(bytes(KINDS[form].parsestring(sent[form]))) == read(sent[form])


def test_a_memory_may_name_the_dtd_of_its_format(sent: dict[Form, bytes]) -> None:
    named = sent[Form.TMX].replace(b"<tmx ", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx ').replace(b"fr-CA", b"FR-CA")
    assert read(named) == read(sent[Form.TMX])


def test_every_placeholder_is_explained_once_and_most_by_two_examples(units: tuple[Unit, ...]) -> None:
    meanings = [meaning for unit in units for meaning in unit.meanings]
    for unit in units:
        numbers = {
            placeholder.number for placeholder in (*placeholders_of(unit.english), *placeholders_of(unit.french))
        }
        assert [meaning.number for meaning in unit.meanings] == sorted(numbers)
    assert [meaning.name for meaning in meanings if not meaning.name.en or not meaning.name.fr] == []
    printed = [meaning for meaning in meanings if meaning.examples]
    assert len([meaning for meaning in printed if len(meaning.examples) == 2]) > len(printed) / 2


def test_the_word_table_is_valid_locks_the_english_and_protects_the_placeholders(
    units: tuple[Unit, ...], sent: dict[Form, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "table.docx"
    path.write_bytes(sent[Form.DOCX])
    assert list(OpenXmlValidator().validate(str(path)).errors) == []
    with zipfile.ZipFile(io.BytesIO(sent[Form.DOCX])) as archive:
        rows = [*etree.fromstring(archive.read("word/document.xml")).iter(f"{W}tr")][1:]
        comments = [*etree.fromstring(archive.read("word/comments.xml")).iter(f"{W}comment")]
    for row, unit in zip(rows, units, strict=True):
        english, french = row[2], row[3]
        outside = [run for run in english.iter(f"{W}r") if run.getparent().tag != f"{W}sdtContent"]
        assert outside == []
        assert [lock.get(f"{W}val") for lock in english.iter(f"{W}lock")] == ["sdtContentLocked"]
        locks = [lock.get(f"{W}val") for lock in french.iter(f"{W}lock")]
        assert locks == ["contentLocked"] * len(placeholders_of(unit.french))
    assert len(comments) == len([unit for unit in units if unit.meanings])


@pytest.mark.long
def test_the_word_table_comes_back_whole_from_libreoffice(sent: dict[Form, bytes], tmp_path: Path) -> None:
    table = tmp_path / "table.docx"
    table.write_bytes(sent[Form.DOCX])
    saved = converted(table, "docx", "MS Word 2007 XML").read_bytes()
    assert read_table(saved) == read_table(sent[Form.DOCX])


READER = """
const xliff = require('xliff'), fs = require('fs');
const flat = (some) => [].concat(some).map((one) => (one.Standalone ? `{${one.Standalone.id}}` : one)).join('');
xliff.xliff2js(fs.readFileSync(process.argv[2], 'utf8')).then((read) => {
  const rows = Object.values(read.resources).flatMap((file) => Object.entries(file));
  console.log(JSON.stringify(rows.map(([id, one]) => [id, flat(one.source), flat(one.target)])));
});
"""


@pytest.mark.long
def test_a_second_reader_reads_the_xliff_2(units: tuple[Unit, ...], sent: dict[Form, bytes], tmp_path: Path) -> None:
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("npm and node are not installed")
    line = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(tmp_path), "xliff@6.4.0"]
    if subprocess.run(line, check=False, capture_output=True, timeout=300).returncode:
        pytest.skip("the registry of npm is out of reach")
    (tmp_path / "read.cjs").write_text(READER, encoding="utf-8")
    (tmp_path / "all.xlf").write_bytes(sent[Form.XLIFF2])
    ran = subprocess.run(["node", "read.cjs", "all.xlf"], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    # That reader drops a space that stands alone between two placeholders, as its XML library does.
    sides = [
        [unit.id, shown(unit.english).replace("} {", "}{"), shown(unit.french).replace("} {", "}{")] for unit in units
    ]
    assert json.loads(ran.stdout) == sides


SCHEMAS = {Form.XLIFF: "xliff-core-1.2-strict.xsd", Form.XLIFF2: "xliff-core-2.0.xsd"}


@pytest.mark.long
def test_the_xliff_follows_the_schemas_of_oasis(sent: dict[Form, bytes], tmp_path: Path) -> None:
    """The Debian package of a PHP library ships them; it is unpacked here and not installed."""
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        pytest.skip("apt-get is not there")
    line = ["apt-get", "download", "php-symfony-translation"]
    if subprocess.run(line, cwd=tmp_path, check=False, capture_output=True, timeout=300).returncode:
        pytest.skip("the package archive is out of reach")
    subprocess.run(["dpkg", "-x", str(next(tmp_path.glob("*.deb"))), str(tmp_path)], check=True)
    for form, name in SCHEMAS.items():
        schema = etree.XMLSchema(etree.parse(next(tmp_path.rglob(name)), schema_parser(tmp_path)))
        schema.validate(etree.fromstring(sent[form]))
        assert list(schema.error_log) == []


def schema_parser(folder: Path) -> etree.XMLParser:
    """Return a parser that takes the schema of `xml:` attributes from the folder instead of from the network."""

    class Local(etree.Resolver):
        def resolve(self, url: str, _public: str, context: object) -> object:
            found = next(folder.rglob("xml.xsd")) if url.endswith("xml.xsd") else None
            return self.resolve_filename(str(found), context) if found else None

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return parser
