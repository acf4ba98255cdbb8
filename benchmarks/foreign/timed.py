"""Time a renderer on the letters of an order, each in the same warm process; imported by the scripts beside it.

python SCRIPT ORDER.json FIRST     prints the CPU seconds of each letter after the first, as JSON, and keeps the first
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def order() -> dict[str, Any]:
    """Return what is asked for: letters, the folder of the fonts, and the templates by the name of the script that needs one."""
    return json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))


def run(made: Callable[[dict], bytes]) -> None:
    """Make every letter, and say what each took."""
    spent = []
    for number, letter in enumerate(order()["letters"]):
        begun = time.process_time()
        data = made(letter)
        spent.append(time.process_time() - begun)
        if number == 0:
            Path(sys.argv[2]).write_bytes(data)
    print(json.dumps(spent[1:]))


def texts(letter: dict) -> list[str]:
    """Return the paragraphs of a letter, one for each line of a list."""
    return [
        text
        for block in letter["blocks"]
        for text in ([" ".join(block["lines"])] if block["kind"] == "paragraph" else block["lines"])
    ]
