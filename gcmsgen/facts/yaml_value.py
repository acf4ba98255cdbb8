"""Write a value of a case file as YAML, so that the strict reader gives back the same text."""

import re

# A text that YAML reads as it stands, on a line or between brackets; all else goes between quotation marks.
_PLAIN = re.compile(r"[^\W_][\w./’()$%+-]*( [\w./’()$%&+-]+)*")


def yaml_value(text: str) -> str:
    """Return a text as it stands where YAML reads it so, else between quotation marks.

    >>> yaml_value("2 Invented Road"), yaml_value("2 Invented Road #4"), yaml_value("Yes: no")
    ('2 Invented Road', '"2 Invented Road #4"', '"Yes: no"')
    """
    return text if _PLAIN.fullmatch(text) else '"' + "".join(map(_escaped, text)) + '"'


def yaml_list(items: list[str]) -> str:
    """Return a list of texts on one line.

    >>> yaml_list(["AU", "1 Invented Street, Perth"])
    '[AU, "1 Invented Street, Perth"]'
    """
    return f"[{', '.join(map(yaml_value, items))}]"


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08x}"
