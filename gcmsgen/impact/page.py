"""One HTML page of what would change, sentence by sentence; it has no script and asks nothing of the network."""

from collections.abc import Sequence
from html import escape

from gcmsgen.impact.difference import Cause, LetterImpact, ReadOtherwise
from gcmsgen.language import Language, Text
from gcmsgen.translation.word_diff import word_diff

CAUSES = {
    Cause.WORDS: Text(en="its words", fr="son texte"),
    Cause.OUTLINE: Text(en="the outline", fr="le plan"),
    Cause.RULES: Text(en="a rule, a table or a fact", fr="une règle, une table ou un fait"),
}
NOT_SAID = Text(en="(not said)", fr="(non énoncée)")


def page(impacts: Sequence[LetterImpact], language: Language) -> str:
    """Return the page in a language, the documents in which something would change each with a table."""
    title = _TITLE.of(language)
    body = "".join(_document(impact, language) for impact in impacts) or f"<p>{escape(_NOTHING.of(language))}</p>"
    return (
        f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><main><h1>{escape(title)}</h1>\n{body}</main></body>\n</html>\n"
    )


def _document(impact: LetterImpact, language: Language) -> str:
    head = escape(f"{impact.application}, {impact.document}, {impact.language.value} ({impact.source})")
    cells = "".join(f'<th scope="col">{escape(column.of(language))}</th>' for column in _COLUMNS)
    rows = "".join(_row(change, impact.language, language) for change in impact.sentences)
    table = f"<table><caption>{head}</caption><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>\n"
    told = "".join(f"<li>{escape(line)}</li>" for line in finding_lines(impact, language))
    return f"<section><h2>{head}</h2>{table if rows else ''}{f'<ul>{told}</ul>' if told else ''}</section>\n"


def _row(change: ReadOtherwise, of: Language, language: Language) -> str:
    parts = word_diff(change.before, change.after)
    old = "".join(_part(part.words, "del", part.became) for part in parts if part.became != "new")
    new = "".join(_part(part.words, "ins", part.became) for part in parts if part.became != "gone")
    words = "".join(
        f'<td lang="{of.value}">{text}</td>' if text else f"<td>{escape(NOT_SAID.of(language))}</td>"
        for text in (old, new)
    )
    return (
        f'<tr><th scope="row">{escape(change.id)}</th>{words}<td>{escape(CAUSES[change.cause].of(language))}</td></tr>'
    )


def _part(words: str, tag: str, became: str) -> str:
    return escape(words) if became == "same" else f"<{tag}>{escape(words)}</{tag}>"


def finding_lines(impact: LetterImpact, language: Language) -> list[str]:
    """Return a line for each finding that would come or go, and one where the document would leave no more, or again."""
    lines = [_NEW.filled(code=f"{one.code} {one.severity}", where=one.where) for one in impact.new]
    lines += [_GONE.filled(code=f"{one.code} {one.severity}", where=one.where) for one in impact.gone]
    if impact.made[0] != impact.made[1]:
        lines.append(_LEAVES if impact.made[1] else _STAYS)
    return [line.of(language) for line in lines]


_STYLE = (
    "body{font-family:sans-serif;max-width:75em;margin:1em auto;line-height:1.5}table{border-collapse:collapse;width:100%}"
    "caption{text-align:left;position:absolute;left:-100em}th,td{border:1px solid #555;padding:.4em;text-align:left;"
    "vertical-align:top}del{background:#fdd;color:#700}ins{background:#dfd;color:#040}"
)
_TITLE = Text(en="What would read otherwise", fr="Ce qui se lirait autrement")
_NOTHING = Text(en="Nothing would change.", fr="Rien ne changerait.")
_COLUMNS = (
    Text(en="Sentence", fr="Phrase"),
    Text(en="Today", fr="Aujourd’hui"),
    Text(en="Then", fr="Ensuite"),
    Text(en="Because of", fr="En raison de"),
)
_NEW = Text(en="new finding: {code} {where}", fr="nouveau constat\N{NO-BREAK SPACE}: {code} {where}")
_GONE = Text(en="finding gone: {code} {where}", fr="constat disparu\N{NO-BREAK SPACE}: {code} {where}")
_STAYS = Text(en="the document would be refused", fr="le document serait refusé")
_LEAVES = Text(en="the document would no longer be refused", fr="le document ne serait plus refusé")
