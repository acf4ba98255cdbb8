"""Manifests that somebody damaged or forged: each gets a verdict with a name, and costs no other output its own."""

import copy
import io
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gcmsgen import __version__
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.document import Document
from gcmsgen.language import Language, visible
from gcmsgen.manifest.canonical import digest
from gcmsgen.process_limits import Limits
from gcmsgen.render.engines import TYPESET
from gcmsgen.render.engines import render as rendered_alone
from gcmsgen.render.layout import Layout, Stamp
from gcmsgen.render.typeset.drawing import REVISION
from gcmsgen.verify.kept_manifest import NoManifest
from gcmsgen.verify.maker import Makers
from gcmsgen.verify.plain_file import NoPlainFile, plain_file
from gcmsgen.verify.verdict import Judgement, Verdict, verified
from tests.conftest import Result
from tests.hostile.forging import forge, letter, manifest_of, output

pytestmark = pytest.mark.line("V1")


@pytest.fixture(scope="module")
def makers() -> Iterator[Makers]:
    with Makers(Limits(seconds=30)) as kept:
        yield kept


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound letter, whose manifest each test writes anew."""
    return letter(tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what stands in the manifest of such a letter."""
    return json.loads(manifest_of(letter(tmp_path_factory.mktemp("sound"))).read_bytes())


def judged(place: Path, makers: Makers) -> Verdict:
    try:
        return verified(place, makers=makers)
    except NoManifest as fault:
        return Verdict(place, (), (), fault)


def is_named(verdict: Verdict) -> bool:
    """Say whether a bad verdict says in both languages what is wrong, in signs that command no terminal."""
    texts = [difference.text for difference in verdict.differences]
    if verdict.fault:
        texts += [text for text in (verdict.fault.text, verdict.fault.why) if text]
    shown = [text.en + text.fr for text in texts]
    return bool(texts) and all(text.en != text.fr for text in texts) and not any(map(_commands, shown))


def _commands(shown: str) -> bool:
    return visible(shown.replace("\N{NO-BREAK SPACE}", " ")) != shown.replace("\N{NO-BREAK SPACE}", " ")


RAW: dict[str, bytes] = {
    "empty": b"",
    "null": b"null",
    "list": b"[]",
    "number": b"7",
    "text": b'"manifest"',
    "no value": b"{",
    "trailing": b"{} {}",
    "zero byte": b"\0",
    "not a number": b'{"schema": NaN}',
    "infinite": b'{"schema": -Infinity}',
    "too large a float": b'{"schema": 1e999}',
    "too long a number": b'{"schema": ' + b"9" * 100_000 + b"}",
    "more digits than are read": b'{"schema": 1234567890123456789}',
    "deep list": b"[" * 200_000 + b"]" * 200_000,
    "deep object": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "deep enough": b"[" * 60 + b"]" * 60,
    "duplicate key": b'{"schema": "gcmsgen.manifest/1", "schema": "gcmsgen.manifest/1"}',
    "lone surrogate": b'{"schema": "\\ud800"}',
    "lone surrogate in a name": b'{"\\udfff": 1}',
    "not UTF-8": b'{"schema": "\xff\xfe"}',
    "Latin 1": '{"schema": "é"}'.encode("latin-1"),
    "UTF-16": '{"schema": "x"}'.encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf{}",
    "overlong UTF-8": b'{"a": "\xc0\xaf"}',
    "large": b" " * 9_000_000,
    "many parts": b"[" + b"[]," * 600_000 + b"[]]",
    "YAML": b"schema: gcmsgen.manifest/1\nmade: !!python/object/apply:os.system [ls]\n",
    "pickle": b"cos\nsystem\n(S'ls'\ntR.",
    "single quotes": b"{'schema': 'gcmsgen.manifest/1'}",
    "comment": b'{/* */"schema": 1}',
    "only a schema": b'{"schema": "gcmsgen.manifest/1"}',
    "a schema to come": b'{"schema": "gcmsgen.manifest/9"}',
}


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_manifest_has_a_fault_with_a_name(place: Path, makers: Makers, name: str) -> None:
    manifest_of(place).write_bytes(RAW[name])
    verdict = judged(place, makers)
    assert verdict.judgement is Judgement.UNREADABLE
    assert verdict.fault is not None
    assert verdict.fault.why is not None
    assert is_named(verdict)


