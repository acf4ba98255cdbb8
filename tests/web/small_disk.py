"""Ask a desk over a real disk of a few pages, once full and once mounted to be read alone; run inside a mount of its own.

python -m tests.web.small_disk EXAMPLES PLACE; prints the answers as JSON.
"""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from gcmsgen.language import Language
from gcmsgen.web.app import app_of
from gcmsgen.web.desk import Desk
from gcmsgen.web.guard import COOKIE, Guard
from tests.web.conftest import HOST, Asked

KEY = "W000000002"


def main() -> int:
    """Mount, ask, print."""
    examples, place = map(Path, sys.argv[1:])
    mount(place, "size=64k")
    shutil.copy(next(examples.glob("02-*")), place)
    told: dict[str, Any] = {}
    for language in Language:
        asked = desk(place, language)
        form = {**asked.form(KEY), "replace": "yes"}
        filler = place / "filler"
        fill(filler)
        told[f"full-{language}"] = answers(asked, form)
        filler.unlink()
        mount(place, "remount,ro")
        told[f"read-only-{language}"] = answers(asked, form)
        mount(place, "remount,rw")
    told["left"] = sorted(path.name for path in place.rglob("*") if not path.name.startswith(".desk"))
    sys.stdout.write(json.dumps(told))
    return 0


def mount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(place)], check=True)


def fill(path: Path) -> None:
    """Write until the disk takes nothing more."""
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return


def desk(place: Path, language: Language) -> Asked:
    found = Desk(place, Guard(HOST), language, today=lambda: date(2026, 11, 26), officer="CD05678")
    client = TestClient(app_of(found), base_url=f"http://{HOST}", raise_server_exceptions=False)
    client.cookies.set(COOKIE, found.guard.cookie)
    return Asked(found, client)


def answers(asked: Asked, form: dict[str, Any]) -> dict[str, list[Any]]:
    """Return the status and the words of all that writes, and of what only reads."""
    facts = asked.facts(KEY)
    asking = {
        "list": asked.get("/"),
        "case": asked.get(f"/case/{KEY}?doc=letter"),
        "save": asked.post(f"/case/{KEY}/save", form, script=True),
        "plain save": asked.post(f"/case/{KEY}/save", form),
        "new": asked.post("/new", {"outcome": "hold"}),
        "note": asked.get(f"/case/{KEY}/note-en.txt?facts={facts}"),
        "copied": asked.post(f"/case/{KEY}/copied", {"facts": facts, "lang": "en"}, script=True),
        "letter": asked.get(f"/case/{KEY}/letter-en.txt?facts={facts}"),
        "release": asked.post(f"/case/{KEY}/release", {"facts": facts}),
    }
    return {name: [answer.status_code, answer.text] for name, answer in asking.items()}


if __name__ == "__main__":
    sys.exit(main())
