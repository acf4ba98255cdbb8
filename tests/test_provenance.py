"""Provenance, over every document, language and format: what was sent, from what, and what has changed since.

Change one fact, and no sentence changes that does not list it.
"""

import copy
import hashlib
import io
import json
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gcmsgen import __version__
from gcmsgen.catalogue.documents import CATALOGUE, ORIGINALS
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.checks.claims.ledger import ledger
from gcmsgen.document import Sentence
from gcmsgen.errors import CaseFileError, WouldOverwrite
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.generate import Output, generate
from gcmsgen.language import Language, Text
from gcmsgen.manifest.bundle import FOLDER
from gcmsgen.manifest.canonical import canonical, canonical_facts, digest
from gcmsgen.manifest.record import BEFORE_CLAIMS, SUFFIX, single_facts
from gcmsgen.publish import publish
from gcmsgen.verify.compare import changed_sentences
from gcmsgen.verify.frames import as_bytes
from gcmsgen.verify.kept_bundle import read_bundle
from gcmsgen.verify.kept_manifest import NoManifest, manifest_of, read_manifest
from gcmsgen.verify.maker import Makers
from gcmsgen.verify.verdict import Verdict, verified
from gcmsgen.wording.compose import Composed, compose
from gcmsgen.wording.environment import Source
from tests.conftest import CASES, DAY, EXAMPLE, ROOT, Result, facts_of, loaded, written
from tests.wording.test_compose import OFFICE

# One process for all that was made from the same templates, as one command has.
MAKERS = Makers()


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    with MAKERS:
        yield


def judged(path: Path, case: Case | None = None, tree: TemplateTree | None = None) -> Verdict:
    return verified(path, case=case, tree=tree, makers=MAKERS)


TREE = read_templates()
APPROVED = ROOT / "fixtures" / "cases" / "05-partial-limited-history.yaml"
EVERY = [
    pytest.param(APPROVED if document in ("rationale", "employer-notice") else EXAMPLE, document, language, form)
    for document, entry in ORIGINALS.items()
    for language in Language
    for form in entry.formats
]
FORMATS = pytest.mark.parametrize("form", list(Format), ids=str)


@cache
def made(path: Path, document: str, language: Language, form: Format) -> Output:
    case = loaded(path)
    on = (case.decision and case.decision.date) or DAY
    return generate(case, document=document, form=form, on=on, tree=TREE, language=language)


def handed_over(folder: Path, form: Format = Format.TXT, tree: TemplateTree = TREE) -> Path:
    """Write the letter of the example with its manifest, and return where it stands."""
    output = generate(loaded(EXAMPLE), document="letter", form=form, on=DAY, tree=tree, language=Language.EN)
    path = folder / output.name
    publish(output, path, tree)
    return path


def manifest(path: Path) -> Any:
    return json.loads(path.with_name(path.name + SUFFIX).read_bytes())


def reseal(path: Path, change: Callable[[Any], None], *, hashed: bool = False) -> None:
    """Change the manifest of an output, with its hash made to fit where `hashed`."""
    read = manifest(path)
    change(read)
    if hashed:
        read["sha256"] = digest(read["made"])
    path.with_name(path.name + SUFFIX).write_text(json.dumps(read), encoding="utf-8")


def answers(verdict: Verdict) -> list[tuple[str, tuple[str, ...]]]:
    return [(difference.changed.value, difference.names) for difference in verdict.differences]


@pytest.mark.parametrize(("path", "document", "language", "form"), EVERY)
def test_every_output_is_verified_from_its_manifest(
    path: Path, document: str, language: Language, form: Format, tmp_path: Path
) -> None:
    output = made(path, document, language, form)
    place = tmp_path / output.name
    publish(output, place, TREE)
    assert judged(place) == Verdict(place, (), ())
    beside = place.with_name(place.name + SUFFIX)
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert judged(beside) == Verdict(place, (), ())