PLACES = {
    "folder": lambda target: target.mkdir(),
    "pipe": os.mkfifo,
    "device": lambda target: target.symlink_to("/dev/zero"),
    "terminal": lambda target: target.symlink_to("/dev/null"),
    "dangling link": lambda target: target.symlink_to("nowhere"),
    "link to itself": lambda target: target.symlink_to(target.name),
    "nothing": lambda target: None,
}


@pytest.mark.parametrize("name", PLACES)
def test_what_stands_at_the_place_of_a_manifest_is_no_matter(tmp_path: Path, makers: Makers, name: str) -> None:
    place = letter(tmp_path)
    manifest_of(place).unlink()
    PLACES[name](manifest_of(place))
    verdict = judged(place, makers)
    assert (verdict.judgement, is_named(verdict)) == (Judgement.UNREADABLE, True)


@pytest.mark.parametrize("name", [name for name in PLACES if name != "terminal"])
def test_what_stands_at_the_place_of_an_output_is_no_matter(tmp_path: Path, makers: Makers, name: str) -> None:
    place = letter(tmp_path)
    place.unlink()
    PLACES[name](place)
    verdict = judged(place, makers)
    assert (verdict.judgement, is_named(verdict)) == (Judgement.TAMPERED, True)
    assert [difference.changed.value for difference in verdict.differences] == ["output"]


@pytest.mark.parametrize("name", ["folder", "pipe", "device", "terminal"])
def test_what_is_no_file_is_not_read_as_one(tmp_path: Path, name: str) -> None:
    PLACES[name](tmp_path / "there")
    with pytest.raises(NoPlainFile) as refused:
        plain_file(tmp_path / "there", 1_000)
    assert "a pipe or a device" in refused.value.text.en
    (tmp_path / "sound").write_bytes(b"sound")
    assert plain_file(tmp_path / "sound", 1_000) == b"sound"


# Every place of a manifest, and what cannot stand there.
WHERE = [
    "schema",
    "sha256",
    "output",
    "output.name",
    "output.sha256",
    "bundle",
    "own",
    "made",
    "made.document",
    "made.language",
    "made.format",
    "made.application",
    "made.on",
    "made.facts",
    "made.facts.sha256",
    "made.facts.each",
    "made.facts.case",
    "made.words",
    "made.outline",
    "made.layout",
    "made.office",
    "made.fonts",
    "made.tables",
    "made.versions",
    "made.versions.gcmsgen",
    "made.sentences",
    "made.sentences.0",
    "made.sentences.0.id",
    "made.sentences.0.facts",
    "made.sentences.0.rule",
    "made.sentences.0.provisions",
    "made.sentences.1.provisions.0",
    "made.findings.0",
    "made.findings.0.code",
    "made.findings.0.severity",
    "made.findings.0.where",
    "made.claims",
    "made.claims.0",
    "made.claims.0.start",
    "made.claims.0.rests_on",
    "made.words.first",
]
NONE_OF_THESE: list[Any] = [None, True, 7, -1.5, "x", "", "\x1b[2J\n\0", "x" * 70_000, [], [None], {}, {"\x1b": None}]
LACKING = object()


def put(read: Any, where: str, value: Any) -> None:
    """Put a value at a place of a manifest, or leave that out."""
    *parents, last = where.split(".")
    part = read
    if where.startswith("made.findings.0"):
        read["made"]["findings"].append({"code": "GCM114", "severity": "info", "where": "record.noc"})
    if where.startswith("made.sentences.1.provisions"):
        read["made"]["sentences"][1]["provisions"] = ["R1"]
    for name in parents:
        part = part[int(name) if isinstance(part, list) else name]
    key: Any = int(last) if isinstance(part, list) else next(iter(part)) if last == "first" else last
    if value is LACKING:
        del part[key]
    else:
        part[key] = value


@pytest.mark.parametrize(
    "sealed", [False, pytest.param(True, marks=pytest.mark.long)], ids=["as it was sealed", "sealed anew"]
)
@pytest.mark.parametrize("where", WHERE)
def test_what_cannot_stand_at_a_place_of_a_manifest_has_a_name(
    place: Path, sound: Any, makers: Makers, where: str, sealed: bool
) -> None:
    passed = []
    for value in [*NONE_OF_THESE, LACKING]:
        read = copy.deepcopy(sound)
        put(read, where, value)
        if sealed and isinstance(read.get("made"), dict):
            read["sha256"] = digest(read["made"])
        if read == sound or (where, value) == ("output.name", "x"):  # a file may be called otherwise
            continue
        manifest_of(place).write_text(json.dumps(read), encoding="utf-8")
        verdict = judged(place, makers)
        if verdict.judgement not in (Judgement.UNREADABLE, Judgement.TAMPERED) or not is_named(verdict):
            passed.append((str(value)[:20], verdict.judgement))
    assert passed == []


