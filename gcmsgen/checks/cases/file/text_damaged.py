"""GCM605: a text was damaged on its way into the file."""

from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.damage import Spoiling, damage_of
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.fields import field_at
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each text that another program spoilt; one that is not personal is shown as it probably was."""
    for where, text in examined.reading.facts_in_words:
        found = damage_of(text, name=_is_name(where), sentence=where.endswith((".en", ".fr")))
        if found:
            field = field_at(where)
            shown = found.repaired if field and not field.private else None
            corrections = (OfferedCorrection(where, text, shown),) if shown else ()
            severity = Severity.ERROR if found.kind is Spoiling.ROUNDED else None
            yield Hit(where, _MESSAGES[found.kind], _FIX, corrections, severity)


@lru_cache(maxsize=4096)  # cases have the same places
def _is_name(where: str) -> bool:
    """Say whether a place holds a name or a part of an address, in which nobody asks a question."""
    return next(part for part in reversed(where.split(".")) if not part.isdecimal()) in _NAMES


_NAMES = frozenset(
    (
        *("family_name", "given_names", "name", "operating_name", "organization", "officer", "office"),
        *("street", "lines", "city", "province", "region"),
    )
)
_MESSAGES = {
    Spoiling.TWICE_DECODED: Text(
        en="The text was read in the wrong encoding by another program: letters with accents or quotation marks became "
        "two or three signs each.",
        fr="Un autre programme a lu le texte dans le mauvais codage : des lettres accentuées ou des guillemets sont "
        "devenus deux ou trois signes chacun.",
    ),
    Spoiling.ESCAPED: Text(
        en="The text holds signs as a web form or a spreadsheet writes them for itself (“&#39;”, “_x000D_”).",
        fr="Le texte contient des signes tels qu’un formulaire Web ou un tableur les écrit pour lui-même («\N{NO-BREAK SPACE}&#39;"
        "\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}_x000D_\N{NO-BREAK SPACE}»).",
    ),
    Spoiling.LETTER_LOST: Text(
        en="A question mark or an empty box stands where a letter was lost.",
        fr="Un point d’interrogation ou une case vide se trouve à la place d’une lettre perdue.",
    ),
    Spoiling.ROUNDED: Text(
        en="The value is a number in scientific notation: its last digits were lost in a spreadsheet.",
        fr="La valeur est un nombre en notation scientifique : ses derniers chiffres ont été perdus dans un tableur.",
    ),
    Spoiling.QUOTED: Text(
        en="Quotation marks that were pasted with the value stand around it, and would be printed.",
        fr="Des guillemets collés avec la valeur l’entourent, et seraient imprimés.",
    ),
    Spoiling.MARKED: Text(
        en="An apostrophe stands before the value, as a spreadsheet marks a text, and would be printed.",
        fr="Une apostrophe précède la valeur, comme un tableur marque un texte, et serait imprimée.",
    ),
}
_FIX = Text(
    en="Read the source, as the travel document or the form, and type the text again.",
    fr="Lisez la source, par exemple le titre de voyage ou le formulaire, et tapez le texte de nouveau.",
)

RULE = Rule(
    code="GCM605",
    severity=Severity.WARNING,
    title=Text(
        en="A text was damaged on its way",
        fr="Un texte a été abîmé en chemin",
    ),
    finds=Text(
        en="In any text of the case file: letters that were read in another encoding, once or twice (“Ã©”, “√©” or “├®” for “é”), "
        "signs as a web form writes them (“&eacute;”), a question mark, an inverted one or an empty box where a letter was lost "
        "(“Nguy?n”), quotation marks around a whole value or at one end of a name, an apostrophe before a figure; and, as an "
        "error, a number in scientific notation (“1.12E+09”). A link may hold a question mark, and so may a sentence at its end.",
        fr="Dans un texte du fichier de cas\N{NO-BREAK SPACE}: des lettres lues dans un autre codage, une ou deux fois "
        "(«\N{NO-BREAK SPACE}Ã©\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}√©\N{NO-BREAK SPACE}» ou "
        "«\N{NO-BREAK SPACE}├®\N{NO-BREAK SPACE}» pour «\N{NO-BREAK SPACE}é\N{NO-BREAK SPACE}»), des signes tels que les écrit "
        "un formulaire Web («\N{NO-BREAK SPACE}&eacute;\N{NO-BREAK SPACE}»), un point d’interrogation, droit ou renversé, ou une "
        "case vide à la place d’une lettre perdue («\N{NO-BREAK SPACE}Nguy?n\N{NO-BREAK SPACE}»), des guillemets autour de toute "
        "une valeur ou à un bout d’un nom, une apostrophe devant un chiffre; et, à titre d’erreur, un nombre en notation "
        "scientifique («\N{NO-BREAK SPACE}1.12E+09\N{NO-BREAK SPACE}»). Un lien peut contenir un point d’interrogation, de même "
        "que la fin d’une phrase.",
    ),
    matters=Text(
        en="What is wrong in the file is printed in the letter: a name that is not the client’s, a number that nobody "
        "has.",
        fr="Ce qui est faux dans le fichier est imprimé dans la lettre : un nom qui n’est pas celui du client, un numéro"
        " que personne n’a.",
    ),
    fix=Text(
        en="Type the text again from its source. A document is not altered by guessing.",
        fr="Tapez le texte de nouveau d’après sa source. Aucun document n’est modifié par supposition.",
    ),
    authority=Text(
        en="Our own design, after public reports on mail merge and spreadsheets (confidence H).",
        fr="Notre propre conception, d’après des signalements publics sur le publipostage et les tableurs (niveau de "
        "confiance H).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