@pytest.mark.parametrize(("path", "document", "language", "form"), EVERY)
def test_a_manifest_says_what_each_sentence_rests_on(
    path: Path, document: str, language: Language, form: Format
) -> None:
    output = made(path, document, language, form)
    how = output.record.made
    assert load_case("manifest", canonical(how["facts"]["case"])) == loaded(path)
    assert how["facts"]["sha256"] == hashlib.sha256(canonical(canonical_facts(loaded(path)))).hexdigest()
    assert [(row["id"], row["facts"], row["provisions"]) for row in how["sentences"]] == [
        (sentence.id, list(sentence.facts), list(sentence.cites)) for sentence in output.document.sentences()
    ]
    assert any(row["facts"] for row in how["sentences"])
    assert all(re.match(r"outline/[a-z-]+\.j2:\d+", row["rule"]) for row in how["sentences"])
    assert any(row["provisions"] for row in how["sentences"])
    assert how["versions"]["gcmsgen"] == __version__
    for kind in ("words", "outline", "layout", "office"):
        for name, sha256 in how[kind].items():
            assert hashlib.sha256(TREE.data(name)).hexdigest() == sha256
    assert bool(how["fonts"]) == (form is Format.PDF)
    assert bool(how["layout"]) == (form is not Format.TXT)


@pytest.mark.parametrize(("path", "document", "language", "form"), EVERY)
def test_the_clients_own_file_bears_the_hash_and_the_version_alone(
    path: Path, document: str, language: Language, form: Format
) -> None:
    output = made(path, document, language, form)
    said = own_words(output.data, form)
    if form is Format.TXT:
        assert output.record.sha256 not in said
        return
    assert said.count(output.record.sha256) == 1
    assert __version__ in said
    for secret in ("R205(b)", "outline/", *(sentence.id for sentence in output.document.sentences())):
        assert secret not in said
    assert not re.search(r"GCM\d", said)


def own_words(data: bytes, form: Format) -> str:
    """Return everything that a file says beside what it prints."""
    if form is Format.TXT:
        return data.decode()
    if form is Format.DOCX:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("docProps/"))
    if form is Format.HTML:
        return data.decode().partition("<style>")[0]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        return metadata + "".join(f"{key}{value}" for key, value in pdf.docinfo.items())


def test_a_manifest_says_what_was_found(tmp_path: Path) -> None:
    case = loaded(written(tmp_path, record__destination__city="CALGARY"))
    output = generate(case, document="note", form=Format.TXT, on=DAY, tree=TREE)
    assert output.record.made["findings"] == [
        {"code": "GCM114", "severity": "info", "where": "record.destination.city"}
    ]


def test_a_manifest_says_what_each_claim_rests_on_and_not_its_words() -> None:
    record = made(EXAMPLE, "letter", Language.EN, Format.TXT).record.made
    claims = ledger(loaded(EXAMPLE))
    assert {row["standing"] for row in record["claims"]} >= {"fact", "rows"}
    assert [tuple(row.values()) for row in record["claims"]] == [
        (one.where, one.start, one.kind, one.standing, list(one.rests_on)) for one in claims
    ]
    facts = dict(single_facts(record["facts"]["case"]))
    assert all(facts[one.where].startswith(one.text, one.start) for one in claims)


def test_a_manifest_of_before_claims_is_read_and_a_later_one_without_them_is_not(tmp_path: Path) -> None:
    place = manifest_of(handed_over(tmp_path, Format.TXT))
    sealed = json.loads(place.read_bytes())
    del sealed["made"]["claims"]
    place.write_text(json.dumps(sealed | {"schema": BEFORE_CLAIMS}), encoding="utf-8")
    assert "claims" not in read_manifest(place).made
    place.write_text(json.dumps(sealed), encoding="utf-8")
    with pytest.raises(NoManifest) as refused:
        read_manifest(place)
    assert refused.value.why == Text(
        en="made.claims: this part is missing.", fr="made.claims\N{NO-BREAK SPACE}: cette partie manque."
    )


def test_no_manifest_speaks_of_a_letter_that_was_not_written(tmp_path: Path) -> None:
    output = made(EXAMPLE, "letter", Language.EN, Format.TXT)
    place = tmp_path / output.name
    place.write_text("another letter", encoding="utf-8")
    with pytest.raises(WouldOverwrite):
        publish(output, place, TREE)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [output.name]


