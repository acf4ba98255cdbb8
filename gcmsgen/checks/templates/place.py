"""A place in a template of an office, and a finding there: `where` is `path:part:paragraph`, or `path:line`."""

import re
from dataclasses import dataclass

from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language, Text, quoted

_SHOWN = 60  # characters of the template around a fault: enough to find it with the search of Word


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """Hold where in a template something is: its file, the part of a Word file, paragraph or line, and the text there."""

    source: str
    part: str | None = None
    number: int | None = None
    around: str = ""

    @property
    def where(self) -> str:
        """Return the place as programs read it.

        >>> TemplatePlace("en/letter.docx", "word/document.xml", 7).where
        'en/letter.docx:word/document.xml:7'
        """
        return ":".join(str(part) for part in (self.source, self.part, self.number) if part is not None)

    @property
    def named(self) -> Text:
        """Return the place as people read it, with a colon behind it; nothing for a whole file."""
        texts = [self._named(language) for language in Language]
        return Text(*texts)

    def finding(self, code: str, severity: Severity, message: Text, fix: Text) -> Finding:
        """Return a finding here."""
        named = self.named
        words = (f"{named.of(language)}{message.of(language)}" for language in Language)
        return Finding(code, severity, self.where, Text(*(text[:1].upper() + text[1:] for text in words)), fix)

    def _named(self, language: Language) -> str:
        pieces = [self._numbered.of(language)] if self.number is not None else []
        if self.part is not None:
            pieces.append(part_name(self.part).of(language) if not pieces else f"({part_name(self.part).of(language)})")
        if self.around.strip():
            pieces.append(quoted(shortened(self.around)).of(language))
        colon = "\N{NO-BREAK SPACE}: " if language is Language.FR else ": "
        return " ".join(pieces) + colon if pieces else ""

    @property
    def _numbered(self) -> Text:
        if self.part is None:
            return Text(en=f"Line {self.number}", fr=f"Ligne {self.number}")
        return Text(en=f"Paragraph {self.number}", fr=f"Paragraphe {self.number}")


def part_name(part: str) -> Text:
    """Return what people call a part of a Word file; its own name where they have none.

    >>> part_name("word/header2.xml").fr
    'en-tête header2.xml'
    """
    stem = re.sub(r"\d*\.xml$", "", part.rsplit("/", 1)[-1])
    name = _PARTS.get(stem)
    if name is None:
        return Text(en=part, fr=part)
    if stem in ("header", "footer"):
        file = part.rsplit("/", 1)[-1]
        return Text(en=f"{name.en} {file}", fr=f"{name.fr} {file}")
    return name


def shortened(text: str) -> str:
    """Return the beginning of a text on one line.

    >>> shortened("a  b" + "c" * 80)[-3:], shortened(" a\\n b ")
    ('cc…', 'a b')
    """
    line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


_PARTS = {
    "document": Text(en="body", fr="corps"),
    "header": Text(en="header", fr="en-tête"),
    "footer": Text(en="footer", fr="pied de page"),
    "footnotes": Text(en="footnotes", fr="notes de bas de page"),
    "endnotes": Text(en="endnotes", fr="notes de fin"),
    "comments": Text(en="comments", fr="commentaires"),
    "core": Text(en="properties", fr="propriétés"),
    "app": Text(en="extended properties", fr="propriétés étendues"),
    "custom": Text(en="custom properties", fr="propriétés personnalisées"),
}