NAMES = {
    "parent": "../letter.txt",
    "absolute": "/etc/passwd",
    "folder itself": ".",
    "folder above": "..",
    "zero byte": "letter\0.txt",
    "windows": "..\\letter.txt",
    "too long": "x" * 256,
    "empty": "",
    "half a character": "\ud800.txt",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_manifest_leads_to_no_file_but_that_beside_it(place: Path, sound: Any, makers: Makers, name: str) -> None:
    manifest_of(place).write_text(json.dumps({**sound, "output": {**sound["output"], "name": NAMES[name]}}), "utf-8")
    verdict = judged(manifest_of(place), makers)
    assert (verdict.judgement, is_named(verdict)) == (Judgement.UNREADABLE, True)


@pytest.mark.parametrize(
    "bundle",
    [
        "../x.zip",
        "gcmsgen-bundle/../../x.zip",
        "/etc/passwd",
        "gcmsgen-bundle/" + "0" * 63 + ".zip",
        "gcmsgen-bundle/0\n.zip",
    ],
)
def test_a_manifest_leads_to_no_bundle_but_that_beside_it(place: Path, sound: Any, makers: Makers, bundle: str) -> None:
    manifest_of(place).write_text(json.dumps({**sound, "bundle": bundle}), encoding="utf-8")
    assert judged(place, makers).judgement is Judgement.UNREADABLE


# Facts that are no case, with hashes that fit.
CASES: dict[str, Any] = {
    "none": {},
    "unknown part": {"planted": {"a": "b"}},
    "list": {"applicant": []},
    "number": {"applicant": 7},
    "deep": {"applicant": {"a": [[[[[[[[[["x"]]]]]]]]]]}},
    "name that leads away": {"../../etc/passwd": "x"},
    "dunder": {"__class__": {"__init__": "x"}},
}


@pytest.mark.parametrize("name", CASES)
def test_facts_that_are_no_case_are_said_so(place: Path, sound: Any, makers: Makers, name: str) -> None:
    manifest_of(place).write_text(json.dumps(sound), encoding="utf-8")
    forge(place, lambda read: read["made"]["facts"].update(case=CASES[name], sha256=digest(CASES[name])))
    verdict = judged(place, makers)
    assert (verdict.judgement, is_named(verdict)) == (Judgement.TAMPERED, True)
    assert [difference.changed.value for difference in verdict.differences] == ["machine"]


# What a record says of reasons is made again as well.
REASONS: dict[str, tuple[Callable[[Any], object], list[tuple[str, tuple[str, ...]]]]] = {
    "sentence that is not said": (
        lambda made: made["sentences"].append({"id": "letter.planted", "facts": [], "rule": "", "provisions": []}),
        [("sentences", ("letter.planted",))],
    ),
    "sentence said twice": (
        lambda made: made["sentences"].append(made["sentences"][-1]),
        [("sentences", ("letter.signature_office",))],
    ),
    "sentence left out": (lambda made: made["sentences"].pop(), [("sentences", ("letter.signature_office",))]),
    "provision": (
        lambda made: made["sentences"][-1]["provisions"].append("R205(b)"),
        [("sentences", ("letter.signature_office",))],
    ),
    "fact": (
        lambda made: made["sentences"][-1]["facts"].append("applicant.birth_date"),
        [("sentences", ("letter.signature_office",))],
    ),
    "rule": (
        lambda made: made["sentences"][-1].update(rule="outline/letter.j2:1"),
        [("sentences", ("letter.signature_office",))],
    ),
    "finding": (
        lambda made: made["findings"].append({"code": "GCM114", "severity": "info", "where": "record.noc"}),
        [("findings", ("GCM114",))],
    ),
    "finding of no rule": (
        lambda made: made["findings"].append({"code": "\x1b[31m", "severity": "", "where": ""}),
        [("findings", ("\x1b[31m",))],
    ),
    "claim that rests on another fact": (
        lambda made: made["claims"][0].update(rests_on=["application.number"]),
        [("manifest", ("claims",))],
    ),
    "claim left out": (lambda made: made["claims"].pop(), [("manifest", ("claims",))]),
    "number of the application": (lambda made: made.update(application="W999999999"), [("manifest", ("application",))]),
    "words left out": (lambda made: made["words"].clear(), [("manifest", ("words",))]),
    "font": (lambda made: made["fonts"].update(planted="0" * 64), [("manifest", ("fonts",))]),
    "hash of a fact": (lambda made: made["facts"]["each"].clear(), [("manifest", ("facts.each",))]),
}


@pytest.mark.line("V2")
@pytest.mark.parametrize("reason", REASONS)
def test_a_record_of_other_reasons_is_a_difference(place: Path, sound: Any, makers: Makers, reason: str) -> None:
    change, due = REASONS[reason]
    manifest_of(place).write_text(json.dumps(sound), encoding="utf-8")
    forge(place, lambda read: change(read["made"]))
    verdict = judged(place, makers)
    assert [(difference.changed.value, difference.names) for difference in verdict.differences] == due
    assert is_named(verdict)


@pytest.mark.line("V2")
def test_what_newer_rules_find_is_said_and_is_no_difference(tmp_path: Path, makers: Makers) -> None:
    place = letter(tmp_path)
    forge(place, lambda read: read["made"]["versions"].update(gcmsgen="0.1.0"))
    forge(place, lambda read: read["made"]["sentences"].pop())
    verdict = judged(place, makers)
    assert (verdict.judgement, verdict.differences) == (Judgement.VERIFIED, ())
    assert [note.en for note in verdict.notes if "signature_office" in note.en] == [
        "Made again with what this version of the program has, it also gives letter.signature_office, which the record does "
        "not list."
    ]


# One bad among many.


@pytest.mark.line("L5")
@pytest.mark.parametrize(
    ("bad", "code", "head"),
    [
        ("manifest", 2, "not verified, for its manifest cannot be read."),
        ("no manifest", 2, "not verified, for its manifest cannot be read."),
        ("output", 5, "not verified."),
        ("fact", 5, "not verified."),
    ],
)
def test_each_output_has_a_verdict_of_its_own(
    tmp_path: Path, run: Callable[..., Result], bad: str, code: int, head: str
) -> None:
    first, last = letter(tmp_path / "first"), letter(tmp_path / "last", Format.DOCX)
    between = letter(tmp_path / "between")
    if bad == "manifest":
        manifest_of(between).write_bytes(b"[" * 100_000)
    elif bad == "no manifest":
        manifest_of(between).unlink()
    elif bad == "output":
        between.write_bytes(b"another letter")
    else:
        forge(between, lambda read: read["made"]["facts"]["case"]["applicant"].update(family_name="Autre"))
    result = run("verify", first, between, last)
    assert result.code == code
    assert [line for line in result.out.splitlines() if not line.startswith(" ")] == [
        f"{first}: verified, made again byte for byte.",
        f"{between}: {head}",
        f"{last}: verified, made again byte for byte.",
    ]
    as_json = json.loads(run("verify", first, between, last, "--format", "json").out)
    assert as_json["schema"] == "gcmsgen.verify/1"
    assert [row["verified"] for row in as_json["outputs"]] == [True, False, True]
    assert [row["verdict"] for row in as_json["outputs"]][1] == {2: "unreadable", 5: "tampered"}[code]
    assert ("error" in as_json["outputs"][1]) == (code == 2)


@pytest.mark.line("L5")
def test_the_worst_verdict_is_the_exit_code(tmp_path: Path, run: Callable[..., Result]) -> None:
    good, changed, unreadable = (letter(tmp_path / name) for name in ("good", "changed", "unreadable"))
    changed.write_bytes(b"another letter")
    manifest_of(unreadable).write_bytes(b"")
    assert [
        run("verify", *places).code
        for places in (
            (good,),
            (good, unreadable),
            (unreadable, good),
            (unreadable, changed),
            (changed, unreadable, good),
        )
    ] == [0, 2, 2, 5, 5]


@pytest.mark.line("L3")
def test_what_is_printed_commands_no_terminal(tmp_path: Path, run: Callable[..., Result]) -> None:
    place = letter(tmp_path / "a\x1b[2Jb")
    forge(place, lambda read: read["made"]["words"].update({"en/\x1b]0;planted\x07.j2": "0" * 64}))
    forge(place, lambda read: read["made"]["versions"].update({"gcmsgen": "0.1.0", "\x1b[31m": "\r1"}))
    for language in ("en", "fr"):
        result = run("verify", place, tmp_path / "no\x1b[2Jne.txt", "--lang", language)
        assert result.code == 5
        assert not any(sign in result.out + result.talk for sign in "\x1b\x07\r")
        assert "[U+001B]" in result.out
        assert "[U+001B]" in result.talk


def made_by_others(folder: Path, form: Format, change: Callable[[bytes], bytes]) -> Path:
    """Write a letter as another version of a library would have made it: stamped, recorded, of other bytes."""
    place = letter(folder, form)
    forge(place, lambda read: read["made"]["versions"].update(babel="1.0"))
    read = json.loads(manifest_of(place).read_bytes())
    data = change(place.read_bytes().replace(output(form).record.sha256.encode(), read["sha256"].encode()))
    place.write_bytes(data)
    forge(place, lambda read: read["output"].update(sha256=digest(data)))
    return place


@pytest.mark.parametrize(
    ("change", "judgement"),
    [
        (lambda data: data + b"\n% another library\n", Judgement.OTHER_LIBRARIES),
        (lambda data: data[:-2_000], Judgement.TAMPERED),
        (lambda data: b"%PDF-1.7 another letter", Judgement.TAMPERED),
    ],
    ids=["same words", "cut short", "no letter"],
)
def test_the_same_words_made_by_other_libraries(
    tmp_path: Path, makers: Makers, change: Callable[[bytes], bytes], judgement: Judgement
) -> None:
    place = made_by_others(tmp_path, Format.PDF, change)
    assert judged(place, makers).judgement is judgement


def set_by_another_version(folder: Path, language: Language, said: Callable[[Document], Document]) -> Path:
    """Write a letter as the fast engine would set it with other versions of what packs and shapes, stamped by its record."""
    place = letter(folder, Format.PDF, language)
    forge(place, lambda read: read["made"]["versions"].update(deflate="0.0.1", uharfbuzz="0.0.1"))
    stamp = Stamp(json.loads(manifest_of(place).read_bytes())["sha256"], __version__)
    made = output(Format.PDF, language).document
    set_again = rendered_alone(said(made), Layout(read_templates(), stamp=stamp))
    with pikepdf.open(io.BytesIO(set_again)) as opened:
        opened.save(
            place, compress_streams=True, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
    forge(place, lambda read: read["output"].update(sha256=digest(place.read_bytes())))
    return place


def as_it_was(made: Document) -> Document:
    return made


def with_another_word(made: Document) -> Document:
    """Return a letter that grants in its first sentence what the record does not: one word is another."""
    section, *rest = made.sections
    block, *others = section.blocks
    first = block.sentences[0]._replace(text=f"{block.sentences[0].text} 1")
    changed = replace(section, blocks=(block._replace(sentences=(first, *block.sentences[1:])), *others))
    return replace(made, sections=(changed, *rest))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("said", "code", "heads"),
    [
        (
            as_it_was,
            6,
            (
                "the same words, facts and reasons, made by other libraries.",
                "mêmes mots, mêmes faits et mêmes motifs, produits par d’autres bibliothèques.",
            ),
        ),
        (with_another_word, 5, ("not verified.", "non vérifié.")),
    ],
    ids=["other library", "changed"],
)
def test_a_letter_of_the_fast_engine_made_by_another_library_is_told_from_one_that_was_changed(
    tmp_path: Path,
    run: Callable[..., Result],
    said: Callable[[Document], Document],
    language: Language,
    code: int,
    heads: tuple[str, str],
) -> None:
    place = set_by_another_version(tmp_path, language, said)
    assert json.loads(manifest_of(place).read_bytes())["made"]["versions"][TYPESET] == REVISION
    for spoken, head in zip(("en", "fr"), heads, strict=True):
        result = run("verify", place, "--lang", spoken)
        assert result.code == code
        colon = "\N{NO-BREAK SPACE}:" if spoken == "fr" else ":"
        assert result.out.startswith(f"{place}{colon} {head}\n")


def test_a_text_of_other_bytes_never_says_the_same(tmp_path: Path, makers: Makers, run: Callable[..., Result]) -> None:
    assert (
        judged(made_by_others(tmp_path, Format.TXT, lambda data: data + b" "), makers).judgement is Judgement.TAMPERED
    )
    same = made_by_others(tmp_path / "pdf", Format.PDF, lambda data: data + b"\n")
    result = run("verify", same)
    assert result.code == 6
    assert result.out.startswith(f"{same}: the same words, facts and reasons, made by other libraries.\n")


def test_what_the_same_libraries_do_not_make_again_is_no_matter_of_libraries(tmp_path: Path, makers: Makers) -> None:
    place = letter(tmp_path, Format.PDF)
    place.write_bytes(place.read_bytes() + b"\n% planted\n")
    forge(place, lambda read: read["output"].update(sha256=digest(place.read_bytes())))
    assert judged(place, makers).judgement is Judgement.TAMPERED
