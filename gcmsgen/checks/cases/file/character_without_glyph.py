"""GCM604: a text holds a character that the fonts lack."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.glyphs import first_lacking
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for the first such character of each text; the fonts of the office are opened only where one is met."""
    for where, text in examined.reading.facts_in_words if examined.reading.odd else ():
        if found := first_lacking(text, examined.fonts):
            words = {"code_point": f"U+{ord(found[1]):04X}", "position": str(found[0])}
            yield Hit(where, _MESSAGE.filled(**words), _FIX)


_MESSAGE = Text(
    en="The text holds the character {code_point} at position {position}, which the fonts do not have or cannot place.",
    fr="Le texte contient, à la position {position}, le caractère {code_point}, que les polices n’ont pas ou ne savent pas placer.",
)
_FIX = Text(
    en="Type the text in the letters of the travel document, or name a font that has this character in the office.yaml of your "
    "templates (fonts).",
    fr="Tapez le texte dans les lettres du titre de voyage, ou nommez une police qui a ce caractère dans le fichier office.yaml de "
    "vos gabarits (fonts).",
)

RULE = Rule(
    code="GCM604",
    severity=Severity.ERROR,
    title=Text(en="The fonts lack a character", fr="Un caractère manque aux polices"),
    finds=Text(
        en="In any text of the case file, a character that has no glyph in the shipped fonts (Lato) nor in a font that the "
        "office adds, or a combining mark that they cannot place over or under a letter, or that has no letter before it. "
        "Every letter of Latin script that a passport prints is there, those of Vietnamese, Turkish, Polish, Romanian and "
        "Māori among them, and those of Dene place names; syllabics and the non-breaking hyphen U+2011 are not.",
        fr="Dans un texte du fichier de cas, un caractère sans dessin dans les polices fournies (Lato) et dans celles que le "
        "bureau ajoute, ou un signe diacritique qu’elles ne savent pas placer sur une lettre ou sous elle, ou que ne précède "
        "aucune lettre. Toutes les lettres latines qu’imprime un passeport y sont, dont celles du vietnamien, du turc, du "
        "polonais, du roumain et du maori, ainsi que celles des noms de lieux dénés; l’écriture syllabique et le trait d’union "
        "insécable U+2011 n’y sont pas.",
    ),
    matters=Text(
        en="A character without a glyph would be printed as an empty box, or its mark beside the letter, and the name on the letter "
        "would not be the name of the person.",
        fr="Un caractère sans dessin s’imprimerait comme une case vide, ou son signe à côté de la lettre, et le nom sur la lettre "
        "ne serait plus celui de la personne.",
    ),
    fix=Text(
        en="Compare the text with the travel document and type its Latin letters. For syllabics and other scripts written from left "
        "to right, put a font file into your own templates and name it in office.yaml (docs/names.md).",
        fr="Comparez le texte avec le titre de voyage et tapez ses lettres latines. Pour l’écriture syllabique et les autres "
        "écritures de gauche à droite, mettez un fichier de police dans vos propres gabarits et nommez-le dans office.yaml "
        "(docs/noms.md).",
    ),
    authority=Text(
        en="ICAO Doc 9303, part 3, section 6: the characters of names in travel documents; the character maps of Lato 2.015 "
        "(docs/sources.md).",
        fr="OACI, Doc 9303, partie 3, section 6\N{NO-BREAK SPACE}: les caractères des noms dans les titres de voyage; les tables de "
        "caractères de Lato 2.015 (docs/sources.fr.md).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
