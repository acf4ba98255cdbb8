"""Another system with another Python: the set-up of the README works there, and what is made here is made there byte for byte.

A root of Debian 13 is laid into a folder by debootstrap, which takes root, Debian's packages and some minutes.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT

NEEDED = "debootstrap"
IN_THE_ROOT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8"}
CHROOT = "/usr/sbin/chroot"
ABLE = shutil.which(NEEDED) is not None and os.geteuid() == 0
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not ABLE, reason=f"{NEEDED} is not installed, or this is not root: no root of another Debian can be laid"
    ),
]


class OtherSystem:
    """Run commands in a root of another system, in a copy of this program."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.program = root / "root" / "gcmsgen"

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line of its shell in the folder of the program."""
        inside = [CHROOT, str(self.root), "sh", "-c", f"cd /root/gcmsgen && {line}"]
        return subprocess.run(inside, env=IN_THE_ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def debian_13(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OtherSystem]:
    root = tmp_path_factory.mktemp("debian-13")
    packages = "ca-certificates,python3,python3-venv,git,make"
    said = subprocess.run(
        [NEEDED, "--variant=minbase", f"--include={packages}", "trixie", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        pytest.skip(f"no root of Debian 13 can be laid here: {said.stdout[-300:]}")
    for name in ("/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt"):
        shutil.copy(name, root / name[1:])
    other = OtherSystem(root)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(other.program)], check=True)
    with mounted(root / "proc"):
        yield other


@contextmanager
def mounted(place: Path) -> Iterator[None]:
    """Let processes be seen in a root, as Python's pools ask."""
    subprocess.run(["mount", "-t", "proc", "proc", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_the_set_up_works_on_another_system(debian_13: OtherSystem) -> None:
    made = debian_13.run("make demo")
    assert made.returncode == 0, made.stderr[-2000:]
    version = debian_13.run(".venv/bin/python --version").stdout
    assert re.fullmatch(r"Python 3\.1[2-9]\.\d+\n", version)


def test_the_checks_of_every_change_pass_there(debian_13: OtherSystem) -> None:
    ended = debian_13.run("make quick")
    assert ended.returncode == 0, ended.stdout[-4000:]
    assert re.search(r"\d{4} passed", ended.stdout)


def test_what_is_made_here_verifies_there_byte_for_byte(debian_13: OtherSystem) -> None:
    brought = debian_13.root / "root" / "brought"
    subprocess.run(["gcmsgen", "demo", "--output", str(brought)], check=True, capture_output=True)
    outputs = sorted(str(Path("/root/brought", path.name)) for path in brought.iterdir() if path.suffix in SUFFIXES)
    assert len(outputs) > 300
    ended = debian_13.run(f".venv/bin/gcmsgen verify {' '.join(outputs)}")
    told = ended.stdout + ended.stderr
    assert ended.returncode == 0, [line for line in told.splitlines() if "byte for byte" not in line][:20]
    assert told.count("made again byte for byte") == len(outputs)


SUFFIXES = {".txt", ".docx", ".pdf", ".html"}


def test_what_was_changed_is_seen_there(debian_13: OtherSystem) -> None:
    brought = debian_13.root / "root" / "brought"
    letter = next(path for path in sorted(brought.iterdir()) if path.name.endswith("-letter-en.txt"))
    letter.write_text(letter.read_text(encoding="utf-8").replace("work permit", "study permit"), encoding="utf-8")
    assert debian_13.run(f".venv/bin/gcmsgen verify /root/brought/{letter.name}").returncode == 5