def test_templates_and_tables_are_kept_once_for_all_outputs_of_a_folder(tmp_path: Path) -> None:
    places = [handed_over(tmp_path, form) for form in Format]
    assert len(list((tmp_path / FOLDER).iterdir())) == 1
    assert len({manifest(place)["bundle"] for place in places}) == 1
    with zipfile.ZipFile(tmp_path / manifest(places[0])["bundle"]) as archive:
        assert archive.read("templates/en/letter.j2") == TREE.data("en/letter.j2")
        assert archive.read("reference/fees.yaml") == (ROOT / "gcmsgen/reference/fees.yaml").read_bytes()
        assert b"Fictif" not in b"".join(archive.read(name) for name in archive.namelist() if "/en/" in name)


# Three things may change, and each has an answer of its own.


@pytest.mark.line("R8")
@FORMATS
def test_one_byte_of_the_output_changed(tmp_path: Path, form: Format) -> None:
    place = handed_over(tmp_path, form)
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)
    assert answers(judged(place)) == [("output", ())]


@pytest.mark.line("R8")
@FORMATS
def test_one_fact_changed_in_the_manifest(tmp_path: Path, form: Format) -> None:
    place = handed_over(tmp_path, form)
    reseal(place, lambda read: read["made"]["facts"]["case"]["applicant"].update(family_name="Autre"))
    assert answers(judged(place)) == [("fact", ("applicant.family_name",))]


@FORMATS
def test_one_fact_changed_in_the_case_file(tmp_path: Path, form: Format) -> None:
    place = handed_over(tmp_path, form)
    changed = loaded(written(tmp_path, application__received="2026-05-05"))
    assert answers(judged(place, case=changed)) == [("fact", ("application.received",))]
    assert answers(judged(place, case=loaded(EXAMPLE))) == []


@pytest.mark.line("R8")
@FORMATS
def test_one_word_changed_in_a_template(tmp_path: Path, form: Format) -> None:
    place = handed_over(tmp_path, form)
    own = tmp_path / "own"
    (own / "en").mkdir(parents=True)
    text = TREE.text("en/letter-refusal.j2")
    (own / "en" / "letter-refusal.j2").write_text(text.replace("I have refused the", "I refused the"), encoding="utf-8")
    assert answers(judged(place, tree=read_templates(own))) == [("words", ("en/letter-refusal.j2", "refused"))]


def test_the_three_answers_on_the_command_line_and_their_exit_code(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "out").mkdir()
    assert run("letter", EXAMPLE, "-o", tmp_path / "out").code == 0
    (letter,) = (tmp_path / "out").glob("*.pdf")
    good = run("verify", letter)
    assert (good.code, good.out) == (0, f"{letter}: verified, made again byte for byte.\n")
    whole = letter.read_bytes()
    letter.write_bytes(whole.replace(b"%PDF-1.7", b"%PDF-1.6"))
    byte = run("verify", letter)
    letter.write_bytes(whole)
    fact = run("verify", letter, "--case", written(tmp_path, record__case_type="20"))
    (tmp_path / "own" / "en").mkdir(parents=True)
    words = TREE.text("en/letter.j2").replace("Yours truly", "Sincerely")
    (tmp_path / "own" / "en" / "letter.j2").write_text(words, encoding="utf-8")
    word = run("verify", letter, "--templates", tmp_path / "own", "--lang", "fr")
    assert [byte.code, fact.code, word.code] == [5, 5, 5]
    assert "bytes are not those that its manifest records" in byte.out
    assert "with which the output was made: record.case_type" in fact.out
    assert "en/letter.j2 (phrase closing)" in word.out
    assert "Fictif" not in byte.out + fact.out + word.out
    as_json = json.loads(run("verify", letter, "--format", "json").out)
    assert as_json["outputs"][0]["verified"] is True


