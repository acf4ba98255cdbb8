"""The pages on clusters: their set-up, run as it stands but on the loopback, makes letters; their manifest can be read."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from tests.bulk.engines.grid import kill
from tests.bulk.runs import table
from tests.conftest import ROOT

PAGES = ("docs/cluster.md", "docs/grappe.md")


def blocks(page: str) -> list[str]:
    """Return the blocks of commands of a page, each at the left edge."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [dedent(block) for block in re.findall(r"^ *```sh\n(.*?)^ *```", text, re.S | re.M)]


@contextmanager
def started(commands: str, folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """Keep commands running in a shell, a process group of their own."""
    with subprocess.Popen(["bash", "-c", commands], cwd=folder, env=environment, start_new_session=True) as group:
        try:
            yield
        finally:
            kill(group)


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_the_set_up_of_the_page_makes_letters(tmp_path: Path, page: str) -> None:
    asked, certificates, cluster, *_ = blocks(page)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    here = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    here["DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT"] = "60s"
    tls, scheduler, *worker = re.sub(
        r"--port 8786|scheduler\.example:8786|ordonnanceur\.exemple:8786", "{}", cluster
    ).splitlines()
    at = f"127.0.0.1:{port}"
    subprocess.run(["bash", "-ec", certificates], cwd=tmp_path, check=True, capture_output=True)
    with ExitStack() as running:
        running.enter_context(started(f"{tls}\n{scheduler.format(f'--host 127.0.0.1 --port {port}')}", tmp_path, here))
        running.enter_context(started("\n".join([tls, *worker]).format(at), tmp_path, here))
        table(tmp_path, 6, re.search(r"(\w+)\.csv", asked)[0])  # type: ignore[index]
        line = re.sub(r"tls://\S+:8786", f"tls://{at}", asked)
        made = subprocess.run(["bash", "-c", line], cwd=tmp_path, env=here, capture_output=True, text=True, check=False)
    assert (made.returncode, len([*tmp_path.glob("lett*/*.pdf")])) == (0, 6), made.stderr


def test_the_manifest_for_kubernetes_says_what_the_pages_say() -> None:
    kinds = [*yaml.safe_load_all((ROOT / "docs/cluster.yaml").read_text(encoding="utf-8"))]
    assert [one["kind"] for one in kinds] == ["Service", "Deployment", "Deployment"]
    worker = kinds[2]["spec"]["template"]["spec"]["containers"][0]
    for page in PAGES:
        [exported] = {line for block in blocks(page) for line in block.splitlines() if line.startswith("export ")}
        assert exported.split()[1:] == [f"{each['name']}={each['value']}" for each in worker["env"]]
