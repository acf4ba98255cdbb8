"""One HTML page of what would change, sentence by sentence; it has no script and asks nothing of the network."""

from collections.abc import Sequence

from gcmsgen.browser_page import page_template
from gcmsgen.impact.difference import Cause, LetterImpact
from gcmsgen.language import Language, Text
from gcmsgen.legible import legible
from gcmsgen.translation.word_diff import word_diff

CAUSES = {
    Cause.WORDS: Text(en="its words", fr="son texte"),
    Cause.OUTLINE: Text(en="the outline", fr="le plan"),
    Cause.RULES: Text(en="a rule, a table or a fact", fr="une règle, une table ou un fait"),
}
NOT_SAID = Text(en="(not said)", fr="(non énoncée)")


def page(impacts: Sequence[LetterImpact], language: Language, sides: tuple[Text, Text]) -> str:
    """Return the page in a language, the documents in which something would change each with a table; `sides` name both readings."""
    return page_template("gcmsgen.impact").render(
        impacts=impacts,
        language=language,
        head=lambda of: legible(f"{of.application}, {of.document}, {of.language.value} ({of.source})"),
        lines=lambda of: [legible(line) for line in finding_lines(of, language)],
        differing=lambda change: word_diff(change.before, change.after),
        cause={cause: text.of(language) for cause, text in CAUSES.items()},
        columns=[column.of(language) for column in (_SENTENCE, *sides, _BECAUSE)],
        not_said=NOT_SAID.of(language),
        says={"title": _TITLE.of(language), "nothing": NOTHING.of(language)},
        legible=legible,
    )


def finding_lines(impact: LetterImpact, language: Language) -> list[str]:
    """Return a line for each finding that would come or go, for a document that would leave no more or again, and what is untold."""
    lines = [_NEW.filled(code=f"{one.code} {one.severity}", where=one.where) for one in impact.new]
    lines += [_GONE.filled(code=f"{one.code} {one.severity}", where=one.where) for one in impact.gone]
    if impact.made[0] != impact.made[1]:
        lines.append(_LEAVES if impact.made[1] else _STAYS)
    return [line.of(language) for line in (*lines, *impact.untold)]


TODAY = Text(en="Today", fr="Aujourd’hui")
THEN = Text(en="Then", fr="Ensuite")
AS_MADE = Text(en="As it was made", fr="Tel qu’il a été produit")
NOTHING = Text(en="Nothing would change.", fr="Rien ne changerait.")
_TITLE = Text(en="What would read otherwise", fr="Ce qui se lirait autrement")
_SENTENCE = Text(en="Sentence", fr="Phrase")
_BECAUSE = Text(en="Because of", fr="En raison de")
_NEW = Text(en="new finding: {code} {where}", fr="nouveau constat\N{NO-BREAK SPACE}: {code} {where}")
_GONE = Text(en="finding gone: {code} {where}", fr="constat disparu\N{NO-BREAK SPACE}: {code} {where}")
_STAYS = Text(en="the document would be refused", fr="le document serait refusé")
_LEAVES = Text(en="the document would no longer be refused", fr="le document ne serait plus refusé")