@pytest.mark.line("R8")
def test_a_manifest_is_not_believed(tmp_path: Path) -> None:
    place = handed_over(tmp_path, Format.DOCX)
    whole = manifest(place)
    reseal(place, lambda read: read["made"].update(on="2026-05-21"))
    assert answers(judged(place)) == [("manifest", ())]
    reseal(place, lambda read: read["made"].update(on="2026-05-21"), hashed=True)
    assert [changed for changed, _ in answers(judged(place))] == ["manifest"]
    reseal(place, lambda read: read.clear() or read.update(whole))
    assert answers(judged(place)) == []


@pytest.mark.line("R8")
def test_a_text_whose_manifest_was_sealed_anew_is_not_made_again(tmp_path: Path) -> None:
    place = handed_over(tmp_path)

    def forge(read: Any) -> None:
        case = read["made"]["facts"]["case"]
        case["applicant"]["family_name"] = "Autre"
        read["made"]["facts"] |= {"sha256": digest(case)}

    reseal(place, forge, hashed=True)
    assert [changed for changed, _ in answers(judged(place))] == ["machine"]


def repacked(bundle: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(bundle) as archive:
        parts = {row: archive.read(row) for row in archive.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(bundle, "w") as archive:
        for row, data in parts.items():
            archive.writestr(row, data)


@pytest.mark.line("R8")
def test_a_bundle_is_not_believed_and_may_be_lost(tmp_path: Path) -> None:
    place = handed_over(tmp_path)
    bundle = tmp_path / manifest(place)["bundle"]
    whole = bundle.read_bytes()
    repacked(bundle, "templates/en/letter.j2", lambda data: data.replace(b"Yours truly", b"Sincerely"))
    assert answers(judged(place)) == [("words", ("en/letter.j2", "closing"))]
    bundle.write_bytes(whole)
    repacked(bundle, "reference/fees.yaml", lambda data: data + b"\n")
    assert answers(judged(place)) == [("tables", ())]
    bundle.unlink()
    lost = judged(place)
    assert answers(lost) == []
    assert "not there any more" in lost.notes[0].en


def test_tables_of_another_time_are_read_from_the_bundle_in_a_process_of_its_own(tmp_path: Path) -> None:
    place = handed_over(tmp_path)
    bundle = read_bundle(tmp_path / manifest(place)["bundle"])
    assert bundle is not None
    provisions = bundle.tables["provisions.yaml"].replace(b"en: 205(b)", b"en: 999(b)")
    then = replace(bundle, sha256="0" * 64, tables={**bundle.tables, "provisions.yaml": provisions})
    how = manifest(place)["made"]
    with Makers() as makers:
        answers = [makers.of_bundle(kept).answer(ask="make", made=how, sha256="0" * 64) for kept in (bundle, then)]
    now, other = (as_bytes(answer["data"]) for answer in answers)
    assert now == place.read_bytes()
    cited = (
        "paragraph\N{NO-BREAK SPACE}205(b)".encode()
    )  # the officer's own reasons name the provision in their own way
    assert now.replace(cited, cited.replace(b"205", b"999")) == other != now


def test_an_output_of_an_offices_own_templates_is_verified_without_them(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "en").mkdir(parents=True)
    words = TREE.text("en/letter.j2").replace("Yours truly", "Sincerely")
    (own / "en" / "letter.j2").write_text(words, encoding="utf-8")
    place = handed_over(tmp_path, Format.PDF, read_templates(own))
    assert manifest(place)["own"] == ["en/letter.j2"]
    alone = judged(place)
    assert answers(alone) == []
    assert "templates of an office" in alone.notes[0].en
    assert judged(place, tree=read_templates(own)) == Verdict(place, (), ())


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "gcmsgen.manifest/1"}', "\x00"])
def test_what_is_no_manifest_is_said_so(tmp_path: Path, text: str, run: Callable[..., Result]) -> None:
    place = handed_over(tmp_path)
    place.with_name(place.name + SUFFIX).write_text(text, encoding="utf-8")
    assert run("verify", place).code == 2
    place.with_name(place.name + SUFFIX).unlink()
    lost = run("verify", place)
    assert (lost.code, "no manifest can be read there" in lost.talk) == (2, True)


# Change one fact, and no sentence changes that does not list it.


def leaves(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, (*path, key))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from leaves(value, (*path, number))
    else:
        yield path


def changed(tree: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """Return the tree with one fact changed to another of its kind."""
    copied = copy.deepcopy(tree)
    part: Any = copied
    for name in path[:-1]:
        part = part[name]
    old = str(part[path[-1]])
    other = {
        "yes": "no",
        "no": "yes",
        "satisfied": "not_satisfied",
        "not_satisfied": "satisfied",
        "en": "fr",
        "fr": "en",
    }
    if len(old) == 10 and old[4:5] == "-":
        part[path[-1]] = f"{int(old[:4]) + 1}{old[4:8]}01"
    elif old.isdigit():
        part[path[-1]] = str(int(old) + 1)
    else:
        part[path[-1]] = other.get(old, "NZ" if len(old) == 2 and old.isupper() else f"{old}x")
    return copied


def composed(case: Case, document: str, language: Language) -> Composed | None:
    entry = CATALOGUE[document]
    outcome = case.decision and case.decision.outcome
    if outcome not in entry.parts:
        return None
    on = (case.decision and case.decision.date) or date(2026, 5, 20)
    return compose(
        case, Source(document, entry.parts[outcome], read_templates()), language=language, on=on, office=OFFICE
    )


def sentences(made: Composed | None) -> dict[tuple[str, str], Sentence]:
    return {(s.id, s.text): s for s in made.document.sentences()} if made else {}


# What chooses the document itself, or comes from the tables of the day and of the office, is no fact of a sentence.
FRAME = {"decision.outcome", "decision.date", "decision.office"}


@pytest.mark.parametrize(
    "path",
    [EXAMPLE, *(pytest.param(path, marks=pytest.mark.long) for path in CASES if path != EXAMPLE)],
    ids=lambda p: p.stem,
)
def test_change_one_fact_and_no_sentence_changes_that_does_not_list_it(path: Path) -> None:
    tree = facts_of(path)
    before_case = Case.model_validate(tree)
    for place in leaves(tree):
        name = ".".join(str(p + 1) if isinstance(p, int) else p for p in place)
        if name in FRAME or name == "schema":
            continue
        try:
            after_case = load_case("x", json.dumps(changed(tree, place)).encode())
        except CaseFileError:
            continue  # another word is not one that this field may hold
        for document in ORIGINALS:
            for language in Language:
                before, after = composed(before_case, document, language), composed(after_case, document, language)
                if before is None or after is None or after.gaps != before.gaps:
                    continue
                old, new = sentences(before), sentences(after)
                unlisted = [
                    s.id for key, s in (old | new).items() if (key in old) != (key in new) and name not in s.facts
                ]
                assert unlisted == [], f"{name} in {document}-{language.value}"


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (b'{% sentence "a" %}x{% endsentence %}\n{% sentence "b" %}y{% endsentence %}\n', ()),
        (b'{% sentence "a" %}x{% endsentence %}\r\n{% sentence "b" %}y{% endsentence %}', ()),
        (b'{% sentence "a" %}z{% endsentence %}{% sentence "b" %}y{% endsentence %}', ("a",)),
        (b'{% sentence "a" %}x{% endsentence %}{# {% sentence "b" %}y{% endsentence %} #}', ("b",)),
        (b'{% sentence "a" %}x{% endsentence %}{% sentence "b" %}\xff{% endsentence %}', ("b",)),
        (b'{% sentence "a" %}x{% endsentence %}{% sentence "b" %}y{{ ( }}{% endsentence %}', ("b",)),
        (b'{% sentence "a" %}x{% endsentence %}{% sentence "b" %}y', ("b",)),
        (b"", ("a", "b")),
        (b"\x00\xff{{", ("a", "b")),
    ],
    ids=["same", "line ends", "reworded", "commented out", "not UTF-8", "syntax", "cut short", "empty", "no words"],
)
def test_the_sentences_that_changed_are_named_however_damaged_a_file_is(now: bytes, names: tuple[str, ...]) -> None:
    before = b'{% sentence "a" %}x{% endsentence %}\n{% sentence "b" %}y{% endsentence %}\n'
    assert changed_sentences(before, now) == names
    assert changed_sentences(now, before) == names
