"""What is printed for people, and the JSON that people and programs read: no sign of it is hidden, none commands a terminal."""

import json
import unicodedata
from typing import Any

from gcmsgen.language import visible


def legible(text: str) -> str:
    r"""Return a text as it is printed: lines and spaces stay, whatever else cannot be seen or commands a terminal is named.

    Signs that make one picture of two stay together; half a sign, which no terminal prints, is named as well.

    >>> legible("Dear\N{NO-BREAK SPACE}Nulla\r\x1b]0;x\x07\n"), legible("👩🏽\N{ZERO WIDTH JOINER}💻 œuvre ᐃᓄᒃᑎᑐᑦ")
    ('Dear\xa0Nulla[U+000D][U+001B]]0;x[U+0007]\n', '👩🏽\u200d💻 œuvre ᐃᓄᒃᑎᑐᑦ')
    """
    if text.replace("\n", "").isascii() and text.replace("\n", "").isprintable():
        return text  # as nearly every line is
    return "".join(sign if _prints(text, place) else visible(sign) for place, sign in enumerate(text))


def json_text(value: Any, indent: int | None = 2) -> str:
    r"""Return JSON in which what cannot be seen is escaped, so that it prints as it is and is read back exactly.

    >>> print(json_text({"source": "é\u202e.yaml"}, indent=None))
    {"source": "é\u202e.yaml"}
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(sign if _prints(text, place) else json.dumps(sign)[1:-1] for place, sign in enumerate(text))


def _prints(text: str, place: int) -> bool:
    sign = text[place]
    if sign == "\N{ZERO WIDTH JOINER}":
        around = [
            unicodedata.category(other)
            for other in (text[max(place - 1, 0) : place], text[place + 1 : place + 2])
            if other
        ]
        return len(around) == 2 and around[0] in _PICTURE and around[1] == "So"
    return sign in "\n " or unicodedata.category(sign) == "Zs" or visible(sign) == sign


_PICTURE = ("So", "Sk", "Mn")  # a picture, the shade of a skin, the sign that asks for a picture in colours
