"""GCM601: a text holds a character that cannot be printed."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.characters import unprintable
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for the first such character of each text; line breaks and tabs are spaces in a sentence."""
    for where, text in examined.reading.facts_in_words if examined.reading.odd else ():
        position, bad = next(((at, sign) for at, sign in enumerate(text, 1) if unprintable(sign)), (0, ""))
        if bad:
            words = {"code_point": f"U+{ord(bad):04X}", "position": str(position)}
            yield Hit(where, _MESSAGE.filled(**words), _FIX)


_MESSAGE = Text(
    en="The text holds the character {code_point} at position {position}, which cannot be printed.",
    fr="Le texte contient, à la position {position}, le caractère {code_point}, qui ne peut pas être imprimé.",
)
_FIX = Text(
    en="Type the text again without it; it often comes from copying and pasting.",
    fr="Tapez de nouveau le texte sans ce caractère; il provient souvent d’un copier-coller.",
)

RULE = Rule(
    code="GCM601",
    severity=Severity.ERROR,
    title=Text(en="A character cannot be printed", fr="Un caractère ne peut pas être imprimé"),
    finds=Text(
        en="In any text of the case file: a control or format character (a mark of writing direction, a zero-width space or joiner, "
        "a soft hyphen, a byte-order mark, a tag), a letter or mark that prints as nothing, a lone surrogate, a noncharacter, a "
        "character of private use, or one that Unicode has not assigned. Tabs, line breaks and every kind of space are spaces "
        "in a sentence and are not found.",
        fr="Dans un texte du fichier de cas\N{NO-BREAK SPACE}: un caractère de commande ou de format (marque de sens d’écriture, "
        "espace ou liant de largeur nulle, trait d’union conditionnel, indicateur d’ordre des octets, étiquette), une lettre ou un "
        "signe qui n’imprime rien, un substitut isolé, un non-caractère, un caractère à usage privé ou un caractère qu’Unicode n’a "
        "pas attribué. Les tabulations, les fins de ligne et toutes les sortes d’espaces sont des espaces dans une phrase et ne "
        "sont pas signalées.",
    ),
    matters=Text(
        en="Such a character disappears, truncates the text or turns its order around, and a reader sees something else "
        "than what the officer wrote.",
        fr="Un tel caractère disparaît, tronque le texte ou en inverse l’ordre, et le lecteur voit autre chose que ce que "
        "l’agent a écrit.",
    ),
    fix=Text(en="Type the text again without it.", fr="Tapez de nouveau le texte sans ce caractère."),
    authority=Text(
        en="The Unicode Standard, chapter 23 and section 5.21 (default ignorable code points); XML 1.0, section 2.2 "
        "(characters of a DOCX file).",
        fr="Le standard Unicode, chapitre 23 et section 5.21 (caractères ignorables par défaut); XML 1.0, section 2.2 "
        "(caractères d’un fichier DOCX).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
