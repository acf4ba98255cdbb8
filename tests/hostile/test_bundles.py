"""Bundles that somebody forged: nothing of them is run, each gets a verdict with a name, and sound ones verify as before.

Each is built with its hashes made to fit, and tries to write a file, the canary, that would be there if anything had run.
"""

import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from gcmsgen.bulk.compare import compared
from gcmsgen.catalogue.formats import Format
from gcmsgen.process_limits import Limits
from gcmsgen.render.pdf import font_path
from gcmsgen.timeless_zip import packed, unpacked
from gcmsgen.verify.compare import Changed
from gcmsgen.verify.kept_bundle import NoBundle, read_bundle
from gcmsgen.verify.maker import Makers
from gcmsgen.verify.verdict import Judgement, Verdict, verified
from tests.conftest import Result
from tests.hostile.forging import Parts, forge_bundle, lay_bundle, letter, manifest_of, write_zip

pytestmark = [pytest.mark.line("V1"), pytest.mark.line("R8")]
CANARY = "canary"


@pytest.fixture(scope="module")
def makers() -> Iterator[Makers]:
    with Makers(Limits(seconds=30)) as kept:
        yield kept


def payload(canary: Path) -> bytes:
    return f"open({str(canary)!r}, 'w').write('ran')\n".encode()


def kinds(verdict: Verdict) -> list[str]:
    return [difference.changed.value for difference in verdict.differences]


def test_the_canary_is_one(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", payload(tmp_path / CANARY)], check=True)
    assert (tmp_path / CANARY).read_text(encoding="utf-8") == "ran"


# Members that would be found by an import, or are no template and no table.
MEMBERS = [
    "errors.py",
    "language.py",
    "gcmsgen/__init__.py",
    "gcmsgen/errors.py",
    "gcmsgen/verify/replay.py",
    "__init__.py",
    "__main__.py",
    "sitecustomize.py",
    "usercustomize.py",
    "json.py",
    "encodings/__init__.py",
    "yaml/__init__.py",
    "jinja2/__init__.py",
    "planted.pth",
    "gcmsgen-1.0.dist-info/entry_points.txt",
    "pyvenv.cfg",
    "errors.pyc",
    "__pycache__/errors.cpython-311.pyc",
    "errors.cpython-311-x86_64-linux-gnu.so",
    "reference/__init__.py",
    "reference/table.py",
    "reference/table_bytes.py",
    "reference/tables/__init__.py",
    "reference/table.so",
    "reference/other/fees.yaml",
    "reference/fees.yml",
    "reference/fees.yaml.py",
    "verify/replay.py",
    "templates/errors.py",
    "templates/en/errors.py",
    "templates/layout/weasyprint.so",
    "templates/outline/__init__.py",
    "templates/de/letter.j2",
    "templates/fonts/Unnamed-Regular.ttf",
    "/etc/cron.d/planted",
    "../planted.csv",
    "../../gcmsgen/errors.py",
    "templates/../../planted.j2",
    "templates/en/../../planted.j2",
    "templates/en//letter.j2",
    "reference/../planted.csv",
    "reference//fees.yaml",
    "reference/tables/../../planted.csv",
    "C:/planted.csv",
    "templates\\en\\letter.j2",
    "templates/en/..\\..\\planted.j2",
    "templates/en/C:planted.j2",
    "templates/en/.hidden.j2",
    "templates/en/~letter.j2",
    "templates/en/",
    "templates/",
    "TEMPLATES/en/letter.j2",
    "reference/Fees.yaml",
    "reference/fées.yaml",
    "templates/en/letter\x1b[31m.j2",
    "templates/en/letter\n.j2",
    "templates/en/" + "x" * 300 + ".j2",
    "",
]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda name: repr(name[:50]))
def test_a_member_that_is_no_template_and_no_table_is_refused_and_not_run(
    tmp_path: Path, makers: Makers, member: str
) -> None:
    place = letter(tmp_path)
    forge_bundle(place, lambda parts: parts.update({member: payload(tmp_path / CANARY)}))
    before = sorted(tmp_path.rglob("*"))
    verdict = verified(place, makers=makers)
    assert (verdict.judgement, kinds(verdict)) == (Judgement.TAMPERED, ["bundle"])
    assert sorted(tmp_path.rglob("*")) == before
    assert "\x1b" not in verdict.differences[0].text.en
    assert "\n" not in verdict.differences[0].text.fr


