"""GCM571: the officer's words break a rule of their language, as the letter would print them."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.officer_text import OfficerText
from gcmsgen.checks.claims.sentences import KEPT
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted

if TYPE_CHECKING:
    from gcmsgen.checks.language.passage import Passage
    from gcmsgen.checks.language.word_rule import WordFault, WordRule


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each rule that a text breaks, in the language in which the client is written to; once a text."""
    language = examined.case.application and examined.case.application.language
    for text in examined.reading.texts:
        if text.language == language:
            for word_rule, fault in _first_faults(text.words, text.language):
                yield _hit(word_rule, fault, text)


@lru_cache(maxsize=KEPT)
def _first_faults(words: str, language: Language) -> tuple[tuple["WordRule", "WordFault"], ...]:
    """Return the first fault of each rule that a text breaks."""
    from gcmsgen.checks.language.passage import of_rendered  # these load what reads templates

    passage = of_rendered("", language, words)
    found = ((one, next(_seen(one, passage), None)) for one in _rules(language))
    return tuple((one, fault) for one, fault in found if fault)


def _seen(word_rule: "WordRule", passage: "Passage") -> Iterator["WordFault"]:
    return (fault for fault in word_rule.faults(passage) if not _unseen(passage.text[fault.start : fault.end], fault))


def _unseen(found: str, fault: "WordFault") -> bool:
    """Say whether all that is wrong is a space that no reader sees and no keyboard has: a plain one for a no-break space."""
    return fault.right is not None and _plain(found) == _plain(fault.right)


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


@cache
def _rules(language: Language) -> tuple["WordRule", ...]:
    from gcmsgen.checks.language.listed import WORD_RULES

    return tuple(one for one in WORD_RULES if language in one.languages)


def _hit(word_rule: "WordRule", fault: "WordFault", text: OfficerText) -> Hit:
    before = text.words[: fault.start].split(" ")[-1]
    behind = text.words[fault.end :].split(" ")[0]
    shown = f"{before}{text.words[fault.start : fault.end]}{behind}".replace("\N{NO-BREAK SPACE}", "⍽")
    words: dict[str, str | Text] = {"words": quoted(shown), "code": word_rule.rule.code, "title": word_rule.rule.title}
    if fault.right is None:
        return Hit(text.where, _MESSAGE.filled(**words), word_rule.rule.fix)
    right = f"{before}{fault.right}{behind}".replace("\N{NO-BREAK SPACE}", "⍽")
    return Hit(
        text.where, _MESSAGE.filled(**words), (_WRITE_SPACE if "⍽" in right else _WRITE).filled(right=quoted(right))
    )


_MESSAGE = Text(en="{words}: {title} ({code}).", fr="{words}\N{NO-BREAK SPACE}: {title} ({code}).")
_WRITE = Text(
    en="Write {right}. The tool never alters the officer’s words.",
    fr="Écrivez {right}. L’outil ne modifie jamais les mots de l’agent.",
)
_WRITE_SPACE = Text(
    en="Write {right} (⍽ is a no-break space). The tool never alters the officer’s words.",
    fr="Écrivez {right} (⍽ est une espace insécable). L’outil ne modifie jamais les mots de l’agent.",
)

RULE = Rule(
    code="GCM571",
    severity=Severity.WARNING,
    title=Text(
        en="The officer’s words break a rule of their language",
        fr="Les mots de l’agent enfreignent une règle de leur langue",
    ),
    finds=Text(
        en="What the rules of words (GCM801-GCM844) find in the officer’s words, in the language in which the client is written to: "
        "quotation marks, spaces, dates, amounts, contractions, English turns. Each rule once a text, with its code. A plain "
        "space for a no-break "
        "space is not told: no reader sees it and no keyboard has it.",
        fr="Ce que les règles de mots (GCM801-GCM844) relèvent dans les mots de l’agent, dans la langue de correspondance du "
        "client\N{NO-BREAK SPACE}: guillemets, espaces, dates, montants, contractions, tournures anglaises. Chaque règle une "
        "fois par "
        "texte, avec son code. Une espace ordinaire au lieu d’une insécable n’est pas signalée\N{NO-BREAK SPACE}: aucun lecteur "
        "ne la "
        "voit et aucun clavier ne l’a.",
    ),
    matters=Text(
        en="More than half of a refusal is the officer’s own text, and the client reads it beside words that were reviewed.",
        fr="Plus de la moitié d’un refus est le texte même de l’agent, et le client le lit à côté de mots qui ont été révisés.",
    ),
    fix=Text(
        en="Correct the words; gcmsgen explain and the code say more. Nothing is ever altered by the tool.",
        fr="Corrigez les mots; gcmsgen explain et le code en disent plus. L’outil n’y change jamais rien.",
    ),
    authority=FRENCH_TYPOGRAPHY,
)

CASE_RULE = CaseRule(RULE, check)
