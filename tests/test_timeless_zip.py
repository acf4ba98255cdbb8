"""One module writes zip files, and nothing in them says when, where or by whom they were written."""

import ast
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from gcmsgen.timeless_zip import added, pack, packed, unpacked
from tests.conftest import ROOT

PARTS = {"b.xml": b"<b/>" * 100, "a/c.txt": "é".encode(), "empty": b""}


def test_an_archive_says_no_time_and_keeps_the_order() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(PARTS))) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == list(PARTS)
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {oct(info.external_attr >> 16) for info in infos} == {"0o600"}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_DEFLATED}


def test_archives_of_earlier_versions_have_the_same_bytes() -> None:
    assert hashlib.sha256(packed(PARTS)).hexdigest() == _EARLIER


_EARLIER = "9149f2b203de04b56a1df7ea23ae87663b679d1d06039ccd0b66d712d0bcc729"


@pytest.mark.parametrize("first", range(len(PARTS) + 1))
def test_every_way_of_writing_gives_the_same_bytes(first: int, tmp_path: Path) -> None:
    names = list(PARTS)
    begun = packed({name: PARTS[name] for name in names[:first]})
    assert added(begun, {name: PARTS[name] for name in names[first:]}) == packed(PARTS)
    pack(tmp_path / "a.zip", iter(PARTS.items()))
    assert (tmp_path / "a.zip").read_bytes() == packed(PARTS)
    assert unpacked(packed(PARTS)) == PARTS


def test_no_other_module_writes_a_zip_file() -> None:
    writing = set()
    for path in (*(ROOT / "gcmsgen").rglob("*.py"), *(ROOT / "tools").glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("ZipFile"):
                modes = [ast.unparse(value) for value in (*call.args[1:], *(word.value for word in call.keywords))]
                if any(mode.strip("'") in ("w", "a", "x") for mode in modes):
                    writing.add(path.relative_to(ROOT).as_posix())
    assert writing == {"gcmsgen/timeless_zip.py"}