def linked(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


def patched(target: Path, at: bytes, offset: int, value: bytes) -> None:
    """Overwrite some bytes behind every place where a header begins."""
    data = bytearray(target.read_bytes())
    found = data.find(at)
    while found >= 0:
        data[found + offset : found + offset + len(value)] = value
        found = data.find(at, found + 1)
    target.write_bytes(data)


Write = Callable[..., object]


def _encrypted(target: Path, parts: Parts) -> None:
    write_zip(target, parts.items())
    patched(target, b"PK\x01\x02", 8, b"\x01\x00")


def _twice(target: Path, parts: Parts) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        write_zip(target, [*parts.items(), ("reference/fees.yaml", b"other: 1\n")])


def _lying(target: Path, parts: Parts) -> None:
    write_zip(target, [("templates/en/zeros.j2", bytes(20_000_000)), *parts.items()], zipfile.ZIP_DEFLATED)
    data = bytearray(target.read_bytes())
    head = data.find(b"templates/en/zeros.j2", len(data) // 2) - 46
    data[head + 24 : head + 28] = (100).to_bytes(4, "little")
    target.write_bytes(data)


def _fifo(target: Path, parts: Parts) -> None:
    os.mkfifo(target)


def _truncated(target: Path, parts: Parts) -> None:
    write_zip(target, parts.items())
    target.write_bytes(target.read_bytes()[:-100])


def _corrupt(target: Path, parts: Parts) -> None:
    write_zip(target, parts.items(), zipfile.ZIP_DEFLATED)
    data = bytearray(target.read_bytes())
    data[2_000:2_050] = b"\xff" * 50
    target.write_bytes(data)


def _many_entries(target: Path, parts: Parts) -> None:
    more = [(f"templates/en/{number}.j2", b"") for number in range(3_000)]
    write_zip(target, [*parts.items(), *more])


ARCHIVES: dict[str, Write] = {
    "symbolic link": lambda target, parts: write_zip(
        target, [*parts.items(), (linked("templates/en/link.j2", stat.S_IFLNK | 0o777), b"/etc/passwd")]
    ),
    "link of a folder": lambda target, parts: write_zip(
        target, [*parts.items(), (linked("templates/layout/x", stat.S_IFLNK | 0o777), b"..")]
    ),
    "device": lambda target, parts: write_zip(
        target, [*parts.items(), (linked("templates/en/null.j2", stat.S_IFCHR | 0o666), b"")]
    ),
    "pipe": lambda target, parts: write_zip(
        target, [*parts.items(), (linked("templates/en/pipe.j2", stat.S_IFIFO | 0o666), b"")]
    ),
    "folder": lambda target, parts: write_zip(
        target, [*parts.items(), (linked("templates/en/inner", stat.S_IFDIR | 0o755), b"")]
    ),
    "bomb": lambda target, parts: write_zip(
        target, [*parts.items(), ("templates/en/zeros.j2", bytes(25_000_000))], zipfile.ZIP_DEFLATED
    ),
    "large member": lambda target, parts: write_zip(
        target, [*parts.items(), ("templates/en/large.j2", os.urandom(1_000_000) * 31)]
    ),
    "bomb that lies about its size": _lying,
    "many members": _many_entries,
    "twice the same": _twice,
    "encrypted": _encrypted,
    "bzip2": lambda target, parts: write_zip(target, parts.items(), zipfile.ZIP_BZIP2),
    "lzma": lambda target, parts: write_zip(target, parts.items(), zipfile.ZIP_LZMA),
    "truncated": _truncated,
    "corrupt": _corrupt,
    "no archive": lambda target, parts: target.write_bytes(b"#!/bin/sh\ntouch canary\n"),
    "empty file": lambda target, parts: target.write_bytes(b""),
    "pipe in its place": _fifo,
    "folder in its place": lambda target, parts: target.mkdir(),
    "device in its place": lambda target, parts: target.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("archive", ARCHIVES)
def test_an_archive_that_this_program_never_writes_is_refused(tmp_path: Path, makers: Makers, archive: str) -> None:
    place = letter(tmp_path)
    kept: Parts = {}
    forge_bundle(place, kept.update).unlink()
    lay_bundle(place, kept, partial(ARCHIVES[archive], parts=kept))
    verdict = verified(place, makers=makers)
    assert (verdict.judgement, kinds(verdict)) == (Judgement.TAMPERED, ["bundle"])
    assert not (tmp_path / CANARY).exists()


@pytest.mark.parametrize("archive", ["bomb", "large member"])
def test_a_member_that_swells_is_named_before_its_hash_is_taken(tmp_path: Path, archive: str) -> None:
    place = letter(tmp_path)
    kept: Parts = {}
    target = forge_bundle(place, kept.update)
    target.unlink()
    ARCHIVES[archive](target, kept)
    with pytest.raises(NoBundle) as refused:
        read_bundle(target)
    assert "unpacks to more" in refused.value.text.en


def test_a_bundle_may_not_hold_what_its_name_does_not_say(tmp_path: Path, makers: Makers) -> None:
    found = {}
    for name, change in {
        "words": ("templates/en/letter.j2", b"{# #}"),
        "outline": ("templates/outline/letter.j2", b"{# #}"),
        "tables": ("reference/fees.yaml", b"# \n"),
        "bundle": ("templates/fr/note.j2", b"{# #}"),
    }.items():
        place = letter(tmp_path / name)
        kept: Parts = {}
        forge_bundle(place, kept.update)
        other = {**kept, change[0]: kept[change[0]] + change[1]}
        lay_bundle(place, kept, lambda target, other=other: write_zip(target, other.items()))
        verdict = verified(place, makers=makers)
        found[name] = (verdict.judgement, kinds(verdict))
    assert found == {name: (Judgement.TAMPERED, [name]) for name in found}


# Contents that would run, fetch, hang or grow where they are read. All hashes fit: the process that reads them is what holds.
ESCAPES = {
    "class tree": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals of cycler": "{{ cycler.__init__.__globals__.os.popen('touch CANARY').read() }}",
    "globals of lipsum": "{{ lipsum.__globals__['os'].popen('touch CANARY').read() }}",
    "builtins": "{{ self.__init__.__globals__.__builtins__.open('CANARY', 'w').write('x') }}",
    "attribute by filter": "{{ ''|attr('__class__') }}",
    "format": "{{ '{0.__class__.__init__.__globals__}'.format(self) }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}{{ os.system('touch CANARY') }}",
}
TAG = "!!python/object/apply:os.system ['touch CANARY']"


def in_words(text: str) -> Callable[[Parts, Path], object]:
    return in_file("templates/en/letter-refusal.j2", '{% sentence "refused" %}', text)


def in_file(name: str, after: str, text: str) -> Callable[[Parts, Path], object]:
    def change(parts: Parts, canary: Path) -> None:
        there = parts[name].decode()
        assert after in there
        parts[name] = there.replace(after, after + text.replace("CANARY", str(canary))).encode()

    return change


CONTENTS: dict[str, Callable[[Parts, Path], object]] = {
    **{f"words, {name}": in_words(text) for name, text in ESCAPES.items()},
    **{
        f"outline, {name}": in_file("templates/outline/letter.j2", "", text)
        for name, text in ESCAPES.items()
        if name in ("globals of cycler", "include")
    },
    "tag of YAML in a table": in_file("reference/provisions.yaml", "provisions:", f"\n  planted: {TAG}"),
    "tag of YAML in the office": in_file("templates/office.yaml", "offices:", f"\n  - {TAG}"),
    "table that is none": lambda parts, _: parts.update({"reference/provisions.yaml": b"[1, 2]"}),
    "deep YAML": lambda parts, _: parts.update({"reference/provisions.yaml": b"a: " + b"[" * 50_000}),
    "aliases without end": lambda parts, _: parts.update(
        {
            "reference/provisions.yaml": b"a0: &a0 [x]\n"
            + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30))
        }
    ),
    "manifest of tables that is none": lambda parts, _: parts.update({"reference/tables/manifest.csv": b"\xff,\n"}),
    "memory": in_words("{{ 'x' * 3000000000 }}"),
}


SAMPLE = ("words, globals of cycler", "outline, include", "tag of YAML in a table", "memory")
EACH_CONTENT = [name if name in SAMPLE else pytest.param(name, marks=pytest.mark.long) for name in CONTENTS]


@pytest.mark.parametrize("content", EACH_CONTENT)
def test_what_a_bundle_says_is_never_run(tmp_path: Path, makers: Makers, content: str) -> None:
    canary = tmp_path / CANARY
    place = letter(tmp_path)
    forge_bundle(place, lambda parts: CONTENTS[content](parts, canary))
    verdict = verified(place, makers=makers)
    assert verdict.judgement in (Judgement.TAMPERED, Judgement.MACHINE)
    assert kinds(verdict)[-1] == "machine"
    assert not canary.exists()
    assert "root:" not in "".join(difference.text.en for difference in verdict.differences)


def test_what_hangs_costs_its_own_output_alone(tmp_path: Path) -> None:
    hanging, good = letter(tmp_path / "hanging"), letter(tmp_path / "good")
    # No words of a bundle can hang any more; what takes longer than is left to it hangs for whoever waits.
    forge_bundle(hanging, partial(in_words("{{ 1 }}"), canary=tmp_path))
    with Makers() as makers, Makers(Limits(seconds=0.01)) as hurried:
        found = [verified(good, makers=makers), verified(hanging, makers=hurried), verified(good, makers=makers)]
    assert [verdict.judgement for verdict in found][::2] == [Judgement.VERIFIED] * 2
    assert found[1].differences[-1].changed is Changed.MACHINE
    assert found[1].differences[-1].names == ("time",)


def test_bundles_do_not_meet(tmp_path: Path) -> None:
    one, other = letter(tmp_path / "one"), letter(tmp_path / "other")
    forge_bundle(other, lambda parts: parts.update({"templates/en/unused.j2": b""}))
    with Makers() as makers:
        assert [verified(place, makers=makers).judgement for place in (one, other)] == [Judgement.VERIFIED] * 2
        assert len({id(maker) for maker in makers._kept.values()}) == 2


# Sound twins.


def _with_font(parts: Parts) -> None:
    parts["templates/fonts/Own-Regular.ttf"] = font_path("Lato-Regular.ttf").read_bytes()
    parts["templates/office.yaml"] += b"\nfonts: [fonts/Own-Regular.ttf]\n"


SOUND: dict[str, Callable[[Parts], object]] = {
    "as it was": lambda parts: None,
    "a template besides": lambda parts: parts.update({"templates/layout/Été 2026.png": b"\x89PNG"}),
    "a white picture": lambda parts: parts.update({"templates/layout/white.bmp": b"\xff" * 3_000_000}),
    "a table of another version": lambda parts: parts.update({"reference/grounds.yaml": b"a: 1\n"}),
    "without a table that came later": lambda parts: parts.pop("reference/unsigned_forms.yaml"),
    "without a template that came later": lambda parts: parts.pop("templates/terms.csv"),
    "a font that the office names": _with_font,
}


@pytest.mark.parametrize("sound", SOUND)
def test_a_sound_bundle_verifies(tmp_path: Path, makers: Makers, sound: str) -> None:
    place = letter(tmp_path)
    forge_bundle(place, SOUND[sound])
    verdict = verified(place, makers=makers)
    # What was kept is whole; that the templates of today are others is said, and is no fault of the bundle.
    assert [text for text in verdict.differences if "templates of today" not in text.text.en] == []


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_how_a_bundle_is_packed_is_no_matter(tmp_path: Path, makers: Makers, method: int) -> None:
    place = letter(tmp_path)
    kept: Parts = {}
    forge_bundle(place, kept.update).unlink()
    kept["templates/layout/white.bmp"] = b"\xff" * 3_000_000
    lay_bundle(place, kept, lambda target: write_zip(target, reversed(kept.items()), method))
    assert verified(place, makers=makers) == Verdict(place, (), ())


def test_the_code_of_a_word_template_is_not_run(tmp_path: Path, makers: Makers) -> None:
    place, canary = letter(tmp_path, Format.DOCX), tmp_path / CANARY

    def change(parts: Parts) -> None:
        name = "templates/en/letter.docx"
        inner = unpacked(parts[name])
        text = ESCAPES["globals of cycler"].replace("CANARY", str(canary)).encode()
        inner["word/document.xml"] = inner["word/document.xml"].replace(b"{{ sentence.text }}", text)
        parts[name] = packed(inner)

    kept = read_bundle(forge_bundle(place, change))
    assert kept is not None
    # A DOCX names the hash of its manifest, so that the forgery is seen before anything is made; here it is made.
    assert kinds(verified(place, makers=makers))[0] == "manifest"
    made = json.loads(manifest_of(place).read_bytes())["made"]
    assert makers.of_bundle(kept).answer(ask="make", made=made, sha256="0" * 64) == {"cannot": None, "machine": False}
    assert not canary.exists()


@pytest.mark.line("L5")
@pytest.mark.parametrize("archive", ["bomb", "bzip2", "corrupt", "pipe in its place", "folder in its place"])
def test_the_comparison_of_two_runs_reads_bundles_by_the_same_door(tmp_path: Path, archive: str) -> None:
    for folder in (tmp_path / "one", tmp_path / "other"):
        place = letter(folder)
        changed = letter(folder).rename(folder / f"W000000003-{place.name.partition('-')[2]}")
        manifest_of(changed).write_bytes(b"[" * 100_000)
        place = letter(folder)
        lines = [
            {"schema": "gcmsgen.run/1"},
            *({"name": path.name, "sha256": folder.name, "manifest_sha256": folder.name} for path in (place, changed)),
        ]
        (folder / "run.manifest.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    kept: Parts = {}
    forge_bundle(place, kept.update).unlink()
    kept["templates/en/letter.j2"] += b" "
    lay_bundle(place, kept, partial(ARCHIVES[archive], parts=kept))
    found = [*compared(tmp_path / "one", tmp_path / "other")]
    assert [(row.name, row.change.value, row.sentences) for row in found] == [
        (place.name, "changed", ()),
        (changed.name, "changed", ()),
    ]


def test_one_bad_bundle_among_many_is_one_verdict(tmp_path: Path, run: Callable[..., Result]) -> None:
    good, bad = letter(tmp_path / "good"), letter(tmp_path / "bad")
    forge_bundle(bad, lambda parts: parts.update({"errors.py": payload(tmp_path / CANARY)}))
    result = run("verify", good, bad, good)
    assert (result.code, result.talk) == (5, "")
    heads = [line for line in result.out.splitlines() if not line.startswith(" ")]
    assert heads == [
        f"{good}: verified, made again byte for byte.",
        f"{bad}: not verified.",
        f"{good}: verified, made again byte for byte.",
    ]
    assert "“errors.py” is no template and no table" in result.out
    assert not (tmp_path / CANARY).exists()
